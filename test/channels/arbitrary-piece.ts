/** Arbitrary pieces for property tests: any nesting of any nodes with ordinary, odd and hostile words. */
import fc from 'fast-check'
import type { Edition, PieceContent } from '../../src/content/edition.ts'
import { type Block, FOR_OTHERS, type Inline, type List, MARKS, type PlainBlock, type Text, type Variable, VARIABLE_NAMES } from '../../src/content/nodes.ts'
import { HOSTILE_STRINGS } from '../fixtures/hostile.ts'
import { MEDIA, ROOF } from '../fixtures/media-facts.ts'
import { oddText } from '../fixtures/odd-text.ts'
import { BOILERPLATE_EN, GUIDE_EN, edition } from '../fixtures/pieces.ts'

const words = fc.oneof(
  { weight: 3, arbitrary: oddText },
  { weight: 6, arbitrary: fc.stringMatching(/^[a-zäöüß]{1,12}( [a-z0-9€→,.]{1,8}){0,6}$/) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_STRINGS.filter((one) => one.length < 300)) },
)
const text: fc.Arbitrary<Text> = fc.record({ type: fc.constant('text' as const), text: words, marks: fc.subarray([...MARKS]) })
const lineBreak = fc.constant({ type: 'lineBreak' } as const)
const variable: fc.Arbitrary<Variable> = fc
  .record({ name: fc.constantFrom(...VARIABLE_NAMES), column: fc.constantFrom('Tariff', 'Meter no.'), fallback: fc.oneof({ weight: 4, arbitrary: words }, fc.constant('')) })
  .map(({ name, column, fallback }) => ({ type: 'variable', name, ...(name === 'free' ? { column } : {}), fallback }))
const url = fc.constantFrom('https://example.com/a?b=1', 'mailto:a@example.com', '/en/x', 'javascript:alert(1)')
/** Blanks around links: where a channel writes the address behind the label, a word that goes on after it would be cut in two. */
const blank = { type: 'text', text: ' ' } as const
const link = fc.record({ type: fc.constant('link' as const), url, children: fc.array(text, { minLength: 1, maxLength: 2 }) }, { requiredKeys: ['type', 'url', 'children'] })
const inlines: fc.Arbitrary<Inline[]> = fc
  .array(fc.oneof(text, text, lineBreak, variable, link), { maxLength: 5 })
  .map((nodes) => nodes.flatMap((node): Inline[] => (node.type === 'link' ? [blank, node, blank] : [node])))

const { list } = fc.letrec<{ list: List }>((tie) => ({
  list: fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(
      fc.record(
        { type: fc.constant('listItem' as const), children: inlines, checked: fc.boolean(), nested: fc.option(tie('list'), { nil: undefined, depthSize: 'small' }) },
        { requiredKeys: ['type', 'children'] },
      ).map(({ nested, ...item }) => (nested ? { ...item, nested } : item)),
      { minLength: 1, maxLength: 3 },
    ),
  }),
}))
const cell = fc.record(
  { type: fc.constant('tableCell' as const), children: inlines, header: fc.constantFrom('row' as const, 'column' as const), colSpan: fc.integer({ min: 1, max: 3 }) },
  { requiredKeys: ['type', 'children'] },
)
const plainBlock: fc.Arbitrary<PlainBlock> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), children: inlines }),
  fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const, 4 as const), children: inlines }),
  list,
  fc.record({ type: fc.constant('quote' as const), children: inlines, source: words }, { requiredKeys: ['type', 'children'] }),
  fc.record({ type: fc.constant('code' as const), text: words }),
  fc.record({ type: fc.constant('image' as const), media: fc.constantFrom(ROOF, null), alt: words, caption: words }, { requiredKeys: ['type', 'media', 'alt'] }),
  fc.record(
    { type: fc.constant('table' as const), caption: words, rows: fc.array(fc.record({ type: fc.constant('tableRow' as const), cells: fc.array(cell, { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 3 }) },
    { requiredKeys: ['type', 'rows'] },
  ),
  fc.record({ type: fc.constant('keyFigures' as const), items: fc.array(fc.record({ value: words, label: words }), { maxLength: 3 }) }),
  fc.record({ type: fc.constant('callToAction' as const), label: words, url }),
  fc.record({ type: fc.constant('legalNote' as const), children: inlines }),
  fc.constant({ type: 'divider' } as const),
)
const conditional = fc.record({
  type: fc.constant('conditional' as const),
  match: fc.constantFrom('all' as const, 'none' as const),
  rules: fc.constant([{ field: 'town', is: 'one-of', values: ['Oberlindental'] }] as const),
  forOthers: fc.constantFrom(...FOR_OTHERS),
  children: fc.array(plainBlock, { minLength: 1, maxLength: 3 }),
})
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 12, arbitrary: plainBlock },
  { weight: 2, arbitrary: conditional },
  fc.record({ type: fc.constant('embed' as const), piece: fc.constantFrom('boilerplate', 'solar-guide', 'unknown') }),
)

/** Any piece in English. */
export const arbitraryPiece: fc.Arbitrary<Edition<PieceContent>> = fc.record({ title: words, teaser: words, blocks: fc.array(block, { maxLength: 8 }) }).map(({ title, teaser, blocks }) =>
  edition({
    format: 1,
    subject: 'piece',
    key: 'arbitrary',
    locale: 'en',
    kind: 'guide',
    brand: 'stadtwerke-lindental',
    title,
    slug: 'arbitrary',
    teaser,
    topics: [],
    media: { [ROOF]: MEDIA[ROOF]! },
    embeds: { boilerplate: BOILERPLATE_EN.hash, 'solar-guide': GUIDE_EN.hash },
    overrides: {},
    body: { type: 'root', children: blocks },
  }),
)
