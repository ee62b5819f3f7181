/** The pages beside that of a piece: lists, legal pages, what is gone, cards for other people's pages; and what an editor sees. */
import { describe, expect, test } from 'vitest'
import { webPage } from '../../plugins/web-page/index.ts'
import type { Listing, RenderContext, RenderInput } from '../../src/channel/contract.ts'
import { STADTWERKE_LINDENTAL } from '../fixtures/brand.ts'
import { HERO, LOGO } from '../fixtures/media-facts.ts'
import { EMPTY_EN, GUIDE_EN, NEWS_DE, OFFER_EN, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { LONG_DE, quotesOf, quotingPiece, WARM_DE } from '../fixtures/quotes.ts'
import { attribute, elementsOf, textOfHtml } from './inspect-html.ts'
import { compose, LISTING, manyWords, type PageSettings, RIGHT_TO_LEFT, SCENES } from './web-page-scenes.ts'

const settings = webPage.settings.parse({})
const base = 'https://hub.stadtwerke-lindental.example'
const noTools = { original: () => Promise.reject(new Error('no originals')), image: () => Promise.reject(new Error('no images')) }
const rendered = (input: Partial<RenderInput> & { readonly variant: string }, ctx: Partial<RenderContext<PageSettings>> = {}) =>
  webPage.render({ subjects: [], market: 'DE', ...input }, renderContext(settings, { locale: 'de', siblings: [{ locale: 'en', slug: '' }], ...ctx }))
const links = (html: string, rel: string) => elementsOf(html).flatMap((one) => (one.tagName === 'link' && attribute(one, 'rel') === rel ? [attribute(one, 'href')] : []))
const hreflangs = (html: string) => elementsOf(html).flatMap((one) => (one.tagName === 'link' && attribute(one, 'hreflang') !== undefined ? [[attribute(one, 'hreflang'), attribute(one, 'href')]] : []))
const anchors = (html: string) => elementsOf(html).flatMap((one) => (one.tagName === 'a' ? [attribute(one, 'href') ?? ''] : []))

test.each(['list', 'wall', 'imprint', 'privacy'])('%s names the house’s picture for link previews', (variant) => {
  const { html } = rendered({ variant }).composition
  const meta = (key: 'name' | 'property', name: string) => elementsOf(html).flatMap((one) => (one.tagName === 'meta' && attribute(one, key) === name ? [attribute(one, 'content')] : []))
  expect(meta('property', 'og:image')).toEqual([`${base}/share.jpg`])
  expect(meta('property', 'og:image:alt')).toEqual([STADTWERKE_LINDENTAL.claim])
  expect(meta('name', 'twitter:card')).toEqual(['summary_large_image'])
})

describe('a list', () => {
  const list = (more: Partial<Listing> = {}) => rendered({ variant: 'list', subjects: [NEWS_DE, GUIDE_EN], list: { ...LISTING, ...more } }).composition.html

  test('stands at its own address, between its neighbours, and names its feeds', () => {
    const html = list({ kind: 'news' })
    expect(links(html, 'canonical')).toEqual([`${base}/de/kind/news?page=2`])
    expect([links(html, 'prev'), links(html, 'next')]).toEqual([[`${base}/de/kind/news`], [`${base}/de/kind/news?page=3`]])
    expect(links(html, 'alternate')).toEqual([`${base}/de/kind/news/feed.atom`, `${base}/de/kind/news/feed.json`])
    expect(textOfHtml(html)).toContain('Seite 2 von 3')
    expect(html).toContain('<title>Nachrichten – Seite 2 von 3 – Stadtwerke Lindental</title>')
  })

  test('names its counterparts in other languages on the first page only: later ones hold other pieces there', () => {
    const first = list({ kind: 'news', page: 1 })
    expect(links(first, 'canonical')).toEqual([`${base}/de/kind/news`])
    expect(hreflangs(first)).toEqual([['de', `${base}/de/kind/news`], ['en', `${base}/en/kind/news`], ['x-default', `${base}/de/kind/news`]])
    expect(first).toContain('og:locale:alternate')
    const second = list({ kind: 'news', page: 2 })
    expect(hreflangs(second)).toEqual([])
    expect(second).not.toContain('og:locale:alternate')
    // People are led to the other language all the same.
    expect(anchors(second)).toContain('/en/kind/news')
  })

  test('has neither neighbour alone on its page', () => {
    const html = list({ page: 1, pages: 1 })
    expect([links(html, 'prev'), links(html, 'next')]).toEqual([[], []])
    expect(html).not.toContain('<nav class="pages')
  })

  test('leads to every kind and topic, and says where it is', () => {
    const html = list({ topic: LISTING.topics[0] ?? null, page: 1 })
    expect(anchors(html)).toEqual(expect.arrayContaining(['/de/kind/news', '/de/kind/offer', '/de/kind/guide', '/de/topic/solar']))
    expect(anchors(html)).not.toContain('/de/topic/waerme')
    expect(html).toContain('<span aria-current="page">Wärme</span>')
  })

  test('shows pictures where pieces have them, the first at once', () => {
    const leading = rendered({ variant: 'list', subjects: [NEWS_DE], list: { ...LISTING, page: 1 } }).composition.html
    const pictures = elementsOf(leading).filter((one) => one.tagName === 'img' && attribute(one, 'alt') === '')
    expect(pictures.map((one) => attribute(one, 'loading'))).toEqual([undefined])
    expect(attribute(pictures[0]!, 'srcset')).toContain(`/media/${HERO}/`)
    // Further ones come in one JPEG for browsers that read neither of the better formats.
    const further = rendered({ variant: 'list', subjects: [NEWS_DE], list: LISTING }).composition.html
    const [image] = elementsOf(further).filter((one) => one.tagName === 'img' && attribute(one, 'alt') === '')
    expect([attribute(image!, 'src'), attribute(image!, 'srcset')]).toEqual([expect.stringMatching(/w800\.jpg$/), undefined])
    expect(elementsOf(further).filter(({ tagName }) => tagName === 'source').map((one) => attribute(one, 'type'))).toEqual(['image/avif', 'image/webp'])
  })

  test('without anything says so, and leads on', () => {
    const { html } = rendered({ variant: 'list', list: { ...LISTING, kind: 'offer', kinds: [], topics: [], page: 1, pages: 1 } }).composition
    expect(textOfHtml(html)).toContain('Noch gibt es hier nichts zu lesen.')
    expect(anchors(html)).toContain('/de')
  })
})

test('a wall names its counterparts on its first page only', () => {
  const wall = (page: number) => rendered({ variant: 'wall', wall: { topic: null, topics: [], quotes: [WARM_DE], page, pages: 3 } }).composition.html
  expect(hreflangs(wall(1))).toEqual([['de', `${base}/de/stimmen`], ['en', `${base}/en/voices`], ['x-default', `${base}/de/stimmen`]])
  expect(hreflangs(wall(2))).toEqual([])
  expect(links(wall(2), 'canonical')).toEqual([`${base}/de/stimmen?page=2`])
})

describe('legal pages', () => {
  test('every page leads to both', () => {
    for (const scene of SCENES) {
      const { html, isEmbeddable } = compose(scene)
      if (html === '' || isEmbeddable) continue
      expect(anchors(html), scene.name).toEqual(expect.arrayContaining([`/${scene.ctx.locale}/imprint`, `/${scene.ctx.locale}/privacy`]))
    }
  })

  test('the imprint says who answers in every market, the asked one first', () => {
    const [german] = STADTWERKE_LINDENTAL.imprints
    const imprints = [german!, { ...german!, market: 'AT', company: 'Lindental Österreich GmbH' }]
    const text = textOfHtml(rendered({ variant: 'imprint', market: 'AT' }, { brand: { ...STADTWERKE_LINDENTAL, imprints } }).composition.html)
    expect(text.indexOf('Impressum für Österreich')).toBeGreaterThan(0)
    expect(text.indexOf('Impressum für Deutschland')).toBeGreaterThan(text.indexOf('Impressum für Österreich'))
    for (const fact of ['Dr. Hanna Brückner, Jörg Özdemir', 'HRB 4711', 'DE999999999', 'Am Mühlgraben 12', 'service@stadtwerke-lindental.example']) expect(text).toContain(fact)
  })

  test('privacy says what the brand says, in its language only', () => {
    const privacy = { de: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: 'Wir löschen früh.' }] }] } } as const
    const said = (locale: string) => textOfHtml(rendered({ variant: 'privacy' }, { locale, brand: { ...STADTWERKE_LINDENTAL, privacy } }).composition.html)
    expect(said('de')).toContain('Wir löschen früh.')
    expect(said('en')).not.toContain('Wir löschen früh.')
    expect(said('en')).toContain('has no privacy notice of its own yet')
  })

  test('privacy without words of the brand names who answers, and leads to its own notice', () => {
    const { html } = rendered({ variant: 'privacy' }).composition
    expect(textOfHtml(html)).toContain('Stadtwerke Lindental GmbH')
    expect(anchors(html)).toContain('https://stadtwerke-lindental.example/datenschutz')
  })

  test('a link of the brand that no link may carry is left out', () => {
    const brand = { ...STADTWERKE_LINDENTAL, links: { privacyUrl: 'javascript:alert(1)' } }
    expect(anchors(rendered({ variant: 'privacy' }, { brand }).composition.html).join()).not.toContain('javascript')
  })
})

