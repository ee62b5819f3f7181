import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editionHash } from '../../../src/content/canonical.ts'
import { HubError } from '../../../src/content/errors.ts'
import { fromMarkdown } from '../../../src/content/markdown.ts'
import { exportPiece, importExported, toMarkdown, treeToMarkdown } from '../../../src/content/markdown-export.ts'
import type { Tree } from '../../../src/content/nodes.ts'
import { normaliseTree, parseTree } from '../../../src/content/schema.ts'
import { plainText, visit } from '../../../src/content/walk.ts'
import { missingWords, splitWords } from '../../../src/content/words.ts'
import { arbitraryPieceContent, arbitraryTree } from '../../fixtures/content/arbitrary.ts'

/** What Markdown can say: no key figures, calls to action, embeds or testimonials; images by address. */
const arbitraryMarkdownTree = arbitraryTree.map((tree) =>
  normaliseTree({
    type: 'root',
    children: tree.children
      .filter((block) => !['keyFigures', 'callToAction', 'embed', 'testimonial', 'conditional'].includes(block.type))
      .map((block) => (block.type === 'image' ? { ...block, media: null, source: './bild.jpg' } : block)),
  }),
)

/** Markdown makes links of bare addresses, knows no task without text, and drops blanks of code that begins a line. */
function isSayable(tree: Tree): boolean {
  let sayable = true
  visit(tree, (node) => {
    if (node.type === 'listItem' && node.children.length === 0) sayable = false
    if (node.type === 'text' && (/@|:\/\/|www\./.test(node.text) || (node.marks?.includes('code') && /^ /.test(node.text)))) sayable = false
  })
  return sayable
}

describe('fromMarkdown(treeToMarkdown(tree))', () => {
  it('equals the tree where Markdown has words for it', () => {
    fc.assert(
      fc.property(arbitraryMarkdownTree.filter(isSayable), (tree) => {
        expect(fromMarkdown(treeToMarkdown(tree)).tree).toEqual(tree)
      }),
      { numRuns: 150 },
    )
  })
  it.each<Tree['children'][number]>([
    { type: 'code', text: '\na' },
    { type: 'code', text: '\n\n  a\n\nb' },
    { type: 'paragraph', children: [{ type: 'text', text: '\ufeffa' }] },
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'x', marks: ['strike', 'sup'] },
        { type: 'text', text: 'a_b c' },
        { type: 'text', text: '<i>', marks: ['bold', 'italic'] },
      ],
    },
  ])('keeps what stands at the beginning: %j', (block) => {
    const tree: Tree = { type: 'root', children: [block] }
    expect(fromMarkdown(treeToMarkdown(tree)).tree).toEqual(tree)
  })
  it('keeps every word of every tree', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        const back = fromMarkdown(treeToMarkdown(tree)).tree
        expect(missingWords(splitWords(plainText(tree, { isAltIncluded: true })), splitWords(plainText(back, { isAltIncluded: true })))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

describe('export', () => {
  it('imports to the same edition hash', () => {
    fc.assert(
      fc.property(arbitraryPieceContent, (content) => {
        expect(editionHash(importExported(exportPiece(content).json))).toBe(editionHash(content))
      }),
      { numRuns: 150 },
    )
  })
  it('carries the fields in its front matter', () => {
    fc.assert(
      fc.property(arbitraryPieceContent, (content) => {
        const { frontMatter } = fromMarkdown(toMarkdown(content))
        expect(frontMatter.title).toBe(content.title)
        expect(frontMatter.slug).toBe(content.slug)
        expect(frontMatter.byline).toBe(content.byline)
        expect(frontMatter.topics).toEqual(content.topics.map((topic) => topic.name))
      }),
    )
  })
  it('is Markdown that people read', () => {
    const text = (value: string, ...marks: 'bold'[]) => ({ type: 'text' as const, text: value, ...(marks.length ? { marks } : {}) })
    const tree: Tree = parseTree({
      type: 'root',
      children: [
        { type: 'heading', level: 2, children: [text('Mehr Licht')] },
        { type: 'paragraph', children: [text('Sie sparen '), text('3.000 kWh', 'bold'), text('.')] },
        { type: 'list', ordered: false, items: [{ type: 'listItem', checked: true, children: [text('beantragt')] }] },
        { type: 'quote', children: [text('Gut.')], source: 'Nora Fels' },
        { type: 'callToAction', label: 'Jetzt wechseln', url: 'https://example.de/wechsel' },
      ],
    })
    expect(treeToMarkdown(tree)).toBe(
      '## Mehr Licht\n\nSie sparen **3.000 kWh**.\n\n- [x] beantragt\n\n> Gut.\n>\n> <cite>Nora Fels</cite>\n\n**[Jetzt wechseln](https://example.de/wechsel)**\n',
    )
  })
  it.each(['', 'x', '{}', '{"format":"einklang-piece/1"}', '{"format":"einklang-piece/1","content":{"title":"x"}}'])('refuses %j', (json) => {
    expect(() => importExported(json)).toThrow(HubError)
  })
})
