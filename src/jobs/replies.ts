/** Reads what people answered in networks. Each account says when it is to be read again, so several processes share the work. */
import type { Payload } from 'payload'
import { forgetGoneReplies } from '../publishing/delivering/replies-gone.ts'
import { collectReplies } from '../publishing/delivering/replies.ts'

const EVERY_MS = 30_000
/** What people deleted there is looked up four times a day. */
const GONE_MS = 6 * 60 * 60_000

export interface RepliesWorker {
  stop(): Promise<void>
}

/** Looks at once and every half minute. */
export function startReplies(payload: Payload): RepliesWorker {
  let running: Promise<void> | null = null
  let isStopped = false
  let lookedUp = performance.now()
  const options = { isStopped: () => isStopped }
  const pass = async (): Promise<void> => {
    await collectReplies(payload, options)
    if (performance.now() - lookedUp < GONE_MS) return
    lookedUp = performance.now()
    await forgetGoneReplies(payload, options)
  }
  const run = (): void => {
    if (running || isStopped) return
    running = pass()
      .catch((error: unknown) => payload.logger.error({ err: error, msg: 'replies could not be read; it is tried again in a moment' }))
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(run, EVERY_MS)
  timer.unref()
  run()
  return {
    async stop() {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
