import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantOf, localTime } from '../../../src/publishing/delivering/local-time.ts'

it.each([
  ['2026-12-01T08:00', 'Europe/Zurich', '2026-12-01T07:00:00.000Z'],
  ['2026-07-01T08:00', 'Europe/Zurich', '2026-07-01T06:00:00.000Z'],
  ['2026-12-01T08:00', 'Asia/Kathmandu', '2026-12-01T02:15:00.000Z'],
  ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  // Shown twice that night: the first time.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ['2026-12-31T23:59', 'Pacific/Kiritimati', '2026-12-31T09:59:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(instantOf(local, zone)).toBe(instant)
  expect(localTime(Date.parse(instant), zone)).toBe(local)
})

it.each(['2026-03-29T02:00', '2026-03-29T02:59'])('refuses %s, which the clocks in Berlin leap over', (local) => expect(() => instantOf(local, 'Europe/Berlin')).toThrow(/leap over/))
it('knows days that a zone leaves out', () => expect(() => instantOf('2011-12-30T12:00', 'Pacific/Apia')).toThrow(/leap over/))
it.each(['2026-02-30T10:00', '2026-12-01', '2026-12-01T25:00', 'tomorrow', ''])('refuses %s', (local) => expect(() => instantOf(local, 'Europe/Berlin')).toThrow(/clock on the wall/))

it('finds every minute that a clock shows', () => {
  const zones = fc.constantFrom('Europe/Zurich', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'UTC')
  const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
  fc.assert(fc.property(minutes, zones, (minute, zone) => {
    const local = localTime(minute * 60_000, zone)
    const instant = Date.parse(instantOf(local, zone))
    expect(localTime(instant, zone)).toBe(local)
    expect(instant).toBeLessThanOrEqual(minute * 60_000)
  }), { numRuns: 300 })
})
