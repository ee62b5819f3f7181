import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../src/content/canonical.ts'
import { compareContent } from '../../../src/content/compare.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { Block } from '../../../src/content/nodes.ts'
import { parsePieceContent } from '../../../src/content/schema.ts'
import { plainText } from '../../../src/content/walk.ts'
import { arbitraryPieceContent } from '../../fixtures/content/arbitrary.ts'

const base = {
  format: 1,
  subject: 'piece',
  key: 'licht',
  locale: 'de',
  kind: 'news',
  brand: 'lichtwerk',
  title: 'Mehr Licht im Netz',
  slug: 'mehr-licht',
  teaser: '',
  topics: [],
  media: {},
  embeds: {},
  overrides: {},
}
const text = (value: string, ...marks: string[]) => ({ type: 'text', text: value, ...(marks.length > 0 ? { marks } : {}) })
const paragraph = (...children: object[]) => ({ type: 'paragraph', children })
const piece = (blocks: object[], more: object = {}): PieceContent => parsePieceContent({ ...base, ...more, body: { type: 'root', children: blocks } })

describe('compareContent', () => {
  it('shows words that changed within a block', () => {
    const { blocks } = compareContent(piece([paragraph(text('Der Preis steigt um 3 Cent.'))]), piece([paragraph(text('Der Preis sinkt um 3 Cent.'))]))
    expect(blocks).toMatchObject([
      {
        kind: 'changed',
        details: [],
        words: [
          { kind: 'same', text: 'Der Preis ' },
          { kind: 'removed', text: 'steigt' },
          { kind: 'added', text: 'sinkt' },
          { kind: 'same', text: ' um 3 Cent.' },
        ],
      },
    ])
  })
  it('keeps blocks in their place when one comes between', () => {
    const [a, b, c] = [paragraph(text('Erster Satz.')), paragraph(text('Ganz anderes Thema dazwischen.')), paragraph(text('Letzter Satz.'))]
    expect(compareContent(piece([a, c]), piece([a, b, c])).blocks.map((block) => block.kind)).toEqual(['same', 'added', 'same'])
    expect(compareContent(piece([a, b, c]), piece([a, c])).blocks.map((block) => block.kind)).toEqual(['same', 'removed', 'same'])
  })
  it.each<[string, object, object, string]>([
    ['a link’s address', paragraph({ type: 'link', url: 'https://example.de/a', children: [text('hier')] }), paragraph({ type: 'link', url: 'https://example.de/b', children: [text('hier')] }), 'link'],
    ['a format', paragraph(text('wichtig')), paragraph(text('wichtig', 'bold')), 'format'],
    ['a level', { type: 'heading', level: 2, children: [text('a')] }, { type: 'heading', level: 3, children: [text('a')] }, 'level'],
    ['a block’s kind', paragraph(text('a b c d')), { type: 'quote', children: [text('a b c d')] }, 'blockType'],
    ['a tick', { type: 'list', ordered: false, items: [{ type: 'listItem', checked: true, children: [text('a')] }] }, { type: 'list', ordered: false, items: [{ type: 'listItem', checked: false, children: [text('a')] }] }, 'task'],
    ['an alternative text', { type: 'image', media: null, source: 'a.jpg', alt: 'Haus' }, { type: 'image', media: null, source: 'a.jpg', alt: 'Haus am See' }, 'alt'],
    ['an address', { type: 'callToAction', label: 'Los', url: '/a' }, { type: 'callToAction', label: 'Los', url: '/b' }, 'url'],
  ])('shows what is no word: %s', (_name, before, after, what) => {
    const { blocks, isSame } = compareContent(piece([before]), piece([after]))
    expect(isSame).toBe(false)
    expect(blocks).toMatchObject([{ kind: 'changed' }])
    expect(blocks[0]?.details.map((detail) => detail.what)).toContain(what)
  })
  it('says how words are marked without words of any language', () => {
    const { blocks } = compareContent(piece([paragraph(text('sehr '), text('wichtig', 'bold', 'italic'))]), piece([paragraph(text('sehr '), text('wichtig', 'bold'))]))
    expect(blocks[0]?.details).toEqual([
      { what: 'format', kind: 'removed', text: 'wichtig', marks: ['bold', 'italic'] },
      { what: 'format', kind: 'added', text: 'wichtig', marks: ['bold'] },
    ])
  })
  it('shows fields and images', () => {
    const facts = (key: string, alt: string) => ({ key, mime: 'image/png', filename: 'a.png', alt, focalX: 50, focalY: 50 })
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
    const show = (key: string) => ({ type: 'image', media: key, alt: '' })
    const before = piece([show(a), show(b)], { media: { [a]: facts(a, 'Haus'), [b]: facts(b, 'See') } })
    const after = piece([show(a)], { title: 'Mehr Licht im Land', media: { [a]: facts(a, 'Heim') }, overrides: { 'print-pdf': { headline: 'Neu' } } })
    const { fields, images } = compareContent(before, after)
    expect(fields.map(({ field, before: old, after: fresh }) => [field, old, fresh])).toEqual([
      ['title', 'Mehr Licht im Netz', 'Mehr Licht im Land'],
      ['overrides.print-pdf.headline', null, 'Neu'],
    ])
    expect(images.map(({ kind, key }) => [kind, key])).toEqual([
      ['changed', a],
      ['removed', b],
    ])
  })
  it('shows everything as new without a before', () => {
    const { fields, blocks, isSame } = compareContent(null, piece([paragraph(text('a'))]))
    expect(isSame).toBe(false)
    expect(fields.find((field) => field.field === 'title')?.before).toBeNull()
    expect(blocks.map((block) => block.kind)).toEqual(['added'])
  })

  it('finds no change between equal contents', () => {
    fc.assert(
      fc.property(arbitraryPieceContent, (content) => {
        expect(compareContent(content, structuredClone(content)).isSame).toBe(true)
      }),
    )
  })
  it('finds a change between any two that differ, and each side can be read back from it', () => {
    fc.assert(
      fc.property(arbitraryPieceContent, arbitraryPieceContent, (before, after) => {
        const comparison = compareContent(before, after)
        expect(comparison.isSame).toBe(canonicalJson(before) === canonicalJson(after))
        const side = (name: 'before' | 'after') => comparison.blocks.flatMap((block) => block[name] ?? [])
        expect(side('before')).toEqual(before.body.children)
        expect(side('after')).toEqual(after.body.children)
        for (const block of comparison.blocks) {
          const words = (...kinds: string[]) => block.words.filter((word) => kinds.includes(word.kind)).map((word) => word.text).join('')
          const read = (node: Block | undefined) => (node ? plainText(node, { isAltIncluded: true }) : '')
          expect(words('same', 'removed')).toBe(read(block.before))
          expect(words('same', 'added')).toBe(read(block.after))
        }
      }),
    )
  })
  it('shows every single mutation', () => {
    fc.assert(
      fc.property(arbitraryPieceContent, fc.nat(), (content, seed) => {
        const mutant = structuredClone(content) as unknown as Record<string, unknown>
        const leaves: [Record<string, unknown>, string][] = []
        const look = (value: unknown) => {
          if (typeof value !== 'object' || value === null) return
          for (const [key, item] of Object.entries(value)) {
            if (typeof item === 'object' && item !== null) look(item)
            else leaves.push([value as Record<string, unknown>, key])
          }
        }
        look(mutant)
        const [owner, key] = leaves[seed % leaves.length] ?? [mutant, 'title']
        const old = owner[key]
        owner[key] = typeof old === 'number' ? old + 1 : typeof old === 'boolean' ? !old : old === null ? 'f'.repeat(64) : `${String(old)}x`
        fc.pre(key !== 'type')
        const { isSame, fields, blocks, images } = compareContent(content, mutant as unknown as PieceContent)
        expect(isSame).toBe(false)
        const visible = fields.length + images.length + blocks.filter((block) => block.kind === 'added' || block.kind === 'removed' || block.details.length > 0 || block.words.some((word) => word.kind !== 'same')).length
        expect(visible).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })
})
