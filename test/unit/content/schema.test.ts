import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../src/content/canonical.ts'
import { HubError } from '../../../src/content/errors.ts'
import { isSafeUrl, parseBrandContent, parseEditionContent, parsePieceContent, parseTree } from '../../../src/content/schema.ts'
import { arbitraryPieceContent } from '../../fixtures/content/arbitrary.ts'
import { HOSTILE_STRINGS, HOSTILE_URLS } from '../../fixtures/hostile.ts'

const refusal = (act: () => unknown): HubError => {
  try {
    act()
  } catch (error) {
    if (error instanceof HubError) return error
    throw error
  }
  throw new Error('was accepted')
}
const tree = (...children: unknown[]) => ({ type: 'root', children })
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children })
const text = (value: unknown) => ({ type: 'text', text: value })
const nested = (depth: number) => {
  let list: unknown
  for (let index = 0; index < depth; index++) list = { type: 'list', ordered: false, items: [{ type: 'listItem', children: [text('x')], ...(list ? { nested: list } : {}) }] }
  return tree(list)
}

describe('isSafeUrl', () => {
  it.each(HOSTILE_URLS)('refuses %j', (url) => expect(isSafeUrl(url)).toBe(false))
  it.each([
    'https://example.com',
    'HTTP://EXAMPLE.com/A',
    'https://example.com:8443/a_(b)?c=d&e=f#g',
    'https://müller.example/straße',
    'http://localhost:3000/x',
    'https://[::1]/',
    'mailto:post@example.de?subject=Hallo%20Welt',
    'tel:+49-30-1234567',
    'tel:110',
    '/',
    '/de/seite?a=b#c',
  ])('accepts %j', (url) => expect(isSafeUrl(url)).toBe(true))
})

const rule = (changes: Record<string, unknown> = {}) => ({ field: 'town', is: 'one-of', values: ['x'], ...changes })
const conditional = (rules: unknown[], children: unknown[]) => ({ type: 'conditional', match: 'all', rules, forOthers: 'hidden', children })

