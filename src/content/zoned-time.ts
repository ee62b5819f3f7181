/** Wall clocks of time zones, by the zone data of the runtime. Pure: no clock is read. */

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the wall clock of a zone shows at an instant: digits by the name of the part (`year`, `month`, `day`, `hour`, `minute`, `second`). @param timeZone IANA name */
export function wallClockAt(ms: number, timeZone: string): Readonly<Record<string, string>> {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' })
    formats.set(timeZone, format)
  }
  return Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]))
}

/** By how many milliseconds the wall clock of a zone is ahead of UTC at an instant. */
export function offsetAt(ms: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallClockAt(ms, timeZone)
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - Math.floor(ms / 1000) * 1000
}

const DAY_MS = 86_400_000

/**
 * The instants at which the wall clock of a zone shows a time, in order: one; two where clocks go back over it; none where they leap over it.
 * @param wallMs what the clock shows, read as if it were UTC
 */
export function instantsAt(wallMs: number, timeZone: string): readonly number[] {
  // The offset that holds is one of those around that day; the larger one comes first in time.
  const offsets = [...new Set([wallMs - DAY_MS, wallMs, wallMs + DAY_MS].map((ms) => offsetAt(ms, timeZone)))].sort((a, b) => b - a)
  return offsets.map((offset) => wallMs - offset).filter((ms) => ms + offsetAt(ms, timeZone) === wallMs)
}

/** The first of {@link instantsAt}; of a time that clocks leap over, as far behind the leap as it was meant to be. */
export const firstInstantAt = (wallMs: number, timeZone: string): number => instantsAt(wallMs, timeZone)[0] ?? wallMs - offsetAt(wallMs - DAY_MS, timeZone)

/** Does the runtime know a zone of that name? */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}
