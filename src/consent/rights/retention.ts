/** Lets go of what has been kept long enough: finds it, says it, and deletes it only when told to. */
import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'
import type { Role } from '../../access/roles.ts'
import { appendAudit } from '../../publishing/audit.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { findRecord, findRecords, whereAll, writeTogether } from '../../publishing/records.ts'
import { type ConsentEvent, foldConsent } from '../fold.ts'
import { eventsOf } from '../ledger.ts'
import { type DialogDoc, attachmentsOf, exclusiveFiles, findDocs } from './belongings.ts'
import { deleteDocument, removeFiles, sweepRenditions } from './erase-documents.ts'
import { RETENTION_PERIODS, RETENTION_RULES, type RetentionRule } from './retention-periods.ts'

export const RETENTION_ROLES: readonly Role[] = ['admin']
/** So many of each kind in one run; the next run goes on. */
const RETENTION_BATCH = 500
const DAY_MS = 86_400_000

/** One thing that is due, by key or id: no words. */
interface Due {
  readonly name: string
  /** Deletes it within a transaction; null if it is not due any more. */
  remove(tx: PayloadRequest): Promise<Removed | null>
}

interface Removed {
  /** What goes once the deletion is committed. */
  readonly afterwards?: () => Promise<void>
}

export interface RetentionReport {
  readonly rule: RetentionRule
  readonly days: number
  /** Changed last before this instant. */
  readonly before: string
  readonly due: readonly string[]
  /** There is more than one run takes. */
  readonly isMore: boolean
  readonly isApplied: boolean
}

