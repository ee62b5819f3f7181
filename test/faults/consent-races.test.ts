/** A withdrawal at the same moment as everything that could still bring the words out: two processes on one MongoDB database, one process and this one's readers on the embedded database. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent, recordConsent } from '../../src/consent/acts.ts'
import { followUpConsents } from '../../src/consent/follow-ups.ts'
import { brokenConsent, chainOf } from '../../src/consent/ledger.ts'
import type { ConsentLink } from '../../src/consent/links.ts'
import { now } from '../../src/publishing/clock.ts'
import { type Order as ChannelOrder, orderForPublication, rendition } from '../../src/publishing/compose.ts'
import { approve } from '../../src/publishing/decide.ts'
import { hubOf } from '../../src/publishing/hub.ts'
import { publish } from '../../src/publishing/publish.ts'
import { visibleInSlot } from '../../src/publishing/read.ts'
import { findRecords } from '../../src/publishing/records.ts'
import { submit } from '../../src/publishing/submit.ts'
import { approvedBrand, DATABASE, makePiece, staffOf, startHub, type TestHub } from '../integration/hub.ts'
import { consentedVoice, makeTestimonial, quoting } from '../integration/voices/voices.ts'
import { type HubProcess, race, startProcess } from './child.ts'
import { readQuietFlow } from './flow-state.ts'
import type { Glimpse, Order, Outcome } from './orders.ts'

const CHANNELS = ['web-page', 'social-post', 'newsletter-block', 'print-pdf']
const WORDS = 'Siebzehn Grad waren es vorher im Flur.'
const ROUNDS = [1, 2, 3]
let hub: TestHub
let agent: PayloadRequest
let editor: PayloadRequest
let approver: PayloadRequest
let processes: HubProcess[] = []

beforeAll(async () => {
  hub = await startHub()
  ;({ agent, editor, approver } = await staffOf(hub))
  await approvedBrand(editor, approver)
  processes = await Promise.all(Array.from({ length: DATABASE === 'mongodb' ? 2 : 1 }, () => startProcess()))
})
afterAll(async () => {
  await Promise.all(processes.map((one) => one.kill()))
  await hub?.stop()
})

const idOf = (req: PayloadRequest) => (req.user as { id: string | number }).id
const voice = () => consentedVoice({ agent, editor, approver }, CHANNELS, { quote: WORDS, original: WORDS })
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))
const code = (outcome: Outcome | undefined): string => (outcome?.ok ? 'ok' : `${outcome?.code} ${outcome?.status === 0 ? outcome.message : ''}`.trim())

/** The outcomes of a race, each where its order stood. */
async function inOrder(orders: readonly Order[]): Promise<(Outcome | undefined)[]> {
  const outcomes = await race(processes, orders)
  const positions = processes.flatMap((_, share) => [...orders.keys()].filter((position) => position % processes.length === share))
  return [...orders.keys()].map((position) => outcomes[positions.indexOf(position)])
}

/** Everything that readers could get of a piece now, as text. */
async function outputs(pieceKey: string): Promise<string> {
  const { channels } = hubOf(hub.payload)
  const said: string[] = []
  for (const { slot, channel } of await findRecords(hub.payload, 'publications', { where: { pieceKey: { equals: pieceKey } } })) {
    for (const { id } of channels.find((one) => one.id === channel)?.variants.filter(({ isPerPiece }) => isPerPiece) ?? []) {
      const publication = await visibleInSlot(hub.payload, slot, now())
      if (!publication) continue
      let order: ChannelOrder | undefined
      const { artefacts } = await rendition(hub.payload, async () => (order = await orderForPublication(hub.payload, publication, id)))
      said.push(order?.channel.words(order.channel.render(order.input, order.ctx).composition) ?? '', ...artefacts.map(({ content }) => Buffer.from(content).toString('utf8')))
    }
  }
  return said.join('\n')
}

