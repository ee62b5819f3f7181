/** From a customer's words to a quote in every channel, and out again. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent, giveConsent, withdrawConsent } from '../../../src/consent/acts.ts'
import { chainOf, brokenConsent } from '../../../src/consent/ledger.ts'
import { readConsentLink } from '../../../src/consent/links.ts'
import { orderForPublication, rendition } from '../../../src/publishing/compose.ts'
import { now } from '../../../src/publishing/clock.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { publish } from '../../../src/publishing/publish.ts'
import { visibleOn } from '../../../src/publishing/listings.ts'
import { countVisible, visiblePublication } from '../../../src/publishing/read.ts'
import type { TestimonialContent } from '../../../src/content/edition.ts'
import { judgedTestimonial } from '../../../src/publishing/testimonial-overview.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { approvedBrand, DATABASE, makePiece, staffOf, startHub, type TestHub } from '../hub.ts'
import { makeTestimonial, quoting } from './voices.ts'

const CHANNELS = ['web-page', 'social-post', 'newsletter-block', 'print-pdf']
const WORDS = 'Endlich ist es im Bad warm, wenn ich aufstehe. Das hätte ich nie gedacht.'
let hub: TestHub
let agent: PayloadRequest
let editor: PayloadRequest
let approver: PayloadRequest

beforeAll(async () => {
  hub = await startHub()
  ;({ agent, editor, approver } = await staffOf(hub))
  await approvedBrand(editor, approver)
})
afterAll(() => hub?.stop())

const linkIn = (address: string) => {
  const link = readConsentLink(hubOf(hub.payload), address.split('/consent/')[1] ?? '', Date.now())
  if (!link) throw new Error('The link is not valid.')
  return link
}
const year = () => new Date(Date.now() + 365 * 86_400_000).toISOString()

/** A testimonial, consented to and approved. */
async function consented(ending: 'quote-goes' | 'piece-goes', title: string) {
  const testimonial = await makeTestimonial(agent, { quote: WORDS })
  const asked = await askConsent(agent, { testimonial: testimonial.key, channels: CHANNELS, locale: 'de' })
  await giveConsent(editor, linkIn(asked.address), { channels: CHANNELS, attribution: 'initials', until: year() }, 'de')
  await approve(approver, (await submit(editor, { subject: 'testimonial', key: testimonial.key, locale: 'de' })).key)
  const { key } = await makePiece(editor, { title, body: quoting(testimonial.id, ending) })
  await approve(approver, (await submit(editor, { subject: 'piece', key, locale: 'de' })).key)
  const publications = await publish(editor, { pieceKey: key, locale: 'de', channels: CHANNELS })
  return { testimonial, asked, key, publications }
}

async function shown(publications: Awaited<ReturnType<typeof publish>>): Promise<Record<string, string>> {
  const { channels } = hubOf(hub.payload)
  const made = publications.map(async (publication) => {
    const channel = channels.find(({ id }) => id === publication.channel)
    const order = await orderForPublication(hub.payload, publication, channel?.variants[0].id ?? '')
    await rendition(hub.payload, async () => order)
    return [publication.channel, channel?.words(channel.render(order.input, order.ctx).composition) ?? ''] as const
  })
  return Object.fromEntries(await Promise.all(made))
}

describe(`a customer's words (${DATABASE})`, () => {
  it('stand in every channel that shows the body while the consent stands, and in none afterwards; the piece stays', async () => {
    const { testimonial, publications } = await consented('quote-goes', 'Warm im Altbau')
    const before = await shown(publications)
    for (const channel of ['web-page', 'newsletter-block', 'print-pdf']) {
      expect(before[channel], channel).toContain('Endlich ist es im Bad warm')
      expect(before[channel], channel).toContain('M. H.')
      expect(before[channel], channel).toContain('Kundendaten geprüft')
      expect(before[channel], channel).not.toContain('Huber')
    }
    await withdrawConsent(agent, { testimonial: testimonial.key })
    const after = await shown(publications)
    for (const channel of CHANNELS) {
      expect(after[channel], channel).not.toContain('Endlich')
      expect(after[channel], channel).not.toContain('M. H.')
      expect(after[channel], channel).toMatch(/warm.im.altbau/i)
    }
    expect(brokenConsent(await chainOf(hub.payload, testimonial.key))).toBeNull()
  })

  it('take the piece with them where the author chose so', async () => {
    const { testimonial, publications } = await consented('piece-goes', 'Nur mit ihr')
    const [web] = publications
    const place = { channel: 'web-page', locale: 'de', slug: web?.slug ?? '' }
    const search = { channels: ['web-page'], locale: 'de' }
    const before = await countVisible(hub.payload, search, now())
    expect(await visiblePublication(hub.payload, place, now())).not.toBeNull()
    await withdrawConsent(agent, { testimonial: testimonial.key })
    expect(await visiblePublication(hub.payload, place, now())).toBeNull()
    expect(await countVisible(hub.payload, search, now())).toBe(before - 1)
    expect((await visibleOn(hub.payload, 'web-page', now())).map(({ slug }) => slug)).not.toContain(place.slug)
  })

  it.each(['quote-goes', 'piece-goes'] as const)('are not in what was begun before the consent ended and finished after it, whoever asks for it (%s)', async (ending) => {
    const { testimonial, publications } = await consented(ending, `Unterwegs ${ending}`)
    const [web] = publications
    let composed = 0
    const made = rendition(hub.payload, async () => {
      const order = await orderForPublication(hub.payload, web as NonNullable<typeof web>, 'page')
      composed += 1
      if (composed === 1) await withdrawConsent(agent, { testimonial: testimonial.key })
      return order
    })
    if (ending === 'piece-goes') return expect(made).rejects.toMatchObject({ code: 'gone' })
    expect((await made).artefacts.map(({ content }) => Buffer.from(content).toString()).join('')).not.toContain('Endlich')
    expect(composed).toBe(2)
  })

  it('are judged against what stood in the dialog when they were frozen, whatever became of that note since', async () => {
    const { id, key } = await makeTestimonial(agent, { quote: WORDS, original: `${WORDS} Aber teuer war es.` })
    await askConsent(agent, { testimonial: key, channels: CHANNELS, locale: 'de' })
    await hub.payload.update({ collection: 'testimonials', id, locale: 'de', data: { original: WORDS } as never, overrideAccess: true })
    const { snapshot } = await submit(editor, { subject: 'testimonial', key, locale: 'de' })
    const judged = await judgedTestimonial(approver, snapshot as TestimonialContent, null)
    expect(judged.behind?.original).toContain('Aber teuer war es.')
  })

  it('are answered for once: a link that was used, or overtaken by a newer question, is dead', async () => {
    const { asked } = await consented('quote-goes', 'Einmal fragen')
    await expect(giveConsent(editor, linkIn(asked.address), { channels: CHANNELS, attribution: 'full', until: null }, 'de')).rejects.toMatchObject({ code: 'link-invalid' })
    expect(readConsentLink(hubOf(hub.payload), `${asked.address.split('/consent/')[1]}x`, Date.now())).toBeNull()
    expect(readConsentLink(hubOf(hub.payload), asked.address.split('/consent/')[1] ?? '', Date.now() + 31 * 86_400_000)).toBeNull()
  })
})
