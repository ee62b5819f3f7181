/** Lets go once a day of what has been kept long enough. `hub retention` says beforehand what would go; the periods are a table (src/consent/rights/retention-periods.ts). */
import type { Payload } from 'payload'
import { applyDaily } from '../consent/rights/retention.ts'

const EVERY_MS = 60 * 60 * 1000
/** Not while a hub has just begun to serve. */
const FIRST_MS = 10 * 60 * 1000

export interface RetentionWorker {
  stop(): Promise<void>
}

/** Looks a while after the start and then every hour whether the day's run is due; of several processes one does it. */
export function startRetention(payload: Payload): RetentionWorker {
  let running: Promise<unknown> = Promise.resolve()
  const look = (): void => {
    running = running
      .then(() => applyDaily(payload))
      .catch((error: unknown) => payload.logger.error({ err: error, msg: 'what has been kept long enough could not be deleted; it is tried again tomorrow' }))
  }
  const first = setTimeout(look, FIRST_MS)
  const timer = setInterval(look, EVERY_MS)
  first.unref()
  timer.unref()
  return {
    async stop() {
      clearTimeout(first)
      clearInterval(timer)
      await running
    },
  }
}
