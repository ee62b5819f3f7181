import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../src/content/canonical.ts'
import { HubError } from '../../../src/content/errors.ts'
import type { LexicalBlock, LexicalRefs, LexicalState } from '../../../src/content/lexical.ts'
import { LEXICAL_BLOCKS, toLexical, toTree } from '../../../src/content/lexical.ts'
import { parseLexical } from '../../../src/content/lexical-schema.ts'
import { arbitraryTree } from '../../fixtures/content/arbitrary.ts'
import { HOSTILE_URLS } from '../../fixtures/hostile.ts'

/** Knows every key; ids are numbers. */
const knowing: LexicalRefs = {
  mediaId: (key) => Number(key[0]) + 100,
  mediaKey: (id) => String(Number(id) - 100).repeat(64),
  pieceId: (key) => `id-${key}`,
  pieceKey: (id) => String(id).slice(3),
  testimonialId: (key) => `id-${key}`,
  testimonialKey: (id) => String(id).slice(3),
}
const ignorant: LexicalRefs = { mediaId: () => null, mediaKey: () => null, pieceId: () => null, pieceKey: () => null, testimonialId: () => null, testimonialKey: () => null }

const element = { version: 1, direction: null, format: '', indent: 0 } as const
const text = (value: string, format = 0) => ({ type: 'text', version: 1, text: value, format, mode: 'normal', style: '', detail: 0 }) as const
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', ...element, textFormat: 0, textStyle: '', children })
const state = (...children: unknown[]) => ({ root: { type: 'root', ...element, children } })
const treeOf = (...children: unknown[]) => toTree(parseLexical(state(...children)), knowing).children
const block = (blockType: string, fields: Record<string, unknown>) => ({ type: 'block', version: 2, format: '', fields: { id: 'a', blockType, blockName: '', ...fields } })

const RULE = { field: 'town', is: 'one-of', values: 'Ulm' }
const conditional = (rules: unknown[], content: unknown, fields: Record<string, unknown> = {}) => block('conditional', { rules, content, ...fields })

describe('toTree(toLexical(tree))', () => {
  it.each([
    ['with refs that know every document', knowing],
    ['with refs that know none', ignorant],
  ])('equals the tree %s', (_name, refs) => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        expect(toTree(toLexical(tree, refs), refs)).toEqual(tree)
      }),
      { numRuns: 500 },
    )
  })
  it('survives the write schema unchanged, as JSON', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        const lexical = toLexical(tree, knowing)
        expect(canonicalJson(parseLexical(JSON.parse(JSON.stringify(lexical))))).toBe(canonicalJson(lexical))
      }),
      { numRuns: 300 },
    )
  })
  it('is deterministic, with unique block ids', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        const json = JSON.stringify(toLexical(tree, knowing))
        expect(JSON.stringify(toLexical(tree, knowing))).toBe(json)
        const ids = [...json.matchAll(/"id":"([0-9a-f]{24})"/g)].map((match) => match[1])
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
  it('writes only fields that blocks.ts describes', () => {
    const known = new Map(LEXICAL_BLOCKS.map((each) => [each.slug as string, each.fields.map((field) => field.name as string)]))
    const look = (nodes: readonly LexicalBlock[]) => {
      for (const node of nodes) {
        if (node.type !== 'block') continue
        const { id, blockType, blockName, ...fields } = node.fields
        expect([id, blockName]).toBeDefined()
        expect(known.get(blockType)).toEqual(expect.arrayContaining(Object.keys(fields)))
      }
    }
    fc.assert(fc.property(arbitraryTree, (tree) => look(toLexical(tree, knowing).root.children)))
  })
})

