/** Feeds, sitemap and robots.txt: valid, and of what is visible at that moment only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withdrawConsent } from '../../../src/consent/acts.ts'
import type { Block } from '../../../src/content/nodes.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { elementsOf, parseXml } from '../../strict-xml.ts'
import { DATABASE, make, type Staff } from '../hub.ts'
import { consentedVoice, quoting } from '../voices/voices.ts'
import { lexical, says } from './bodies.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

const BASE = 'https://hub.example.com'
let hub: ReadingHub
let staff: Staff
let picture: { id: string | number; sha256: string }
let fernwaerme: { key: string }
let voice: { key: string }
beforeAll(async () => {
  hub = await startReadingHub()
  staff = { agent: await hub.person('Agnes Agent', ['agent']), editor: hub.editor, approver: hub.approver }
  picture = await hub.picture('gerbersteg.jpg', 900, 600, '#336699')
  const topic = (await make(hub.editor, 'topics', { name: 'Wärme & <Netze>', key: 'waerme' })).id
  const body: Block[] = [
    says('Ab dem 1. Mai stellen wir um: 5 < 7 & „gut“. ]]>'),
    { type: 'paragraph', children: [{ type: 'link', url: '/de/waerme', children: [{ type: 'text', text: 'Mehr' }] }] },
    { type: 'image', media: picture.sha256, alt: 'Ein Steg', caption: 'Der Gerbersteg' },
  ]
  fernwaerme = await hub.published({ title: 'Fernwärme & mehr <heute>', slug: 'fernwaerme', hero: picture.id, topics: [topic], body: lexical(body, { media: picture.id }) }, ['web-page'])
  const made = await consentedVoice(staff, ['web-page'])
  voice = made
  await hub.published({ title: 'Mit Stimme', slug: 'mit-stimme', body: quoting(made.id, 'quote-goes') }, ['web-page'])
  await hub.published({ title: 'Steht und fällt', slug: 'steht-und-faellt', kind: 'guide', body: quoting(made.id, 'piece-goes') }, ['web-page'])
})
afterAll(() => hub?.stop())

const atom = async (path: string) => parseXml((await hub.ask(path)).body)
const titles = (feed: ReturnType<typeof parseXml>) => elementsOf(feed, 'entry').map((entry) => elementsOf(entry, 'title')[0]?.text)

describe('feeds', () => {
  it('are Atom with everything that RFC 4287 asks for, and the whole text', async () => {
    const answer = await hub.ask('/de/feed.atom')
    expect([answer.status, answer.headers['content-type'], answer.headers['content-language']]).toEqual([200, 'application/atom+xml; charset=utf-8', 'de'])
    const feed = parseXml(answer.body)
    expect([feed.name, feed.attributes]).toEqual(['feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'de' }])
    for (const [name, count] of [['id', 1], ['title', 1], ['updated', 1], ['author', 1]] as const) expect([name, feed.children.filter((child) => child.name === name).length]).toEqual([name, count])
    expect(feed.children.filter(({ name }) => name === 'link').map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([['self', `${BASE}/de/feed.atom`], ['alternate', `${BASE}/de`]])
    expect(titles(feed)).toEqual(['Steht und fällt', 'Mit Stimme', 'Fernwärme & mehr <heute>'])
    const [entry] = elementsOf(feed, 'entry').slice(-1)
    const one = (name: string) => (entry ? elementsOf(entry, name) : [])
    expect(one('id')[0]?.text).toMatch(/^https:\/\/hub\.example\.com\/de#fernwaerme-/)
    expect(one('link').map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([['alternate', `${BASE}/de/fernwaerme`], ['enclosure', `${BASE}/media/${picture.sha256}/w900.jpg`]])
    expect(one('category')[0]?.attributes).toEqual({ term: 'waerme', label: 'Wärme & <Netze>' })
    const content = one('content')[0]
    expect(content?.attributes).toEqual({ type: 'html' })
    expect(content?.text).toContain('<p>Ab dem 1. Mai stellen wir um: 5 &lt; 7 &amp; „gut“. ]]&gt;</p>')
    expect(content?.text).toContain(`<a href="${BASE}/de/waerme">Mehr</a>`)
    expect(content?.text).toContain(`<img src="${BASE}/media/${picture.sha256}/w900.jpg" width="900" height="600" alt="Ein Steg">`)
    const instants = [...elementsOf(feed, 'updated'), ...elementsOf(feed, 'published')].map(({ text }) => text)
    for (const instant of instants) expect(instant).toBe(new Date(instant).toISOString())
    expect(feed.children.find(({ name }) => name === 'updated')?.text).toBe(elementsOf(feed, 'entry').map((each) => elementsOf(each, 'updated')[0]?.text ?? '').sort().at(-1))
  })

  it('are JSON Feed 1.1 with the same', async () => {
    const answer = await hub.ask('/de/feed.json')
    expect([answer.status, answer.headers['content-type'], answer.headers['access-control-allow-origin']]).toEqual([200, 'application/feed+json; charset=utf-8', '*'])
    const feed = JSON.parse(answer.body)
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', feed_url: `${BASE}/de/feed.json`, home_page_url: `${BASE}/de`, language: 'de' })
    const xml = await atom('/de/feed.atom')
    expect(feed.items.map((item: { id: string; content_html: string }) => [item.id, item.content_html])).toEqual(elementsOf(xml, 'entry').map((entry) => [elementsOf(entry, 'id')[0]?.text, elementsOf(entry, 'content')[0]?.text]))
    expect(feed.items.at(-1)).toMatchObject({ title: 'Fernwärme & mehr <heute>', image: `${BASE}/media/${picture.sha256}/w900.jpg`, tags: ['Wärme & <Netze>'] })
  })

  it('follow a kind or a topic, and are not there where nothing is', async () => {
    expect(titles(await atom('/de/kind/guide/feed.atom'))).toEqual(['Steht und fällt'])
    const topic = await atom('/de/topic/waerme/feed.atom')
    expect([titles(topic), elementsOf(topic, 'title')[0]?.text]).toEqual([['Fernwärme & mehr <heute>'], 'Stadtwerke Lindental: Wärme & <Netze>'])
    for (const path of ['/de/kind/offer/feed.atom', '/de/topic/nichts/feed.json', '/de/feed.rss', '/de/kind/feed.atom', '/xx/feed.atom', '/en/topic/waerme/feed.atom']) expect([path, (await hub.ask(path)).status]).toEqual([path, 404])
    expect(titles(await atom('/en/feed.atom'))).toEqual([])
  })

  it('are told apart by their bytes and answered from memory', async () => {
    for (const path of ['/de/feed.atom', '/de/feed.json', '/sitemap.xml', '/robots.txt']) {
      const { headers } = await hub.ask(path)
      const again = await hub.ask(`${path}?utm_source=x`, { headers: { 'if-none-match': headers.etag ?? '' } })
      expect([path, again.status, (await hub.ask(path, { method: 'HEAD' })).headers.etag]).toEqual([path, 304, headers.etag])
      expect([path, (await hub.ask(path, { method: 'POST' })).status]).toEqual([path, 405])
    }
  })

  it('follow publications: what moves keeps its id, what is published anew is updated', async () => {
    const { id, key } = await hub.published({ title: 'Wandert', slug: 'wandert' }, ['web-page'])
    const entry = async () => JSON.parse((await hub.ask('/de/feed.json')).body).items.find((item: { title: string }) => item.title === 'Wandert')
    const before = await entry()
    const { submit } = await import('../../../src/publishing/submit.ts')
    const { approve } = await import('../../../src/publishing/decide.ts')
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { slug: 'gewandert' } as never, overrideAccess: false, user: hub.editor.user })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'piece', key, locale: 'de' })).key)
    await publish(hub.editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
    const after = await entry()
    expect(after).toMatchObject({ id: before.id, url: `${BASE}/de/gewandert` })
    expect(after.date_modified > before.date_modified).toBe(true)
    await unpublish(hub.editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
    expect(await entry()).toBeUndefined()
  })
})

describe('search engines', () => {
  it('are told where everything is, and when it changed', async () => {
    const answer = await hub.ask('/sitemap.xml')
    expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8')
    const urls = elementsOf(parseXml(answer.body), 'url').map((url) => ({ loc: elementsOf(url, 'loc')[0]?.text, lastmod: elementsOf(url, 'lastmod')[0]?.text, links: elementsOf(url, 'xhtml:link').map(({ attributes }) => [attributes.hreflang, attributes.href]) }))
    const at = (path: string) => urls.find(({ loc }) => loc === BASE + path)
    expect(at('/de')?.links).toEqual([['de', `${BASE}/de`], ['en', `${BASE}/en`], ['x-default', `${BASE}/de`]])
    expect(at('/de/fernwaerme')?.lastmod).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(at('/en/privacy')?.links).toHaveLength(3)
    for (const path of ['/de/kind/guide', '/de/topic/waerme', '/de/mit-stimme']) expect([path, at(path)?.links]).toEqual([path, []])
    for (const path of ['/en/kind/guide', '/de/kind/offer', '/de/stimmen']) expect([path, at(path)]).toEqual([path, undefined])
    for (const { loc } of urls) expect([loc, (await hub.ask(String(loc).slice(BASE.length))).status]).toEqual([loc, 200])
    expect((await hub.ask('/sitemap-1.xml')).status).toBe(404)
  })

  it('are told one instant of a piece, wherever they look: on its page, in feeds and in the sitemap', async () => {
    const said = async () => {
      const { body } = await hub.ask('/de/fernwaerme')
      const graph = (JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)?.[1] ?? '') as { '@graph': { '@type': string; dateModified?: string }[] })['@graph']
      const url = elementsOf(parseXml((await hub.ask('/sitemap.xml')).body), 'url').find((one) => elementsOf(one, 'loc')[0]?.text === `${BASE}/de/fernwaerme`)
      const entry = elementsOf(await atom('/de/feed.atom'), 'entry').find((one) => elementsOf(one, 'title')[0]?.text.startsWith('Fernwärme'))
      const inFeed = entry && elementsOf(entry, 'updated')[0]?.text
      return [graph.find(({ dateModified }) => dateModified)?.dateModified, url && elementsOf(url, 'lastmod')[0]?.text, inFeed]
    }
    const before = await said()
    expect(before[0]).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(new Set(before).size).toBe(1)
    await publish(hub.editor, { pieceKey: fernwaerme.key, locale: 'de', channels: ['web-page'] })
    const after = await said()
    expect(new Set(after).size).toBe(1)
    expect(String(after[0]) > String(before[0])).toBe(true)
  })

  it('are told where they need not look', async () => {
    const { body, headers } = await hub.ask('/robots.txt')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(body).toBe(`User-agent: *\nDisallow: /admin\nDisallow: /api/\nDisallow: /r/\nDisallow: /consent/\nDisallow: /internal/\nDisallow: /oembed\n\nSitemap: ${BASE}/sitemap.xml\n`)
  })
})

describe('a consent that ends', () => {
  it(`takes the words, and what stands and falls with them, out of everything at once (${DATABASE})`, async () => {
    const everywhere = async () => (await Promise.all(['/de/feed.atom', '/de/feed.json', '/sitemap.xml', '/de', '/de/kind/guide/feed.json'].map((path) => hub.ask(path)))).map(({ body }) => body).join('\n')
    const before = await everywhere()
    expect(before).toContain('Endlich warm.')
    expect(before).toContain('M. H.')
    expect(before).toContain('/de/steht-und-faellt')
    await withdrawConsent(staff.agent, { testimonial: voice.key })
    const after = await everywhere()
    expect(after).not.toContain('Endlich warm.')
    expect(after).not.toContain('M. H.')
    expect(after).not.toContain('steht-und-faellt')
    expect(after).toContain('/de/mit-stimme')
    expect((await hub.ask('/de/kind/guide/feed.json')).status).toBe(404)
  })
})
