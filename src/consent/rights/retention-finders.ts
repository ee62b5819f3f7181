/** What has been kept long enough, kind by kind: found by state, looked at again within the transaction that deletes it. */
import type { Payload, PayloadRequest, Where } from 'payload'
import { removeBytes } from '../../../collections/attachments/keeping.ts'
import { type ExcerptRecord, findRecord, findRecords, type SubmissionRecord, whereAll } from '../../publishing/records.ts'
import { compareAndSet } from '../../publishing/transactions.ts'
import { type ConsentEvent, foldConsent } from '../fold.ts'
import { eventsOf } from '../ledger.ts'
import { type Attachment, type DialogDoc, attachmentsOf, evidenceFilesOf, findDocs, type PersonFile } from './belongings.ts'
import { blankRemark, deleteDocument } from './erase-documents.ts'
import type { RetentionRule } from './retention-periods.ts'

/** One thing that is due, by key or id: no words. */
export interface Due {
  readonly name: string
  /** Deletes it within a transaction; null if it is not due any more. */
  remove(tx: PayloadRequest): Promise<Removed | null>
}

export interface Removed {
  /** What goes once the deletion is committed. */
  readonly afterwards?: () => Promise<void>
}

export interface Search {
  readonly payload: Payload
  readonly before: string
  readonly limit: number
}
type Finder = (search: Search) => Promise<Due[]>
type Id = string | number
interface Doc {
  readonly id: Id
  readonly key?: string | null
}

const older = (field: string, before: string) => ({ [field]: { less_than: before } })
const count = async (payload: Payload, collection: 'service-dialogs' | 'attachments' | 'testimonials' | 'contacts' | 'excerpts' | 'consent-events' | 'submissions', where: Where, req?: PayloadRequest): Promise<number> =>
  (await payload.count({ collection, where, overrideAccess: true, ...(req ? { req } : {}) })).totalDocs

/** Takes candidates until the limit is passed, so that one more than a run takes says that there is more. */
async function taken<T>(candidates: readonly T[], limit: number, isDue: (one: T) => Promise<boolean>): Promise<T[]> {
  const found: T[] = []
  for (const one of candidates) {
    if (found.length > limit) break
    if (await isDue(one)) found.push(one)
  }
  return found
}

/** Bytes go once their rows are gone, where no other row names them. */
const bytesOf = (payload: Payload, files: readonly Pick<PersonFile, 'sha256'>[]): Removed => ({ afterwards: () => removeBytes(payload, files.map(({ sha256 }) => sha256)) })

async function deleteExcerpts(tx: PayloadRequest, where: Where): Promise<Removed> {
  const files = await evidenceFilesOf(tx.payload, where, tx)
  await tx.payload.db.deleteMany({ collection: 'excerpts', where, req: tx })
  return bytesOf(tx.payload, files)
}

type Chain = readonly [testimonial: string, events: readonly ConsentEvent[]]

/** Chains to which nothing has been added since. */
async function quietChains(payload: Payload, before: string): Promise<Chain[]> {
  const old = await findRecords(payload, 'consent-events', { where: older('at', before), sort: 'at' })
  const chains = await eventsOf(payload, old.map(({ testimonial }) => testimonial))
  return [...chains].filter(([, events]) => events.every(({ at }) => Date.parse(at) < Date.parse(before)))
}

/** A chain goes as a whole, so that what is left of the ledger stays checkable; if somebody added to it meanwhile, it stays. */
const chainDue = ([testimonial, events]: Chain, withWords = false): Due => ({
  name: testimonial,
  async remove(tx) {
    if (withWords && (await count(tx.payload, 'testimonials', { key: { equals: testimonial } }, tx)) > 0) return null
    const last = await findRecord(tx.payload, 'consent-events', { where: { testimonial: { equals: testimonial } }, sort: '-number', req: tx })
    if (last?.number !== events.length) return null
    await tx.payload.db.deleteMany({ collection: 'consent-events', where: { testimonial: { equals: testimonial } }, req: tx })
    if (!withWords) return {}
    // What proves the consent goes with it: the words that were agreed to, the note of a call, the form that was signed.
    return deleteExcerpts(tx, { testimonial: { equals: testimonial } })
  },
})

const recordDue =
  (collection: 'tasks' | 'renditions') =>
  ({ id, key }: { readonly id: Id; readonly key: string }): Due => ({
    name: key,
    async remove(tx) {
      await tx.payload.db.deleteMany({ collection, where: { id: { equals: id } }, req: tx })
      return {}
    },
  })

const inReview = (key: string): Where => whereAll({ subject: { equals: 'testimonial' } }, { subjectKey: { equals: key } }, { stage: { equals: 'in-review' } })

