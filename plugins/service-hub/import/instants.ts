/** Times as other systems write them. */
import { firstInstantAt, wallClockAt } from '../../../src/content/zoned-time.ts'

/** ISO 8601, with or without a zone; or 2.11.2026 09:05. A day alone is its midnight. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i
const GERMAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?Uhr)?)?$/i

/**
 * An instant as ISO 8601 in UTC, or null for what is none. Times without a zone are local ones.
 * @param timeZone IANA name of the zone in which they are meant
 */
export function instantOf(written: string, timeZone: string): string | null {
  const text = written.trim()
  const iso = ISO.exec(text)
  if (iso) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = iso
    const ms = utcOf(year!, month!, day!, hour, minute, second)
    if (ms === null) return null
    const exact = ms + Number(fraction.slice(0, 3).padEnd(3, '0'))
    if (zone === undefined) return new Date(firstInstantAt(exact, timeZone)).toISOString()
    const minutes = /^z$/i.test(zone) ? 0 : Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
    return Math.abs(minutes) > 14 * 60 ? null : new Date(exact - minutes * 60_000).toISOString()
  }
  const german = GERMAN.exec(text)
  if (!german) return null
  const [, day, month, year, hour = '0', minute = '0', second = '0'] = german
  const ms = utcOf(year!, month!, day!, hour, minute, second)
  return ms === null ? null : new Date(firstInstantAt(ms, timeZone)).toISOString()
}

/** Milliseconds of a date that exists, between 1990 and 2100; else null. */
function utcOf(year: string, month: string, day: string, hour: string, minute: string, second: string): number | null {
  const parts = [year, month, day, hour, minute, second].map(Number) as [number, number, number, number, number, number]
  const ms = Date.UTC(parts[0], parts[1] - 1, ...(parts.slice(2) as [number, number, number, number]))
  const date = new Date(ms)
  const isReal = date.getUTCMonth() === parts[1] - 1 && date.getUTCDate() === parts[2] && parts[3] < 24 && parts[4] < 60 && parts[5] < 60
  return isReal && parts[0] >= 1990 && parts[0] <= 2100 ? ms : null
}

/** The month of an instant in a zone, `2026-11`. */
export function monthOf(instant: string, timeZone: string): string {
  const { year, month } = wallClockAt(Date.parse(instant), timeZone)
  return `${year}-${month}`
}
