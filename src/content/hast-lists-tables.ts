/** HTML lists and tables → blocks. What cannot stand within them follows behind. */
import type { Element } from 'hast'
import { fold } from './hast-fold.ts'
import type { Around, HastNode, ImportContext } from './hast-walk.ts'
import { attribute, hasAttribute, isBlankText, isElement, textOf } from './hast-walk.ts'
import { importNotes } from './import-notes.ts'
import type { Block, ListItem, TableCell, TableRow } from './nodes.ts'

/** The block walker, handed in so that the two can call each other without importing each other. */
export type BlocksOf = (nodes: readonly HastNode[], around: Around, ctx: ImportContext) => Block[]

export function listOf(node: Element, around: Around, ctx: ImportContext, blocksOf: BlocksOf): Block[] {
  const hoisted: Block[] = []
  const items = node.children
    .filter((child) => !isBlankText(child))
    .flatMap((child): ListItem[] => {
      const isItem = isElement(child) && child.tagName === 'li'
      const { checkbox, rest } = isItem ? withoutCheckbox(child) : { checkbox: undefined, rest: [child] }
      const folded = fold(blocksOf(rest, around, ctx), 'list', ctx)
      hoisted.push(...folded.hoisted)
      const checked = checkbox === undefined ? {} : { checked: hasAttribute(checkbox, 'checked') && checkbox.properties.checked !== false }
      // Canonical form gives lists without text of their own to the item before.
      return [
        { type: 'listItem', ...checked, children: folded.children },
        ...folded.nested.map((nested): ListItem => ({ type: 'listItem', ...checked, children: [], nested })),
      ]
    })
  const ordered = node.tagName === 'ol'
  if (ordered && items.some((item) => item.checked !== undefined)) ctx.note(importNotes.taskNumbers())
  const start = Number.parseInt(attribute(node, 'start'), 10)
  return [{ type: 'list', ordered, ...(ordered && start >= 0 && start <= 999_999_999 ? { start } : {}), items }, ...hoisted]
}

/** A task's box: the first thing in the item, or the first thing in its first paragraph. */
function withoutCheckbox(item: Element): { readonly checkbox: Element | undefined; readonly rest: readonly HastNode[] } {
  const index = item.children.findIndex((child) => !isBlankText(child))
  const first = item.children[index]
  if (first === undefined || !isElement(first)) return { checkbox: undefined, rest: item.children }
  if (first.tagName === 'input' && attribute(first, 'type') === 'checkbox') return { checkbox: first, rest: item.children.toSpliced(index, 1) }
  if (first.tagName !== 'p') return { checkbox: undefined, rest: item.children }
  const { checkbox, rest } = withoutCheckbox(first)
  return { checkbox, rest: item.children.toSpliced(index, 1, { ...first, children: rest as Element['children'] }) }
}

export function tableOf(node: Element, around: Around, ctx: ImportContext, blocksOf: BlocksOf): Block[] {
  const hoisted: Block[] = []
  const rows: TableRow[] = []
  let caption: string | undefined
  const read = (parent: Element, isHead: boolean) => {
    for (const child of parent.children) {
      if (!isElement(child)) continue
      if (child.tagName === 'caption' && caption === undefined && textOf(child).length <= 2_000) {
        caption = textOf(child)
        hoisted.push(...blocksOf(child.children, around, ctx).filter((block) => block.type === 'image'))
      } else if (child.tagName === 'tr') rows.push(rowOf(child, isHead, rows.length === 0))
      else if (['thead', 'tbody', 'tfoot'].includes(child.tagName)) read(child, child.tagName === 'thead')
      else if (!['col', 'colgroup'].includes(child.tagName)) hoisted.push(...blocksOf([child], around, ctx))
    }
  }
  const rowOf = (row: Element, isHead: boolean, isFirst: boolean): TableRow => {
    const cells = row.children.filter(isElement).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th')
    const isHeaderRow = isHead || (isFirst && cells.length > 1 && cells.every((cell) => cell.tagName === 'th'))
    return { type: 'tableRow', cells: cells.map((cell) => cellOf(cell, isHeaderRow)) }
  }
  const cellOf = (cell: Element, isHeaderRow: boolean): TableCell => {
    const folded = fold(blocksOf(cell.children, around, ctx), 'table', ctx)
    hoisted.push(...folded.hoisted)
    return { type: 'tableCell', ...headerOf(cell, isHeaderRow), ...spanOf(cell, 'colSpan', 100), ...spanOf(cell, 'rowSpan', 1_000), children: folded.children }
  }
  read(node, false)
  return [{ type: 'table', ...(caption === undefined ? {} : { caption }), rows }, ...hoisted]
}

function headerOf(cell: Element, isHeaderRow: boolean): Pick<TableCell, 'header'> {
  if (cell.tagName !== 'th') return {}
  const scope = attribute(cell, 'scope').toLowerCase()
  return { header: scope.startsWith('row') ? 'row' : scope.startsWith('col') || isHeaderRow ? 'column' : 'row' }
}

function spanOf(cell: Element, name: 'colSpan' | 'rowSpan', most: number): Pick<TableCell, 'colSpan' | 'rowSpan'> {
  const span = Number.parseInt(attribute(cell, name), 10)
  return span >= 2 ? { [name]: Math.min(span, most) } : {}
}
