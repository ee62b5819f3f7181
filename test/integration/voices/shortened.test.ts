/** A person makes their words shorter: the consent stands, and people are led to the shorter words instead of to a replacement. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent, giveConsent, withdrawConsent } from '../../../src/consent/acts.ts'
import { followUpConsents } from '../../../src/consent/follow-ups.ts'
import { chainOf } from '../../../src/consent/ledger.ts'
import { placesOf } from '../../../src/consent/places-of.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { publish } from '../../../src/publishing/publish.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE } from '../hub.ts'
import { makeTestimonial, quoting } from './voices.ts'

const CHANNELS = ['web-page', 'print-pdf']
const CHOICE = { channels: CHANNELS, attribution: 'initials', until: null } as const
let hub: ReadingHub
let agent: PayloadRequest

beforeAll(async () => {
  hub = await startReadingHub()
  agent = await hub.person('Agnes Agent', ['agent'])
})
afterAll(() => hub?.stop())

const handIn = async (subject: 'testimonial' | 'piece', key: string) => approve(hub.approver, (await submit(hub.editor, { subject, key, locale: 'de' })).key)
async function tasks(key: string, state: 'open' | 'done' = 'open') {
  await followUpConsents(hub.payload)
  const found = await findRecords(hub.payload, 'tasks', { where: { subject: { equals: `testimonial:${key}` } }, sort: 'kind' })
  return found.filter((task) => task.state === state).map(({ kind, data }) => [kind, data.reason])
}

/** A quoted customer who then leaves a sentence out. */
async function shortened(title: string) {
  const testimonial = await makeTestimonial(agent, { quote: 'Endlich warm. Und leise.', original: 'Endlich warm. Und leise.' })
  const { key, id } = testimonial
  const { number } = await askConsent(agent, { testimonial: key, channels: CHANNELS, locale: 'de' })
  const given = await giveConsent(agent, { purpose: 'answer', testimonial: key, number, expires: null }, CHOICE, 'de')
  await handIn('testimonial', key)
  const piece = await hub.published({ title, body: quoting(id, 'quote-goes') }, CHANNELS)
  expect(await tasks(key)).toEqual([])
  const [excerpt = ''] = (await chainOf(hub.payload, key)).at(-1)?.excerpts.split('|').filter(Boolean) ?? []
  await giveConsent(agent, { purpose: 'manage', testimonial: key, number: given.number, expires: null }, CHOICE, 'de', new Map([[excerpt, 'Endlich warm. […]']]))
  return { key, piece }
}

describe(`words that a person made shorter (${DATABASE})`, () => {
  it('lead to tasks that bring the shorter words back, and that close when they are there', async () => {
    const { key, piece } = await shortened('Kürzer')
    expect(await tasks(key)).toEqual([
      ['recall-print', 'shortened'],
      ['resubmit-piece', 'shortened'],
      ['submit-shortened', 'shortened'],
    ])
    await handIn('testimonial', key)
    expect(await tasks(key)).toEqual([
      ['recall-print', 'shortened'],
      ['resubmit-piece', 'shortened'],
    ])
    await handIn('piece', piece.key)
    await publish(hub.editor, { pieceKey: piece.key, locale: 'de', channels: CHANNELS })
    expect(await tasks(key)).toEqual([['recall-print', 'shortened']])
    expect((await hub.ask('/de/kuerzer')).body).toContain('Endlich warm. […]')
  })

  it('are nobody’s task any more after a withdrawal', async () => {
    const { key } = await shortened('Noch kürzer')
    await tasks(key)
    await withdrawConsent(agent, { testimonial: key })
    expect((await tasks(key)).map(([kind]) => kind)).not.toContain('submit-shortened')
    expect((await tasks(key)).map(([kind]) => kind)).not.toContain('resubmit-piece')
  })

  it('are listed after a withdrawal without a link to a page that went with them', async () => {
    const { id, key } = await makeTestimonial(agent)
    const { number } = await askConsent(agent, { testimonial: key, channels: CHANNELS, locale: 'de' })
    await giveConsent(agent, { purpose: 'answer', testimonial: key, number, expires: null }, CHOICE, 'de')
    await handIn('testimonial', key)
    await hub.published({ title: 'Steht und fällt', body: quoting(id, 'piece-goes') }, ['web-page'])
    await hub.published({ title: 'Bleibt', body: quoting(id, 'quote-goes') }, ['web-page'])
    const { at } = await withdrawConsent(agent, { testimonial: key })
    const { places } = await placesOf(hub.payload, await chainOf(hub.payload, key), CHANNELS, 'de', Date.parse(at))
    expect(new Map(places.map(({ title, path }) => [title, path]))).toEqual(new Map([['Bleibt', '/de/bleibt'], ['Steht und fällt', null]]))
  })
})
