import { describe, expect, it } from 'vitest'
import { addYears, dayAt, endOfDay, instantInWords, lastDay, readDay } from '../../../src/consent/page/days.ts'

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
  })
})
