/** Quotes where the public and channel apps meet them: pages, posts, mails, letters, GraphQL, REST; and none of it after a withdrawal. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withdrawConsent } from '../../../src/consent/acts.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE } from '../hub.ts'
import { consentedVoice, quoting } from './voices.ts'

const CHANNELS = ['web-page', 'social-post', 'newsletter-block', 'print-pdf']
const WORDS = 'Endlich ist es im Bad warm, wenn ich aufstehe. Das hätte ich nie gedacht.'
const VOICE = { quote: WORDS, rating: 5, saidIn: '2025-11', theme: 'Fernwärme im Altbau' }
/** Whatever of a quote could be left behind. */
const TRACES = /Endlich ist es|nie gedacht|M\. H\.|Fernwärme im Altbau|5 von 5|November 2025|Kundendaten geprüft|Auswahl positiver|Quotation/

let hub: ReadingHub
let agent: PayloadRequest
beforeAll(async () => {
  hub = await startReadingHub()
  agent = await hub.person('Agnes Agent', ['agent'])
})
afterAll(() => hub?.stop())

const people = () => ({ agent, editor: hub.editor, approver: hub.approver })
async function quotedEverywhere(slug: string, channels: readonly string[] = CHANNELS) {
  const voice = await consentedVoice(people(), channels, VOICE)
  await hub.published({ title: `Warm im Altbau ${slug}`, slug, body: quoting(voice.id, 'quote-goes') }, CHANNELS)
  return voice
}
const FACTS = 'key text attribution isTranslation rating theme saidIn authenticity authenticitySentence'

/** Every text file of every variant of a publication, as a channel app gets it, with the names of all files. */
async function renditionsOf(token: string, channel: string, slug: string) {
  const { data, errors } = await hub.graphql(token, `{ Publication(channel: "${channel}", locale: "de", slug: "${slug}") { renditions { variant artefacts { name mime address } notes { message { de } lost } } } }`)
  expect(errors).toBeUndefined()
  const files: Record<string, string> = {}
  for (const { variant, artefacts, notes } of data.Publication.renditions) {
    files[`${variant} notes`] = JSON.stringify(notes)
    for (const { name, mime, address } of artefacts) {
      const answer = await hub.ask(address.slice('https://hub.example.com'.length))
      expect(answer.status).toBe(200)
      files[`${variant} ${name}`] = mime === 'image/jpeg' || mime === 'application/pdf' ? '' : answer.body
    }
  }
  return files
}

describe(`a quote in the channels (${DATABASE})`, () => {
  it('stands on the page as a card and as Quotation, never as a review', async () => {
    await quotedEverywhere('seite')
    const { body, status } = await hub.ask('/de/seite')
    expect(status).toBe(200)
    expect(body).toMatch(/<figure class="voice">.*<blockquote><p dir="auto">Endlich ist es im Bad warm.*<figcaption>.*M\. H\..*5 von 5 Sternen.*<time datetime="2025-11">November 2025<\/time>.*<small>.*Kundendaten geprüft.*<\/figure>/s)
    expect(body).toContain('Gezeigt ist eine Auswahl positiver Rückmeldungen.')
    const graph = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)?.[1] ?? '')['@graph'] as Record<string, unknown>[]
    expect(graph.find((thing) => thing['@type'] === 'Quotation')).toMatchObject({ text: WORDS, creditText: 'M. H.', dateCreated: '2025-11' })
    expect(JSON.stringify(graph)).not.toMatch(/Review|Rating/)
    expect(/<meta property="og:description"[^>]*>/.exec(body)?.[0]).not.toMatch(TRACES)
  })

  it('becomes a post of its own with a picture on every network; the ordinary post stays as it is', async () => {
    const { token } = await hub.token('channel-app', ['social-post'])
    await quotedEverywhere('beitrag')
    const files = await renditionsOf(token, 'social-post', 'beitrag')
    for (const network of ['x', 'bluesky', 'mastodon', 'linkedin']) {
      expect(Object.keys(files)).toEqual(expect.arrayContaining([`${network} post.json`, `${network} quote-1.json`, `${network} quote-1.jpg`]))
      expect(files[`${network} post.json`]).not.toMatch(TRACES)
      const quote = JSON.parse(files[`${network} quote-1.json`] ?? '')
      expect(quote.text).toMatch(/^„Endlich ist es im Bad warm/)
      expect(quote.images[0].alt).toMatch(/nie gedacht[\s\S]*M\. H\.[\s\S]*Kundendaten geprüft[\s\S]*Auswahl positiver/)
      expect(quote.count).toBeLessThanOrEqual(quote.limit)
    }
  })

  it('is read by channel apps over GraphQL and REST, for their channel only; the body keeps nothing but the key', async () => {
    const [web, letter] = [await hub.token('channel-app', ['web-page']), await hub.token('channel-app', ['print-pdf'])]
    const voice = await quotedEverywhere('apps', ['web-page'])
    const read = async (token: string, channel: string) => (await hub.graphql(token, `{ Publication(channel: "${channel}", locale: "de", slug: "apps") { quotes { ${FACTS} } body } }`)).data.Publication
    const one = await read(web.token, 'web-page')
    const sentence = 'Wir haben anhand unserer Kundendaten geprüft, dass die Aussage von einer Kundin oder einem Kunden stammt.'
    expect(one.quotes).toEqual([{ key: voice.key, text: WORDS, attribution: 'M. H.', isTranslation: false, rating: 5, theme: VOICE.theme, saidIn: '2025-11', authenticity: 'customer-record', authenticitySentence: sentence }])
    expect(JSON.stringify(one.body)).toContain(voice.key)
    expect(JSON.stringify(one.body)).not.toMatch(TRACES)
    expect((await read(letter.token, 'print-pdf')).quotes).toEqual([])

    const rest = JSON.parse((await hub.ask('/api/v1/publications/web-page/de/apps', { token: web.token })).body)
    expect(rest.quotes).toMatchObject(one.quotes)
    const first = await hub.ask('/api/v1/publications/web-page/de/apps', { token: web.token })
    await withdrawConsent(agent, { testimonial: voice.key })
    expect((await read(web.token, 'web-page')).quotes).toEqual([])
    const later = await hub.ask('/api/v1/publications/web-page/de/apps', { token: web.token, headers: { 'if-none-match': first.headers.etag ?? '' } })
    expect(later.status).toBe(200)
    expect(later.body).not.toMatch(TRACES)
  })

  it('leaves no trace after a withdrawal in any file of any variant, alternative texts, data and notes among them', async () => {
    const { token } = await hub.token('channel-app', CHANNELS)
    const voice = await quotedEverywhere('spurlos')
    const [before, social] = [await renditionsOf(token, 'newsletter-block', 'spurlos'), await renditionsOf(token, 'social-post', 'spurlos')]
    expect(before['large block.html']).toMatch(TRACES)
    expect(Object.keys(social)).toContain('x quote-1.jpg')
    await withdrawConsent(agent, { testimonial: voice.key })
    for (const channel of CHANNELS) {
      const after = await renditionsOf(token, channel, 'spurlos')
      for (const [name, text] of Object.entries(after)) expect(text, `${channel} ${name}`).not.toMatch(TRACES)
      expect(Object.keys(after).filter((name) => name.includes('quote-'))).toEqual([])
    }
    const page = await hub.ask('/de/spurlos')
    expect([page.status, TRACES.test(page.body)]).toEqual([200, false])
  })
})

