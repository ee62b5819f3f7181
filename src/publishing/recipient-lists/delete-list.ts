/** Lets a list go: its rows and files at once, what it was stays. */
import type { Payload, PayloadRequest } from 'payload'
import { cleanLine } from '../../content/clean-text.ts'
import { HubError } from '../../content/errors.ts'
import { failpoint } from '../failpoints.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { runsHolding } from '../printing/runs-at-stake.ts'
import { findRecord, findRecords, whereAll } from '../records.ts'
import { clearRest } from './clear-rest.ts'
import { listsWithFiles, removeAll } from './list-files.ts'
import type { RecipientListRecord } from './list-record.ts'
import { changeAndTell, changedMeanwhile, LIST_ROLES, listOf } from './lists.ts'
import { unconfirmedBefore } from './retention.ts'

/** A file whose record was never written. */
const ORPHAN_MS = 60 * 60 * 1000

/** Deletes a list before its day. Doing so again does no harm. @throws HubError `forbidden`, `not-found`, `conflict`, with `runs` while a print shop has some of it */
export async function deleteList(req: PayloadRequest, key: string, reason: string): Promise<RecipientListRecord> {
  const { key: actor } = requirePerson(req, LIST_ROLES)
  const list = await listOf(req.payload, key)
  if (list.state === 'deleted') return list
  await requireUnheld(req.payload, list)
  return (await letGo(req.payload, list, actor, cleanLine(reason).slice(0, 500), req)) ?? changedMeanwhile()
}

/**
 * Who objects or is erased while a shop prints is looked for in the list, to take their copies out. A run claimed at this very moment, and one that is late when the day of the list has come, is called back.
 * @throws HubError `conflict`
 */
async function requireUnheld(payload: Payload, { key, title }: RecipientListRecord): Promise<void> {
  const runs = await runsHolding(payload, key)
  if (runs.length === 0) return
  const names = runs.map((run) => `“${run.title}” (${run.key}, ${run.state})`).join(', ')
  throw new HubError('conflict', `A print shop has ${names}: while it prints, people who object are looked for in “${title}”. Wait until it is shipped, or call it back; then delete the list.`, { runs })
}

/** First the record says that there are no rows, then they go: whoever dies in between leaves files that nobody reads, and the next look deletes them. */
async function letGo(payload: Payload, list: RecipientListRecord, actor: string, reason: string, req?: PayloadRequest): Promise<RecipientListRecord | null> {
  const change = { state: 'deleted', folder: null, deletedAt: new Date().toISOString(), progress: null, returned: null, owner: null, lease: null } as const
  const deleted = await changeAndTell(payload, list, change, { type: 'list-deleted', actor, data: { reason, was: list.state } }, req)
  failpoint('list:let-go')
  if (deleted) await removeAll(hubOf(payload).recipients, list.key)
  return deleted
}

/** Lists whose day has come, and those that nobody confirmed. @returns how many went */
export async function deleteDueLists(payload: Payload, nowMs = Date.now()): Promise<number> {
  const isThere = { state: { not_equals: 'deleted' } }
  const due = await findRecords(payload, 'recipient-lists', { where: whereAll(isThere, { deleteAt: { less_than_equal: new Date(nowMs).toISOString() } }) })
  const forgotten = await findRecords(payload, 'recipient-lists', { where: whereAll({ state: { in: ['mapping', 'failed'] } }, { createdAt: { less_than: unconfirmedBefore(nowMs) } }) })
  let count = 0
  for (const list of due) if (await letGo(payload, list, 'operator', 'retention')) count += 1
  for (const list of forgotten) if (!due.some(({ key }) => key === list.key) && (await letGo(payload, list, 'operator', 'unconfirmed'))) count += 1
  return count
}

/** Files that no list has, and what lies beside the rows that count: left by whoever died between two steps. */
export async function sweepLists(payload: Payload): Promise<void> {
  const { recipients } = hubOf(payload)
  for (const { key, touchedMs } of await listsWithFiles(recipients)) {
    const list = await findRecord(payload, 'recipient-lists', { where: { key: { equals: key } } })
    if (list) await clearRest(payload, list)
    else if (Date.now() - touchedMs > ORPHAN_MS) await removeAll(recipients, key)
  }
}