test.each(['not-found', 'gone'])('%s leads on in both languages', (variant) => {
  expect(anchors(rendered({ variant }).composition.html)).toEqual(expect.arrayContaining(['/de', '/en']))
})

describe('a card for other people’s pages', () => {
  const { composition } = webPage.render(renderInput(NEWS_DE, 'fragment'), renderContext(settings, { locale: 'de' }))

  test('is a document for a frame and HTML to be set in, both with absolute ways back', async () => {
    const { artefacts } = await webPage.pack(composition, noTools)
    expect(artefacts.map(({ name }) => name)).toEqual(['page.html', 'fragment.html'])
    expect(artefacts[0]?.headers?.['content-security-policy']).toContain('frame-ancestors *')
    expect(artefacts[0]?.headers?.['x-robots-tag']).toBe('noindex')
    for (const html of [composition.html, composition.fragment ?? '']) expect(anchors(html).every((href) => href === `${base}/de/fernwaerme-muehlenviertel`)).toBe(true)
  })

  test('to be set in, brings its looks on its own elements, asks the hub for pictures, runs nothing', () => {
    const elements = elementsOf(composition.fragment ?? '')
    expect(elements[0]?.tagName).toBe('article')
    expect(elements.some(({ tagName }) => ['script', 'style', 'link', 'h1', 'h2'].includes(tagName))).toBe(false)
    const image = elements.find(({ tagName }) => tagName === 'img')
    expect(attribute(image!, 'src')).toMatch(new RegExp(`^${base}/media/${HERO}/`))
    for (const one of attribute(image!, 'srcset')?.split(', ') ?? []) expect(one.startsWith(`${base}/media/`)).toBe(true)
    expect(elements.some((one) => attribute(one, 'class') !== undefined || attribute(one, 'id') !== undefined)).toBe(false)
  })
})