describe('toTree', () => {
  it('reads what the editor writes: autolinks, tabs, h1 and h6, alignment', () => {
    expect(
      treeOf(
        { type: 'heading', ...element, tag: 'h1', format: 'center', children: [text('Eins')] },
        { type: 'heading', ...element, tag: 'h6', children: [text('Sechs')] },
        paragraph(text('a', 3), { ...text('\t'), type: 'tab', detail: 2 }, { type: 'autolink', ...element, fields: { linkType: 'custom', url: 'https://example.com', newTab: true, doc: null }, children: [text('b')] }),
      ),
    ).toEqual([
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'Eins' }] },
      { type: 'heading', level: 4, children: [{ type: 'text', text: 'Sechs' }] },
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'a', marks: ['bold', 'italic'] },
          { type: 'text', text: ' ' },
          { type: 'link', url: 'https://example.com', children: [{ type: 'text', text: 'b' }] },
        ],
      },
    ])
  })
  it('joins paragraphs in a cell by a line break and hoists what is no text', () => {
    const cell = (...children: unknown[]) => ({ type: 'tablecell', ...element, colSpan: 1, rowSpan: 1, headerState: 3, backgroundColor: '#fff', children })
    const blocks = treeOf({
      type: 'table',
      ...element,
      colWidths: [1],
      children: [{ type: 'tablerow', ...element, children: [cell(paragraph(text('a')), paragraph(text('b')), block('image', { media: 107, alt: 'x' }))] }],
    })
    expect(blocks).toEqual([
      {
        type: 'table',
        rows: [
          {
            type: 'tableRow',
            cells: [{ type: 'tableCell', header: 'column', children: [{ type: 'text', text: 'a' }, { type: 'lineBreak' }, { type: 'text', text: 'b' }] }],
          },
        ],
      },
      { type: 'image', media: '7'.repeat(64), alt: 'x' },
    ])
  })
  it('keeps a caption without a table as a paragraph', () => {
    expect(treeOf(block('tableCaption', { text: 'Preise' }), paragraph(text('a')))).toMatchObject([{ type: 'paragraph', children: [{ text: 'Preise' }] }, {}])
  })
  it('reduces populated documents to their keys', () => {
    expect(treeOf(block('image', { media: { id: 103, filename: 'x.jpg' }, alt: null }), block('embed', { piece: { relationTo: 'pieces', value: { id: 'id-a' } } }))).toEqual([
      { type: 'image', media: '3'.repeat(64), alt: '' },
      { type: 'embed', piece: 'a' },
    ])
  })
  it('leaves out blocks that say nothing yet', () => {
    expect(
      treeOf(block('image', { media: null }), block('callToAction', {}), block('keyFigures', { items: [{}] }), block('embed', { piece: null }), block('legalNote', { text: null }), block('code', {})),
    ).toEqual([])
  })
  it.each([
    ['a call to action without an address', block('callToAction', { label: 'Jetzt wechseln' }), /needs a complete address/],
    ['an address without a label', block('callToAction', { url: 'https://example.com' }), /no label/],
    ['an image without a file', block('image', { alt: 'Ein Haus' }), /“Ein Haus” has no file/],
    ['half a key figure', block('keyFigures', { items: [{ value: '3' }] }), /“3” needs both/],
    ['a free variable without a column', paragraph({ type: 'inlineBlock', version: 1, fields: { id: 'a', blockType: 'variable', name: 'free', fallback: 'x' } }), /does not say which one/],
    ['a conditional block without a condition', conditional([], state(paragraph(text('x')))), /does not say for whom/],
    ['a condition by half', conditional([{ field: 'town' }], state(paragraph(text('x')))), /which value to look at/],
    ['a condition without values', conditional([{ field: 'town', is: 'one-of', values: '\n ' }], state(paragraph(text('x')))), /at least one value/],
    ['a condition within a condition', conditional([RULE], state(conditional([RULE], state(paragraph(text('x')))))), /within another/],
    ['a testimonial within a condition', conditional([RULE], state(block('testimonial', { testimonial: 'id-a' }))), /do not depend on the recipient/],
  ])('says what to complete: %s', (_name, node, message) => {
    expect(() => treeOf(node)).toThrow(message)
  })
})

