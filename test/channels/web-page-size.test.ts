/** No page weighs more than its budget without its pictures, even when it is as full as it gets; what weighs more is noted. */
import { describe, expect, test } from 'vitest'
import { webPage } from '../../plugins/web-page/index.ts'
import { LIMITS } from '../../plugins/web-page/limits.ts'
import type { RenderContext, RenderInput } from '../../src/channel/contract.ts'
import { STADTWERKE_LINDENTAL } from '../fixtures/brand.ts'
import { EMPTY_EN, NEWS_DE, edition, renderContext } from '../fixtures/pieces.ts'
import { LONG_DE, WARM_DE } from '../fixtures/quotes.ts'
import { compose, manyWords, type PageSettings, SCENES } from './web-page-scenes.ts'

const settings = webPage.settings.parse({})
const most = LIMITS.pageBytes.value
const weight = ({ html, fragment = '' }: { readonly html: string; readonly fragment?: string }) => Math.max(Buffer.byteLength(html), Buffer.byteLength(fragment))
const rendered = (input: Partial<RenderInput> & { readonly variant: string }, ctx: Partial<RenderContext<PageSettings>> = {}) =>
  webPage.render({ subjects: [], market: 'DE', ...input }, renderContext(settings, { locale: 'de', siblings: [{ locale: 'en', slug: '' }], ...ctx }))
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))
const words = (length: number) => 'Über die Brücke führt künftig eine Leitung. '.repeat(100).slice(0, length).trim()
const topics = times(12, (index) => ({ key: `ein-thema-${index}`, name: `Ein Thema mit Namen ${index}` }))
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] }) as const

/** Made of input without bounds on purpose. */
const ENDLESS = ['30,000 words', 'an offer with every node']

describe('every kind of page', () => {
  test.each(SCENES.filter(({ name }) => !ENDLESS.some((one) => name.endsWith(one)) && !name.includes('hostile string')))('$name', (scene) => {
    expect(weight(compose(scene))).toBeLessThan(most)
  })

  test('a full page of a list: long titles, teasers and slugs, a picture and two topics each', () => {
    const subjects = times(20, (index) => edition({ ...NEWS_DE.content, key: `piece-${index}`, slug: `eine-laengere-adresse-die-alles-sagt-${index}`, title: words(110), teaser: words(280), topics: topics.slice(0, 2) }))
    const list = { kind: null, topic: null, kinds: ['news', 'offer', 'guide', 'service-notice'], topics, pages: 9 } as const
    for (const page of [1, 2]) {
      const { composition, notes } = rendered({ variant: 'list', subjects, list: { ...list, page } })
      expect(weight(composition)).toBeLessThan(most)
      expect(notes).toEqual([])
    }
  })

  test.each([['short', WARM_DE], ['of 2,000 characters each', LONG_DE]] as const)('a full page of a wall, voices %s', (_, quote) => {
    const quotes = times(10, (index) => ({ ...quote, testimonial: `voice-${index}` }))
    for (const variant of ['wall', 'wall-embed']) {
      const { composition, notes } = rendered({ variant, wall: { topic: topics[0] ?? null, topics, quotes, page: 2, pages: 9 } })
      expect(weight(composition)).toBeLessThan(most)
      expect(notes).toEqual([])
    }
  })

  test('a privacy notice of 3,000 words, an imprint for three markets', () => {
    const privacy = { de: { type: 'root' as const, children: times(60, () => paragraph(words(400))) } }
    const [imprint] = STADTWERKE_LINDENTAL.imprints
    const brand = { ...STADTWERKE_LINDENTAL, privacy, imprints: ['DE', 'AT', 'CH'].map((market) => ({ ...imprint!, market })) }
    for (const variant of ['privacy', 'imprint']) expect([variant, weight(rendered({ variant }, { brand }).composition) < most]).toEqual([variant, true])
  })

  test('a piece of 3,000 words', () => {
    expect(weight(webPage.render({ subjects: [manyWords(3_000)], variant: 'page', market: 'DE' }, renderContext(settings)).composition)).toBeLessThan(most)
  })
})

describe('what weighs more is noted', () => {
  const codes = (input: Partial<RenderInput> & { readonly variant: string }, ctx: Partial<RenderContext<PageSettings>> = {}) => rendered(input, ctx).notes.map(({ code }) => code)

  test('of a piece, a list, a wall and its frame, a privacy notice', () => {
    const quotes = times(40, (index) => ({ ...LONG_DE, testimonial: `voice-${index}` }))
    const wall = { topic: null, topics: [], quotes, page: 1, pages: 1 }
    const privacy = { de: { type: 'root' as const, children: times(300, () => paragraph(words(400))) } }
    const heavy = [
      codes({ variant: 'page', subjects: [manyWords(30_000)] }),
      codes({ variant: 'list', subjects: times(60, (index) => edition({ ...NEWS_DE.content, key: `piece-${index}`, slug: `piece-${index}` })) }),
      codes({ variant: 'wall', wall }),
      codes({ variant: 'wall-embed', wall }),
      codes({ variant: 'privacy' }, { brand: { ...STADTWERKE_LINDENTAL, privacy } }),
    ]
    for (const found of heavy) expect(found).toContain('page-large')
  })

  test('in bytes, not in characters', () => {
    const arabic = (units: number) => edition({ ...EMPTY_EN.content, body: { type: 'root', children: [paragraph('ط'.repeat(units))] } })
    expect(codes({ variant: 'page', subjects: [arabic(10_000)] })).not.toContain('page-large')
    expect(codes({ variant: 'page', subjects: [arabic(25_000)] })).toContain('page-large')
  })
})
