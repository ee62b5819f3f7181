/** Takes a list in: stores what was sent, and answers at once. It is read in the background (work-lists.ts). */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { cleanLine } from '../../content/clean-text.ts'
import { listError } from '../../recipients/reading/list-faults.ts'
import { assertListSize } from '../../recipients/reading/list-rows.ts'
import { appendAudit } from '../audit.ts'
import { requirePerson } from '../four-eyes.ts'
import { failpoint } from '../failpoints.ts'
import { hubOf } from '../hub.ts'
import { writeDurably } from '../media/durable-file.ts'
import { insertRecord, writeTogether } from '../records.ts'
import { announceWork } from '../wake.ts'
import { folderOf, UPLOAD } from './list-files.ts'
import type { ListPurpose, RecipientListRecord } from './list-record.ts'
import { LIST_ROLES, subjectOf } from './lists.ts'
import { deletionDate } from './retention.ts'

export interface NewList {
  readonly title: string
  readonly purpose: ListPurpose
  /** Where the addresses come from, in words that recipients read. Of suppressions: who sent the list. */
  readonly origin: string
  /** ISO 8601. Default: what KEEPING says. */
  readonly deleteAt?: string
  /** Of a CSV file, an Excel workbook or a JSON list. */
  readonly bytes: Uint8Array
}

/** @throws HubError `not-signed-in`, `forbidden`, `bad-input`, `too-large` */
export async function uploadList(req: PayloadRequest, given: NewList): Promise<RecipientListRecord> {
  const { key: uploadedBy } = requirePerson(req, LIST_ROLES)
  const { purpose, bytes } = given
  const title = cleanLine(given.title)
  const origin = cleanLine(given.origin)
  if (title === '') throw listError('no-title', '', { field: 'title' })
  if (origin === '') throw listError('no-origin', '', { field: 'origin' })
  const deleteAt = deletionDate(purpose, given.deleteAt, Date.now())
  if (bytes.length === 0) throw listError('empty', '', { field: 'file' })
  assertListSize(bytes)
  const { recipients } = hubOf(req.payload)
  const key = `list-${randomBytes(6).toString('hex')}`
  const folder = folderOf(recipients, key)
  // The file first: a record without one would wait for ever. One without a record is swept away.
  await writeDurably(join(folder, UPLOAD), bytes)
  failpoint('list:after-file')
  try {
    const list = await writeTogether(req, async (tx) => {
      const made = await insertRecord(tx.payload, 'recipient-lists', { key, title, purpose, state: 'uploaded', origin, deleteAt, uploadedBy, bytes: bytes.length, rev: 1 }, tx)
      await appendAudit(tx.payload, tx, { subject: subjectOf(key), type: 'list-uploaded', actor: uploadedBy, data: { purpose, bytes: bytes.length, deleteAt } }, new Date().toISOString())
      return made
    })
    announceWork()
    return list
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}
