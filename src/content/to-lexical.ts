/** Tree → Lexical: what the editor shows when an edition, an import or a restore is written into a piece. */
import { sha256Hex } from './canonical.ts'
import { formatOf } from './lexical-formats.ts'
import type {
  LexicalBlock,
  LexicalBlockNode,
  LexicalElement,
  LexicalInline,
  LexicalList,
  LexicalListItem,
  LexicalParagraph,
  LexicalRefs,
  LexicalState,
  LexicalTable,
  LexicalText,
} from './lexical-types.ts'
import type { Block, Inline, List, Table, TableCell, Text, Tree } from './nodes.ts'

/**
 * The editor state that shows `tree`. Deterministic: block ids follow from the place in the tree.
 * @param tree in canonical form; then `toTree(toLexical(tree, refs), refs)` equals it, also where `refs` does not know a file or a piece.
 */
export function toLexical(tree: Tree, refs: LexicalRefs): LexicalState {
  return stateOf(tree.children.flatMap((block, index) => blockToLexical(block, `${index}`, refs)))
}

const element = (indent = 0): LexicalElement => ({ version: 1, direction: 'ltr', format: '', indent })
const idOf = (path: string) => sha256Hex(`lexical block ${path}`).slice(0, 24)

function stateOf(children: readonly LexicalBlock[]): LexicalState {
  // An editor needs one place for the cursor.
  return { root: { ...element(), type: 'root', children: children.length > 0 ? children : [paragraph([])] } }
}

function paragraph(children: readonly LexicalInline[]): LexicalParagraph {
  // A tab is text to Lexical, so it counts as the first.
  const first = children.find((child) => child.type === 'text' || child.type === 'tab')
  return { ...element(), type: 'paragraph', textFormat: first?.format ?? 0, textStyle: '', children }
}

function blockNode(path: string, blockType: string, fields: Readonly<Record<string, unknown>>): LexicalBlockNode {
  return { type: 'block', version: 2, format: '', fields: { id: idOf(path), blockType, blockName: '', ...fields } }
}

function blockToLexical(block: Block, path: string, refs: LexicalRefs): LexicalBlock[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(inlineToLexical(block.children, path))]
    case 'heading':
      return [{ ...element(), type: 'heading', tag: `h${block.level}`, children: inlineToLexical(block.children, path) }]
    case 'list':
      return [listToLexical(block, path, 0)]
    case 'quote':
      if (block.source === undefined) return [{ ...element(), type: 'quote', children: inlineToLexical(block.children, path) }]
      return [blockNode(path, 'sourcedQuote', { text: richText(block.children, path), source: block.source })]
    case 'code':
      return [blockNode(path, 'code', { language: block.language ?? '', text: block.text })]
    case 'image': {
      const media = block.media === null ? null : refs.mediaId(block.media)
      const mediaKey = media === null ? (block.media ?? '') : ''
      return [blockNode(path, 'image', { media, alt: block.alt, caption: block.caption ?? '', source: block.source ?? '', mediaKey })]
    }
    case 'table':
      return [...(block.caption === undefined ? [] : [blockNode(`${path}.caption`, 'tableCaption', { text: block.caption })]), tableToLexical(block, path)]
    case 'keyFigures':
      return [blockNode(path, 'keyFigures', { items: block.items.map((item, index) => ({ id: idOf(`${path}.${index}`), value: item.value, label: item.label })) })]
    case 'callToAction':
      return [blockNode(path, 'callToAction', { label: block.label, url: block.url })]
    case 'embed': {
      const piece = refs.pieceId(block.piece)
      return [blockNode(path, 'embed', { piece, pieceKey: piece === null ? block.piece : '' })]
    }
    case 'testimonial': {
      const testimonial = refs.testimonialId(block.testimonial)
      return [blockNode(path, 'testimonial', { testimonial, testimonialKey: testimonial === null ? block.testimonial : '', ending: block.ending })]
    }
    case 'legalNote':
      return [blockNode(path, 'legalNote', { text: richText(block.children, path) })]
    case 'divider':
      return [{ type: 'horizontalrule', version: 1 }]
    case 'conditional': {
      const rules = block.rules.map(({ field, column, is, values }, index) => ({ id: idOf(`${path}.rules.${index}`), field, column: column ?? '', is, values: values.join('\n') }))
      const content = stateOf(block.children.flatMap((child, index) => blockToLexical(child, `${path}.content.${index}`, refs)))
      return [blockNode(path, 'conditional', { match: block.match, rules, content, forOthers: block.forOthers })]
    }
  }
}

