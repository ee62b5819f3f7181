import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addYears, calendarIn, readDay } from '../../../src/consent/page/days.ts'

const { dayAt, endOfDay, instantInWords, lastDay } = calendarIn('Europe/Berlin')

describe('days', () => {
  it.each([
    ['2027-06-30', '2027-06-30T22:00:00.000Z'],
    ['2027-12-31', '2027-12-31T23:00:00.000Z'],
    ['2027-03-27', '2027-03-27T23:00:00.000Z'],
    ['2027-03-28', '2027-03-28T22:00:00.000Z'],
    ['2027-10-31', '2027-10-31T23:00:00.000Z'],
  ])('%s ends at %s, summer time or not, and is the last day before that', (day, end) => {
    expect(endOfDay(day)).toBe(end)
    expect(lastDay(end)).toBe(day)
  })

  it('end with their last instant, wherever the customers live and whenever the clocks are changed', () => {
    // Beirut, Cairo and Havana change their clocks at midnight: a day begins at one, or has two midnights.
    const zones = fc.constantFrom('Europe/Berlin', 'Europe/Zurich', 'Asia/Beirut', 'Africa/Cairo', 'America/Havana', 'Asia/Kathmandu', 'Pacific/Auckland', 'America/St_Johns')
    const days = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2035-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(zones, days, (zone, day) => {
        const calendar = calendarIn(zone)
        const end = Date.parse(calendar.endOfDay(day))
        expect(calendar.dayAt(end - 1)).toBe(day)
        expect(calendar.dayAt(end) > day).toBe(true)
        expect(calendar.lastDay(new Date(end).toISOString())).toBe(day)
      }),
      { numRuns: 1_500, examples: [['Asia/Beirut', '2026-03-28'], ['Asia/Beirut', '2026-10-24'], ['America/Havana', '2026-03-07'], ['America/Havana', '2026-10-31'], ['Africa/Cairo', '2026-04-23'], ['Africa/Cairo', '2026-10-29']] },
    )
  })

  it('are read as browsers and people write them', () => {
    expect(['2027-03-01', '1.3.2027', '01.03.2027', ' 1. 3. 2027 '].map(readDay)).toEqual(Array(4).fill('2027-03-01'))
    expect(['31.02.2027', '2027-13-01', '3/1/2027', 'morgen', '', '1.3.27', '٠١.٠٣.٢٠٢٧'].map(readDay)).toEqual(Array(7).fill(null))
  })

  it('go on by years, leap days too', () => {
    expect(addYears('2026-11-22', 1)).toBe('2027-11-22')
    expect(addYears('2028-02-29', 1)).toBe('2029-02-28')
  })

  it('are said where the customers live', () => {
    expect(dayAt(Date.parse('2026-11-22T23:30:00Z'))).toBe('2026-11-23')
    expect(instantInWords('2026-07-01T12:05:00Z', 'de')).toBe('1. Juli 2026, 14:05 Uhr')
    expect(instantInWords('2026-07-01T12:05:00Z', 'en')).toBe('1 July 2026, 14:05')
    expect(calendarIn('America/New_York').instantInWords('2026-07-01T02:05:00Z', 'en')).toBe('30 June 2026, 22:05')
  })
})