describe('parseTree', () => {
  it.each<[string, unknown, string]>([
    ['no tree', 'hello', ''],
    ['an unknown node', tree({ type: 'iframe' }), 'children.0.type'],
    ['an unknown key', tree({ ...paragraph(), onclick: 'x' }), 'children.0'],
    ['a block within a line', tree(paragraph(paragraph())), 'children.0.children.0.type'],
    ['a link within a link', tree(paragraph({ type: 'link', url: '/a', children: [{ type: 'link', url: '/b', children: [] }] })), 'children.0.children.0.children.0.type'],
    ['text that is an operator', tree(paragraph(text({ $gt: '' }))), 'children.0.children.0.text'],
    ['an unknown mark', tree(paragraph({ type: 'text', text: 'a', marks: ['blink'] })), 'children.0.children.0.marks.0'],
    ['level 1', tree({ type: 'heading', level: 1, children: [] }), 'children.0.level'],
    ['a variable whose fallback is no text', tree(paragraph({ type: 'variable', name: 'town', fallback: null })), 'children.0.children.0.fallback'],
    ['a free variable without a column', tree(paragraph({ type: 'variable', name: 'free', fallback: 'x' })), 'children.0.children.0.column'],
    ['a column beside a fixed variable', tree(paragraph({ type: 'variable', name: 'town', column: 'Ort', fallback: 'x' })), 'children.0.children.0.column'],
    ['a column of 61 characters', tree(paragraph({ type: 'variable', name: 'free', column: 'x'.repeat(61), fallback: 'x' })), 'children.0.children.0.column'],
    ['a condition within a condition', tree(conditional([rule()], [conditional([rule()], [paragraph(text('x'))])])), 'children.0.children.0.type'],
    ['an embedded piece within a condition', tree(conditional([rule()], [{ type: 'embed', piece: 'x' }])), 'children.0.children.0.type'],
    ['a block for nobody in particular', tree(conditional([], [paragraph(text('x'))])), 'children.0.rules'],
    ['six conditions', tree(conditional(Array.from({ length: 6 }, () => rule()), [paragraph(text('x'))])), 'children.0.rules'],
    ['51 values', tree(conditional([rule({ values: Array.from({ length: 51 }, String) })], [paragraph(text('x'))])), 'children.0.rules.0.values'],
    ['a condition that is code', tree(conditional([rule({ is: 'eval' })], [paragraph(text('x'))])), 'children.0.rules.0.is'],
    ['a range with one end', tree(conditional([rule({ is: 'between', values: ['1'] })], [paragraph(text('x'))])), 'children.0.rules.0'],
    ['a range of words', tree(conditional([rule({ is: 'between', values: ['a', 'b'] })], [paragraph(text('x'))])), 'children.0.rules.0'],
    ['values for “is given”', tree(conditional([rule({ is: 'present' })], [paragraph(text('x'))])), 'children.0.rules.0'],
    ['a gender nobody knows', tree(conditional([rule({ field: 'gender', values: ['Drache'] })], [paragraph(text('x'))])), 'children.0.rules.0'],
    ['a free condition without a column', tree(conditional([rule({ field: 'free' })], [paragraph(text('x'))])), 'children.0.rules.0'],
    ['an unknown variable', tree(paragraph({ type: 'variable', name: 'password', fallback: 'x' })), 'children.0.children.0.name'],
    ['an image without a file and a name', tree({ type: 'image', media: null, alt: '' }), 'children.0.source'],
    ['a media key that is a path', tree({ type: 'image', media: '../x', alt: '' }), 'children.0.media'],
    ['a piece key that is a path', tree({ type: 'embed', piece: '../x' }), 'children.0.piece'],
    ['a language that is markup', tree({ type: 'code', language: '"><script>', text: 'x' }), 'children.0.language'],
    ['a huge span', tree({ type: 'table', rows: [{ type: 'tableRow', cells: [{ type: 'tableCell', colSpan: 1e9, children: [] }] }] }), 'children.0.rows.0.cells.0.colSpan'],
    ['a text beyond measure', tree(paragraph(text('x'.repeat(100_001)))), 'children.0.children.0.text'],
  ])('refuses %s and says where', (_name, value, path) => {
    const error = refusal(() => parseTree(value))
    expect(error.code).toBe('bad-input')
    expect(error.details?.path).toBe(path)
    expect(error.message).toMatch(/^The body is not valid.*\.$/s)
  })
  it('names what cannot stand where', () => {
    expect(refusal(() => parseTree(tree({ type: 'iframe' }))).message).toContain('a node of type “iframe” cannot stand here')
  })
  it.each(HOSTILE_URLS)('refuses links and calls to action to %j', (url) => {
    expect(refusal(() => parseTree(tree(paragraph({ type: 'link', url, children: [text('x')] })))).details?.path).toBe('children.0.children.0.url')
    expect(refusal(() => parseTree(tree({ type: 'callToAction', label: 'x', url }))).details?.path).toBe('children.0.url')
  })
  it('accepts 45 nested lists; refuses 60 and 20,000 with a sentence, not with a stack overflow', () => {
    expect(() => parseTree(nested(45))).not.toThrow()
    expect(refusal(() => parseTree(nested(60))).message).toMatch(/nested deeper than 100 levels/)
    expect(refusal(() => parseTree(nested(20_000))).message).toMatch(/nested deeper than 100 levels/)
  })
  it('refuses more than 20,000 nodes', () => {
    expect(refusal(() => parseTree(tree(...Array.from({ length: 20_001 }, () => ({ type: 'divider' }))))).message).toMatch(/more than 20000 parts/)
  })
  it('takes every hostile string as text', () => {
    for (const hostile of HOSTILE_STRINGS) expect(() => parseTree(tree(paragraph(text(hostile)), { type: 'code', text: hostile }))).not.toThrow()
  })
})

const piece = {
  format: 1,
  subject: 'piece',
  key: 'licht',
  locale: 'de',
  kind: 'news',
  brand: 'lichtwerk',
  title: 'Mehr Licht',
  slug: 'mehr-licht',
  teaser: '',
  topics: [],
  body: tree(),
  media: {},
  embeds: {},
  overrides: {},
}

