import { describe, expect, it } from 'vitest'
import { createClock } from '../../src/publishing/clock.ts'
import { isVisible } from '../../src/publishing/visibility.ts'

const HOUR = 3_600_000
const NOON = Date.parse('2026-10-25T11:00:00Z')

/** A machine whose wall clock and running time are set by hand. */
function machine() {
  const at = { wall: NOON, passed: 1_000 }
  const clock = createClock(
    () => at.wall,
    () => at.passed,
  )
  const pass = (ms: number) => {
    at.wall += ms
    at.passed += ms
  }
  return { at, clock, pass }
}

describe('the clock', () => {
  it('is the wall clock as long as that runs', () => {
    const { clock, pass } = machine()
    pass(HOUR)
    expect(clock()).toEqual({ earliest: NOON + HOUR, latest: NOON + HOUR })
  })

  it('opens no embargo early when the wall clock is set forward', () => {
    const { at, clock, pass } = machine()
    const embargoed = { from: new Date(NOON + HOUR).toISOString(), until: null, isSuspended: false }
    at.wall += 2 * HOUR
    expect(isVisible(embargoed, clock())).toBe(false)
    pass(HOUR / 6 - 1)
    expect(isVisible(embargoed, clock())).toBe(false)
  })

  it('undoes no end when the wall clock is set back', () => {
    const { at, clock, pass } = machine()
    const ended = { from: new Date(NOON - HOUR).toISOString(), until: new Date(NOON + 1_000).toISOString(), isSuspended: false }
    pass(2_000)
    expect(isVisible(ended, clock())).toBe(false)
    at.wall -= HOUR / 2
    expect(isVisible(ended, clock())).toBe(false)
  })

  it('believes a new time after ten steady minutes, and drift at once', () => {
    const { at, clock, pass } = machine()
    at.wall += 2 * HOUR
    clock()
    pass(10 * 60_000)
    expect(clock()).toEqual({ earliest: NOON + 2 * HOUR + 600_000, latest: NOON + 2 * HOUR + 600_000 })
    at.wall += 1_500
    expect(clock().earliest).toBe(NOON + 2 * HOUR + 601_500)
  })

  it('counts instants, not wall time: the repeated hour in autumn is two hours', () => {
    const begins = Date.parse('2026-10-25T02:30:00+01:00')
    const early = Date.parse('2026-10-25T02:30:00+02:00')
    const publication = { from: new Date(begins).toISOString(), until: null, isSuspended: false }
    expect(isVisible(publication, { earliest: early, latest: early })).toBe(false)
    expect(isVisible(publication, { earliest: begins, latest: begins })).toBe(true)
  })
})
