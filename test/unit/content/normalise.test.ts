import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Inline, Tree } from '../../../src/content/nodes.ts'
import { normaliseTree, parseTree } from '../../../src/content/schema.ts'
import { plainText } from '../../../src/content/walk.ts'
import { splitWords } from '../../../src/content/words.ts'
import { arbitraryRawTree } from '../../fixtures/content/arbitrary.ts'

const paragraph = (...children: Inline[]): Tree => ({ type: 'root', children: [{ type: 'paragraph', children }] })
const inlineOf = (...children: Inline[]) => {
  const block = normaliseTree(paragraph(...children)).children[0]
  return block?.type === 'paragraph' ? block.children : undefined
}
const text = (value: string, ...marks: ('bold' | 'italic' | 'code')[]): Inline => ({ type: 'text', text: value, ...(marks.length ? { marks } : {}) })
const br: Inline = { type: 'lineBreak' }

describe('normaliseTree', () => {
  it('joins neighbours with equal marks, whatever the order of marks', () => {
    expect(inlineOf(text('a', 'italic', 'bold'), text('b', 'bold', 'italic'), text('c'))).toEqual([text('ab', 'bold', 'italic'), text('c')])
  })
  it('collapses blanks across nodes, but not in code', () => {
    expect(inlineOf(text('  a '), text(' \tb', 'bold'), text('x  y', 'code'))).toEqual([text('a '), text('b', 'bold'), text('x  y', 'code')])
  })
  it('turns line ends into line breaks, keeps at most two, none at the edges', () => {
    expect(inlineOf(text('\na \r\n'), br, br, br, text(' b\n'))).toEqual([text('a'), br, br, text('b')])
  })
  it('composes characters, also across a join', () => {
    expect(inlineOf(text('Mu\u0308nchen e'), text('\u0301'))).toEqual([text('München é')])
  })
  it('removes controls and mends lone surrogates', () => {
    expect(inlineOf(text('a\u0000\u0007b\ud800\uffff'))).toEqual([text('ab\ufffd')])
  })
  it('unwraps a link without text and moves breaks out of links', () => {
    expect(inlineOf(text('a'), { type: 'link', url: '/x', children: [{ type: 'text', text: ' ' }] }, text('b'))).toEqual([text('a b')])
    expect(inlineOf(text('a'), { type: 'link', url: '/x', children: [{ type: 'lineBreak' }, { type: 'text', text: 'b' }] })).toEqual([
      text('a'),
      br,
      { type: 'link', url: '/x', children: [{ type: 'text', text: 'b' }] },
    ])
  })
  it('drops what no reader sees', () => {
    expect(normaliseTree(paragraph(text('\u00a0\u200b '), br)).children).toEqual([])
  })
  it('gives a nested list without text to the item before', () => {
    const nested = { type: 'list', ordered: false, items: [{ type: 'listItem', children: [text('b')] }] } as const
    const tree = normaliseTree({
      type: 'root',
      children: [{ type: 'list', ordered: true, start: 1, items: [{ type: 'listItem', children: [text('a')] }, { type: 'listItem', children: [], nested }] }],
    })
    expect(tree.children).toEqual([{ type: 'list', ordered: true, items: [{ type: 'listItem', children: [text('a')], nested }] }])
  })
  it('makes every item of a task list a task, and the list unnumbered', () => {
    const tree = normaliseTree({
      type: 'root',
      children: [
        { type: 'list', ordered: true, start: 3, items: [{ type: 'listItem', children: [text('a')] }, { type: 'listItem', checked: true, children: [text('b')] }] },
      ],
    })
    expect(tree.children[0]).toMatchObject({ ordered: false, items: [{ checked: false }, { checked: true }] })
    expect(tree.children[0]).not.toHaveProperty('start')
  })
  it('pads ragged tables', () => {
    const cell = (value: string) => ({ type: 'tableCell' as const, children: [text(value)] })
    const tree = normaliseTree({
      type: 'root',
      children: [{ type: 'table', rows: [{ type: 'tableRow', cells: [cell('a'), cell('b')] }, { type: 'tableRow', cells: [cell('c')] }] }],
    })
    expect(tree.children[0]).toMatchObject({ rows: [{}, { cells: [{}, { type: 'tableCell', children: [] }] }] })
  })

  it('is idempotent and accepted by the schema unchanged', () => {
    fc.assert(
      fc.property(arbitraryRawTree, (raw) => {
        const tree = parseTree(raw)
        expect(normaliseTree(tree)).toEqual(tree)
        expect(parseTree(JSON.parse(JSON.stringify(tree)))).toEqual(tree)
      }),
      { numRuns: 500 },
    )
  })
  it('loses no word', () => {
    fc.assert(
      fc.property(arbitraryRawTree, (raw) => {
        // Controls stand between words or within them; cleaning decides, so compare with cleaned strings.
        const cleaned = parseTree({ type: 'root', children: raw.children.map((block) => JSON.parse(JSON.stringify(block))) })
        const letters = (text: string) => splitWords(text).join('').normalize('NFC')
        expect(letters(plainText(cleaned))).toBe(letters(plainText(raw).replace(/[^\P{Cc}\n\t\r\v\f\u0085]|\p{Noncharacter_Code_Point}/gu, '').replace(/\p{Cs}/gu, '\ufffd')))
      }),
      { numRuns: 300 },
    )
  })
})
