/** How lists change: by compare-and-set on their revision, with an event that says who did what. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { Role } from '../../access/roles.ts'
import { HubError } from '../../content/errors.ts'
import { listError } from '../../recipients/reading/list-faults.ts'
import { type AuditEntry, appendAudit } from '../audit.ts'
import { findRecord, whereAll, writeTogether } from '../records.ts'
import { compareAndSet, retryOnConflict } from '../transactions.ts'
import type { ListEvent } from '../audit.ts'
import type { RecipientListRecord } from './list-record.ts'

/** Who uploads lists, says what their columns mean, and sees their first rows and their bad ones for that. */
export const LIST_ROLES: readonly Role[] = ['editor', 'admin']
/** Who sees what there is of a list but its rows. */
export const LIST_READERS: readonly Role[] = ['editor', 'admin', 'approver']

export const subjectOf = (key: string): string => `recipient-list:${key}`

/** @throws HubError `not-found` */
export async function listOf(payload: Payload, key: string, req?: PayloadRequest): Promise<RecipientListRecord> {
  const found = await findRecord(payload, 'recipient-lists', { where: { key: { equals: key } }, ...(req ? { req } : {}) })
  if (!found) throw new HubError('not-found', `There is no recipient list "${key.slice(0, 80)}".`)
  return found
}

export type ListChange = Partial<Omit<RecipientListRecord, 'id' | 'createdAt' | 'key' | 'rev'>>

/** Changes a list as it was read; null where somebody was faster. */
export function changeList(payload: Payload, { id, rev }: RecipientListRecord, data: ListChange, req?: PayloadRequest): Promise<RecipientListRecord | null> {
  const where = whereAll({ id: { equals: id } }, { rev: { equals: rev } })
  const change = () => compareAndSet<RecipientListRecord>(payload, { collection: 'recipient-lists', where, data: { ...data, rev: rev + 1 }, ...(req ? { req } : {}) })
  return req ? change() : retryOnConflict(change)
}

interface Told {
  readonly type: ListEvent
  /** A person's key, or `operator`. */
  readonly actor: string
  readonly data?: AuditEntry['data']
}

/** {@link changeList} with its event, both or neither; null where somebody was faster. */
export async function changeAndTell(payload: Payload, list: RecipientListRecord, data: ListChange, told: Told, given?: PayloadRequest): Promise<RecipientListRecord | null> {
  const req = given ?? (await createLocalReq({}, payload))
  return writeTogether(req, async (tx) => {
    const current = await listOf(payload, list.key, tx)
    if (current.rev !== list.rev) return null
    const changed = await changeList(payload, current, data, tx)
    if (!changed) return null
    await appendAudit(payload, tx, { subject: subjectOf(list.key), type: told.type, actor: told.actor, data: told.data ?? {} }, new Date().toISOString())
    return changed
  })
}

/** Says who looked at rows, before they are given out. */
export async function tellRead(req: PayloadRequest, key: string, actor: string, what: 'sample' | 'bad-rows'): Promise<void> {
  await writeTogether(req, (tx) => appendAudit(tx.payload, tx, { subject: subjectOf(key), type: 'list-read', actor, data: { what } }, new Date().toISOString()))
}

/** @throws HubError `conflict` */
export function changedMeanwhile(): never {
  throw listError('changed-meanwhile')
}

/** A list that can be printed. @throws HubError `not-found`, `gone`, `conflict`, `bad-input` */
export async function readyList(payload: Payload, key: string, req?: PayloadRequest): Promise<RecipientListRecord & { readonly folder: string; readonly hash: string }> {
  const list = await listOf(payload, key, req)
  if (list.purpose === 'suppressions') throw new HubError('bad-input', 'This list names people who get no mail. Choose one of recipients.')
  if (list.state === 'deleted') throw new HubError('gone', `The recipient list “${list.title}” was deleted. Upload it again, or choose another.`)
  const { folder, hash } = list
  if (list.state !== 'ready' || !folder || !hash) throw new HubError('conflict', `The recipient list “${list.title}” is not ready. Confirm its columns, and wait until it is checked.`, { state: list.state })
  return { ...list, folder, hash }
}
