/** Days as people count them, and the instants at which they end. */
import { longDate } from '../../channel/dates.ts'
import type { UiLanguage } from '../../channel/ui-language.ts'

/** Where the hub's customers live: a day ends when it ends there. */
const TIME_ZONE = 'Europe/Berlin'
const OFFSETS = ['+01:00', '+02:00'] as const
const asDay = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })
const asTime = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit' })

/** `YYYY-MM-DD` */
export type Day = string

/** The day on which an instant (milliseconds since 1970) lies. */
export const dayAt = (instant: number): Day => asDay.format(instant)

/** The last day before an end: what stands until the midnight after the 3rd is said to stand until the 3rd. */
export const lastDay = (until: string): Day => dayAt(Date.parse(until) - 1)

/** The instant at which a day is over, ISO 8601. */
export function endOfDay(day: Day): string {
  const next = addDays(day, 1)
  const midnight = OFFSETS.map((offset) => Date.parse(`${next}T00:00:00${offset}`)).find((instant) => dayAt(instant) === next && asTime.format(instant) === '00:00')
  return new Date(midnight ?? Date.parse(`${next}T00:00:00Z`)).toISOString()
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The same day some years on; 29 February becomes 28 February. */
export function addYears(day: Day, years: number): Day {
  const [year = '', month = '', date = ''] = day.split('-')
  const moved = `${Number(year) + years}-${month}-${date}`
  return isDay(moved) ? moved : `${Number(year) + years}-${month}-28`
}

/** Is it a day of the calendar, written `YYYY-MM-DD`? */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text
}

/** A day as a browser's date field sends it, or as people write it where the browser has no such field: `2027-03-01`, `1.3.2027`; null for anything else. */
export function readDay(text: string): Day | null {
  const trimmed = text.trim()
  if (isDay(trimmed)) return trimmed
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(trimmed) ?? []
  if (!day || !month || !year) return null
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : null
}

/** `12. März 2026`, `12 March 2026`. */
export const dayInWords = (day: Day, language: UiLanguage): string => longDate(day, language)

/** An instant for people: `12. März 2026, 14:05 Uhr`, `12 March 2026, 14:05`, where the customers live. */
export function instantInWords(instant: string, language: UiLanguage): string {
  const at = Date.parse(instant)
  return `${dayInWords(dayAt(at), language)}, ${asTime.format(at)}${language === 'de' ? ' Uhr' : ''}`
}
