import type { PayloadRequest } from 'payload'
import { appendAudit } from '../../src/publishing/audit.ts'
import { findRecord, whereAll, writeTogether } from '../../src/publishing/records.ts'

/** By which way the words in the dialog were read off a testimonial. */
export type ReadingWay = 'record' | 'list' | 'submission' | 'check'

/** A quote that is being written is checked at every pause. */
const CHECK_MS = 3_600_000

/**
 * Writes down that somebody read private parts of dialogs. Checks by the same person within an hour are one reading.
 * @param subjects `dialog:<id>`, `testimonial:<key>`, or `dialogs` for what tells of none in particular; none: nothing was read
 */
export async function noteReading(req: PayloadRequest, actor: string, subjects: readonly string[], how?: ReadingWay): Promise<void> {
  if (subjects.length === 0) return
  const now = Date.now()
  const at = new Date(now).toISOString()
  await writeTogether(req, async (tx) => {
    for (const subject of subjects) {
      if (how === 'check' && (await lastCheck(tx, subject, actor)) > now - CHECK_MS) continue
      await appendAudit(req.payload, tx, { subject, type: 'private-read', actor, data: how === undefined ? {} : { how } }, at)
    }
  })
}

async function lastCheck(tx: PayloadRequest, subject: string, actor: string): Promise<number> {
  const where = whereAll({ subject: { equals: subject } }, { type: { equals: 'private-read' } }, { actor: { equals: actor } })
  const last = await findRecord(tx.payload, 'audit-events', { where, sort: '-number', req: tx })
  return last?.data.how === 'check' ? Date.parse(last.at) : 0
}
