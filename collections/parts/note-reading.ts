import type { PayloadRequest } from 'payload'
import { appendAudit } from '../../src/publishing/audit.ts'
import { writeTogether } from '../../src/publishing/records.ts'

/** Writes down that somebody read private parts of dialogs. @param subjects `dialog:<id>`, or `dialogs` for what tells of none in particular; none: nothing was read */
export async function noteReading(req: PayloadRequest, actor: string, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return
  const at = new Date().toISOString()
  await writeTogether(req, async (tx) => {
    for (const subject of subjects) await appendAudit(req.payload, tx, { subject, type: 'private-read', actor, data: {} }, at)
  })
}
