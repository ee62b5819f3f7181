/** Erasing a person: begun in one transaction, then step by step until it is done, across crashes and restarts. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { Role } from '../../access/roles.ts'
import { HubError } from '../../content/errors.ts'
import { appendAudit } from '../../publishing/audit.ts'
import { failpoint } from '../../publishing/failpoints.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { hubOf } from '../../publishing/hub.ts'
import { type ErasureRecord, findRecord, findRecords, type Staying, whereAll, writeTogether } from '../../publishing/records.ts'
import { stopPrintRuns } from '../../publishing/printing/stop-runs.ts'
import { compareAndSet } from '../../publishing/transactions.ts'
import { announceWork } from '../../publishing/wake.ts'
import { scrubDatabase } from '../../sqlite/mutex.ts'
import { beginErasure, type ErasureBasis, extendPlan, slotOf } from './begin-erasure.ts'
import { belongingsOf } from './belongings.ts'
import { eraseContact, eraseDialogs, eraseExcerpts, eraseRecipientRows, eraseRenditions, eraseTestimonials } from './erase-documents.ts'
import { addToErasureList, entryOf } from './erasure-list.ts'
import { STAYING_REASONS, type StayingReason, whatStays } from './what-stays.ts'

/** Agents, who work with customers; administrators, where a court or an authority asks. Erasing reveals nothing to them. */
export const ERASE_ROLES: readonly Role[] = ['agent', 'admin']

/** What is kept as proof, and given to the person. Names nobody. */
export interface Receipt {
  readonly erasure: string
  readonly contact: string
  readonly basis: string
  readonly state: 'running' | 'done'
  readonly requestedAt: string
  readonly doneAt: string | null
  /** More than one: a restore had brought something back. */
  readonly round: number
  /** How many of each went, `filesKept`: stand in approved content as well. */
  readonly counts: Readonly<Record<string, number>>
  /** Keys of pieces and testimonials whose own text names the person. */
  readonly mentions: readonly string[]
  /** What stays, how many of it, and why; empty until it is done. */
  readonly stays: readonly (Staying & StayingReason)[]
}

export const receiptOf = ({ key, contact, basis, state, requestedAt, doneAt, round, plan, receipt }: ErasureRecord): Receipt => ({
  erasure: key, contact, basis, state, requestedAt: new Date(requestedAt).toISOString(), doneAt: doneAt ? new Date(doneAt).toISOString() : null, round, counts: plan.counts, mentions: plan.mentions,
  stays: (receipt?.stays ?? []).flatMap((one) => (STAYING_REASONS[one.what] ? [{ ...one, ...STAYING_REASONS[one.what] as StayingReason }] : [])),
}) // prettier-ignore

/**
 * Erases a person. From the first commit on, nobody meets the words; when this resolves, they are gone. What is interrupted goes on when the hub starts again.
 * @param confirmation the contact's key once more: nothing of this can be undone
 * @throws HubError `forbidden`, `bad-input`, `not-found`
 */
export async function erasePerson(req: PayloadRequest, order: { readonly contact: string; readonly basis: ErasureBasis; readonly confirmation: string }): Promise<Receipt> {
  const { key: actor } = requirePerson(req, ERASE_ROLES)
  if (order.confirmation !== order.contact) throw new HubError('bad-input', `Erasing cannot be undone. Confirm it by giving the contact’s key once more: ${order.contact}`)
  const known = await erasureOf(req.payload, order.contact)
  if (!known && !(await belongingsOf(req.payload, order.contact)).contact) throw new HubError('not-found', `There is no contact "${order.contact.slice(0, 80)}".`)
  const begun = await beginErasure(req, { contact: order.contact, basis: order.basis, actor })
  announceWork()
  return receiptOf(await finishErasure(req.payload, begun))
}