describe(`Testimonials (${DATABASE})`, () => {
  const all = async (token: string, args = '') => {
    const { data, errors } = await hub.graphql(token, `{ Testimonials${args} { docs { channel topics { key } quote { ${FACTS} } } hasNextPage endCursor } }`)
    expect(errors).toBeUndefined()
    return data.Testimonials
  }
  const keys = (list: { docs: { channel: string; quote: { key: string } }[] }) => list.docs.map(({ channel, quote }) => `${channel} ${quote.key}`)

  it('are those approved and consented to on the token’s channels, newest first, by cursor and by topic', async () => {
    const { token } = await hub.token('channel-app', ['web-page', 'newsletter-block'])
    const topic = await hub.payload.create({ collection: 'topics', locale: 'de', data: { name: 'Solar', key: 'solar' } as never })
    const made = []
    for (const [index, channels] of [['web-page'], ['web-page', 'print-pdf'], ['newsletter-block', 'web-page']].entries()) {
      made.push(await consentedVoice(people(), channels, { ...VOICE, quote: `Stimme ${index}.`, label: `Solar ${index}`, topics: [topic.id] }))
    }
    const [first, second, third] = made.map(({ key }) => key)
    const solar = '(topic: "solar")'
    expect(keys(await all(token, solar))).toEqual([`web-page ${third}`, `newsletter-block ${third}`, `web-page ${second}`, `web-page ${first}`])
    expect(keys(await all(token, '(topic: "solar", channel: "newsletter-block")'))).toEqual([`newsletter-block ${third}`])
    expect(keys(await all(token, '(topic: "solar", channel: "print-pdf")'))).toEqual([])
    const page = await all(token, '(topic: "solar", limit: 3)')
    expect([page.docs.length, page.hasNextPage]).toEqual([3, true])
    expect(keys(await all(token, `(topic: "solar", limit: 3, after: "${page.endCursor}")`))).toEqual([`web-page ${first}`])
    const rest = JSON.parse((await hub.ask('/api/v1/testimonials?topic=solar&limit=1', { token })).body)
    expect(rest.docs[0].quote.text).toBe('Stimme 2.')

    await withdrawConsent(agent, { testimonial: third ?? '' })
    expect(keys(await all(token, solar))).toEqual([`web-page ${second}`, `web-page ${first}`])
  })

  it('are not there before they are approved, nor for whoever has no token', async () => {
    const { token } = await hub.token('channel-app', ['web-page'])
    const { makeTestimonial } = await import('./voices.ts')
    const draft = await makeTestimonial(agent, { quote: 'Noch nicht freigegeben.' })
    expect(JSON.stringify(await all(token, '(limit: 100)'))).not.toContain(draft.key)
    expect((await hub.graphql(undefined, '{ Testimonials { docs { channel } } }')).status).toBe(401)
    expect((await hub.ask('/api/v1/testimonials')).status).toBe(401)
  })
})
