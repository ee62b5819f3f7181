/** A file that was begun to be read before somebody was erased does not bring them back. */
import type { PayloadRequest } from 'payload'
import type { ContactValues } from '../../../collections/contacts/contact-values.ts'
import { HubError } from '../../content/errors.ts'
import { hubOf } from '../../publishing/hub.ts'
import { findRecords } from '../../publishing/records.ts'
import { marksOf } from './marks.ts'

const READ_SINCE = 'einklangReadSince'

/** Says that what is written with this request was read from now on. */
export function readFromNow(req: PayloadRequest): void {
  req.context[READ_SINCE] = new Date().toISOString()
}

/** Says that what is written with this request was said at an instant: who asked to be erased since then does not come back by it, in whatever order it is read. */
export function saidAt(req: PayloadRequest, instant: string): void {
  req.context[READ_SINCE] = instant
}

/**
 * Called before a contact is made of what was read. Who comes in with a later file is somebody new.
 * @throws HubError `conflict` if somebody with this number, e-mail or name in a network has been erased since the reading began
 */
export async function requireNotErasedSince(tx: PayloadRequest, values: Pick<ContactValues, 'email' | 'customerNumber' | 'handles'>): Promise<void> {
  const since = tx.context[READ_SINCE]
  if (typeof since !== 'string') return
  const marks = marksOf(hubOf(tx.payload).secret, values)
  if (marks.length === 0) return
  const erased = await findRecords(tx.payload, 'erasures', { where: { requestedAt: { greater_than_equal: since } }, req: tx })
  if (erased.some((one) => one.marks.some((mark) => marks.includes(mark)))) throw new HubError('conflict', 'contact: this customer was erased while the file was read; the dialog is left out.')
}
