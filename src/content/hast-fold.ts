/** Blocks squeezed into a place that holds only text: a quotation, a list item, a table cell, a heading. */
import type { ImportContext } from './hast-walk.ts'
import { importNotes } from './import-notes.ts'
import type { Block, Inline, List, Text } from './nodes.ts'
import { isVisibleInline } from './normalise-inline.ts'

export interface Folded {
  readonly children: Inline[]
  /** Lists below an item, for place `list`. */
  readonly nested: List[]
  /** What is no text and stands behind the place. */
  readonly hoisted: Block[]
}

const lineBreak: Inline = { type: 'lineBreak' }

/** Passages apart by line breaks, code as code, lists as lines (nested in a list item). Notes say what changed its place or form. */
export function fold(blocks: readonly Block[], place: 'list' | 'quote' | 'table' | 'heading', ctx: ImportContext): Folded {
  const folded: Folded = { children: [], nested: [], hoisted: [] }
  const append = (passage: readonly Inline[], count: number) => {
    if (!isVisibleInline(passage)) return
    if (folded.children.length > 0) folded.children.push(...Array.from({ length: count }, () => lineBreak))
    folded.children.push(...passage)
  }
  const gap = place === 'quote' || place === 'list' ? 2 : 1
  let isFlattened = false
  for (const block of blocks) {
    switch (block.type) {
      case 'paragraph':
      case 'legalNote':
        append(block.children, gap)
        break
      case 'heading':
        append(block.children.map(emboldened), gap)
        isFlattened = true
        break
      case 'quote':
        append(block.children, gap)
        if (block.source !== undefined) append([{ type: 'text', text: block.source }], 1)
        isFlattened = true
        break
      case 'code':
        append(codeLines(block.text), gap)
        isFlattened = true
        break
      case 'list':
        if (place === 'list') {
          folded.nested.push(block)
          break
        }
        for (const line of listLines(block, 0)) append(line, 1)
        isFlattened = true
        break
      default:
        folded.hoisted.push(block)
        if (block.type !== 'image') ctx.note(importNotes.blockMoved(place, block.type))
        else ctx.note(importNotes.imageMoved(block.source ?? ''))
    }
  }
  if (isFlattened && place !== 'heading') ctx.note(importNotes.flattened(place))
  return folded
}

function emboldened(child: Inline): Inline {
  if (child.type === 'text') return { ...child, marks: [...(child.marks ?? []), 'bold'] }
  if (child.type === 'link') return { ...child, children: child.children.map((inner) => (inner.type === 'text' ? { ...inner, marks: [...(inner.marks ?? []), 'bold'] } : inner)) }
  return child
}

function codeLines(text: string): Inline[] {
  return text.split('\n').flatMap((line, index): Inline[] => {
    const node: Text = { type: 'text', text: line, marks: ['code'] }
    return [...(index > 0 ? [lineBreak] : []), ...(line === '' ? [] : [node])]
  })
}

function listLines(list: List, depth: number): Inline[][] {
  const indent = '\u2003'.repeat(depth)
  return list.items.flatMap((item, index) => {
    const sign = item.checked === undefined ? (list.ordered ? `${(list.start ?? 1) + index}. ` : '• ') : item.checked ? '☑ ' : '☐ '
    return [
      ...(item.children.length > 0 ? [[{ type: 'text', text: `${indent}${sign}` } as Inline, ...item.children]] : []),
      ...(item.nested ? listLines(item.nested, depth + 1) : []),
    ]
  })
}
