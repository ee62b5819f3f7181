/** Days as people count them, and the instants at which they end. */
import { longDate } from '../../channel/dates.ts'
import type { UiLanguage } from '../../channel/ui-language.ts'
import { firstInstantAt, wallClockAt } from '../../content/zoned-time.ts'

/** `YYYY-MM-DD` */
export type Day = string

/** Days and instants as they are where the house's customers live. */
export interface Calendar {
  /** The day on which an instant (milliseconds since 1970) lies. */
  dayAt(instant: number): Day
  /** The last day before an end (ISO 8601): what stands until the midnight after the 3rd is said to stand until the 3rd. */
  lastDay(until: string): Day
  /** The instant at which a day is over, ISO 8601: the first of the next day, which is no midnight where the clocks are changed then. */
  endOfDay(day: Day): string
  /** An instant (ISO 8601) for people: `12. März 2026, 14:05 Uhr`, `12 March 2026, 14:05`. */
  instantInWords(instant: string, language: UiLanguage): string
}

/** @param timeZone IANA name */
export function calendarIn(timeZone: string): Calendar {
  const dayAt = (instant: number): Day => {
    const { year, month, day } = wallClockAt(instant, timeZone)
    return `${year}-${month}-${day}`
  }
  return {
    dayAt,
    lastDay: (until) => dayAt(Date.parse(until) - 1),
    endOfDay(day) {
      // A midnight that is skipped or doubled begins the day with the first instant that belongs to it.
      return new Date(firstInstantAt(Date.parse(`${addDays(day, 1)}T00:00:00Z`), timeZone)).toISOString()
    },
    instantInWords(instant, language) {
      const at = Date.parse(instant)
      const { hour, minute } = wallClockAt(at, timeZone)
      return `${dayInWords(dayAt(at), language)}, ${hour}:${minute}${language === 'de' ? ' Uhr' : ''}`
    },
  }
}

const DAY_MS = 86_400_000

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
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
