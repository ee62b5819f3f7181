/**
 * The hub's idea of now. The wall clock may be set back or forward while the process runs; an embargo must not open early because of it, nor
 * an end be undone. So two readings are kept: the wall clock, and the time that has truly passed since it was last trusted.
 */

/** The earliest and the latest instant (ms since 1970) that now may be. They differ only after the wall clock was set. */
export interface Now {
  readonly earliest: number
  readonly latest: number
}

/** Differences below this are drift and slewing: the wall clock is trusted. */
const DRIFT_MS = 2_000
/** A step is believed once the clock has run steadily after it for this long. */
const BELIEVE_AFTER_MS = 10 * 60 * 1000

/** @param wall Date.now or a stand-in; @param passed monotonic milliseconds, performance.now or a stand-in */
export function createClock(wall: () => number = Date.now, passed: () => number = () => performance.now()): () => Now {
  let anchor = { wall: wall(), passed: passed() }
  let step: { offset: number; since: number } | null = null
  return () => {
    const seen = wall()
    const ran = passed()
    const expected = anchor.wall + (ran - anchor.passed)
    const offset = seen - expected
    if (Math.abs(offset) <= DRIFT_MS) {
      anchor = { wall: seen, passed: ran }
      step = null
      return { earliest: seen, latest: seen }
    }
    if (!step || Math.abs(step.offset - offset) > DRIFT_MS) step = { offset, since: ran }
    if (ran - step.since >= BELIEVE_AFTER_MS) {
      anchor = { wall: seen, passed: ran }
      step = null
      return { earliest: seen, latest: seen }
    }
    return { earliest: Math.min(seen, expected), latest: Math.max(seen, expected) }
  }
}

/** The clock of this process. */
export const now: () => Now = createClock()
