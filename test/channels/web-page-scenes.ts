/** Every kind of page that the channel makes, from plain to overfull. */
import { webPage } from '../../plugins/web-page/index.ts'
import type { Listing, RenderContext, RenderInput, Wall } from '../../src/channel/contract.ts'
import type { Edition, PieceContent } from '../../src/content/edition.ts'
import type { Tree } from '../../src/content/nodes.ts'
import { HOSTILE_STRINGS } from '../fixtures/hostile.ts'
import { EMPTY_EN, GUIDE_EN, NEWS_DE, OFFER_EN, edition, renderContext } from '../fixtures/pieces.ts'
import { LONG_DE, MIXED_EN, QUIET_EN, quotesOf, quotingPiece, WARM_DE } from '../fixtures/quotes.ts'
import { STADTWERKE_LINDENTAL } from '../fixtures/brand.ts'
import { hostilePiece } from './hostile-piece.ts'

const settings = webPage.settings.parse({})
export type PageSettings = typeof settings
export interface Scene {
  readonly name: string
  readonly input: RenderInput
  readonly ctx: RenderContext<PageSettings>
}

const text = (value: string) => ({ type: 'text', text: value }) as const
const paragraph = (value: string) => ({ type: 'paragraph', children: [text(value)] }) as const
const withBody = (key: string, children: Tree['children'], more: Partial<PieceContent> = {}): Edition<PieceContent> =>
  edition({ ...EMPTY_EN.content, key, title: 'A title', ...more, body: { type: 'root', children } })

/** A table of as many columns. */
export const wideTable = (columns: number): Edition<PieceContent> =>
  withBody('wide-table', [
    {
      type: 'table',
      rows: Array.from({ length: 4 }, (_, row) => ({
        type: 'tableRow',
        cells: Array.from({ length: columns }, (_cell, column) => ({ type: 'tableCell', ...(row === 0 ? ({ header: 'column' } as const) : {}), children: [text(`${row}/${column} kWh`)] }) as const),
      })),
    },
  ])
/** One word of as many characters. */
export const longWord = (length: number): Edition<PieceContent> => withBody('long-word', [paragraph('m'.repeat(length)), { type: 'heading', level: 2, children: [text('w'.repeat(length))] }])
/** As many words in sections of a hundred. */
export const manyWords = (count: number): Edition<PieceContent> =>
  withBody('many-words', Array.from({ length: count / 100 }, (_, index) => [{ type: 'heading', level: 2, children: [text(`Section ${index + 1}`)] } as const, paragraph('word '.repeat(98).trim())]).flat())
/** Words that run from right to left, in a page that runs from left to right. */
export const RIGHT_TO_LEFT = withBody('right-to-left', [paragraph('الطاقة الشمسية من سطح بيتك'), { type: 'heading', level: 2, children: [text('مرحبا')] }, { type: 'quote', children: [text('שלום')], source: 'א. ב.' }], { title: 'الطاقة الشمسية' })

const context = (overrides: Partial<RenderContext<PageSettings>> = {}) => renderContext(settings, overrides)
const perPiece = (name: string, piece: Edition<PieceContent>, overrides: Partial<RenderContext<PageSettings>> = {}): Scene[] =>
  ['page', 'fragment', 'share-image'].map((variant) => ({ name: `${variant} of ${name}`, input: { subjects: [piece], variant, market: 'DE' }, ctx: context({ locale: piece.content.locale, ...overrides }) }))
const own = (variant: string, name: string, more: Partial<RenderInput> = {}, overrides: Partial<RenderContext<PageSettings>> = {}): Scene => ({
  name: `${variant} ${name}`,
  input: { subjects: [], variant, market: 'DE', ...more },
  ctx: context({ locale: 'de', siblings: [{ locale: 'en', slug: '' }], ...overrides }),
})

const [hostile = '<'] = HOSTILE_STRINGS
const topics = [
  { key: 'waerme', name: 'Wärme' },
  { key: 'solar', name: hostile },
]
export const LISTING: Listing = { kind: null, topic: null, kinds: ['news', 'offer', 'guide'], topics, page: 2, pages: 3 }
const wall: Wall = { topic: topics[0] ?? null, topics, quotes: [WARM_DE, LONG_DE, { ...QUIET_EN, locale: 'en' }, { ...MIXED_EN, rating: 5 }], page: 2, pages: 3 }
const privacy: Tree = { type: 'root', children: [paragraph('Wir verarbeiten wenig.'), { type: 'heading', level: 2, children: [text('Ihre Rechte')] }, { type: 'list', ordered: false, items: [{ type: 'listItem', children: [text('Auskunft')] }] }] }
const secondImprint = { ...STADTWERKE_LINDENTAL.imprints[0]!, market: 'AT', company: 'Lindental Österreich GmbH' }

/** By name. `page of …` is the page of a piece. */
export const SCENES: readonly Scene[] = [
  ...perPiece('news', NEWS_DE, { siblings: [{ locale: 'en', slug: 'district-heating' }] }),
  ...perPiece('an offer with every node', OFFER_EN),
  ...perPiece('an empty piece', EMPTY_EN),
  ...perPiece('a piece that quotes', quotingPiece(WARM_DE, LONG_DE), { quotes: quotesOf(WARM_DE, LONG_DE) }),
  ...perPiece('a draft', NEWS_DE, { isDraft: true }),
  ...perPiece('a table of 12 columns', wideTable(12)),
  ...perPiece('a word of 400 characters', longWord(400)),
  ...perPiece('30,000 words', manyWords(30_000)),
  ...perPiece('words from right to left', RIGHT_TO_LEFT),
  ...perPiece('a piece in Arabic', edition({ ...RIGHT_TO_LEFT.content, locale: 'ar' })),
  ...HOSTILE_STRINGS.flatMap((word, index) => perPiece(`hostile string ${index}`, hostilePiece(word))),
  own('list', 'of everything', { subjects: [NEWS_DE, GUIDE_EN, OFFER_EN], list: LISTING }),
  own('list', 'of a kind', { subjects: [NEWS_DE], list: { ...LISTING, kind: 'news', page: 1, pages: 1 } }),
  own('list', 'of a topic', { subjects: [NEWS_DE, hostilePiece(hostile)], list: { ...LISTING, topic: topics[1] ?? null, page: 1, pages: 1 } }),
  own('list', 'without anything'),
  own('wall', 'of a topic', { wall }),
  own('wall', 'without anything'),
  own('wall-embed', 'of a topic', { wall }),
  own('wall-embed', 'without anything'),
  own('imprint', 'of one market'),
  own('imprint', 'of two markets', {}, { brand: { ...STADTWERKE_LINDENTAL, imprints: [...STADTWERKE_LINDENTAL.imprints, secondImprint] } }),
  own('imprint', 'of none', {}, { brand: { ...STADTWERKE_LINDENTAL, imprints: [] } }),
  own('privacy', 'as the brand says', {}, { brand: { ...STADTWERKE_LINDENTAL, privacy: { de: privacy } } }),
  own('privacy', 'where the brand says nothing'),
  own('not-found', ''),
  own('gone', ''),
]

/** The composition of a scene. */
export const compose = ({ input, ctx }: Scene) => webPage.render(input, ctx).composition