describe('parseLexical', () => {
  const refusal = (value: unknown): HubError => {
    try {
      parseLexical(value)
    } catch (error) {
      if (error instanceof HubError) return error
      throw error
    }
    throw new Error('was accepted')
  }
  const nested = (depth: number) => {
    let node: unknown = paragraph(text('x'))
    for (let index = 0; index < depth; index++) node = { type: 'quote', ...element, children: [node] }
    return state(node)
  }

  it.each([
    ['a string', 'hello'],
    ['null', null],
    ['another object', { foo: 1 }],
    ['a root without children', { root: { type: 'root' } }],
    ['children that are no list', { root: { type: 'root', children: 'x' } }],
    ['an unknown node', state({ type: 'iframe', version: 1 })],
    ['a node without a type', state({ version: 1 })],
    ['an upload node', state({ type: 'upload', version: 3, relationTo: 'media', value: 1 })],
    ['text at the root', state(text('x'))],
    ['a paragraph within a paragraph', state(paragraph(paragraph()))],
    ['text that is no string', state(paragraph({ ...text('x'), text: { $gt: '' } }))],
    ['a format that is no number', state(paragraph({ ...text('x'), format: 'bold' }))],
    ['an unknown block', state(block('html', { html: '<b>' }))],
    ['a block without fields', state({ type: 'block', version: 2 })],
    ['a media id that is an operator', state(block('image', { media: { $ne: null } }))],
    ['an unknown variable', state(paragraph({ type: 'inlineBlock', version: 1, fields: { blockType: 'variable', name: 'password' } }))],
    ['a block among words', state(paragraph({ type: 'inlineBlock', version: 1, fields: { blockType: 'image' } }))],
    ['a link to a document', state(paragraph({ type: 'link', ...element, fields: { linkType: 'internal', doc: { relationTo: 'users', value: 1 } }, children: [] }))],
  ])('refuses %s', (_name, value) => {
    const error = refusal(value)
    expect(error.code).toBe('bad-input')
    expect(error.message).toMatch(/\.$/)
  })
  it.each(HOSTILE_URLS)('refuses the link %j', (url) => {
    expect(refusal(state(paragraph({ type: 'link', ...element, fields: { linkType: 'custom', url, newTab: false }, children: [text('x')] }))).code).toBe('bad-input')
    if (url !== '') expect(refusal(state(block('callToAction', { label: 'x', url }))).code).toBe('bad-input')
  })
  it('names the place and the known types', () => {
    const error = refusal(state(paragraph(text('a')), { type: 'marquee' }))
    expect(error.message).toContain('root.children.1')
    expect(error.message).toContain('“marquee” cannot stand in this place; known there: paragraph, heading')
  })
  it('accepts 90 levels, refuses 101 and 20,000 with the same sentence', () => {
    expect(() => parseLexical(nested(90))).not.toThrow()
    expect(refusal(nested(101)).message).toMatch(/deeper than 100 levels/)
    expect(refusal(nested(20_000)).message).toMatch(/deeper than 100 levels/)
  })
  it('refuses more than 5 MB', () => {
    expect(refusal(state(...Array.from({ length: 51 }, () => paragraph(text('x'.repeat(99_000)))))).code).toBe('too-large')
  })
  it('reads what older and foreign editors leave out as Lexical does', () => {
    const line = { type: 'paragraph', children: [{ type: 'text', text: 'a' }, { type: 'tab' }, { type: 'text', text: 'b', format: 1 }] }
    const cells = [{}, { colSpan: 0, rowSpan: null, headerState: null, backgroundColor: '' }, { colSpan: 2, headerState: 1, backgroundColor: '#fff' }]
    const table = { type: 'table', children: [{ type: 'tablerow', children: cells.map((cell) => ({ type: 'tablecell', ...cell, children: [line] })) }] }
    const parsed = parseLexical({ root: { type: 'root', children: [line, table] } })
    const children = [{ type: 'text', text: 'a ' }, { type: 'text', text: 'b', marks: ['bold'] }]
    const cell = (more: object) => ({ type: 'tableCell', ...more, children })
    expect(toTree(parsed, knowing).children).toEqual([
      { type: 'paragraph', children },
      { type: 'table', rows: [{ type: 'tableRow', cells: [cell({}), cell({}), cell({ header: 'column', colSpan: 2 })] }] },
    ])
    expect(canonicalJson(parseLexical(parsed))).toBe(canonicalJson(parsed))
  })
  it('drops properties that content does not know', () => {
    const parsed = parseLexical({ ...state({ ...paragraph({ ...text('a'), style: 'color:red', $state: 1 }), onclick: 'x' }), more: 1 }) as LexicalState
    expect(JSON.stringify(parsed)).not.toMatch(/color|onclick|more|\$state/)
  })
})

describe('what depends on the recipient', () => {
  it('reads conditions as editors write them', () => {
    const rules = [
      { id: '1', field: 'gender', is: 'one-of', values: ' Weiblich \r\n\ndivers' },
      { id: '2', field: 'formality', is: 'one-of', values: 'Du' },
      { id: '3', field: 'country', is: 'one-of', values: 'at\nch' },
      { id: '4', field: 'free', column: ' Tarif ', is: 'absent', values: 'left over' },
      { id: '5', field: null, is: null, values: '' },
    ]
    expect(treeOf(conditional(rules, state(paragraph(text('x'))), { match: 'any', forOthers: 'shown' }))).toEqual([
      {
        type: 'conditional',
        match: 'any',
        rules: [
          { field: 'gender', is: 'one-of', values: ['female', 'diverse'] },
          { field: 'formality', is: 'one-of', values: ['informal'] },
          { field: 'country', is: 'one-of', values: ['AT', 'CH'] },
          { field: 'free', column: 'Tarif', is: 'absent', values: [] },
        ],
        forOthers: 'shown',
        children: [{ type: 'paragraph', children: [{ type: 'text', text: 'x' }] }],
      },
    ])
  })
  it('leaves out a block that says nothing yet', () => {
    // A new block, as the form sends it.
    expect(treeOf({ ...block('conditional', { match: 'all', rules: 0, forOthers: 'hidden' }) })).toEqual([])
    expect(treeOf(block('keyFigures', { items: 0 }))).toEqual([])
    expect(treeOf(conditional([], null))).toEqual([])
    expect(treeOf(conditional([RULE], state(paragraph())))).toEqual([])
  })
  it('keeps an empty fallback: such a letter must not go out without the value', () => {
    expect(treeOf(paragraph(text('a '), { type: 'inlineBlock', version: 1, fields: { id: 'a', blockType: 'variable', name: 'town', column: 'left over', fallback: ' ' } }))).toEqual([
      { type: 'paragraph', children: [{ type: 'text', text: 'a ' }, { type: 'variable', name: 'town', fallback: '' }] },
    ])
  })
})
