/** Lets go of what has been kept long enough: finds it, says it, and deletes it only when told to. */
import type { Payload, PayloadRequest } from 'payload'
import type { Role } from '../../access/roles.ts'
import { appendAudit } from '../../publishing/audit.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { hubOf } from '../../publishing/hub.ts'
import { type ConsentEventRecord, findRecord, findRecords, whereAll, writeTogether } from '../../publishing/records.ts'
import { foldConsent } from '../fold.ts'
import { chainOf, eventOf } from '../ledger.ts'
import { type DialogDoc, attachmentsOf, exclusiveFiles, findDocs } from './belongings.ts'
import { deleteDocument } from './erase-documents.ts'
import { RETENTION_PERIODS, RETENTION_RULES, type RetentionRule } from './retention-periods.ts'

export const RETENTION_ROLES: readonly Role[] = ['admin']
/** So many of each kind in one run; the next run goes on. */
export const RETENTION_BATCH = 500
const DAY_MS = 86_400_000

/** One thing that is due, by key or id: no words. */
interface Due {
  readonly name: string
  /** Deletes it within a transaction, if it still is due; gives what is to be removed after the commit. */
  remove(tx: PayloadRequest): Promise<(() => Promise<void>) | null>
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
const count = async (payload: Payload, collection: 'service-dialogs' | 'testimonials' | 'excerpts', where: Parameters<Payload['count']>[0]['where']): Promise<number> =>
  (await payload.count({ collection, ...(where ? { where } : {}), overrideAccess: true })).totalDocs

/** Takes candidates until the limit is passed, so that one more than a run takes says that there is more. */
async function taken<T>(candidates: readonly T[], limit: number, isDue: (one: T) => Promise<boolean>): Promise<T[]> {
  const found: T[] = []
  for (const one of candidates) {
    if (found.length > limit) break
    if (await isDue(one)) found.push(one)
  }
  return found
}

const chainsEnded = async (payload: Payload, before: string): Promise<Map<string, ConsentEventRecord[]>> => {
  const old = await findRecords(payload, 'consent-events', { where: older('at', before), sort: 'at' })
  const chains = new Map<string, ConsentEventRecord[]>()
  for (const testimonial of new Set(old.map((event) => event.testimonial))) {
    const chain = await chainOf(payload, testimonial)
    if (chain.every(({ at }) => Date.parse(at) < Date.parse(before))) chains.set(testimonial, chain)
  }
  return chains
}

/** A chain goes as a whole, so that what is left of the ledger stays checkable; if somebody added to it meanwhile, it stays. */
const chainDue = ([testimonial, chain]: readonly [string, readonly ConsentEventRecord[]]): Due => ({
  name: testimonial,
  async remove(tx) {
    const last = await findRecord(tx.payload, 'consent-events', { where: { testimonial: { equals: testimonial } }, sort: '-number', req: tx })
    if (last?.number !== chain.length) return null
    await tx.payload.db.deleteMany({ collection: 'consent-events', where: { testimonial: { equals: testimonial } }, req: tx })
    return null
  },
})

const recordDue =
  (collection: 'excerpts' | 'tasks' | 'renditions') =>
  ({ id, key }: { readonly id: Id; readonly key: string }): Due => ({
    name: key,
    async remove(tx) {
      await tx.payload.db.deleteMany({ collection, where: { id: { equals: id } }, req: tx })
      return null
    },
  })

const FINDERS: Readonly<Record<RetentionRule, Finder>> = {
  async dialogs({ payload, before, limit }) {
    const closed = await findDocs<DialogDoc>(payload, 'service-dialogs', whereAll({ state: { equals: 'closed' } }, older('updatedAt', before)), undefined, { sort: 'updatedAt' })
    const due = await taken(closed, limit, async ({ id }) => (await count(payload, 'testimonials', { dialog: { equals: id } })) === 0)
    return due.map((dialog) => ({
      name: String(dialog.id),
      async remove(tx) {
        const free = await exclusiveFiles(payload, [dialog], await attachmentsOf(payload, [dialog], tx), tx)
        await deleteDocument(tx, 'service-dialogs', dialog.id)
        for (const { id } of free) await deleteDocument(tx, 'media', id)
        return async () => {
          for (const { sha256 } of free) if ((await payload.count({ collection: 'media', where: { sha256: { equals: sha256 } } })).totalDocs === 0) await hubOf(payload).media.remove(sha256)
        }
      },
    }))
  },
  async contacts({ payload, before, limit }) {
    const old = await findDocs<Doc>(payload, 'contacts', older('updatedAt', before), undefined, { sort: 'updatedAt' })
    const isAlone = async ({ id, key }: Doc) =>
      (await count(payload, 'service-dialogs', { contact: { equals: id } })) + (await count(payload, 'testimonials', { contact: { equals: id } })) + (await count(payload, 'excerpts', { contact: { equals: key ?? '' } })) === 0
    return (await taken(old, limit, isAlone)).map((doc) => ({
      name: doc.key ?? String(doc.id),
      async remove(tx) {
        if (await isAlone(doc)) await deleteDocument(tx, 'contacts', doc.id)
        return null
      },
    }))
  },
  async excerpts({ payload, before, limit }) {
    const old = await findRecords(payload, 'excerpts', { where: older('createdAt', before), sort: 'createdAt' })
    const due = await taken(old, limit, async ({ testimonial }) => (await count(payload, 'testimonials', { key: { equals: testimonial ?? '' } })) === 0)
    return due.map(recordDue('excerpts'))
  },
  async 'unanswered-consents'({ payload, before }) {
    const chains = await chainsEnded(payload, before)
    return [...chains].filter(([, chain]) => chain.every(({ type }) => type === 'asked')).map(chainDue)
  },
  async tasks({ payload, before, limit }) {
    return (await findRecords(payload, 'tasks', { where: whereAll({ state: { equals: 'done' } }, older('doneAt', before)), sort: 'doneAt', limit: limit + 1 })).map(recordDue('tasks'))
  },
  async renditions({ payload, before, limit }) {
    const old = await findRecords(payload, 'renditions', { where: older('createdAt', before), sort: 'createdAt', limit: limit + 1 })
    return old.map(recordDue('renditions'))
  },
  async 'consent-proofs'({ payload, before, limit }) {
    const chains = [...(await chainsEnded(payload, before))]
    const isOver = async ([testimonial, chain]: (typeof chains)[number]) => {
      const { status } = foldConsent(chain.map(eventOf), Date.now())
      return ['withdrawn', 'declined', 'expired'].includes(status) && (await count(payload, 'testimonials', { key: { equals: testimonial } })) === 0
    }
    return (await taken(chains, limit, isOver)).map(chainDue)
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
  if (due.length === 0) return
  for (const one of due) await (await writeTogether(req, (tx) => one.remove(tx)))?.()
  const entry = { subject: `retention:${rule}`, type: 'retention', actor, data: { count: due.length, before } } as const
  await writeTogether(req, (tx) => appendAudit(tx.payload, tx, entry, new Date().toISOString()))
  if (rule !== 'renditions') return
  const kept = new Set((await findRecords(req.payload, 'renditions', { where: {} })).flatMap(({ artefacts }) => artefacts.map(({ sha256 }) => sha256)))
  await hubOf(req.payload).blobs.sweep((sha256) => kept.has(sha256))
}