/** Does a chain of consent rest on it? The note (and the file) behind what was recorded, and the words that somebody consented to. */
const isProof = ({ kind, key }: ExcerptRecord, events: readonly ConsentEvent[]): boolean =>
  kind === 'evidence' ? events.length > 0 : events.some(({ type, excerpts }) => type !== 'asked' && type !== 'declined' && type !== 'withdrawn' && excerpts.includes(key))

const remarkDue = ({ id, key }: SubmissionRecord): Due => ({
  name: key,
  async remove(tx) {
    await compareAndSet(tx.payload, { collection: 'submissions', where: { id: { equals: id } }, data: { comment: '', decision: '' }, req: tx })
    for (const approval of await findRecords(tx.payload, 'approvals', { where: { submission: { equals: key } }, req: tx })) await blankRemark(tx, approval)
    return {}
  },
})

/** Is a chain of audit events over: about something of a customer that is gone, and quiet? What the house published, approved and let go of keeps its chain. */
async function isForgotten(payload: Payload, subject: string, before: string, req?: PayloadRequest): Promise<boolean> {
  const [kind, ...rest] = subject.split(':')
  const name = rest.join(':')
  const is = async (collection: Parameters<typeof count>[1], field: string) => (await count(payload, collection, { [field]: { equals: name } }, req)) > 0
  if (kind !== 'contact' && kind !== 'dialog' && kind !== 'testimonial' && kind !== 'webhook') return false
  if (kind === 'contact' && (await is('contacts', 'key'))) return false
  if (kind === 'dialog' && (await is('service-dialogs', 'id'))) return false
  if (kind === 'testimonial' && ((await is('testimonials', 'key')) || (await is('consent-events', 'testimonial')))) return false
  const last = await findRecord(payload, 'audit-events', { where: { subject: { equals: subject } }, sort: '-number', ...(req ? { req } : {}) })
  return last !== null && Date.parse(last.at) < Date.parse(before)
}

