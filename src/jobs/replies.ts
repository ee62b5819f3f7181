/** Reads what people answered in networks, and what they deleted. Each account says when it is due again, so several processes share the work. */
import type { Payload } from 'payload'
import { forgetGoneReplies } from '../publishing/delivering/replies-gone.ts'
import { collectReplies } from '../publishing/delivering/replies.ts'

const EVERY_MS = 30_000

export interface RepliesWorker {
  /** Breaks off what is being asked of a network; what was not kept yet is read by whoever starts next. */
  stop(): Promise<void>
}

/** Looks at once and every half minute. */
export function startReplies(payload: Payload): RepliesWorker {
  let running: Promise<void> | null = null
  const stopping = new AbortController()
  const { signal } = stopping
  const pass = async (): Promise<void> => {
    await collectReplies(payload, { signal })
    await forgetGoneReplies(payload, { signal })
  }
  const run = (): void => {
    if (running || signal.aborted) return
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
      stopping.abort()
      clearInterval(timer)
      await running
    },
  }
}
