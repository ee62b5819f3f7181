/** Lists as people see them: what they are and how far they are, nothing of their rows. */
import type { PayloadRequest } from 'payload'
import { requirePerson } from '../four-eyes.ts'
import { findRecords } from '../records.ts'
import type { RecipientListRecord } from './list-record.ts'
import { LIST_READERS, listOf } from './lists.ts'

export type ListView = Pick<RecipientListRecord, 'key' | 'title' | 'purpose' | 'state' | 'origin' | 'deleteAt' | 'createdAt' | 'bytes' | 'format' | 'encoding' | 'delimiter' | 'rows' | 'counts' | 'hash' | 'progress' | 'failure' | 'options' | 'deletedAt'> & {
  /** How many letters came back. */
  readonly returned: number
}

/** So many lists are shown: the newest. */
const MOST = 200

/** A list without what is the hub's own. */
export const viewOf = ({ key, title, purpose, state, origin, deleteAt, createdAt, bytes, format, encoding, delimiter, rows, counts, hash, progress, failure, options, deletedAt, returned }: RecipientListRecord): ListView => ({
  key, title, purpose, state, origin, deleteAt, createdAt, bytes, format: format ?? null, encoding: encoding ?? null, delimiter: delimiter ?? null, rows: rows ?? null, counts: counts ?? null, hash: hash ?? null,
  progress: progress ?? null, failure: failure ?? null, options: options ?? null, deletedAt: deletedAt ?? null, returned: returned?.length ?? 0,
}) // prettier-ignore

/** @throws HubError `forbidden` */
export async function listsView(req: PayloadRequest): Promise<{ readonly lists: readonly ListView[] }> {
  requirePerson(req, LIST_READERS)
  return { lists: (await findRecords(req.payload, 'recipient-lists', { where: {}, sort: '-createdAt', limit: MOST })).map(viewOf) }
}

/** @throws HubError `forbidden`, `not-found` */
export async function listView(req: PayloadRequest, key: string): Promise<ListView> {
  requirePerson(req, LIST_READERS)
  return viewOf(await listOf(req.payload, key))
}