export const FINDERS: Readonly<Record<RetentionRule, Finder>> = {
  async dialogs({ payload, before, limit }) {
    const isOver = whereAll({ state: { equals: 'closed' } }, older('updatedAt', before))
    const isFree = async ({ id }: DialogDoc, tx?: PayloadRequest) => (await count(payload, 'testimonials', { dialog: { equals: id } }, tx)) === 0
    const closed = await findDocs<DialogDoc>(payload, 'service-dialogs', isOver, undefined, { sort: 'updatedAt' })
    return (await taken(closed, limit, (one) => isFree(one))).map((dialog) => ({
      name: String(dialog.id),
      async remove(tx) {
        const isStill = (await count(payload, 'service-dialogs', whereAll({ id: { equals: dialog.id } }, isOver), tx)) > 0
        if (!isStill || !(await isFree(dialog, tx))) return null
        const files = await attachmentsOf(payload, [dialog], tx)
        await deleteDocument(tx, 'service-dialogs', dialog.id)
        return bytesOf(payload, files)
      },
    }))
  },
  async attachments({ payload, before, limit }) {
    const isOver = whereAll({ isUsed: { not_equals: true } }, older('updatedAt', before))
    const loose = await findDocs<Attachment>(payload, 'attachments', isOver, undefined, { sort: 'updatedAt', limit: limit + 1 })
    return loose.map(({ id, sha256 }) => ({
      name: String(id),
      async remove(tx) {
        if ((await count(payload, 'attachments', whereAll({ id: { equals: id } }, isOver), tx)) === 0) return null
        await deleteDocument(tx, 'attachments', id)
        return bytesOf(payload, [{ sha256 }])
      },
    }))
  },
  async contacts({ payload, before, limit }) {
    const old = await findDocs<Doc>(payload, 'contacts', older('updatedAt', before), undefined, { sort: 'updatedAt' })
    const isAlone = async ({ id, key }: Doc, tx?: PayloadRequest) =>
      (await count(payload, 'service-dialogs', { contact: { equals: id } }, tx)) + (await count(payload, 'testimonials', { contact: { equals: id } }, tx)) + (await count(payload, 'excerpts', { contact: { equals: key ?? '' } }, tx)) === 0
    return (await taken(old, limit, (one) => isAlone(one))).map((doc) => ({
      name: doc.key ?? String(doc.id),
      async remove(tx) {
        if (!(await isAlone(doc, tx))) return null
        await deleteDocument(tx, 'contacts', doc.id)
        return {}
      },
    }))
  },
  async testimonials({ payload, before, limit }) {
    const old = await findDocs<Doc>(payload, 'testimonials', older('updatedAt', before), undefined, { sort: 'updatedAt' })
    const chains = await eventsOf(payload, old.map(({ key }) => key ?? ''))
    const isOver = async ({ key }: Doc) => {
      const events = chains.get(key ?? '') ?? []
      const isQuiet = events.every(({ at }) => Date.parse(at) < Date.parse(before)) && foldConsent(events, Date.parse(before)).status !== 'standing'
      return isQuiet && (await count(payload, 'submissions', inReview(key ?? ''))) === 0
    }
    return (await taken(old, limit, isOver)).map(({ id, key }) => ({
      name: key ?? String(id),
      async remove(tx) {
        const isStill = (await count(payload, 'testimonials', whereAll({ id: { equals: id } }, older('updatedAt', before)), tx)) > 0
        const known = chains.get(key ?? '')?.length ?? 0
        if (!isStill || (await count(payload, 'consent-events', { testimonial: { equals: key ?? '' } }, tx)) !== known || (await count(payload, 'submissions', inReview(key ?? ''), tx)) > 0) return null
        await deleteDocument(tx, 'testimonials', id)
        return {}
      },
    }))
  },
  async excerpts({ payload, before, limit }) {
    const old = await findRecords(payload, 'excerpts', { where: older('createdAt', before), sort: 'createdAt' })
    const chains = await eventsOf(payload, old.flatMap(({ testimonial }) => (testimonial ? [testimonial] : [])))
    const due = await taken(old, limit, async (one) => !isProof(one, chains.get(one.testimonial ?? '') ?? []) && (await count(payload, 'testimonials', { key: { equals: one.testimonial ?? '' } })) === 0)
    return due.map(({ id, key }) => ({ name: key, remove: (tx) => deleteExcerpts(tx, { id: { equals: id } }) }))
  },
  async 'unanswered-consents'({ payload, before }) {
    const chains = await quietChains(payload, before)
    return chains.filter(([, events]) => events.every(({ type }) => type === 'asked')).map((chain) => chainDue(chain))
  },
  async tasks({ payload, before, limit }) {
    return (await findRecords(payload, 'tasks', { where: whereAll({ state: { equals: 'done' } }, older('doneAt', before)), sort: 'doneAt', limit: limit + 1 })).map(recordDue('tasks'))
  },
  async renditions({ payload, before, limit }) {
    const old = await findRecords(payload, 'renditions', { where: older('createdAt', before), sort: 'createdAt', limit: limit + 1 })
    return old.map(recordDue('renditions'))
  },
  async deliveries({ payload, before, limit }) {
    const old = await findRecords(payload, 'deliveries', { where: whereAll({ state: { in: ['withdrawn', 'failed'] } }, older('updatedAt', before)), sort: 'updatedAt', limit: limit + 1 })
    // Sent again meanwhile, it is not due any more.
    return old.map(({ id, key, rev }) => ({
      name: key,
      async remove(tx) {
        const still = await findRecord(tx.payload, 'deliveries', { where: whereAll({ id: { equals: id } }, { rev: { equals: rev } }), req: tx })
        if (!still) return null
        await tx.payload.db.deleteMany({ collection: 'deliveries', where: { id: { equals: id } }, req: tx })
        return {}
      },
    }))
  },
  async 'consent-proofs'({ payload, before, limit }) {
    // By what stood then: a consent that ended on its day has its period from that day on.
    const isOver = async ([testimonial, events]: Chain) =>
      foldConsent(events, Date.parse(before)).status !== 'standing' && (await count(payload, 'testimonials', { key: { equals: testimonial } })) === 0
    return (await taken(await quietChains(payload, before), limit, isOver)).map((chain) => chainDue(chain, true))
  },
  async remarks({ payload, before, limit }) {
    const isWritten = { or: ['comment', 'decision'].map((field) => ({ and: [{ [field]: { exists: true } }, { [field]: { not_equals: '' } }] })) }
    const where = whereAll({ stage: { not_equals: 'in-review' } }, older('updatedAt', before), isWritten)
    return (await findRecords(payload, 'submissions', { where, sort: 'updatedAt', limit: limit + 1 })).map(remarkDue)
  },
  async 'audit-events'({ payload, before, limit }) {
    const old = await findRecords(payload, 'audit-events', { where: older('at', before), sort: 'at' })
    return (await taken([...new Set(old.map(({ subject }) => subject))], limit, (subject) => isForgotten(payload, subject, before))).map((subject) => ({
      name: subject,
      async remove(tx) {
        if (!(await isForgotten(payload, subject, before, tx))) return null
        await payload.db.deleteMany({ collection: 'audit-events', where: { subject: { equals: subject } }, req: tx })
        return {}
      },
    }))
  },
}