describe.each(ROUNDS)(`a withdrawal on ${DATABASE}, round %i`, (round) => {
  it.each(['quote-goes', 'piece-goes'] as const)('racing the approval and the publishing of a piece (%s)', async (ending) => {
    const { id, key: testimonial } = await voice()
    const { key: first } = await makePiece(editor, { title: `Frei ${ending} ${round}`, body: quoting(id, ending) })
    const waiting = await submit(editor, { subject: 'piece', key: first, locale: 'de' })
    const { key: second } = await makePiece(editor, { title: `Live ${ending} ${round}`, body: quoting(id, ending) })
    await approve(approver, (await submit(editor, { subject: 'piece', key: second, locale: 'de' })).key)
    // Dealt out in turn: with two processes the withdrawal is not in the one that publishes to all channels.
    const orders: Order[] = [
      { do: 'publish', as: idOf(editor), pieceKey: second, locale: 'de', channels: CHANNELS },
      { do: 'withdraw', as: idOf(agent), testimonial },
      { do: 'approve', as: idOf(approver), submission: waiting.key },
      { do: 'publish', as: idOf(editor), pieceKey: second, locale: 'de', channels: ['web-page'] },
    ]
    const [published, withdrawn, approved, publishedToo] = await inOrder(orders)
    expect(code(withdrawn)).toBe('ok')
    expect(code(approved)).toBe('ok')
    for (const outcome of [published, publishedToo]) expect(['ok', 'channel-blocked', 'busy']).toContain(code(outcome))
    // What was approved may be published afterwards: without the quote, or not at all.
    await publish(editor, { pieceKey: first, locale: 'de', channels: CHANNELS }).catch((error: { code: string }) => expect([ending, error.code]).toEqual(['piece-goes', 'channel-blocked']))
    for (const key of [first, second]) expect(await outputs(key)).not.toContain('Siebzehn')
    await followUpConsents(hub.payload)
    for (const key of [first, second]) {
      expect(await outputs(key)).not.toContain('Siebzehn')
      expect((await readQuietFlow(hub.payload, key)).wrong).toEqual([])
    }
    if (ending === 'piece-goes') for (const one of await findRecords(hub.payload, 'publications', { where: { pieceKey: { in: [first, second] } } })) expect(one.isSuspended).toBe(true)
    expect(brokenConsent(await chainOf(hub.payload, testimonial))).toBeNull()
  })

  it('racing readers: nobody who asked after it was answered with the words', async () => {
    const { id, key: testimonial } = await voice()
    const { key } = await makePiece(editor, { title: `Gelesen ${round}`, body: quoting(id, 'quote-goes') })
    await approve(approver, (await submit(editor, { subject: 'piece', key, locale: 'de' })).key)
    const publications = await publish(editor, { pieceKey: key, locale: 'de', channels: CHANNELS })
    // In the first round nothing has been made yet, so that the withdrawal meets renditions in the making.
    if (round > 1) expect(await outputs(key)).toContain('Siebzehn')
    const watchers = publications.map(({ slot, channel }): Order => {
      const variant = hubOf(hub.payload).channels.find((one) => one.id === channel)?.variants.find(({ isPerPiece }) => isPerPiece)?.id ?? ''
      return { do: 'watch', slot, variant, words: 'Siebzehn', forMs: 2_500 }
    })
    const watching = Promise.all(processes.map((one) => one.ask(watchers)))
    await new Promise((resolve) => setTimeout(resolve, 300 + 400 * round))
    const [withdrawing] = processes
    const withdrawn = await withdrawing?.ask([{ do: 'withdraw', as: idOf(agent), testimonial }])
    const answered = Date.now()
    expect(code(withdrawn?.[0])).toBe('ok')
    const glimpses = (await watching).flat().map((outcome) => {
      expect(outcome).toMatchObject({ ok: true })
      return (outcome.ok ? outcome.value : []) as Glimpse[]
    })
    if (round > 1) expect(glimpses.flat().some(({ hasWords }) => hasWords)).toBe(true)
    expect(glimpses.flat().filter(({ begun, hasWords }) => begun >= answered && hasWords)).toEqual([])
    expect(glimpses.flat().filter(({ begun }) => begun >= answered).length).toBeGreaterThan(0)
    // What was in the making was put together anew, or refused with a word that says so.
    expect(new Set(glimpses.flat().flatMap(({ refused }) => refused ?? []))).toEqual(new Set())
    expect(await outputs(key)).not.toContain('Siebzehn')
  })

  it('racing answers, changes and confirmations: one order, and the chain is whole', async () => {
    const { key: testimonial } = await makeTestimonial(agent, { quote: WORDS, original: WORDS })
    await recordConsent(agent, { testimonial, channels: ['web-page'], attribution: 'initials', until: null, kind: 'call-note', note: 'Am Telefon mit Frau Huber besprochen.', locale: 'de' })
    const { number } = await askConsent(agent, { testimonial, channels: CHANNELS, locale: 'de' })
    const link: ConsentLink = { purpose: 'answer', testimonial, number, expires: null }
    const orders: Order[] = times(12, (index): Order => {
      if (index % 4 === 0) return { do: 'withdraw', as: idOf(agent), testimonial }
      return index % 4 === 1 ? { do: 'decide-recorded', as: idOf(approver), testimonial } : { do: 'give', link, channels: CHANNELS }
    })
    const outcomes = await race(processes, orders)
    for (const outcome of outcomes) expect(['ok', 'link-invalid', 'conflict', 'busy']).toContain(code(outcome))
    const chain = await chainOf(hub.payload, testimonial)
    expect(brokenConsent(chain)).toBeNull()
    expect(chain.map(({ number: position }) => position)).toEqual(times(chain.length, (index) => index + 1))
    // A link answers once, a record is decided once, and what ended ends once.
    const types = chain.map(({ type }) => type)
    for (const type of ['given', 'confirmed', 'withdrawn'] as const) expect(types.filter((one) => one === type).length, types.join()).toBeLessThanOrEqual(1)
    expect(types.filter((one) => ['given', 'confirmed', 'withdrawn'].includes(one)).length).toBeGreaterThanOrEqual(1)
  })
})
