/**
 * Deletes what counts no more. Several may be at a list: one who holds it, others who were too slow and do not know it yet, somebody who erases a person. So only whoever has just changed the record deletes, and
 * only what lay there before that: all who made it have lost the list by the change, and nothing of theirs can count any more. What came later may be somebody's who holds the list now.
 */
import type { Payload } from 'payload'
import { hubOf } from '../hub.ts'
import { findRecord } from '../records.ts'
import { namesIn, removeAll, removeNames, UPLOAD } from './list-files.ts'
import type { RecipientListRecord } from './list-record.ts'
import { changeList } from './lists.ts'

/** Nobody will ever write rows of these again. */
const isOver = ({ state }: RecipientListRecord): boolean => state === 'failed' || state === 'deleted'
/** What there is of a list: of one being read, the file. */
const counting = ({ state, folder }: RecipientListRecord): string | null => (state === 'uploaded' ? UPLOAD : (folder ?? null))

/** @param change compare-and-set of the list as it was read; null where somebody was faster, and then nothing is deleted */
export async function changeThenClear(payload: Payload, { key }: RecipientListRecord, change: () => Promise<RecipientListRecord | null>): Promise<RecipientListRecord | null> {
  const { recipients } = hubOf(payload)
  const before = await namesIn(recipients, key)
  const changed = await change()
  if (!changed) return null
  if (isOver(changed)) await removeAll(recipients, key)
  else await removeNames(recipients, key, before.filter((name) => name !== counting(changed)))
  return changed
}

/** What somebody left who died over a list that nobody works on. Doing so again does no harm. */
export async function clearRest(payload: Payload, list: RecipientListRecord): Promise<void> {
  if (isOver(list)) return removeAll(hubOf(payload).recipients, list.key)
  // Whoever takes one of the others next clears it.
  if (list.state !== 'mapping' && list.state !== 'ready') return
  const isRest = (await namesIn(hubOf(payload).recipients, list.key)).some((name) => name !== counting(list))
  if (isRest) await changeThenClear(payload, list, () => changeList(payload, list, {}))
}

/** For whoever has lost a list: deletes what they made of it, and nothing else, unless it counts after all. */
export async function removeOwn(payload: Payload, key: string, folder: string): Promise<void> {
  const { recipients } = hubOf(payload)
  const list = await findRecord(payload, 'recipient-lists', { where: { key: { equals: key } } })
  if (!list || isOver(list)) await removeAll(recipients, key)
  else if (list.folder !== folder) await removeNames(recipients, key, [folder])
}
