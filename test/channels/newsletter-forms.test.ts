/** The forms beside HTML: MJML that compiles, entries of feeds that readers take, and what becomes of extremes in all of them. */
import { describe, expect, test } from 'vitest'
import { newsletterBlock } from '../../plugins/newsletter-block/index.ts'
import { sentences } from '../../plugins/newsletter-block/render/opening.ts'
import { rfc822, rssItem } from '../../plugins/newsletter-block/rss-item.ts'
import { sourceText } from '../../src/channel/words.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import type { Block, TableCell } from '../../src/content/nodes.ts'
import type { Edition, PieceContent } from '../../src/content/edition.ts'
import { MEDIA, ROOF } from '../fixtures/media-facts.ts'
import { NODE_SAMPLES } from '../fixtures/node-samples.ts'
import { EMBEDDED, EMPTY_EN, NEWS_DE, OFFER_EN, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { WARM_DE, quotesOf, quotingPiece } from '../fixtures/quotes.ts'
import { elementsOf as xmlElementsOf, parseXml } from '../strict-xml.ts'
import { samplePiece } from './goldens.ts'
import { attribute, elementsOf, textOfHtml } from './inspect-html.ts'
import { compiled } from './inspect-mail.ts'

const settings = newsletterBlock.settings.parse({})
const render = (piece: Edition<PieceContent>, variant = 'large', overrides = {}) =>
  newsletterBlock.render(renderInput(piece, variant), renderContext(settings, { locale: piece.content.locale, ...overrides }))
const text = (value: string) => ({ type: 'text', text: value }) as const
const piece = (children: readonly Block[], overrides: Partial<PieceContent> = {}) => edition({ ...EMPTY_EN.content, body: { type: 'root', children }, media: { [ROOF]: MEDIA[ROOF]! }, ...overrides })
const SIZES = ['large', 'medium', 'small'] as const

describe('MJML', () => {
  test.each(Object.keys(NODE_SAMPLES) as (keyof typeof NODE_SAMPLES)[])('compiles without a complaint: %s', async (name) => {
    const { errors, html } = await compiled(render(samplePiece(name)).composition.mjml)
    expect(errors).toEqual([])
    expect(html).toContain('Empty')
    // MJML fetches its own font from another host wherever a component names none.
    expect(html).not.toMatch(/<link|@import|googleapis/)
  })

  test.each(SIZES)('says every word of the HTML form, compiled: %s', async (size) => {
    for (const one of [NEWS_DE, OFFER_EN]) {
      const { composition } = render(one, size)
      const { errors, html } = await compiled(composition.mjml)
      expect(errors).toEqual([])
      expect(missingWords(splitWords(textOfHtml(composition.html)), splitWords(textOfHtml(html)))).toEqual([])
    }
  })

  test('has buttons, images and rules of its own', () => {
    const tags = elementsOf(render(OFFER_EN).composition.mjml).map(({ tagName }) => tagName)
    expect(tags.filter((tag) => tag === 'mj-image')).toHaveLength(2)
    expect(tags).toEqual(expect.arrayContaining(['mj-section', 'mj-column', 'mj-text', 'mj-button', 'mj-divider']))
  })

  test('keeps what looks like a template or markup as text', async () => {
    const { html } = await compiled(render(piece([{ type: 'callToAction', label: '{{7*7}} ]]> <script>', url: 'https://example.com/?a=1&b=%7B%7Bx%7D%7D' }, { type: 'image', media: ROOF, alt: '{% raw %} "q"' }])).composition.mjml)
    expect(html).toContain('&#123;&#123;7&#42;7&#125;&#125;')
    expect(html).toContain('https://example.com/?a=1&amp;b=%7B%7B%78%7D%7D')
    expect(elementsOf(html).find((element) => element.tagName === 'img' && attribute(element, 'alt')?.includes('raw'))).toBeDefined()
    expect(html).not.toMatch(/\{\{|<script/)
  })
})

describe('the entry of a feed', () => {
  test.each(SIZES)('is JSON Feed 1.1 and RSS 2.0 of the same: %s', (size) => {
    const [item] = render(OFFER_EN, size).composition.items
    expect(item).toMatchObject({ id: 'https://hub.stadtwerke-lindental.example/en/sunshare', url: item?.id, title: OFFER_EN.content.title, language: 'en', authors: [{ name: 'Jonas Hillebrand' }], tags: ['Solar', 'Offers'], date_published: '2026-04-02T00:00:00Z' })
    const root = parseXml(rssItem(item!))
    expect(root.name).toBe('item')
    const value = (name: string) => xmlElementsOf(root, name)[0]?.text
    expect([value('title'), value('link'), value('guid'), value('pubDate'), value('dc:creator')]).toEqual([item?.title, item?.url, item?.id, 'Thu, 02 Apr 2026 00:00:00 GMT', 'Jonas Hillebrand'])
    expect(value('content:encoded')).toBe(item?.content_html)
    expect(xmlElementsOf(root, 'category').map((one) => one.text)).toEqual(['Solar', 'Offers'])
  })

  test('is semantic and bare: no style, class or table for layout, absolute addresses only', () => {
    const quoting = quotingPiece(WARM_DE)
    for (const one of [OFFER_EN, quoting]) {
      const [item] = render(one, 'large', { quotes: quotesOf(WARM_DE) }).composition.items
      for (const element of elementsOf(item!.content_html)) {
        for (const name of ['style', 'class', 'bgcolor', 'role']) expect(attribute(element, name)).toBeUndefined()
        for (const name of ['href', 'src']) expect(attribute(element, name) ?? 'https://').toMatch(/^(https?:\/\/|mailto:|tel:)/)
      }
    }
    expect(textOfHtml(render(quoting, 'large', { quotes: quotesOf(WARM_DE) }).composition.items[0]!.content_html)).toMatch(/Endlich ist es im Bad warm[\s\S]*Maria H\. aus Lindental[\s\S]*Kundendaten geprüft[\s\S]*Auswahl positiver/)
  })

  test('says every word of the body, in HTML and as text', () => {
    for (const one of [NEWS_DE, OFFER_EN]) {
      const { composition, notes } = render(one)
      const [item] = composition.items
      const noted = splitWords(notes.map(({ lost }) => lost ?? '').join('\n'))
      const owed = splitWords(sourceText({ ...one.content, title: '', hero: undefined } as never, { embedded: EMBEDDED }))
      expect(missingWords(missingWords(owed, splitWords(textOfHtml(item!.content_html))), noted)).toEqual([])
      expect(missingWords(missingWords(owed, splitWords(item!.content_text.replaceAll('~', ''))), noted)).toEqual([])
    }
  })

  test('has no date where the text bears none, and never a wrong one', () => {
    expect(render(EMPTY_EN).composition.items[0]).not.toHaveProperty('date_published')
    expect(render(edition({ ...EMPTY_EN.content, date: 'soon' })).composition.items[0]).not.toHaveProperty('date_published')
    expect(rfc822('never')).toBeUndefined()
  })
})

describe('small and medium', () => {
  test('medium shows the cut of the picture at half its size; small shows none', () => {
    const images = (size: string) => elementsOf(render(NEWS_DE, size).composition.html).filter(({ tagName }) => tagName === 'img')
    expect(images('medium').map((image) => [attribute(image, 'src')?.split('/').at(-1), attribute(image, 'width'), attribute(image, 'height')])).toEqual([['560x420-40-45.jpg', '224', '168']])
    expect(images('small')).toEqual([])
  })

  test('without a teaser they say the first sentences of the body', () => {
    const long = piece([{ type: 'paragraph', children: [text('Der Fluss hat z. B. am 30. Juni noch 12 Grad. Dr. Brückner freut das. Und uns auch! Mehr Worte folgen hier, bis es wirklich und wahrhaftig genug ist, und dann noch ein paar mehr. Das steht nicht mehr da.')] }], { locale: 'de' })
    expect(render(long, 'small').composition.text).toContain('Der Fluss hat z. B. am 30. Juni noch 12 Grad.')
    expect(render(long, 'small').composition.text).not.toContain('freut')
    expect(render(long, 'medium').composition.text.replace(/\n/g, ' ')).toContain('und dann noch ein paar mehr.')
    expect(render(long, 'medium').notes.find(({ code }) => code === 'body-left-out')?.lost).toBe('Das steht nicht mehr da.')
  })

  test.each(['medium', 'small'])('%s: what is left out is noted, caption included', (size) => {
    const { composition, notes } = render(NEWS_DE, size)
    const unseen = missingWords(splitWords(sourceText(NEWS_DE.content, { embedded: {} })), splitWords(textOfHtml(composition.html)))
    expect(missingWords(unseen, splitWords(notes.map(({ lost }) => lost ?? '').join('\n')))).toEqual([])
  })

  test('sentences joined are the text', () => {
    const said = 'Um 8.30 Uhr. „Ja!“ Wirklich? Am 3. Mai (vgl. S. 4). Ende … Neu'
    expect(sentences(said).join('')).toBe(said)
    expect(sentences(said).map((one) => one.trim())).toEqual(['Um 8.30 Uhr.', '„Ja!“', 'Wirklich?', 'Am 3. Mai (vgl. S. 4).', 'Ende …', 'Neu'])
  })
})

describe('extremes', () => {
  const cells = (make: (column: number) => string, header?: TableCell['header']) => Array.from({ length: 12 }, (_, column): TableCell => ({ type: 'tableCell', ...(header ? { header } : {}), children: [text(make(column))] }))

  test('a table of 12 columns becomes a record for each row; its text keeps to 72 columns', () => {
    const wide = piece([{ type: 'table', caption: 'Monate', rows: [{ type: 'tableRow', cells: cells((column) => `Kopf ${column}`, 'column') }, ...['Sonne', 'Fluss'].map((name) => ({ type: 'tableRow', cells: cells((column) => (column === 0 ? name : `${name} ${column}`)) }) as const)] }])
    const { html, text: plain } = render(wide).composition
    const tables = elementsOf(html).filter((element) => element.tagName === 'table' && attribute(element, 'role') === undefined)
    expect(tables).toHaveLength(2)
    for (const row of elementsOf(html).filter((element) => element.tagName === 'tr')) expect(row.childNodes.filter((node) => node.nodeName === 'td' || node.nodeName === 'th').length).toBeLessThanOrEqual(2)
    expect(plain).toContain('Kopf 0: Fluss\n  Kopf 1: Fluss 1\n')
    expect(plain.split('\n').filter((line) => [...line].length > 72)).toEqual([])
  })

  test('without headings its cells stand one below the other, and in the text they wrap', () => {
    const { html, text: plain } = render(piece([{ type: 'table', rows: [{ type: 'tableRow', cells: cells((column) => `Zelle Nummer ${column}`) }] }])).composition
    expect(textOfHtml(html)).toContain('Zelle Nummer 11')
    expect(plain.split('\n').filter((line) => [...line].length > 72)).toEqual([])
  })

  test('a word of 400 letters gets places to break in HTML and stays whole in the text', () => {
    const word = 'Ab'.repeat(200)
    const { html, text: plain } = render(piece([{ type: 'paragraph', children: [text(word)] }])).composition
    expect(html).toMatch(/(Ab){6}\u200b(Ab){6}\u200b/)
    expect(plain).toContain(word)
    expect(splitWords(textOfHtml(html))).toContain(word.toLowerCase())
  })

  test('a picture of 1 × 10,000 pixels is no taller than a screen or two, and never wider than its pixels', () => {
    const thin = { ...MEDIA[ROOF]!, width: 1, height: 10_000 }
    const [image] = elementsOf(render(piece([{ type: 'image', media: ROOF, alt: 'Mast' }], { media: { [ROOF]: thin } })).composition.html).filter(({ tagName }) => tagName === 'img')
    expect([attribute(image!, 'width'), Number(attribute(image!, 'height'))]).toEqual(['1', 900])
  })

  test('30,000 words are too many for a mail: a note says so and offers the smaller size, which is short', () => {
    const paragraph = { type: 'paragraph', children: [text('Wort um Wort fließt die Lohme durch das Tal. '.repeat(33).trim())] } as const
    const long = piece(Array.from({ length: 101 }, () => paragraph))
    const large = render(long)
    expect(large.notes.find(({ code }) => code === 'html-clipped')).toMatchObject({ severity: 'warning', message: { en: expect.stringContaining('medium size') } })
    expect(splitWords(large.composition.text).length).toBeGreaterThan(29_000)
    const medium = render(long, 'medium')
    expect(medium.notes.map(({ code }) => code)).not.toContain('html-clipped')
    expect(medium.composition.html.length).toBeLessThan(4_000)
  })

  test.each(SIZES)('an empty piece is a title with a link: %s', async (size) => {
    const { composition } = render(EMPTY_EN, size)
    expect(textOfHtml(composition.html).replace(/\s+/g, ' ').trim()).toBe(`Empty ${size === 'large' ? 'Read on the website' : 'Read on'}`)
    expect((await compiled(composition.mjml)).errors).toEqual([])
  })

  test('right to left: direction, sides and columns turn round in HTML and MJML', () => {
    const { html, mjml } = render(edition({ ...NEWS_DE.content, locale: 'ar', title: 'حرارة من النهر', body: { type: 'root', children: [NODE_SAMPLES['list-ordered'], NODE_SAMPLES.quote, NODE_SAMPLES.table] } })).composition
    const [outer] = elementsOf(html)
    expect([attribute(outer!, 'lang'), attribute(outer!, 'dir')]).toEqual(['ar', 'rtl'])
    expect(html).not.toMatch(/text-align:left|border-left|padding:0 0 0 26px/)
    expect(html).toMatch(/text-align:right[\s\S]*padding:0 26px 0 0[\s\S]*border-right:4px/)
    expect(mjml).toContain('direction="rtl"')
    expect(elementsOf(render(NEWS_DE).composition.html).map((element) => attribute(element, 'dir'))[0]).toBe('ltr')
  })
})
