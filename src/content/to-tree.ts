/** Lexical → tree: what an editor's text says, in canonical form. */
import { isVisible } from './clean-text.ts'
import { marksOf } from './lexical-formats.ts'
import type { DocumentId, LexicalBlock, LexicalBlockNode, LexicalInline, LexicalList, LexicalNode, LexicalRefs, LexicalState, LexicalTable } from './lexical-types.ts'
import type { Block, Inline, Link, ListItem, TableCell, Tree } from './nodes.ts'
import { conditionalOf, incomplete, stringOf, variableOf } from './personal-to-tree.ts'
import { parseTree } from './schema.ts'
import { isSafeUrl } from './safe-url.ts'

/**
 * The content tree of an editor state, in canonical form. Blocks that say nothing yet are left out.
 * @param state as parseLexical returned it.
 * @throws HubError `bad-input` with `details.path` where a block is filled in by half (a call to action without an address, a variable without a fallback,
 * an image or an embed whose document is gone), with a sentence that says what to complete.
 */
export function toTree(state: LexicalState, refs: LexicalRefs): Tree {
  return parseTree({ type: 'root', children: blocksOf(state.root.children, 'root', refs) })
}

function blocksOf(nodes: readonly LexicalBlock[], path: string, refs: LexicalRefs): Block[] {
  const blocks: Block[] = []
  let caption: string | undefined
  // A caption stands before its table; without one it is a paragraph.
  const flushCaption = () => {
    if (caption !== undefined) blocks.push({ type: 'paragraph', children: [{ type: 'text', text: caption }] })
    caption = undefined
  }
  nodes.forEach((node, index) => {
    const nodePath = `${path}.${index}`
    if (node.type === 'table') {
      blocks.push(...tableOf(node, caption, nodePath, refs))
      caption = undefined
      return
    }
    flushCaption()
    if (node.type === 'block' && node.fields.blockType === 'tableCaption') caption = stringOf(node, 'text')
    else blocks.push(...blockOf(node, nodePath, refs))
  })
  flushCaption()
  return blocks
}

function blockOf(node: Exclude<LexicalBlock, LexicalTable>, path: string, refs: LexicalRefs): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', children: inlinesOf(node.children, path) }]
    case 'heading':
      return [{ type: 'heading', level: levelOf(node.tag), children: inlinesOf(node.children, path) }]
    case 'quote': {
      const { children, hoisted } = flowOf(node.children, path, refs)
      return [{ type: 'quote', children }, ...hoisted]
    }
    case 'list': {
      const hoisted: Block[] = []
      return [listOf(node, path, refs, hoisted), ...hoisted]
    }
    case 'horizontalrule':
      return [{ type: 'divider' }]
    case 'block':
      return blockFieldsOf(node, path, refs)
  }
}

function levelOf(tag: string): 2 | 3 | 4 {
  return tag === 'h1' || tag === 'h2' ? 2 : tag === 'h3' ? 3 : 4
}

function blockFieldsOf(node: LexicalBlockNode, path: string, refs: LexicalRefs): Block[] {
  const text = (name: string) => stringOf(node, name)
  switch (node.fields.blockType) {
    case 'image':
      return imageOf(node, path, refs)
    case 'sourcedQuote': {
      const { children, hoisted } = richTextOf(node, path, refs)
      return [{ type: 'quote', children, source: text('source') }, ...hoisted]
    }
    case 'code':
      return [{ type: 'code', ...(text('language') === '' ? {} : { language: text('language') }), text: text('text') }]
    case 'keyFigures':
      return [{ type: 'keyFigures', items: figuresOf(node, path) }]
    case 'callToAction': {
      const [label, url] = [text('label'), text('url')]
      if (!isVisible(label) && url === '') return []
      if (!isVisible(label)) throw incomplete(path, 'A call to action has an address but no label. Write what the reader is asked to do')
      if (!isSafeUrl(url)) throw incomplete(path, `The call to action “${label}” needs a complete address (https://…, mailto:…, tel:… or /…). Enter it`)
      return [{ type: 'callToAction', label, url }]
    }
    case 'embed': {
      const id = node.fields.piece as DocumentId | null | undefined
      const piece = id === null || id === undefined ? text('pieceKey') || null : refs.pieceKey(id)
      if (piece === null && id !== null && id !== undefined) throw incomplete(path, 'An embedded piece no longer exists. Choose another or remove the block')
      return piece === null ? [] : [{ type: 'embed', piece }]
    }
    case 'testimonial': {
      const id = node.fields.testimonial as DocumentId | null | undefined
      const testimonial = id === null || id === undefined ? text('testimonialKey') || null : refs.testimonialKey(id)
      if (testimonial === null && id !== null && id !== undefined) throw incomplete(path, 'A quoted testimonial no longer exists. Choose another or remove the block')
      const ending = node.fields.ending === 'piece-goes' ? 'piece-goes' : 'quote-goes'
      return testimonial === null ? [] : [{ type: 'testimonial', testimonial, ending }]
    }
    case 'legalNote': {
      const { children, hoisted } = richTextOf(node, path, refs)
      return [{ type: 'legalNote', children }, ...hoisted]
    }
    case 'conditional':
      return conditionalOf(node, path, (state) => blocksOf(state.root.children, `${path}.content`, refs))
    default:
      throw incomplete(path, `The block type “${node.fields.blockType}” is not known. Remove the block`)
  }
}

