/** From copies back to rows of the recipient lists: by their number in the run, or by file and page. */
import type { Payload } from 'payload'
import { HubError } from '../../../content/errors.ts'
import { openList, type OpenList } from '../../recipient-lists/open-list.ts'
import { buildFolder, type BuildPlan, readPlan } from '../run-folder.ts'
import type { PrintRunRecord } from '../run-record.ts'
import { reasonOf } from '../standing.ts'
import { chunksOf } from './manifest.ts'
import { goneBecause } from './shop-runs.ts'

/** Where a copy stands. */
export interface PrintedCopy {
  /** From 1, in the order of printing; the house's own addresses come last. */
  readonly number: number
  readonly file: string
  /** From 1. */
  readonly position: number
  readonly firstPage: number
  readonly pages: number
}

/** Every addressed copy of a run, in order. @throws HubError `gone` */
export async function* copiesIn(payload: Payload, run: PrintRunRecord): AsyncGenerator<PrintedCopy> {
  let number = 0
  for await (const { file, spans } of chunksOf(payload, run)) {
    for (const [at, { first, pages }] of spans.entries()) {
      number += 1
      yield { number, file, position: at + 1, firstPage: first, pages }
    }
  }
}

export interface PrintedLists {
  readonly plan: BuildPlan
  readonly list: OpenList
  /** Null where they are not those that were printed any more. */
  readonly seeds: OpenList | null
  close(): Promise<void>
}

/** Do numbers of rows mean in this list what they meant when it had this hash? */
const isOf = ({ hash, earlier }: OpenList, pinned: string | undefined): boolean => pinned === undefined || pinned === hash || earlier.includes(pinned)

/**
 * The lists as the run was built of them, but for those who were erased since.
 * @throws HubError `not-found` for unaddressed mail, `gone` where the list or the plan is deleted
 */
export async function openPrinted(payload: Payload, run: PrintRunRecord): Promise<PrintedLists> {
  if (!run.list) throw new HubError('not-found', 'This run is addressed to nobody: it has no recipients.')
  const plan = await readPlan(buildFolder(payload, run))
  if (!plan) throw goneBecause(run, reasonOf('files-gone'))
  const list = await openList(payload, run.list).catch((error: unknown) => {
    if (error instanceof HubError && (error.code === 'gone' || error.code === 'not-found')) throw goneBecause(run, reasonOf('list-gone'))
    throw error
  })
  const [listHash, seedsHash] = (run.listHash ?? '').split('+').map((hash) => hash || undefined)
  const there = run.seeds ? await openList(payload, run.seeds).catch(() => null) : null
  const seeds = there && isOf(there, seedsHash) ? there : null
  const close = async () => {
    await list.close()
    await there?.close()
  }
  if (!isOf(list, listHash)) {
    await close()
    throw goneBecause(run, reasonOf('list-changed'))
  }
  return { plan, list, seeds, close }
}
