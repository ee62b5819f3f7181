/** Kills a process between the writes of every act on a consent: what was done is there as a whole or not at all, and doing it again gives what it would have given. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askConsent, giveConsent } from '../../src/consent/acts.ts'
import { brokenConsent, chainOf } from '../../src/consent/ledger.ts'
import { brokenLink } from '../../src/publishing/audit.ts'
import { FAILPOINTS } from '../../src/publishing/failpoints.ts'
import { findRecords, whereAll } from '../../src/publishing/records.ts'
import { DATABASE, startHub, type TestHub } from '../integration/hub.ts'
import { makeTestimonial } from '../integration/voices/voices.ts'
import { type Succession, succession } from './child.ts'
import type { Order } from './orders.ts'

const POINTS = FAILPOINTS.filter((name) => name.startsWith('consent:'))
const ACTS = ['ask', 'give', 'withdraw'] as const
const CHANNELS = ['web-page', 'print-pdf']

let hub: TestHub
let agent: PayloadRequest
let processes: Succession

beforeAll(async () => {
  hub = await startHub()
  agent = await hub.person('Agnes Agent', ['agent'])
  processes = await succession()
})
afterAll(async () => {
  await processes?.end()
  await hub?.stop()
})
// After a case that failed half way, so that one defect is reported once.
beforeEach(() => processes.follow())

/** A testimonial brought to where `act` is the next step, and the order for it. */
async function prepare(act: (typeof ACTS)[number]): Promise<{ key: string; order: Order }> {
  const { key } = await makeTestimonial(agent)
  const as = (agent.user as { id: string | number }).id
  if (act === 'ask') return { key, order: { do: 'ask', as, testimonial: key, channels: CHANNELS } }
  const { number } = await askConsent(agent, { testimonial: key, channels: CHANNELS, locale: 'de' })
  const link = { purpose: 'answer', testimonial: key, number, expires: Math.floor(Date.now() / 1000) + 3_600 } as const
  if (act === 'give') return { key, order: { do: 'give', link, channels: CHANNELS } }
  await giveConsent(agent, link, { channels: CHANNELS, attribution: 'initials', until: null }, 'de')
  return { key, order: { do: 'withdraw', as, testimonial: key } }
}

/** Everything that an act writes. */
async function written(key: string) {
  const [events, audit, excerpts] = await Promise.all([
    chainOf(hub.payload, key),
    findRecords(hub.payload, 'audit-events', { where: whereAll({ subject: { equals: `testimonial:${key}` } }, { type: { equals: 'consent' } }), sort: 'number' }),
    findRecords(hub.payload, 'excerpts', { where: { testimonial: { equals: key } } }),
  ])
  expect(brokenConsent(events)).toBeNull()
  expect(await brokenLink(hub.payload, `testimonial:${key}`)).toBeNull()
  expect(audit.map(({ data }) => [data.event, data.number])).toEqual(events.map(({ type, number }) => [type, number]))
  return { events: events.map(({ type }) => type), excerpts: excerpts.length }
}

const AFTER = { ask: ['asked'], give: ['asked', 'given'], withdraw: ['asked', 'given', 'withdrawn'] } as const

describe(`acts on a consent, killed (${DATABASE})`, () => {
  it('have all their failpoints tried here', () => expect(POINTS).toEqual(['consent:before', 'consent:after-event', 'consent:after-audit']))

  it.each(ACTS.flatMap((act) => POINTS.map((point) => [act, point] as const)))('%s at %s', async (act, point) => {
    const { key, order } = await prepare(act)
    const before = await written(key)
    await processes.dieAt(point, order)
    expect(await written(key)).toEqual(before)
    await processes.follow()
    expect(await processes.doAgain(order)).toMatchObject({ ok: true })
    expect(await written(key)).toEqual({ events: AFTER[act], excerpts: 1 })
  })
})