interface Search {
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
const count = async (payload: Payload, collection: 'service-dialogs' | 'testimonials' | 'excerpts', where: Where, req?: PayloadRequest): Promise<number> =>
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

type Chain = readonly [testimonial: string, events: readonly ConsentEvent[]]

/** Chains to which nothing has been added since. */
async function quietChains(payload: Payload, before: string): Promise<Chain[]> {
  const old = await findRecords(payload, 'consent-events', { where: older('at', before), sort: 'at' })
  const chains = await eventsOf(payload, old.map(({ testimonial }) => testimonial))
  return [...chains].filter(([, events]) => events.every(({ at }) => Date.parse(at) < Date.parse(before)))
}

/** A chain goes as a whole, so that what is left of the ledger stays checkable; if somebody added to it meanwhile, it stays. */
const chainDue = ([testimonial, events]: Chain): Due => ({
  name: testimonial,
  async remove(tx) {
    const last = await findRecord(tx.payload, 'consent-events', { where: { testimonial: { equals: testimonial } }, sort: '-number', req: tx })
    if (last?.number !== events.length) return null
    await tx.payload.db.deleteMany({ collection: 'consent-events', where: { testimonial: { equals: testimonial } }, req: tx })
    return {}
  },
})

const recordDue =
  (collection: 'excerpts' | 'tasks' | 'renditions') =>
  ({ id, key }: { readonly id: Id; readonly key: string }): Due => ({
    name: key,
    async remove(tx) {
      await tx.payload.db.deleteMany({ collection, where: { id: { equals: id } }, req: tx })
      return {}
    },
  })

const FINDERS: Readonly<Record<RetentionRule, Finder>> = {
  async dialogs({ payload, before, limit }) {
    const isOver = whereAll({ state: { equals: 'closed' } }, older('updatedAt', before))
    const isFree = async ({ id }: DialogDoc, tx?: PayloadRequest) => (await count(payload, 'testimonials', { dialog: { equals: id } }, tx)) === 0
    const closed = await findDocs<DialogDoc>(payload, 'service-dialogs', isOver, undefined, { sort: 'updatedAt' })
    return (await taken(closed, limit, (one) => isFree(one))).map((dialog) => ({
      name: String(dialog.id),
      async remove(tx) {
        const isStill = (await count(payload, 'service-dialogs', whereAll({ id: { equals: dialog.id } }, isOver), tx)) > 0
        if (!isStill || !(await isFree(dialog, tx))) return null
        const free = await exclusiveFiles(payload, [dialog], await attachmentsOf(payload, [dialog], tx), tx)
        await deleteDocument(tx, 'service-dialogs', dialog.id)
        for (const { id } of free) await deleteDocument(tx, 'media', id)
        return { afterwards: () => removeFiles(payload, free.map(({ sha256 }) => sha256)) }
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
  async excerpts({ payload, before, limit }) {
    const old = await findRecords(payload, 'excerpts', { where: older('createdAt', before), sort: 'createdAt' })
    const due = await taken(old, limit, async ({ testimonial }) => (await count(payload, 'testimonials', { key: { equals: testimonial ?? '' } })) === 0)
    return due.map(recordDue('excerpts'))
  },
  async 'unanswered-consents'({ payload, before }) {
    const chains = await quietChains(payload, before)
    return chains.filter(([, events]) => events.every(({ type }) => type === 'asked')).map(chainDue)
  },
  async tasks({ payload, before, limit }) {
    return (await findRecords(payload, 'tasks', { where: whereAll({ state: { equals: 'done' } }, older('doneAt', before)), sort: 'doneAt', limit: limit + 1 })).map(recordDue('tasks'))
  },
  async renditions({ payload, before, limit }) {
    const old = await findRecords(payload, 'renditions', { where: older('createdAt', before), sort: 'createdAt', limit: limit + 1 })
    return old.map(recordDue('renditions'))
  },
  async 'consent-proofs'({ payload, before, limit }) {
    // By what stood then: a consent that ended on its day has its period from that day on.
    const isOver = async ([testimonial, events]: Chain) =>
      foldConsent(events, Date.parse(before)).status !== 'standing' && (await count(payload, 'testimonials', { key: { equals: testimonial } })) === 0
    return (await taken(await quietChains(payload, before), limit, isOver)).map(chainDue)
  },
}

/**
 * What has been kept long enough, and, where `isApplied`, its end.
 * @param options.periods other periods in days, for tests and houses
 */
export async function applyRetention(req: PayloadRequest, options: { readonly isApplied: boolean; readonly actor?: string; readonly at?: number; readonly limit?: number; readonly days?: Partial<Record<RetentionRule, number>> }): Promise<RetentionReport[]> {
  const { isApplied, at = Date.now(), limit = RETENTION_BATCH } = options
  const actor = options.actor ?? requirePerson(req, RETENTION_ROLES).key
  const { payload } = req
  const reports: RetentionReport[] = []
  for (const rule of RETENTION_RULES) {
    const days = options.days?.[rule] ?? RETENTION_PERIODS[rule].days
    const before = new Date(at - days * DAY_MS).toISOString()
    const found = await FINDERS[rule]({ payload, before, limit })
    const due = found.slice(0, limit)
    if (isApplied) await removeAll(req, rule, due, { actor, before })
    reports.push({ rule, days, before, due: due.map(({ name }) => name), isMore: found.length > limit, isApplied })
  }
  return reports
}

async function removeAll(req: PayloadRequest, rule: RetentionRule, due: readonly Due[], { actor, before }: { readonly actor: string; readonly before: string }): Promise<void> {
  let removed = 0
  for (const one of due) {
    const gone = await writeTogether(req, (tx) => one.remove(tx))
    if (!gone) continue
    removed += 1
    await gone.afterwards?.()
  }
  if (removed === 0) return
  const entry = { subject: `retention:${rule}`, type: 'retention', actor, data: { count: removed, before } } as const
  await writeTogether(req, (tx) => appendAudit(tx.payload, tx, entry, new Date().toISOString()))
  if (rule === 'renditions') await sweepRenditions(req.payload)
}

/**
 * Lets go of what is due, once a day whoever asks: the first to write the day down does it.
 * @returns null if it was done within the last day
 */
export async function applyDaily(payload: Payload, at: number = Date.now()): Promise<RetentionReport[] | null> {
  const req = await createLocalReq({}, payload)
  const isFirst = await writeTogether(req, async (tx) => {
    const last = await findRecord(payload, 'audit-events', { where: { subject: { equals: DAILY.subject } }, sort: '-number', req: tx })
    if (last && at - Date.parse(last.at) < DAY_MS) return false
    await appendAudit(payload, tx, DAILY, new Date(at).toISOString())
    return true
  })
  return isFirst ? applyRetention(req, { isApplied: true, actor: DAILY.actor, at }) : null
}

const DAILY = { subject: 'retention', type: 'retention', actor: 'retention', data: {} } as const