/** The erasure of a contact, if one was ever begun. */
export const erasureOf = (payload: Payload, contact: string): Promise<ErasureRecord | null> => findRecord(payload, 'erasures', { where: { slot: { equals: slotOf(contact) } } })

/** The receipt of a contact's erasure. @throws HubError `forbidden`, `not-found` */
export async function erasureReceipt(req: PayloadRequest, contact: string): Promise<Receipt> {
  requirePerson(req, ERASE_ROLES)
  const found = await erasureOf(req.payload, contact)
  if (!found) throw new HubError('not-found', `Nobody has begun to erase "${contact.slice(0, 80)}".`)
  return receiptOf(found)
}

/** So often something may be brought in between two looks before that is a failure. */
const LOOKS = 20

/** Does all steps of an erasure that was begun. Several may do so at once: one of them writes the receipt. */
export async function finishErasure(payload: Payload, begun: ErasureRecord): Promise<ErasureRecord> {
  if (begun.state === 'done') return begun
  const req = await createLocalReq({}, payload)
  failpoint('erase:after-begin')
  await addToErasureList(hubOf(payload).erasureList, [entryOf(begun)])
  failpoint('erase:after-list')
  const erasure = await eraseRows(req, begun)
  // Somebody else did all of it, and wrote the receipt.
  if (!erasure) return (await erasureOf(payload, begun.contact)) ?? begun
  // Whoever froze a quote a moment before its testimonial was deleted wrote a row after the first look.
  await eraseExcerpts(req, erasure)
  failpoint('erase:after-contact')
  await eraseRenditions(payload, erasure.plan.testimonials)
  // Files of print runs that name the person or quote them.
  await stopPrintRuns(payload)
  failpoint('erase:after-renditions')
  await scrubDatabase(payload.db)
  failpoint('erase:after-scrub')
  await writeReceipt(req, erasure)
  failpoint('erase:after-receipt')
  return (await erasureOf(payload, erasure.contact)) ?? erasure
}

/** Everything that points at the contact, then the contact; again, if something was brought in meanwhile. @returns the erasure with all that it found; null if it is over */
async function eraseRows(req: PayloadRequest, begun: ErasureRecord): Promise<ErasureRecord | null> {
  for (let look = 1; look <= LOOKS; look++) {
    const erasure = await extendPlan(req, begun)
    if (!erasure) return null
    await eraseTestimonials(req, erasure)
    failpoint('erase:after-testimonials')
    await eraseDialogs(req, erasure)
    failpoint('erase:after-dialogs')
    await eraseExcerpts(req, erasure)
    failpoint('erase:after-excerpts')
    await eraseRecipientRows(req, erasure)
    failpoint('erase:after-recipients')
    if (await eraseContact(req, erasure)) return erasure
  }
  throw new HubError('busy', 'More was brought in of this person all the time. What was begun is finished by the hub by itself.')
}

async function writeReceipt(req: PayloadRequest, erasure: ErasureRecord): Promise<void> {
  const { id, key, contact, round, requestedBy } = erasure
  const stays = await whatStays(req.payload, erasure)
  await writeTogether(req, async (tx) => {
    const doneAt = new Date().toISOString()
    const where = whereAll({ id: { equals: id } }, { state: { equals: 'running' } }, { round: { equals: round } })
    const won = await compareAndSet<ErasureRecord>(tx.payload, { collection: 'erasures', where, data: { state: 'done', doneAt, receipt: { stays } }, req: tx })
    if (won) await appendAudit(tx.payload, tx, { subject: slotOf(contact), type: 'erased', actor: requestedBy, data: { erasure: key, round } }, doneAt)
  })
}

/** Goes on with every erasure that was interrupted. @returns how many */
export async function resumeErasures(payload: Payload): Promise<number> {
  const running = await findRecords(payload, 'erasures', { where: { state: { equals: 'running' } }, sort: 'requestedAt' })
  for (const erasure of running) await finishErasure(payload, erasure)
  return running.length
}
