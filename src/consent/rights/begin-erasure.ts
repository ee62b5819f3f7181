/** The first step of an erasure: one transaction after which nobody meets the person's words any more. */
import { randomUUID } from 'node:crypto'
import type { Payload, PayloadRequest, Where } from 'payload'
import { appendAudit } from '../../publishing/audit.ts'
import { hubOf } from '../../publishing/hub.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import { type ErasurePlan, type ErasureRecord, findRecord, findRecords, insertRecord, whereAll, writeTogether } from '../../publishing/records.ts'
import { compareAndSet } from '../../publishing/transactions.ts'
import { appendWithdrawal, contactOf, standing } from '../act.ts'
import { attachmentsOf, type Belongings, belongingsOf, type ContactDoc, exclusiveFiles, findDocs, textsOfPieces } from './belongings.ts'
import type { ErasureEntry } from './erasure-list.ts'
import { marksOf } from './marks.ts'

/** Why somebody is erased: Article 17 (1) GDPR, a) to d). */
export const ERASURE_BASES = ['request', 'no-longer-needed', 'consent-withdrawn', 'objection', 'unlawful'] as const
export type ErasureBasis = (typeof ERASURE_BASES)[number]

export interface ErasureOrder {
  /** The contact's key. */
  readonly contact: string
  readonly basis: string
  /** Key of a person of the hub, or `operator`. */
  readonly actor: string
  /** Where somebody erased earlier came back with a backup: what the list says. */
  readonly entry?: ErasureEntry
}

export const slotOf = (contactKey: string): string => `contact:${contactKey}`

/**
 * Withdraws every consent of the person, dead questions included, and notes what is to be erased: all in one transaction.
 * @returns the record; one that is running, or done with nothing left to erase, as it is
 */
export async function beginErasure(req: PayloadRequest, order: ErasureOrder): Promise<ErasureRecord> {
  const mentions = await mentionsOf(req.payload, await belongingsOf(req.payload, order.contact))
  return writeTogether(req, async (tx) => {
    const known = await findRecord(tx.payload, 'erasures', { where: { slot: { equals: slotOf(order.contact) } }, req: tx })
    if (known?.state === 'running') return known
    const belongings = await belongingsOf(tx.payload, order.contact, tx)
    const plan = await planOf(tx, belongings, mentions)
    if (known && !hasAnything(belongings, plan)) return known
    const begun = known ? await beginAgain(tx, known, plan) : await insertRecord(tx.payload, 'erasures', await newRecord(tx, order, belongings, plan), tx)
    for (const testimonial of plan.testimonials) {
      const found = await standing(tx, testimonial)
      const contact = contactOf(found.chain) ?? order.contact
      await appendWithdrawal(tx, found, { testimonial, contact, evidence: { kind: 'none' }, actor: order.actor, locale: LOCALE_CODES[0] ?? 'de' })
    }
    await appendAudit(tx.payload, tx, { subject: slotOf(order.contact), type: 'erasure-begun', actor: order.actor, data: { erasure: begun.key, basis: order.basis, round: begun.round } }, new Date().toISOString())
    return begun
  })
}

const hasAnything = ({ contact }: Belongings, { counts }: ErasurePlan): boolean => contact !== null || (counts.excerpts ?? 0) > 0

async function planOf(tx: PayloadRequest, { contactKey, contact, testimonials, dialogs }: Belongings, mentions: readonly string[]): Promise<ErasurePlan> {
  const files = await attachmentsOf(tx.payload, dialogs, tx)
  const free = await exclusiveFiles(tx.payload, dialogs, files, tx)
  const excerpts = await findRecords(tx.payload, 'excerpts', { where: excerptsWhere(contactKey, testimonials), req: tx })
  const counts = {
    contacts: contact ? 1 : 0,
    dialogs: dialogs.length,
    messages: dialogs.reduce((sum, { messages }) => sum + (messages?.length ?? 0), 0),
    files: free.length,
    filesKept: files.length - free.length,
    testimonials: testimonials.length,
    excerpts: excerpts.length,
  }
  return { testimonials, dialogs: dialogs.map(({ id }) => id), files: free.map(({ sha256 }) => sha256), counts, mentions }
}

/** Rows with words of a person. */
export const excerptsWhere = (contactKey: string, testimonials: readonly string[]): Where => ({
  or: [{ contact: { equals: contactKey } }, ...(testimonials.length > 0 ? [{ testimonial: { in: [...testimonials] } }] : [])],
})

/** Others who bear the same customer number or e-mail stand apart, so that a replay does not take them along. */
async function newRecord(tx: PayloadRequest, { contact: contactKey, basis, actor, entry }: ErasureOrder, { contact }: Belongings, plan: ErasurePlan): Promise<Omit<ErasureRecord, 'id' | 'createdAt'>> {
  const common = { slot: slotOf(contactKey), contact: contactKey, state: 'running' as const, plan }
  if (entry) return { ...common, key: entry.key, basis: entry.basis, round: entry.round + 1, marks: entry.marks, apart: entry.apart, requestedBy: entry.requestedBy, requestedAt: entry.requestedAt }
  const { secret } = hubOf(tx.payload)
  const marks = contact ? marksOf(secret, contact) : []
  const all = marks.length > 0 ? await findDocs<ContactDoc>(tx.payload, 'contacts', { key: { not_equals: contactKey } }, tx) : []
  const apart = all.filter((other) => marksOf(secret, other).some((mark) => marks.includes(mark))).map(({ key }) => key)
  return { ...common, key: randomUUID(), basis, round: 1, marks, apart, requestedBy: actor, requestedAt: new Date().toISOString() }
}

async function beginAgain(tx: PayloadRequest, known: ErasureRecord, plan: ErasurePlan): Promise<ErasureRecord> {
  const where = whereAll({ id: { equals: known.id } }, { state: { equals: 'done' } }, { round: { equals: known.round } })
  const begun = await compareAndSet<ErasureRecord>(tx.payload, { collection: 'erasures', where, data: { state: 'running', round: known.round + 1, plan, doneAt: null }, req: tx })
  if (!begun) throw new Error('Write conflict: the erasure was begun again at the same moment.')
  return begun
}

/** Keys of pieces in whose own text somebody wrote the person's full name, e-mail or customer number: that is not the hub's to rewrite. */
async function mentionsOf(payload: Payload, { contact }: Belongings): Promise<string[]> {
  if (!contact) return []
  const { givenName, surname, email, customerNumber } = contact
  const names = [givenName && surname ? `${givenName} ${surname}` : '', email ?? '', customerNumber ?? ''].filter((name) => name.length >= 5).map((name) => JSON.stringify(name).slice(1, -1))
  if (names.length === 0) return []
  const editions = await findRecords(payload, 'editions', { where: { subject: { equals: 'piece' } } })
  const texts = [...(await textsOfPieces(payload)), ...editions.map(({ subjectKey, content }) => ({ key: subjectKey, text: JSON.stringify(content) }))]
  return [...new Set(texts.filter(({ text }) => names.some((name) => text.includes(name))).map(({ key }) => key))].sort()
}
