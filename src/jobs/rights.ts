/** Goes on with erasures that were interrupted, and erases again who came back with a backup. State says what is due: there is no queue. */
import { createLocalReq, type Payload } from 'payload'
import { forgetEverything } from '../publishing/compose-memory.ts'
import { findRecords, whereAll } from '../publishing/records.ts'
import { eraseRenditions } from '../consent/rights/erase-documents.ts'
import { beginErasure, isBack } from '../consent/rights/begin-erasure.ts'
import { finishErasure, resumeErasures } from '../consent/rights/erase.ts'
import { replayErasures } from '../consent/rights/replay.ts'
import { scrubDatabase } from '../sqlite/mutex.ts'

const EVERY_MS = 60_000
/** So long a rendering may have been under way that had read the words before they were withdrawn. */
const LATE_MS = 60 * 60 * 1000

export interface RightsWorker {
  stop(): Promise<void>
}

/** Erases again who came back with a backup, and finishes what was interrupted: before anything is read or given out. */
export async function completeErasures(payload: Payload): Promise<void> {
  await replayErasures(payload)
  await resumeErasures(payload)
}

/**
 * Resolves after the first pass, so that nobody is served people's words who have been erased; then looks every minute.
 * @throws if the first pass fails
 */
export async function startRights(payload: Payload): Promise<RightsWorker> {
  await completeErasures(payload)
  let since = Date.now()
  let running: Promise<void> = Promise.resolve()
  const pass = async (): Promise<void> => {
    const begun = Date.now()
    await resumeErasures(payload)
    const where = whereAll({ state: { equals: 'done' } }, { doneAt: { greater_than: new Date(begun - LATE_MS).toISOString() } })
    for (const erasure of await findRecords(payload, 'erasures', { where })) {
      const { plan, doneAt, contact, basis } = erasure
      // A rendering or an import that had begun before may have written something after.
      if (plan.testimonials.length > 0 && (await eraseRenditions(payload, plan.testimonials)) > 0) await scrubDatabase(payload.db)
      if (await isBack(payload, erasure)) await finishErasure(payload, await beginErasure(await createLocalReq({}, payload), { contact, basis, actor: 'operator' }))
      // Another process may have done it: this one's memory is its own.
      if (Date.parse(doneAt ?? '') >= since) forgetEverything()
    }
    since = begun
  }
  const timer = setInterval(() => {
    running = pass().catch((error: unknown) => payload.logger.error({ err: error, msg: 'an erasure could not be finished; it is tried again in a minute' }))
  }, EVERY_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
