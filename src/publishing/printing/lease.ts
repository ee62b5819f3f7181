/** While a build is under way: the heartbeat that says so, with its progress, and that notices when the run was taken away. */
import type { Payload } from 'payload'
import type { PrintRunRecord, RunProgress } from './run-record.ts'
import { noteRun, runOf } from './runs.ts'

export interface Heartbeat {
  /** Aborted once the run is not this process's any more: cancelled, blocked, built by somebody else, or the database out of reach for too long. */
  readonly signal: AbortSignal
  stop(): Promise<void>
}

export interface LeaseOptions {
  readonly owner: string
  /** How long a run stays with a process that gives no sign. */
  readonly leaseMs: number
  readonly beatMs: number
}

const iso = (ms: number): string => new Date(ms).toISOString()

/** Takes a run that is to be built and that nobody is at; null where somebody was faster. */
export function takeRun(payload: Payload, run: PrintRunRecord, { owner, leaseMs }: LeaseOptions): Promise<PrintRunRecord | null> {
  return noteRun(payload, run, { owner, lease: iso(Date.now() + leaseMs) })
}

/** Keeps the lease of a run that was taken. @param progress asked at each beat */
export function keepLease(payload: Payload, taken: PrintRunRecord, options: LeaseOptions, progress: () => RunProgress): Heartbeat {
  const lost = new AbortController()
  let heardAt = performance.now()
  const beat = async (): Promise<void> => {
    try {
      const run = await runOf(payload, taken.key)
      if (run.state !== 'building' || run.owner !== options.owner || run.build !== taken.build) return lost.abort()
      // Somebody who was faster changed something: the next beat sees what.
      const noted = await noteRun(payload, run, { lease: iso(Date.now() + options.leaseMs), progress: progress() })
      if (noted) heardAt = performance.now()
    } catch (error) {
      payload.logger.warn({ err: error, run: taken.key, msg: 'the heartbeat of a print run was not written down' })
    }
    // Before another process may take it for dead.
    if (performance.now() - heardAt > options.leaseMs / 2) lost.abort()
  }
  let beating: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    beating = beating.then(beat)
  }, options.beatMs)
  timer.unref()
  return {
    signal: lost.signal,
    async stop() {
      clearInterval(timer)
      await beating
    },
  }
}
