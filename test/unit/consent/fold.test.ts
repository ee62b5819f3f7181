import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ATTRIBUTIONS, CONSENT_EVENTS, type ConsentEvent, covers, foldConsent, termsStretches } from '../../../src/consent/fold.ts'
import { calendarIn } from '../../../src/consent/page/days.ts'
import { allowances } from '../../../src/consent/allowances.ts'

const START = Date.UTC(2026, 10, 22)
const HOUR = 3_600_000
const iso = (hours: number) => new Date(START + hours * HOUR).toISOString()

const arbitraryStep = fc.record({
  type: fc.constantFrom(...CONSENT_EVENTS),
  gap: fc.integer({ min: 0, max: 5 }),
  channels: fc.subarray(['web-page', 'print-pdf']),
  excerpts: fc.subarray(['a', 'b'], { minLength: 1 }),
  attribution: fc.constantFrom(...ATTRIBUTIONS),
  lasts: fc.option(fc.integer({ min: 1, max: 20 })),
})
/** A chain as the ledger keeps it: numbered from 1, time going by. */
const arbitraryChain = fc.array(arbitraryStep, { maxLength: 25 }).map((steps) => {
  let hours = 0
  return steps.map(({ gap, lasts, ...event }, index): ConsentEvent => {
    hours += gap
    return { ...event, testimonial: 'warm', number: index + 1, at: iso(hours), until: lasts === null ? null : iso(hours + lasts) }
  })
})
const arbitraryInstant = fc.integer({ min: -1, max: 150 }).map((hours) => START + hours * HOUR)
const lastIndexOf = (events: readonly ConsentEvent[], ...types: string[]) => events.findLastIndex(({ type }) => types.includes(type))