function imageOf(node: LexicalBlockNode, path: string, refs: LexicalRefs): Block[] {
  const [alt, caption, source] = [stringOf(node, 'alt'), stringOf(node, 'caption'), stringOf(node, 'source')]
  const id = node.fields.media as DocumentId | null | undefined
  const media = id === null || id === undefined ? stringOf(node, 'mediaKey') || null : refs.mediaKey(id)
  const isNamed = isVisible(source)
  if (media === null && !isNamed) {
    if ((id === null || id === undefined) && !isVisible(alt) && !isVisible(caption)) return []
    throw incomplete(path, `The image “${alt || caption || 'without text'}” has no file. Choose one or remove the image`)
  }
  return [{ type: 'image', media, alt, caption, ...(isNamed ? { source } : {}) }]
}

function figuresOf(node: LexicalBlockNode, path: string): { value: string; label: string }[] {
  const items = (node.fields.items ?? []) as readonly { readonly value?: string | null; readonly label?: string | null }[]
  return items
    .map(({ value, label }) => ({ value: value ?? '', label: label ?? '' }))
    .filter(({ value, label }) => isVisible(value) || isVisible(label))
    .map((item) => {
      if (isVisible(item.value) && isVisible(item.label)) return item
      throw incomplete(path, `The key figure “${item.value || item.label}” needs both a value and a meaning. Complete it`)
    })
}

function listOf(list: LexicalList, path: string, refs: LexicalRefs, hoisted: Block[]): Block & { type: 'list' } {
  const items = list.children.flatMap((item, index): ListItem[] => {
    const itemPath = `${path}.${index}`
    const nested = item.children.filter((child) => child.type === 'list')
    const rest = item.children.filter((child) => child.type !== 'list')
    const flow = flowOf(rest, itemPath, refs)
    hoisted.push(...flow.hoisted)
    const checked = list.listType === 'check' ? { checked: item.checked === true } : {}
    // Canonical form gives nested lists without text of their own to the item before.
    return [
      ...(rest.length > 0 ? [{ type: 'listItem' as const, ...checked, children: flow.children }] : []),
      ...nested.map((each): ListItem => ({ type: 'listItem', ...checked, children: [], nested: listOf(each, itemPath, refs, hoisted) })),
    ]
  })
  const ordered = list.listType === 'number'
  return { type: 'list', ordered, ...(ordered && Number.isInteger(list.start) && list.start >= 0 ? { start: list.start } : {}), items }
}

function tableOf(table: LexicalTable, caption: string | undefined, path: string, refs: LexicalRefs): Block[] {
  const hoisted: Block[] = []
  const rows = table.children.map((row, rowIndex) => ({
    type: 'tableRow' as const,
    cells: row.children.map((cell, cellIndex): TableCell => {
      const flow = flowOf(cell.children, `${path}.${rowIndex}.${cellIndex}`, refs, 1)
      hoisted.push(...flow.hoisted)
      const header = cell.headerState === 0 ? {} : { header: (cell.headerState & 1) === 1 ? ('column' as const) : ('row' as const) }
      return { type: 'tableCell', ...header, colSpan: cell.colSpan, rowSpan: cell.rowSpan, children: flow.children }
    }),
  }))
  return [{ type: 'table', ...(caption === undefined ? {} : { caption }), rows }, ...hoisted]
}

function richTextOf(node: LexicalBlockNode, path: string, refs: LexicalRefs) {
  const state = node.fields.text as LexicalState | null | undefined
  return flowOf(state?.root.children ?? [], path, refs)
}

/**
 * Text out of a place that may hold blocks: passages apart by `breaks` line breaks, list items by one. What is no text (images, tables, rules, blocks) is hoisted
 * behind the block it stood in.
 */
function flowOf(nodes: readonly LexicalNode[], path: string, refs: LexicalRefs, breaks = 2): { children: Inline[]; hoisted: Block[] } {
  const children: Inline[] = []
  const hoisted: Block[] = []
  const append = (passage: readonly Inline[], count: number) => {
    if (children.length > 0 && passage.length > 0) children.push(...Array.from({ length: count }, () => ({ type: 'lineBreak' as const })))
    children.push(...passage)
  }
  const appendBlocks = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'quote') append(block.children, breaks)
      else if (block.type === 'list') {
        for (const item of block.items) {
          append(item.children, 1)
          if (item.nested) appendBlocks([item.nested])
        }
      } else hoisted.push(block)
    }
  }
  nodes.forEach((node, index) => {
    const nodePath = `${path}.${index}`
    if (isInline(node)) children.push(...inlinesOf([node], nodePath))
    else if (isBlock(node)) appendBlocks(blocksOf([node], nodePath, refs))
  })
  return { children, hoisted }
}

const isInline = (node: LexicalNode): node is LexicalInline => ['text', 'tab', 'linebreak', 'link', 'autolink', 'inlineBlock'].includes(node.type)
const isBlock = (node: LexicalNode): node is LexicalBlock => !isInline(node) && !['listitem', 'tablerow', 'tablecell'].includes(node.type)

function inlinesOf(nodes: readonly LexicalInline[], path: string): Inline[] {
  return nodes.flatMap((node, index): Inline[] => {
    switch (node.type) {
      case 'text':
      case 'tab':
        return [{ type: 'text', text: node.text, marks: marksOf(node.format) }]
      case 'linebreak':
        return [{ type: 'lineBreak' }]
      case 'inlineBlock': {
        return variableOf(node.fields, `${path}.${index}`)
      }
      case 'link':
      case 'autolink': {
        const { url, title } = node.fields
        // A link within a link cannot be written; its text belongs to the outer one.
        const children = inlinesOf(node.children, `${path}.${index}`).flatMap((child): Link['children'] => (child.type === 'link' ? child.children : [child]))
        return [{ type: 'link', url, ...(title ? { title } : {}), children }]
      }
    }
  })
}
