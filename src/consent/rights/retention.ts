/** Lets go of what has been kept long enough: finds it, says it, and deletes it only when told to. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { sweepAttachments } from '../../../collections/attachments/keeping.ts'
import type { Role } from '../../access/roles.ts'
import { appendAudit } from '../../publishing/audit.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { findRecord, writeTogether } from '../../publishing/records.ts'
import { sweepRenditions } from './erase-documents.ts'
import { type Due, FINDERS } from './retention-finders.ts'
import { RETENTION_PERIODS, RETENTION_RULES, type RetentionPeriod, type RetentionRule } from './retention-periods.ts'

export const RETENTION_ROLES: readonly Role[] = ['admin']
/** So many of each kind in one run; the next run goes on. */
const RETENTION_BATCH = 500
const DAY_MS = 86_400_000

export interface RetentionReport extends Omit<RetentionPeriod, 'days'> {
  readonly rule: RetentionRule
  readonly days: number
  /** Changed last before this instant. */
  readonly before: string
  readonly due: readonly string[]
  /** There is more than one run takes. */
  readonly isMore: boolean
  readonly isApplied: boolean
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
    reports.push({ ...RETENTION_PERIODS[rule], rule, days, before, due: due.map(({ name }) => name), isMore: found.length > limit, isApplied })
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
  // Bytes that a crash left without a row.
  if (rule === 'attachments') await sweepAttachments(req.payload, new Date(before))
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