/** A nested editor: a paragraph per passage between two line breaks in a row. */
function richText(children: readonly Inline[], path: string): LexicalState {
  const passages: Inline[][] = [[]]
  children.forEach((child, index) => {
    if (child.type === 'lineBreak' && children[index + 1]?.type === 'lineBreak') passages.push([])
    else if (child.type !== 'lineBreak' || children[index - 1]?.type !== 'lineBreak') passages.at(-1)?.push(child)
  })
  return stateOf(passages.map((passage, index) => paragraph(inlineToLexical(passage, `${path}.text.${index}`))))
}

function listToLexical(list: List, path: string, depth: number): LexicalList {
  const isTask = list.items.some((item) => item.checked !== undefined)
  const start = list.start ?? 1
  let value = start
  const children = list.items.flatMap((item, index): LexicalListItem[] => {
    const itemPath = `${path}.${index}`
    const checked = isTask ? { checked: item.checked ?? false } : {}
    const base = { ...element(depth), type: 'listitem' as const, ...checked }
    const nested = item.nested && listToLexical(item.nested, `${itemPath}.nested`, depth + 1)
    return [
      ...(item.children.length > 0 ? [{ ...base, value: value++, children: inlineToLexical(item.children, itemPath) }] : []),
      ...(nested ? [{ ...base, value, children: [nested] }] : []),
    ]
  })
  return { ...element(), type: 'list', listType: isTask ? 'check' : list.ordered ? 'number' : 'bullet', tag: list.ordered ? 'ol' : 'ul', start, children }
}

function tableToLexical(table: Table, path: string): LexicalTable {
  const headerState = (cell: TableCell) => (cell.header === 'column' ? 1 : cell.header === 'row' ? 2 : 0)
  return {
    ...element(),
    type: 'table',
    children: table.rows.map((row, rowIndex) => ({
      ...element(),
      type: 'tablerow',
      children: row.cells.map((cell, cellIndex) => ({
        ...element(),
        type: 'tablecell',
        colSpan: cell.colSpan ?? 1,
        rowSpan: cell.rowSpan ?? 1,
        headerState: headerState(cell),
        backgroundColor: null,
        children: [paragraph(inlineToLexical(cell.children, `${path}.${rowIndex}.${cellIndex}`))],
      })),
    })),
  }
}

function inlineToLexical(children: readonly Inline[], path: string): LexicalInline[] {
  return children.flatMap((child, index): LexicalInline[] => {
    const childPath = `${path}.${index}`
    switch (child.type) {
      case 'text':
        return textToLexical(child)
      case 'lineBreak':
        return [{ type: 'linebreak', version: 1 }]
      case 'variable':
        return [
          {
            type: 'inlineBlock',
            version: 1,
            fields: { id: idOf(childPath), blockType: 'variable', blockName: '', name: child.name, column: child.column ?? '', fallback: child.fallback },
          },
        ]
      case 'link':
        return [
          {
            ...element(),
            type: 'link',
            version: 3,
            id: idOf(childPath),
            fields: { linkType: 'custom', url: child.url, newTab: false, ...(child.title === undefined ? {} : { title: child.title }) },
            children: inlineToLexical(child.children, childPath),
          },
        ]
    }
  })
}

/** Lexical keeps a tab as a node of its own. */
function textToLexical(node: Text): LexicalInline[] {
  const shared = { version: 1, format: formatOf(node.marks), style: '', mode: 'normal' as const }
  return node.text
    .split(/(\t)/)
    .filter((part) => part !== '')
    .map((part): LexicalText | LexicalInline => (part === '\t' ? { ...shared, type: 'tab', text: part, detail: 2 } : { ...shared, type: 'text', text: part, detail: 0 }))
}
