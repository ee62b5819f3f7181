/** Feeds carry every word of a piece, as markup that holds nothing else, whatever the words are. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atomFeed } from '../../src/channel/feeds/atom.ts'
import type { Feed } from '../../src/channel/feeds/feed.ts'
import { feedText, WHOLE_TEXT_BYTES } from '../../src/channel/feeds/feed-text.ts'
import { jsonFeed } from '../../src/channel/feeds/json-feed.ts'
import { plainHtml } from '../../src/channel/feeds/plain-html.ts'
import { bodyText } from '../../src/channel/words.ts'
import type { Edition, PieceContent } from '../../src/content/edition.ts'
import { HOSTILE_STRINGS, HOSTILE_URLS } from '../fixtures/hostile.ts'
import { NODE_SAMPLES } from '../fixtures/node-samples.ts'
import { ODD_PIECES } from '../fixtures/odd-pieces.ts'
import { BOILERPLATE_EN, edition, GUIDE_EN, NEWS_DE } from '../fixtures/pieces.ts'
import { elementsOf, parseXml } from '../strict-xml.ts'
import { arbitraryPiece } from './arbitrary-piece.ts'
import { samplePiece } from './goldens.ts'
import { hostileLinks, hostilePiece } from './hostile-piece.ts'
import { attribute, elementsOf as htmlElements, injectionsInHtml, textOfHtml } from './inspect-html.ts'

const BASE = 'https://hub.example.com'
const embedded = { [BOILERPLATE_EN.hash]: BOILERPLATE_EN, [GUIDE_EN.hash]: GUIDE_EN }
const htmlOf = ({ content }: Edition<PieceContent>) => plainHtml(content, { embedded, quotes: {}, baseUrl: BASE })
const feedOf = (content: PieceContent, html: string): Feed => ({
  title: content.title,
  locale: content.locale,
  author: { name: content.title, url: BASE },
  page: `${BASE}/en`,
  self: `${BASE}/en/feed.atom`,
  entries: [{ id: `${BASE}/en#${content.key}`, title: content.title, url: `${BASE}/en/x`, published: '2026-01-01T00:00:00.000Z', updated: '2026-01-02T00:00:00.000Z', summary: content.teaser, ...(content.byline ? { byline: content.byline } : {}), topics: content.topics, html }],
})
const NOT_PLAIN = ['class', 'style', 'id']

describe('the text of a feed', () => {
  it.each(Object.keys(NODE_SAMPLES) as (keyof typeof NODE_SAMPLES)[])('takes %s as bare markup with absolute addresses', (name) => {
    const html = htmlOf(samplePiece(name))
    expect(injectionsInHtml(html)).toEqual([])
    for (const element of htmlElements(html)) {
      for (const forbidden of NOT_PLAIN) expect([html, attribute(element, forbidden)]).toEqual([html, undefined])
      for (const address of ['href', 'src']) expect(attribute(element, address) ?? BASE).not.toMatch(/^\//)
    }
  })

  it.each(Object.keys(NODE_SAMPLES) as (keyof typeof NODE_SAMPLES)[])('says every word of %s', (name) => {
    const piece = samplePiece(name)
    const said = textOfHtml(htmlOf(piece))
    // What of a picture that cannot be shown, or of a block for some recipients, was noted when the piece was approved.
    const owed = name.startsWith('image') || name === 'conditional-hidden' ? [] : bodyText(piece.content, { embedded }).split(/\s+/)
    expect(owed.filter((word) => !said.includes(word))).toEqual([])
  })

  it.each(HOSTILE_STRINGS.map((word) => [word]))('keeps %j a word', (word) => {
    const piece = hostilePiece(word)
    const html = htmlOf(piece)
    expect(injectionsInHtml(html)).toEqual([])
    const feed = feedOf(piece.content, html)
    const xml = parseXml(atomFeed(feed))
    expect(elementsOf(xml, 'content')[0]?.text.replaceAll('\r', '')).toBe(html.replaceAll('\r', ''))
    expect(JSON.parse(jsonFeed(feed)).items[0].content_html).toBe(html)
  })

  it('links nowhere where no link may go', () => {
    const html = htmlOf(hostileLinks(HOSTILE_URLS))
    expect(injectionsInHtml(html)).toEqual([])
    expect(textOfHtml(html).match(/wrong turning/g)).toHaveLength(HOSTILE_URLS.length)
  })

  it('is well-formed XML whatever a piece says', () => {
    fc.assert(
      fc.property(arbitraryPiece, (piece) => {
        const html = htmlOf(piece)
        const xml = parseXml(atomFeed(feedOf(piece.content, html)))
        expect(injectionsInHtml(html)).toEqual([])
        expect(elementsOf(xml, 'entry')).toHaveLength(1)
      }),
      { numRuns: 100 },
    )
  })
})

describe('an entry', () => {
  const url = `${BASE}/de/neu`
  const scope = { embedded, quotes: {}, baseUrl: BASE }
  const said = (text: string, more: Partial<PieceContent> = {}) => edition({ ...NEWS_DE.content, ...more, body: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text }] }] } }).content
  const bytes = (text: string) => Buffer.byteLength(text)
  const rest = bytes(plainHtml(said(''), scope))

  it('says the whole text up to a ceiling in bytes, not in letters', () => {
    const fits = said('ä'.repeat((WHOLE_TEXT_BYTES - rest) / 2))
    expect(feedText(fits, url, scope)).toBe(plainHtml(fits, scope))
    const above = said('ä'.repeat((WHOLE_TEXT_BYTES - rest) / 2 + 1))
    expect(feedText(above, url, scope)).not.toContain('ää')
  })

  it('leads to the rest of a longer one', () => {
    const { content } = edition({ ...ODD_PIECES['30,000 words']!.content, hero: NEWS_DE.content.hero!, media: NEWS_DE.content.media })
    const text = feedText(content, url, scope)
    expect(bytes(text)).toBeLessThan(2_000)
    expect(injectionsInHtml(text)).toEqual([])
    expect(textOfHtml(text)).toContain(content.teaser)
    expect(htmlElements(text).map(({ tagName }) => tagName)).toContain('img')
    expect(htmlElements(text).flatMap((element) => attribute(element, 'href') ?? [])).toEqual([url])
    // One whose teaser is its title says nothing twice.
    expect(textOfHtml(feedText({ ...content, locale: 'de', teaser: content.title }, url, scope))).toMatch(/Gerbersteg\.\s+Weiterlesen\s*$/)
  })

  it('keeps feeds of nothing but books small', () => {
    const { content } = ODD_PIECES['30,000 words']!
    const feed = feedOf(content, feedText(content, url, scope))
    const full = { ...feed, entries: Array.from({ length: 30 }, () => feed.entries[0]!) }
    for (const written of [atomFeed(full), jsonFeed(full)]) expect(bytes(written)).toBeLessThan(60_000)
  })
})
