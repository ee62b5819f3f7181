/** The editor itself as judge: what toLexical writes, the installed Lexical reads and writes back without a change. */
import { AutoLinkNode, LinkNode, ServerBlockNode, ServerInlineBlockNode } from '@payloadcms/richtext-lexical'
import type { Klass, LexicalNode } from '@payloadcms/richtext-lexical/lexical'
import { createHeadlessEditor } from '@payloadcms/richtext-lexical/lexical/headless'
import { ListItemNode, ListNode } from '@payloadcms/richtext-lexical/lexical/list'
import { HeadingNode, QuoteNode } from '@payloadcms/richtext-lexical/lexical/rich-text'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LexicalRefs } from '../../../src/content/lexical.ts'
import { toLexical, toTree } from '../../../src/content/lexical.ts'
import { parseLexical } from '../../../src/content/lexical-schema.ts'
import { arbitraryTree } from '../../fixtures/content/arbitrary.ts'

const refs: LexicalRefs = { mediaId: (key) => key, mediaKey: (id) => String(id), pieceId: (key) => key, pieceKey: (id) => String(id), testimonialId: (key) => key, testimonialKey: (id) => String(id) }
const nodes = [HeadingNode, QuoteNode, ListNode, ListItemNode, TableNode, TableRowNode, TableCellNode, LinkNode, AutoLinkNode, ServerBlockNode, ServerInlineBlockNode] as unknown as Klass<LexicalNode>[]

it('the editor reads and writes back what toLexical wrote, and the tree stays the same', () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      // Payload does not export the node class of horizontal rules.
      const lexical = toLexical({ type: 'root', children: tree.children.filter((block) => block.type !== 'divider') }, refs)
      const editor = createHeadlessEditor({ nodes, onError: (error) => { throw error } })
      const state = editor.parseEditorState(JSON.parse(JSON.stringify(lexical)))
      const written: unknown = JSON.parse(JSON.stringify(state.toJSON()))
      expect(toTree(parseLexical(written), refs)).toEqual(toTree(lexical, refs))
      expect(written).toMatchObject(JSON.parse(JSON.stringify(lexical)))
    }),
    { numRuns: 200 },
  )
})
