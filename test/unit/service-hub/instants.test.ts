import { describe, expect, it } from 'vitest'
import { instantOf, monthOf } from '../../../plugins/service-hub/import/instants.ts'

const berlin = (written: string) => instantOf(written, 'Europe/Berlin')

describe('instantOf', () => {
  it.each([
    ['2026-11-02T09:05:00+01:00', '2026-11-02T08:05:00.000Z'],
    ['2026-11-02T09:05:00.123456Z', '2026-11-02T09:05:00.123Z'],
    ['2026-11-02T09:05-0330', '2026-11-02T12:35:00.000Z'],
    ['2026-11-02 09:05', '2026-11-02T08:05:00.000Z'],
    ['2026-07-02 09:05', '2026-07-02T07:05:00.000Z'],
    ['2.7.2026 9:05 Uhr', '2026-07-02T07:05:00.000Z'],
    ['02.11.2026, 09:05:30', '2026-11-02T08:05:30.000Z'],
    ['02.11.2026', '2026-11-01T23:00:00.000Z'],
    // The hour that is skipped in spring, and the one that comes twice in autumn.
    ['2026-03-29 02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25 03:30', '2026-10-25T02:30:00.000Z'],
  ])('%s', (written, instant) => expect(berlin(written)).toBe(instant))

  it.each(['', 'gestern', '2026-02-30', '31.11.2026 10:00', '2026-11-02 24:00', '2026-11-02T09:05:00+15:00', '1888-01-01', '11/02/2026', '2026-11-02T09:05:00+01:00x', '9'.repeat(400)])('%s is none', (written) => expect(berlin(written)).toBeNull())
})

it('monthOf names the month of the place', () => {
  expect(monthOf('2026-10-31T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-11')
  expect(monthOf('2026-10-31T23:30:00.000Z', 'UTC')).toBe('2026-10')
})
