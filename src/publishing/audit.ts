/** Who did what, chained per subject: each event carries the hash of the one before. */
import type { Payload, PayloadRequest } from 'payload'
import { canonicalJson, sha256Hex } from '../content/canonical.ts'
import { findRecord, findRecords, insertRecord, type AuditRecord } from './records.ts'

/** Of recipient lists and of the suppression list; of both, that rows or entries were looked at or changed, never which. */
export type ListEvent = 'list-uploaded' | 'list-confirmed' | 'list-checked' | 'list-failed' | 'list-deleted' | 'list-read' | 'list-returns' | 'list-erased' | 'suppression-added' | 'suppression-asked' | 'suppression-lifted'
/** Of mailings: handed to whoever sends them, sent as a test, taken off the web and put back; and that the holder of an address wants no more test mails, or wants them again. */
export type MailingEvent = 'mailing-exported' | 'mailing-tested' | 'mailing-offline' | 'mailing-online' | 'mail-objected' | 'mail-readmitted'

export interface AuditEntry {
  /** `piece:<key>`, `brand:<key>`, `testimonial:<key>`, `dialog:<id>`, `contact:<key>`, `retention:<rule>`, `mailing:<key>`, `address:<digest>`, `print-run:<key>`. */
  readonly subject: string
  readonly type: 'submitted' | 'approved' | 'returned' | 'published' | 'unpublished' | 'withheld' | 'resumed' | 'task-done' | 'private-read' | 'words-changed' | 'words-kept' | 'evidence-read' | 'contact-address-changed' | 'imported' | 'received' | 'consent' | 'person-exported' | 'erasure-begun' | 'erased' | 'retention' | 'post-planned' | 'post-delivered' | 'post-failed' | 'post-uncertain' | 'post-settled' | 'post-called-off' | 'post-withdrawal-asked' | 'post-withdrawn' | 'post-overtaken' | 'print-run' | 'print-run-read' | MailingEvent | ListEvent
  /** Person key, or `operator`. */
  readonly actor: string
  readonly data: Readonly<Record<string, unknown>>
}

const START = '0'.repeat(64)
const hashOf = (event: Pick<AuditRecord, 'subject' | 'number' | 'type' | 'actor' | 'at' | 'data' | 'previous'>): string =>
  sha256Hex(canonicalJson({ subject: event.subject, number: event.number, type: event.type, actor: event.actor, at: event.at, data: event.data, previous: event.previous }))

/** Appends an event within the transaction of `req`. Two at once cannot take the same number: the later transaction fails and is tried again. */
export async function appendAudit(payload: Payload, req: PayloadRequest, entry: AuditEntry, at: string): Promise<void> {
  const last = await findRecord(payload, 'audit-events', { where: { subject: { equals: entry.subject } }, sort: '-number', req })
  const number = (last?.number ?? 0) + 1
  const event = { ...entry, number, at, previous: last?.hash ?? START }
  await insertRecord(payload, 'audit-events', { ...event, slot: `${entry.subject}:${number}`, hash: hashOf(event) }, req)
}

/** Is the chain of a subject whole? Gives the number of the first event that does not fit, or null. */
export async function brokenLink(payload: Payload, subject: string): Promise<number | null> {
  const events = await findRecords(payload, 'audit-events', { where: { subject: { equals: subject } }, sort: 'number' })
  let previous = START
  for (const [index, event] of events.entries()) {
    const at = new Date(event.at).toISOString()
    if (event.number !== index + 1 || event.previous !== previous || event.hash !== hashOf({ ...event, at })) return index + 1
    previous = event.hash
  }
  return null
}
