import { describe, expect, it } from 'vitest'
import { parseTree } from '../../../src/content/schema.ts'
import { slugify } from '../../../src/content/slug.ts'
import { embedKeysOf, freeColumnsOf, mediaKeysOf, personalMediaKeysOf, plainText, visit } from '../../../src/content/walk.ts'
import { missingWords, oneLine, splitWords } from '../../../src/content/words.ts'

const key = 'a'.repeat(64)
const text = (value: string) => ({ type: 'text', text: value })
const tree = parseTree({
  type: 'root',
  children: [
    { type: 'heading', level: 2, children: [text('Mehr Licht')] },
    { type: 'paragraph', children: [text('Hallo '), { type: 'variable', name: 'givenName', fallback: 'Kundin' }, { type: 'lineBreak' }, { type: 'link', url: '/a', children: [text('hier')] }] },
    { type: 'list', ordered: false, items: [{ type: 'listItem', children: [text('a')], nested: { type: 'list', ordered: false, items: [{ type: 'listItem', children: [text('b')] }] } }] },
    { type: 'image', media: key, alt: 'Haus', caption: 'Unser Haus' },
    { type: 'image', media: key, alt: 'Haus' },
    { type: 'table', caption: 'Preise', rows: [{ type: 'tableRow', cells: [{ type: 'tableCell', children: [text('x')] }, { type: 'tableCell', children: [text('y')] }] }] },
    { type: 'keyFigures', items: [{ value: '3', label: 'Cent' }] },
    { type: 'quote', children: [text('Gut.')], source: 'Nora' },
    { type: 'embed', piece: 'agb' },
    { type: 'callToAction', label: 'Los', url: '/b' },
  ],
})

describe('what depends on the recipient', () => {
  const other = 'b'.repeat(64)
  const free = { type: 'variable', name: 'free', column: 'Tarif', fallback: 'x' }
  const personal = parseTree({
    type: 'root',
    children: [
      { type: 'image', media: key, alt: 'Haus' },
      { type: 'paragraph', children: [free, { type: 'variable', name: 'town', fallback: '' }] },
      {
        type: 'conditional',
        match: 'any',
        rules: [{ field: 'free', column: 'Zähler', is: 'present', values: [] }, { field: 'town', is: 'absent', values: [] }],
        forOthers: 'hidden',
        children: [{ type: 'image', media: other, alt: 'Laden' }, { type: 'paragraph', children: [free] }],
      },
    ],
  })
  it('knows the columns that a list must have', () => expect(freeColumnsOf(personal)).toEqual(['Tarif', 'Zähler']))
  it('knows pictures that only some recipients see', () => {
    expect(personalMediaKeysOf(personal)).toEqual([other])
    expect(mediaKeysOf(personal)).toEqual([key, other])
  })
  it('is text for everybody', () => expect(plainText(personal)).toBe('x\n\nx'))
})

describe('walk', () => {
  it('visits in reading order with paths', () => {
    const paths: string[] = []
    visit(tree, (node, path) => node.type === 'text' && paths.push(`${path}=${node.text}`))
    expect(paths).toEqual([
      'children.0.children.0=Mehr Licht',
      'children.1.children.0=Hallo ',
      'children.1.children.3.children.0=hier',
      'children.2.items.0.children.0=a',
      'children.2.items.0.nested.items.0.children.0=b',
      'children.5.rows.0.cells.0.children.0=x',
      'children.5.rows.0.cells.1.children.0=y',
      'children.7.children.0=Gut.',
    ])
  })
  it('reads the text a reader meets', () => {
    expect(plainText(tree)).toBe('Mehr Licht\n\nHallo Kundin\nhier\n\na\nb\n\nUnser Haus\n\nPreise\nx\ty\n\n3 Cent\n\nGut.\nNora\n\nLos')
    expect(plainText(tree, { isAltIncluded: true })).toContain('Haus\nUnser Haus\n\nHaus\n\n')
  })
  it('collects keys once', () => {
    expect([mediaKeysOf(tree), embedKeysOf(tree)]).toEqual([[key], ['agb']])
  })
})

describe('words', () => {
  it('counts runs of letters and digits and every symbol, the same before and after typesetting', () => {
    expect(splitWords('Die „Nutzer*innen“ sparen 3.000 kWh – don’t worry 👍')).toEqual(['die', 'nutzer', 'innen', 'sparen', '3', '000', 'kwh', 'don', 't', 'worry', '👍'])
    expect(splitWords('Donau\u00addampf\u200bschiff Mu\u0308nchen')).toEqual(splitWords('Donaudampfschiff München'))
    expect(splitWords('Mu\ufeff\u0308nchen ΟΔΟΣ.Α')).toEqual(splitWords('München ΟΔΟΣ Α'))
  })
  it('puts text on one line without parting words at invisible characters', () => {
    expect(oneLine(' eins\u00a0\n zwei\ufeffdrei\t')).toBe('eins zwei\ufeffdrei')
  })
  it('names missing words as often as they are missing', () => {
    expect(missingWords(splitWords('a b a c'), splitWords('c a'))).toEqual(['b', 'a'])
  })
})

describe('slugify', () => {
  it.each([
    ['Größe & Maß: Öffnungszeiten!', 'groesse-mass-oeffnungszeiten'],
    ['Don’t  stop', 'dont-stop'],
    ['Zażółć İstanbul', 'zazolc-istanbul'],
    ['Mu\u0308nchen', 'muenchen'],
    ['你好', ''],
  ])('%s → %s', (title, slug) => expect(slugify(title)).toBe(slug))
  it('cuts between words', () => expect(slugify('eins zwei drei vier', 12)).toBe('eins-zwei'))
})
