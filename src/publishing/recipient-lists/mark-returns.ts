/** Mail that came back. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { cleanLine } from '../../content/clean-text.ts'
import { HubError } from '../../content/errors.ts'
import { writeTogether } from '../records.ts'
import { changeAndTell, readyList } from './lists.ts'

/**
 * Leaves these lines out of later runs.
 * @param lines of the file that was uploaded
 * @param actor a person's key, or `shop:<key>`
 * @param together what else is written where any are new, in the same transaction
 * @returns how many were not known yet
 * @throws HubError `not-found`, `gone`, `conflict`, `bad-input` for a number that is no line
 */
export async function markReturns(payload: Payload, key: string, lines: readonly number[], reason: string, actor: string, together?: (fresh: number, tx: PayloadRequest) => Promise<void>): Promise<number> {
  return writeTogether(await createLocalReq({}, payload), async (tx) => {
    const list = await readyList(payload, key, tx)
    // Empty rows and the header count as lines; quoted line breaks make more of them than there are rows.
    const wrong = lines.find((line) => !Number.isInteger(line) || line < 1)
    if (wrong !== undefined || lines.length > (list.rows ?? 0)) throw new HubError('bad-input', `${wrong ?? lines.length}: no line of this list.`)
    const known = new Set(list.returned ?? [])
    const fresh = [...new Set(lines)].filter((line) => !known.has(line))
    if (fresh.length === 0) return 0
    const returned = [...known, ...fresh].sort((one, other) => one - other)
    const changed = await changeAndTell(payload, list, { returned }, { type: 'list-returns', actor, data: { count: fresh.length, reason: cleanLine(reason).slice(0, 200) } }, tx)
    if (!changed) throw new Error('Write conflict: the list was changed at the same moment.')
    await together?.(fresh.length, tx)
    return fresh.length
  })
}
