/** Builds print runs, and stops those that may not be printed any more. What is due is read from the database each time. */
import type { Payload } from 'payload'
import { workPrintRuns } from '../publishing/printing/build.ts'
import { stopPrintRuns } from '../publishing/printing/stop-runs.ts'
import { onWork } from '../publishing/wake.ts'

const EVERY_MS = 10_000
const AFTER_MS = 200

export interface PrintRunsWorker {
  stop(): Promise<void>
}

/** Looks at once, after every announcement and every ten seconds; several processes share the work. A build does not keep runs from being stopped. */
export function startPrintRuns(payload: Payload): PrintRunsWorker {
  let isStopped = false
  const repeat = (what: string, work: () => Promise<void>) => {
    let running: Promise<void> | null = null
    const run = (): void => {
      if (running || isStopped) return
      running = work()
        .catch((error: unknown) => payload.logger.error({ err: error, msg: `${what} failed; it is tried again in a moment` }))
        .finally(() => {
          running = null
        })
    }
    return { run, ended: () => running }
  }
  const tasks = [repeat('building print runs', () => workPrintRuns(payload, { isStopped: () => isStopped })), repeat('stopping print runs', () => stopPrintRuns(payload))]
  const runAll = (): void => {
    for (const { run } of tasks) run()
  }
  const stopListening = onWork(() => setTimeout(runAll, AFTER_MS).unref())
  const timer = setInterval(runAll, EVERY_MS)
  timer.unref()
  runAll()
  return {
    async stop() {
      isStopped = true
      stopListening()
      clearInterval(timer)
      await Promise.all(tasks.map(({ ended }) => ended()))
    },
  }
}
