/** Sends posts that are due and takes down what must go. What is due is read from the database each time: there is no queue that could lose or double anything. */
import type { Payload } from 'payload'
import { resealAccounts } from '../publishing/delivering/accounts.ts'
import { workOutbox } from '../publishing/delivering/outbox.ts'
import { takeDownPosts } from '../publishing/delivering/take-down.ts'
import { onWork } from '../publishing/wake.ts'

const EVERY_MS = 15_000
const AFTER_MS = 500
/** Looks for what must be deleted: less often, where nobody said that something changed. */
const TAKE_DOWN_MS = 60_000
/** Reads all that stands in networks, whatever has changed; in between, what changed since the last look. */
const WHOLE_MS = 60 * 60_000
/** Clocks of several processes, and transactions that take long. */
const OVERLAP_MS = 10 * 60_000

export interface OutboxWorker {
  stop(): Promise<void>
}

/** Looks at once, after every announcement and every quarter of a minute; several processes share the work. */
export function startOutbox(payload: Payload): OutboxWorker {
  let running: Promise<void> | null = null
  let isStopped = false
  const options = { isStopped: () => isStopped }
  let lookedAt = Number.NEGATIVE_INFINITY
  let wholeAt = Number.NEGATIVE_INFINITY
  let since: number | undefined
  // Once: the keys are those that this process began with.
  let isResealed = false
  const pass = async (): Promise<void> => {
    if (!isResealed) await resealAccounts(payload)
    isResealed = true
    // First: what must not stand any more.
    if (performance.now() - lookedAt >= TAKE_DOWN_MS) {
      lookedAt = performance.now()
      const begun = Date.now()
      const isWhole = since === undefined || lookedAt - wholeAt >= WHOLE_MS
      if (isWhole) wholeAt = lookedAt
      await takeDownPosts(payload, { ...options, ...(isWhole || since === undefined ? {} : { since: since - OVERLAP_MS }) })
      since = begun
    }
    await workOutbox(payload, options)
  }
  const run = (): void => {
    if (running || isStopped) return
    running = pass()
      .catch((error: unknown) => payload.logger.error({ err: error, msg: 'the outbox failed; it is tried again in a moment' }))
      .finally(() => {
        running = null
      })
  }
  const stopListening = onWork(() => {
    lookedAt = Number.NEGATIVE_INFINITY
    setTimeout(run, AFTER_MS).unref()
  })
  const timer = setInterval(run, EVERY_MS)
  timer.unref()
  run()
  return {
    async stop() {
      isStopped = true
      stopListening()
      clearInterval(timer)
      await running
    },
  }
}