describe('parsePieceContent', () => {
  it('is idempotent', () => {
    fc.assert(
      fc.property(arbitraryPieceContent, (content) => {
        expect(canonicalJson(parsePieceContent(JSON.parse(JSON.stringify(content))))).toBe(canonicalJson(content))
      }),
    )
  })
  it('sorts topics, drops facts and pins that nothing uses', () => {
    const facts = { key: 'a'.repeat(64), mime: 'image/png', filename: 'a.png', alt: '', focalX: 50, focalY: 50 }
    const topics = ['b', 'a', 'b'].map((key) => ({ key, name: key }))
    expect(parsePieceContent({ ...piece, topics, media: { ['a'.repeat(64)]: facts }, embeds: { x: 'b'.repeat(64) } })).toMatchObject({
      topics: [{ key: 'a' }, { key: 'b' }],
      media: {},
      embeds: {},
    })
  })
  it.each<[string, object, string]>([
    ['a day that does not exist', { date: '2026-02-30' }, 'date'],
    ['a slug that is a path', { slug: '../etc' }, 'slug'],
    ['an invisible title', { title: '\u200b \u00a0' }, 'title'],
    ['an end before the beginning', { validity: { from: '2026-03-02T00:00:00Z', until: '2026-03-01T00:00:00Z' } }, 'validity.until'],
    ['a local instant', { validity: { from: '2026-03-02 10:00' } }, 'validity.from'],
    ['an unknown kind', { kind: 'rumour' }, 'kind'],
    ['an image without facts', { body: tree({ type: 'image', media: 'a'.repeat(64), alt: '' }) }, `media.${'a'.repeat(64)}`],
    ['an embed without a pin', { body: tree({ type: 'embed', piece: 'agb' }) }, 'embeds.agb'],
    ['an override that is no text', { overrides: { 'social-post': { x: 1 } } }, 'overrides.social-post.x'],
    ['extras that are no data', { extra: { a: () => 1 } }, 'extra.a'],
  ])('refuses %s', (_name, more, path) => {
    expect(refusal(() => parsePieceContent({ ...piece, ...more })).details?.path).toBe(path)
  })
  it('takes every hostile string as title or refuses it with a sentence', () => {
    for (const hostile of HOSTILE_STRINGS) {
      try {
        expect(parsePieceContent({ ...piece, title: hostile }).title).not.toMatch(/[\p{Cc}\p{Cs}]/u)
      } catch (error) {
        expect(error).toBeInstanceOf(HubError)
      }
    }
  })
})

describe('parseBrandContent', () => {
  const colour = { hex: '#1A2B3C', cmyk: { c: 100, m: 50, y: 0, k: 10 } }
  const sender = { name: 'Lichtwerk Beispiel GmbH', street: 'Ringweg 1', postcode: '01067', town: 'Dresden', country: 'DE' }
  const brand = {
    format: 1,
    subject: 'brand',
    key: 'lichtwerk',
    name: 'Lichtwerk',
    colours: { primary: colour, accent: colour, ink: colour, paper: colour },
    fonts: { text: 'source-sans-3', display: 'source-serif-4' },
    imprints: [{ market: 'DE', company: 'Lichtwerk Beispiel GmbH', address: sender, representatives: 'Nora Fels', email: 'post@example.de' }],
    sender,
    links: { imprintUrl: 'https://example.de/impressum' },
    media: {},
  }
  it('keeps a privacy notice in canonical form, and none where nothing is written', () => {
    const said = { type: 'paragraph', children: [{ type: 'text', text: 'Wir speichern ' }, { type: 'text', text: 'nichts.' }] } as const
    const parsed = parseBrandContent({ ...brand, privacy: { de: { type: 'root', children: [said] }, en: { type: 'root', children: [] } } })
    expect(parsed.privacy).toEqual({ de: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: 'Wir speichern nichts.' }] }] } })
    expect(parseBrandContent({ ...brand, privacy: { de: { type: 'root', children: [] } } })).not.toHaveProperty('privacy')
    const picture = { type: 'image', media: 'a'.repeat(64), alt: 'x' }
    expect(refusal(() => parseBrandContent({ ...brand, privacy: { de: { type: 'root', children: [picture] } } })).details?.path).toBe('privacy.de')
  })

  it('accepts a brand, colours in lower case', () => {
    const parsed = parseEditionContent(brand)
    expect(parsed.subject === 'brand' && parsed.colours.primary.hex).toBe('#1a2b3c')
  })
  it.each<[string, object, string]>([
    ['a colour that is CSS', { colours: { ...brand.colours, ink: { ...colour, hex: 'red;}' } } }, 'colours.ink.hex'],
    ['too much ink', { colours: { ...brand.colours, ink: { ...colour, cmyk: { ...colour.cmyk, k: 101 } } } }, 'colours.ink.cmyk.k'],
    ['a script as imprint', { links: { imprintUrl: 'javascript:alert(1)' } }, 'links.imprintUrl'],
    ['an unknown font', { fonts: { text: 'comic', display: 'comic' } }, 'fonts.text'],
    ['a logo without facts', { logo: { media: 'a'.repeat(64), alt: '' } }, `media.${'a'.repeat(64)}`],
  ])('refuses %s', (_name, more, path) => {
    expect(refusal(() => parseBrandContent({ ...brand, ...more })).details?.path).toBe(path)
  })
})