describe('long texts', () => {
  test('have a way through them from three sections on, to ids that are there once', () => {
    const { html } = webPage.render(renderInput(manyWords(500), 'page'), renderContext(settings)).composition
    const [nav = ''] = /<nav class="contents"[\s\S]*?<\/nav>/.exec(html) ?? []
    const targets = anchors(nav)
    expect(targets).toEqual(['#section-1', '#section-2', '#section-3', '#section-4', '#section-5'])
    for (const target of targets) expect(html.split(`id="${target.slice(1)}"`)).toHaveLength(2)
    expect(webPage.render(renderInput(manyWords(200), 'page'), renderContext(settings)).composition.html).not.toContain('class="contents"')
  })

  test('sections of one name, without letters, or beginning with a digit have ids of their own', () => {
    const heading = (text: string) => ({ type: 'heading', level: 2, children: [{ type: 'text', text }] }) as const
    const piece = edition({ ...EMPTY_EN.content, body: { type: 'root', children: ['Costs', 'Costs', '你好', '2026', 'Content', '\u200b'].map(heading) } })
    const { html } = webPage.render(renderInput(piece, 'page'), renderContext(settings)).composition
    expect([...html.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['costs', 'costs-2', 'section', 's-2026', 'content-2'])
  })
})

test('a page in a language written from right to left says so', () => {
  const arabic = edition({ ...RIGHT_TO_LEFT.content, locale: 'ar' })
  expect(webPage.render(renderInput(arabic, 'page'), renderContext(settings, { locale: 'ar' })).composition.html).toContain('<html lang="ar" dir="rtl">')
})

test('a lead picture of a few pixels stands as it is', () => {
  const sized = (width: number) => {
    const piece = edition({ ...NEWS_DE.content, media: { [HERO]: { ...NEWS_DE.content.media[HERO]!, width, height: 300 } } })
    return webPage.render(renderInput(piece, 'page'), renderContext(settings, { locale: 'de' })).composition.html
  }
  expect(sized(2400)).toContain('<figure class="hero frame">')
  expect(sized(400)).toContain('<figure class="hero flat frame">')
  expect(sized(400)).toContain('sizes="(min-width: 440px) 400px, 100vw"')
})

test('a long quote is set as text', () => {
  const html = (quote: typeof WARM_DE) => webPage.render(renderInput(quotingPiece(quote), 'page'), renderContext(settings, { locale: 'de', quotes: quotesOf(quote) })).composition.html
  expect(html(LONG_DE)).toContain('<figure class="voice voice-long">')
  expect(html(WARM_DE)).toContain('<figure class="voice">')
})

describe('the editor’s eye', () => {
  const ctx = renderContext(settings, { locale: 'en' })
  const view = (variant: string) => webPage.view?.(webPage.render(renderInput(OFFER_EN, variant), ctx).composition) ?? {}

  test('sees the page and the card as they are, and what the picture will say', () => {
    expect(view('page').html).toContain('<!doctype html>')
    expect(view('fragment').html).toContain('<article class="card')
    expect(view('share-image').text).toBe(`Offer · Solar\n${OFFER_EN.content.title}\nStadtwerke Lindental`)
    expect(view('share-image').shareImage).toMatchObject({ width: 1200, height: 630, logo: { media: LOGO } })
  })

  test('sees what its own words stand in for', () => {
    const { title, teaser } = OFFER_EN.content
    expect(webPage.replaced?.(renderInput(OFFER_EN, 'page'), ctx)).toEqual({ 'meta-title': title, 'meta-description': teaser })
    expect(webPage.replaced?.(renderInput(OFFER_EN, 'share-image'), ctx)).toEqual({})
    expect(Object.keys(webPage.replaced?.(renderInput(OFFER_EN, 'page'), ctx) ?? {})).toEqual(webPage.overrides.map(({ name }) => name))
  })
})
