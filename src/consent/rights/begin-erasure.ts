/** The first step of an erasure: one transaction after which nobody meets the person's words any more. */
import { randomUUID } from 'node:crypto'
import type { Payload, PayloadRequest, Where } from 'payload'
import { appendAudit } from '../../publishing/audit.ts'
import { hubOf } from '../../publishing/hub.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import { countRowsOfPerson } from '../../publishing/recipient-lists/person-rows.ts'
import { traitsOf } from '../../publishing/recipient-lists/person-traits.ts'
import { findSuppressed } from '../../publishing/recipient-lists/suppressions.ts'
import { type ErasurePlan, type ErasureRecord, findRecord, findRecords, insertRecord, whereAll, writeTogether } from '../../publishing/records.ts'
import { compareAndSet } from '../../publishing/transactions.ts'
import { appendWithdrawal, contactOf, standing } from '../act.ts'
import { attachmentsOf, type Belongings, belongingsOf, contactByKey, type ContactDoc, evidenceFilesOf, exclusiveFiles, findDocs, textsOfPieces } from './belongings.ts'
import type { ErasureEntry } from './erasure-list.ts'
import { marksOf } from './marks.ts'
import { textsOfMailings } from './texts-of-mailings.ts'

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
  const known = await belongingsOf(req.payload, order.contact)
  const mentions = await mentionsOf(req.payload, known)
  const rows = await recipientCounts(req.payload, known)
  const goneId = async (tx: PayloadRequest, known: ErasureRecord | null) => (await contactByKey(tx.payload, order.contact, tx))?.id ?? known?.plan.contactId ?? null
  return writeTogether(req, async (tx) => {
    const known = await findRecord(tx.payload, 'erasures', { where: { slot: { equals: slotOf(order.contact) } }, req: tx })
    if (known?.state === 'running') return known
    const contactId = await goneId(tx, known)
    const belongings = await belongingsOf(tx.payload, order.contact, tx, contactId)
    const plan = { ...(await planOf(tx, belongings, mentions, rows)), contactId }
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

/** Is there anything to erase of somebody who was erased before? */
const hasAnything = ({ contact, dialogs, testimonialDocs }: Belongings, { counts }: Pick<ErasurePlan, 'counts'>): boolean => contact !== null || dialogs.length + testimonialDocs + (counts.excerpts ?? 0) > 0

/** Did anything come back, or come in at the same moment, of somebody who was erased? */
export async function isBack(payload: Payload, { contact, plan }: ErasureRecord): Promise<boolean> {
  const belongings = await belongingsOf(payload, contact, undefined, plan.contactId)
  const excerpts = await payload.count({ collection: 'excerpts', where: excerptsWhere(contact, belongings.testimonials) })
  return hasAnything(belongings, { counts: { excerpts: excerpts.totalDocs } })
}

/**
 * Adds to the plan of a running erasure what was brought in since it was made: an import takes no notice of it.
 * @returns the erasure as it is now; null if it is over
 */
export function extendPlan(req: PayloadRequest, { id, round }: ErasureRecord): Promise<ErasureRecord | null> {
  return writeTogether(req, async (tx) => {
    const erasure = await findRecord(tx.payload, 'erasures', { where: { id: { equals: id } }, req: tx })
    if (erasure?.state !== 'running' || erasure.round !== round) return null
    const { plan } = erasure
    const found = await belongingsOf(tx.payload, erasure.contact, tx, plan.contactId)
    const late = found.dialogs.filter((dialog) => !plan.dialogs.some((known) => known === dialog.id))
    const lateKeys = found.testimonials.filter((key) => !plan.testimonials.includes(key))
    if (late.length + lateKeys.length === 0) return erasure
    const files = (await exclusiveFiles(tx.payload, { dialogs: found.dialogs, excerpts: excerptsWhere(erasure.contact, found.testimonials) }, await attachmentsOf(tx.payload, late, tx), tx)).map(({ sha256 }) => sha256).filter((sha256) => !plan.files.includes(sha256))
    const counts = {
      ...plan.counts,
      dialogs: (plan.counts.dialogs ?? 0) + late.length,
      messages: (plan.counts.messages ?? 0) + messagesIn(late),
      files: (plan.counts.files ?? 0) + files.length,
      testimonials: (plan.counts.testimonials ?? 0) + lateKeys.length,
    }
    const extended = { ...plan, testimonials: [...plan.testimonials, ...lateKeys], dialogs: [...plan.dialogs, ...late.map((dialog) => dialog.id)], files: [...plan.files, ...files], counts }
    const won = await compareAndSet<ErasureRecord>(tx.payload, { collection: 'erasures', where: whereAll({ id: { equals: id } }, { state: { equals: 'running' } }), data: { plan: extended }, req: tx })
    if (!won) throw new Error('Write conflict: the erasure was finished at the same moment.')
    return { ...erasure, plan: extended }
  })
}

const messagesIn = (dialogs: Belongings['dialogs']): number => dialogs.reduce((sum, { messages }) => sum + (messages?.length ?? 0), 0)

async function planOf(tx: PayloadRequest, { contactKey, contact, testimonials, testimonialDocs, dialogs }: Belongings, mentions: readonly string[], rows: Readonly<Record<string, number>>): Promise<ErasurePlan> {
  const where = excerptsWhere(contactKey, testimonials)
  const files = [...(await attachmentsOf(tx.payload, dialogs, tx)), ...(await evidenceFilesOf(tx.payload, where, tx))]
  const free = await exclusiveFiles(tx.payload, { dialogs, excerpts: where }, files, tx)
  const excerpts = await findRecords(tx.payload, 'excerpts', { where, req: tx })
  const counts = {
    contacts: contact ? 1 : 0,
    dialogs: dialogs.length,
    messages: messagesIn(dialogs),
    files: free.length,
    filesKept: files.length - free.length,
    testimonials: testimonialDocs,
    excerpts: excerpts.length,
    ...rows,
  }
  return { testimonials, dialogs: dialogs.map(({ id }) => id), files: free.map(({ sha256 }) => sha256), counts, mentions }
}

/** What recipient lists hold of the person, and how often the suppression list knows them; looked up beforehand, because that may take seconds. */
async function recipientCounts(payload: Payload, { contact }: Belongings): Promise<Readonly<Record<string, number>>> {
  if (!contact) return {}
  const traits = traitsOf(hubOf(payload).secret, contact)
  return { recipientRows: await countRowsOfPerson(payload, traits), suppressions: (await findSuppressed(payload, traits.digests)).length }
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
  const begun = await compareAndSet<ErasureRecord>(tx.payload, { collection: 'erasures', where, data: { state: 'running', round: known.round + 1, plan, receipt: null, doneAt: null }, req: tx })
  if (!begun) throw new Error('Write conflict: the erasure was begun again at the same moment.')
  return begun
}

/** Keys of pieces, mailings and testimonials in whose own approved or edited text somebody wrote the person's full name, e-mail or customer number: that is not the hub's to rewrite. */
async function mentionsOf(payload: Payload, { contact }: Belongings): Promise<string[]> {
  if (!contact) return []
  const { givenName, surname, email, customerNumber } = contact
  const names = [givenName && surname ? `${givenName} ${surname}` : '', email ?? '', customerNumber ?? ''].filter((name) => name.length >= 5).map((name) => JSON.stringify(name).slice(1, -1))
  if (names.length === 0) return []
  const editions = await findRecords(payload, 'editions', { where: { subject: { in: ['piece', 'mailing', 'testimonial'] } } })
  const texts = [...(await textsOfPieces(payload)), ...(await textsOfMailings(payload)), ...editions.map(({ subjectKey, content }) => ({ key: subjectKey, text: JSON.stringify(content) }))]
  return [...new Set(texts.filter(({ text }) => names.some((name) => text.includes(name))).map(({ key }) => key))].sort()
}
