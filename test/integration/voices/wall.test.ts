/** The walls of customers' words, as pages and in frames. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { askConsent, giveConsent, withdrawConsent } from '../../../src/consent/acts.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE } from '../hub.ts'
import { consentedVoice } from './voices.ts'

let hub: ReadingHub
let agent: PayloadRequest
let topics: Record<'heat' | 'solar', string | number>
const people = () => ({ agent, editor: hub.editor, approver: hub.approver })
const onWall = (quote: string, data: Record<string, unknown> = {}, channels: readonly string[] = ['web-page']) => consentedVoice(people(), channels, { quote, isOnWall: true, ...data })

beforeAll(async () => {
  hub = await startReadingHub()
  agent = await hub.person('Agnes Agent', ['agent'])
  const make = (name: string, key: string) => hub.payload.create({ collection: 'topics', locale: 'de', data: { name, key } as never })
  topics = { heat: (await make('Wärme', 'waerme')).id, solar: (await make('Solar', 'solar')).id }
})
afterAll(() => hub?.stop())

describe(`the wall (${DATABASE})`, () => {
  it('is there before anybody has said anything, and for no unknown topic', async () => {
    expect((await hub.ask('/de/stimmen')).body).toContain('Zurzeit gibt es hier keine Kundenstimmen.')
    expect((await hub.ask('/en/voices')).status).toBe(200)
    for (const path of ['/de/stimmen/waerme', '/de/stimmen/waerme/embed/x', '/de/stimmen?page=2', '/de/stimmen?page=x', '/de/voices', '/en/stimmen', '/de/stimmen/%3Cb%3E']) expect((await hub.ask(path)).status, path).toBe(404)
  })

  it('shows who is approved, on the wall and consented to for the web, by topic, newest first', async () => {
    await onWall('Die erste Stimme zur Wärme.', { topics: [topics.heat], rating: 5 })
    await onWall('Eine Stimme zu Solar.', { topics: [topics.solar] })
    await onWall('Die zweite Stimme zur Wärme.', { topics: [topics.heat] })
    await onWall('Nur für die Post.', { topics: [topics.heat] }, ['print-pdf'])
    await onWall('Nicht an der Wand.', { topics: [topics.heat], isOnWall: false })
    const all = await hub.ask('/de/stimmen')
    const order = ['Die zweite Stimme', 'Eine Stimme zu Solar', 'Die erste Stimme'].map((words) => all.body.indexOf(words))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order.every((at) => at > 0)).toBe(true)
    const heat = await hub.ask('/de/stimmen/waerme')
    expect(heat.body).toMatch(/<h1>Kundenstimmen: Wärme<\/h1>/)
    for (const { body } of [all, heat]) expect(body).not.toMatch(/Nur für die Post|Nicht an der Wand/)
    expect(heat.body).not.toContain('Solar.')
    expect(heat.body).toContain('Gezeigt ist eine Auswahl positiver Rückmeldungen.')
    expect(heat.body.match(/Kundendaten geprüft[^<"]*<\/span>/g)).toHaveLength(2)
    const graph = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(heat.body)?.[1] ?? '')['@graph'] as Record<string, unknown>[]
    expect(graph.map((thing) => thing['@type'])).toEqual(['Organization', 'BreadcrumbList', 'Quotation', 'Quotation'])
    expect(heat.body).toContain('<link rel="canonical" href="https://hub.example.com/de/stimmen/waerme">')
    expect((await hub.ask('/en/voices')).body).toContain('no customers’ voices')
  })

  it('has a strong tag, answers 304, is asked for again each time and lets nobody frame it', async () => {
    const { headers } = await hub.ask('/de/stimmen')
    expect(headers.etag).toMatch(/^"[\w-]+"$/)
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect((await hub.ask('/de/stimmen', { headers: { 'if-none-match': headers.etag ?? '' } })).status).toBe(304)
  })

  it('stands in other people’s frames without a script', async () => {
    const frame = await hub.ask('/de/stimmen/waerme/embed')
    expect(frame.status).toBe(200)
    expect(frame.headers['content-security-policy']).toContain('frame-ancestors *')
    expect(frame.headers['content-security-policy']).toContain("default-src 'none'")
    expect(frame.headers['x-frame-options']).toBeUndefined()
    expect((await hub.ask('/de/stimmen/waerme')).headers['x-frame-options']).toBe('SAMEORIGIN')
    expect(frame.headers['x-robots-tag']).toBe('noindex')
    expect(frame.body).not.toMatch(/<script|<img| on[a-z]+=/)
    expect(frame.body).toMatch(/Die zweite Stimme[\s\S]*Auswahl positiver[\s\S]*href="https:\/\/hub\.example\.com\/de\/stimmen\/waerme" target="_blank" rel="noopener"/)
    // A topic that has lost its last voice leaves a frame that says so, not a page that no frame shows.
    const empty = await hub.ask('/de/stimmen/nichts/embed')
    expect([empty.status, empty.headers['content-security-policy']?.includes('frame-ancestors *')]).toEqual([200, true])
    const facts = await hub.ask('/de/stimmen/waerme/embed.json')
    expect(JSON.parse(facts.body)).toMatchObject({ version: '1.0', type: 'rich', html: expect.stringContaining('src="https://hub.example.com/de/stimmen/waerme/embed"') })
    expect(facts.headers['access-control-allow-origin']).toBe('*')
  })

  it('tells consumers of oEmbed what they can show in their room', async () => {
    const narrow = await hub.ask('/de/stimmen/waerme/embed.json?maxwidth=320&maxheight=9000&format=json')
    expect(JSON.parse(narrow.body)).toMatchObject({ width: 320, height: 720, html: expect.stringContaining('width="320" height="720"') })
    expect((await hub.ask('/de/stimmen/embed.json?format=xml')).status).toBe(501)
    // Only the form that there is is told of.
    expect((await hub.ask('/de/stimmen/waerme')).body.match(/<link rel="alternate" type="[^"]*oembed"[^>]*>/g)).toEqual([expect.stringContaining('href="https://hub.example.com/de/stimmen/waerme/embed.json"')])
  })

  it('goes over pages', async () => {
    for (let number = 1; number <= 10; number++) {
      await onWall(`Nummer ${number} von zehn.`)
      // Keeps the connection open: the server closes it after five idle seconds, perhaps at the moment it is used again.
      if (number % 4 === 0) await hub.ask('/de/stimmen')
    }
    const [first, second] = [await hub.ask('/de/stimmen'), await hub.ask('/de/stimmen?page=2')]
    expect(first.body.match(/<figure class="voice">/g)).toHaveLength(10)
    expect(first.body).toContain('href="/de/stimmen?page=2"')
    expect(second.body.match(/<figure class="voice">/g)).toHaveLength(3)
    expect(second.body).toContain('Seite 2 von 2')
    expect(second.body).toContain('<link rel="canonical" href="https://hub.example.com/de/stimmen?page=2">')
    expect((await hub.ask('/de/stimmen?page=3')).status).toBe(404)
  })

  it('leads to the same topic in another language, where there is one', async () => {
    expect((await hub.ask('/de/stimmen/waerme')).body).not.toContain('hreflang="en"')
    const { id, key } = await onWall('Verständlich erklärt.', { topics: [topics.heat] })
    await hub.payload.update({ collection: 'testimonials', id, locale: 'en', data: { quote: 'Clearly explained.' } as never, req: agent, overrideAccess: false })
    const { number } = await askConsent(agent, { testimonial: key, channels: ['web-page'], locale: 'en' })
    await giveConsent(agent, { purpose: 'answer', testimonial: key, number, expires: null }, { channels: ['web-page'], attribution: 'initials', until: null }, 'en')
    await approve(hub.approver, (await submit(hub.editor, { subject: 'testimonial', key, locale: 'en' })).key)
    const german = (await hub.ask('/de/stimmen/waerme')).body
    expect(german).toContain('<link rel="alternate" hreflang="en" href="https://hub.example.com/en/voices/waerme">')
    expect(german).toContain('<a href="/en/voices/waerme" lang="en"')
    expect((await hub.ask('/en/voices/waerme')).body).toContain('<link rel="alternate" hreflang="de" href="https://hub.example.com/de/stimmen/waerme">')
    expect((await hub.ask('/de/stimmen')).body).toContain('<link rel="alternate" hreflang="en" href="https://hub.example.com/en/voices">')
  })

  it('reads no more rows for a page than the page shows, however many voices there are', async () => {
    await hub.ask('/de/stimmen/embed')
    const find = vi.spyOn(hub.payload.db, 'find')
    await hub.ask('/de/stimmen/embed')
    const read = (await Promise.all(find.mock.results.map(({ value }) => value as Promise<{ docs: unknown[] }>))).reduce((sum, { docs }) => sum + docs.length, 0)
    find.mockRestore()
    // Of the six on it: their events and words, read, and read again when the page is made; besides those of the brand and the newest ones. All would be more than a hundred.
    expect(read).toBeLessThanOrEqual(50)
  })

  it('loses the words at the moment of a withdrawal, whoever kept the page', async () => {
    const voice = await onWall('Diese Worte nehme ich zurück.', { topics: [topics.solar] })
    const paths = ['/de/stimmen', '/de/stimmen/solar', '/de/stimmen/embed', '/de/stimmen/solar/embed']
    const before = await Promise.all(paths.map((path) => hub.ask(path)))
    for (const { body } of before) expect(body).toContain('nehme ich zurück')
    await withdrawConsent(agent, { testimonial: voice.key })
    for (const [index, path] of paths.entries()) {
      const after = await hub.ask(path, { headers: { 'if-none-match': before[index]?.headers.etag ?? '' } })
      expect([path, after.status, /nehme ich zurück/.test(after.body)]).toEqual([path, 200, false])
      expect(after.headers.etag).not.toBe(before[index]?.headers.etag)
    }
  })

  it('shows words as words', async () => {
    await onWall('</script><script>alert(1)</script> {{ user }} <img src=x onerror=alert(1)>', { theme: '"><svg onload=alert(1)>', topics: [topics.solar] })
    for (const path of ['/de/stimmen/solar', '/de/stimmen/solar/embed']) {
      const { body } = await hub.ask(path)
      expect(body).toContain('&lt;script&gt;alert(1)')
      expect(body).not.toMatch(/<script>alert|<img src=x|<svg onload/)
    }
  })

  it('keeps its address: no piece can have it', async () => {
    await hub.published({ title: 'Stimmen', slug: 'stimmen' }, ['web-page'])
    await hub.published({ title: 'Voices' }, ['web-page'])
    expect((await hub.ask('/de/stimmen')).body).toContain('<h1>Kundenstimmen</h1>')
    expect((await hub.ask('/de/stimmen-2')).body).toMatch(/<h1[^>]*>Stimmen<\/h1>/)
    expect((await hub.ask('/de/voices-2')).status).toBe(200)
  })
})