describe('a chain of consent events', () => {
  it('never stands after a withdrawal without being given or confirmed anew', () => {
    fc.assert(
      fc.property(arbitraryChain, arbitraryInstant, (events, at) => {
        const withdrawn = lastIndexOf(events, 'withdrawn')
        const anew = lastIndexOf(events, 'given', 'confirmed')
        if (withdrawn > anew) expect(foldConsent(events, at)).toMatchObject({ terms: null, since: null })
      }),
      { numRuns: 2_000 },
    )
  })

  it('lets no second person confirm what somebody recorded before the person spoke again', () => {
    fc.assert(
      fc.property(arbitraryChain, arbitraryInstant, (events, at) => {
        const { recorded, head } = foldConsent(events, at)
        const spoken = lastIndexOf(events, 'given', 'changed', 'renewed', 'withdrawn') + 1
        // A change or renewal of what did not stand is no word of anybody's: the ledger refuses it.
        const isWord = events[spoken - 1]?.type === 'given' || events[spoken - 1]?.type === 'withdrawn' || foldConsent(events.slice(0, spoken - 1), Date.parse(events[spoken - 1]?.at ?? iso(0))).terms !== null
        if (recorded && spoken > 0 && isWord) expect(recorded.number).toBeGreaterThan(spoken)
        expect(head).toBe(events.length)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never stands beyond the day that was chosen, and what stands was agreed to by an event of the chain', () => {
    fc.assert(
      fc.property(arbitraryChain, arbitraryInstant, (events, at) => {
        const { status, terms, since, recorded, head } = foldConsent(events, at)
        expect((status === 'standing') === (terms !== null)).toBe(true)
        expect((since === null) === (terms === null)).toBe(true)
        if (terms?.until) expect(Date.parse(terms.until)).toBeGreaterThan(at)
        if (terms) expect(events.map(({ excerpts, channels, attribution, until }) => ({ excerpts, channels, attribution, until }))).toContainEqual(terms)
        expect(head).toBe(events.length)
        // Numbers only grow: a link names the beginning, which is no later than the last event, and what waits was recorded in between.
        for (const number of [since, recorded?.number]) if (number) expect(number).toBeLessThanOrEqual(head)
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives the same twice, leaves its events alone, and no later event can make a consent begin earlier', () => {
    fc.assert(
      fc.property(arbitraryChain, arbitraryInstant, (events, at) => {
        const before = JSON.stringify(events)
        const once = foldConsent(events, at)
        expect(foldConsent(events, at)).toEqual(once)
        expect(JSON.stringify(events)).toBe(before)
        const shorter = foldConsent(events.slice(0, -1), at)
        if (once.since !== null && shorter.since !== null) expect(once.since).toBeGreaterThanOrEqual(shorter.since)
      }),
    )
  })

  it('says of the past what it said then', () => {
    fc.assert(
      fc.property(arbitraryChain, arbitraryInstant, (events, at) => {
        const known = events.filter((event) => Date.parse(event.at) <= at)
        const stretch = termsStretches(events).find(({ begin, end }) => begin <= at && at < end)
        expect(stretch?.terms ?? null).toEqual(foldConsent(known, at).terms)
      }),
      { numRuns: 2_000 },
    )
  })

  it('has stretches in order that do not overlap, and an end wherever one ended', () => {
    fc.assert(
      fc.property(arbitraryChain, (events) => {
        const all = termsStretches(events)
        for (const [index, { begin, end, endedBy }] of all.entries()) {
          expect(begin).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(all[index + 1]?.begin ?? Number.POSITIVE_INFINITY)
          expect(endedBy === null).toBe(end === Number.POSITIVE_INFINITY)
        }
      }),
    )
  })
})

const event = (number: number, type: ConsentEvent['type'], hours: number, more: Partial<ConsentEvent> = {}): ConsentEvent => ({
  testimonial: 'warm',
  number,
  type,
  at: iso(hours),
  excerpts: ['a'],
  channels: ['web-page'],
  attribution: 'initials',
  until: null,
  ...more,
})

describe('what is no longer there', () => {
  it('cannot be changed or renewed', () => {
    const chain = [event(1, 'asked', 0), event(2, 'given', 1), event(3, 'withdrawn', 2)]
    for (const type of ['changed', 'renewed'] as const) expect(foldConsent([...chain, event(4, type, 3)], START + 4 * HOUR).status).toBe('withdrawn')
    const expired = [event(1, 'asked', 0), event(2, 'given', 1, { until: iso(2) })]
    expect(foldConsent([...expired, event(3, 'renewed', 3, { until: iso(9) })], START + 4 * HOUR).status).toBe('expired')
  })

  it('does not lend its links to a consent that is confirmed afterwards', () => {
    const chain = [event(1, 'asked', 0), event(2, 'given', 1, { until: iso(2) }), event(3, 'recorded', 3), event(4, 'confirmed', 4)]
    expect(foldConsent(chain, START + 5 * HOUR)).toMatchObject({ status: 'standing', since: 4 })
  })
})

describe('a consent for a number of days', () => {
  const { endOfDay } = calendarIn('Europe/Berlin')
  // The days on which the clocks are changed, the days before them, a leap day and the turn of a year.
  it.each(['2027-03-27', '2027-03-28', '2027-10-30', '2027-10-31', '2028-02-29', '2027-12-31'])('stands through its last instant of %s and no longer', (day) => {
    const until = endOfDay(day)
    const end = Date.parse(until)
    const given: ConsentEvent = { testimonial: 'warm', number: 1, type: 'given', at: iso(0), excerpts: ['a'], channels: ['web-page'], attribution: 'full', until }
    expect(covers(foldConsent([given], end - 1).terms, 'a', 'web-page')).toBe(true)
    expect(foldConsent([given], end)).toMatchObject({ status: 'expired', terms: null })
    expect(allowances([given], 'web-page', 'a')).toMatchObject([{ end, endedBy: { number: 1, isExpiry: true } }])
    expect(new Date(end).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' })).toMatch(/ 00:00:00$/)
  })
})

describe('what was allowed on a channel', () => {
  it('goes on through changes that leave it allowed, and ends with the one that does not', () => {
    const chain = [
      event(1, 'asked', 0),
      event(2, 'given', 1, { channels: ['web-page', 'print-pdf'] }),
      event(3, 'changed', 2, { channels: ['web-page', 'print-pdf'], attribution: 'anonymous' }),
      event(4, 'changed', 3, { channels: ['web-page'], until: iso(5) }),
    ]
    const at = (hours: number) => START + hours * HOUR
    expect(allowances(chain, 'web-page', 'a')).toEqual([{ begin: at(1), end: at(5), endedBy: { number: 4, isExpiry: true } }])
    expect(allowances(chain, 'print-pdf', 'a')).toEqual([{ begin: at(1), end: at(3), endedBy: { number: 4, isExpiry: false } }])
    expect(allowances(chain, 'web-page', 'b')).toEqual([])
  })
})
