/** The canonical form of a tree: equal content gives an equal tree, whichever way it was written. SPEC.md says the rules in words. */
import { cleanCode, cleanLine, isVisible } from './clean-text.ts'
import type { Block, Conditional, Image, Inline, KeyFigures, List, ListItem, Paragraph, PlainBlock, Table, TableCell, TableRow, Tree } from './nodes.ts'
import { isVisibleInline, normaliseInline } from './normalise-inline.ts'
import { cleanUrl } from './safe-url.ts'

/** The tree in canonical form. Idempotent. No visible text is lost; what no reader would see is dropped. */
export function normaliseTree(tree: Tree): Tree {
  return { type: 'root', children: tree.children.flatMap(normaliseBlock) }
}

/** A block in canonical form, or nothing if it says nothing; a caption whose table is empty becomes a paragraph. */
function normaliseBlock(block: PlainBlock): readonly PlainBlock[]
function normaliseBlock(block: Block): readonly Block[]
function normaliseBlock(block: Block): readonly Block[] {
  switch (block.type) {
    case 'paragraph':
    case 'legalNote':
      return withInline(block.children, (children) => ({ type: block.type, children }))
    case 'heading':
      return withInline(block.children, (children) => ({ type: 'heading', level: block.level, children }))
    case 'quote': {
      const source = optionalLine('source', block.source)
      const quote = withInline(block.children, (children) => ({ type: 'quote', children, ...source }))
      return quote.length === 0 && source.source !== undefined ? [paragraphOf(source.source)] : quote
    }
    case 'list':
      return normaliseList(block) ?? []
    case 'code': {
      const text = cleanCode(block.text)
      return isVisible(text) ? [{ type: 'code', ...optionalLine('language', block.language), text }] : []
    }
    case 'image':
      return [normaliseImage(block)]
    case 'table':
      return normaliseTable(block)
    case 'keyFigures':
      return normaliseKeyFigures(block)
    case 'callToAction':
      return [{ type: 'callToAction', label: cleanLine(block.label), url: cleanUrl(block.url) }]
    case 'embed':
      return [{ type: 'embed', piece: block.piece }]
    case 'testimonial':
      return [{ type: 'testimonial', testimonial: block.testimonial, ending: block.ending }]
    case 'divider':
      return [{ type: 'divider' }]
    case 'conditional':
      return normaliseConditional(block)
  }
}

/** Conditions stay as they are written: their order tells editors how they were meant. */
function normaliseConditional({ match, rules, forOthers, children: given }: Conditional): readonly Conditional[] {
  const children = given.flatMap((block) => normaliseBlock(block))
  if (children.length === 0) return []
  return [
    {
      type: 'conditional',
      match,
      rules: rules.map(({ field, column, is, values }) => ({ field, ...optionalLine('column', column), is, values: values.map(cleanLine) })),
      forOthers,
      children,
    },
  ]
}

function withInline<B extends Block>(children: readonly Inline[], build: (children: Inline[]) => B): readonly B[] {
  const normalised = normaliseInline(children)
  return isVisibleInline(normalised) ? [build(normalised)] : []
}

function paragraphOf(text: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', text }] }
}

function optionalLine<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  const line = value === undefined ? '' : cleanLine(value)
  return (isVisible(line) ? { [key]: line } : {}) as { readonly [P in K]?: string }
}

function normaliseImage(image: Image): Image {
  return {
    type: 'image',
    media: image.media,
    alt: cleanLine(image.alt),
    ...optionalLine('caption', image.caption),
    ...optionalLine('source', image.source),
  }
}

function normaliseKeyFigures(block: KeyFigures): readonly PlainBlock[] {
  const items = block.items.map(({ value, label }) => ({ value: cleanLine(value), label: cleanLine(label) }))
  return items.length > 0 ? [{ type: 'keyFigures', items }] : []
}

/**
 * A task list is never numbered, and all of its items are tasks. An item without text keeps its nested list only at the list's start;
 * elsewhere the nested list belongs to the item before, as it looks.
 */
function normaliseList(list: List): readonly [List] | undefined {
  const groups: { item: ListItem; children: Inline[]; nested: List[] }[] = []
  for (const item of list.items) {
    const children = normaliseInline(item.children)
    const nested = item.nested === undefined ? [] : [item.nested]
    const previous = groups.at(-1)
    if (isVisibleInline(children)) groups.push({ item, children, nested })
    else if (previous !== undefined) previous.nested.push(...nested)
    else groups.push({ item, children: [], nested })
  }
  const items = groups.flatMap(({ item, children, nested }): ListItem[] => {
    const below = nested[0] === undefined ? undefined : normaliseList({ ...nested[0], items: nested.flatMap((each) => each.items) })?.[0]
    if (children.length === 0 && below === undefined) return []
    return [
      {
        type: 'listItem',
        ...(item.checked === undefined ? {} : { checked: item.checked }),
        children,
        ...(below === undefined ? {} : { nested: below }),
      },
    ]
  })
  if (items.length === 0) return undefined
  const isTask = items.some((item) => item.checked !== undefined)
  const ordered = list.ordered && !isTask
  return [
    {
      type: 'list',
      ordered,
      ...(ordered && list.start !== undefined && list.start !== 1 ? { start: list.start } : {}),
      items: isTask ? items.map((item) => ({ ...item, checked: item.checked ?? false })) : items,
    },
  ]
}

function normaliseTable(table: Table): readonly PlainBlock[] {
  const caption = optionalLine('caption', table.caption)
  const rows = table.rows.filter((row) => row.cells.length > 0).map((row): TableRow => ({ type: 'tableRow', cells: row.cells.map(normaliseCell) }))
  if (!rows.some((row) => row.cells.some((cell) => cell.children.length > 0))) return caption.caption === undefined ? [] : [paragraphOf(caption.caption)]
  return [{ type: 'table', ...caption, rows: padded(rows) }]
}

function normaliseCell(cell: TableCell): TableCell {
  const children = normaliseInline(cell.children)
  return {
    type: 'tableCell',
    ...(cell.header === undefined ? {} : { header: cell.header }),
    ...(cell.colSpan === undefined || cell.colSpan === 1 ? {} : { colSpan: cell.colSpan }),
    ...(cell.rowSpan === undefined || cell.rowSpan === 1 ? {} : { rowSpan: cell.rowSpan }),
    children: isVisibleInline(children) ? children : [],
  }
}

/** Rows of one length, so that editor and channels agree on columns. Tables with spanning cells are left as they are. */
function padded(rows: readonly TableRow[]): readonly TableRow[] {
  if (rows.some((row) => row.cells.some((cell) => cell.colSpan !== undefined || cell.rowSpan !== undefined))) return rows
  const width = Math.max(...rows.map((row) => row.cells.length))
  return rows.map((row) => ({
    type: 'tableRow',
    cells: [...row.cells, ...Array.from({ length: width - row.cells.length }, (): TableCell => ({ type: 'tableCell', children: [] }))],
  }))
}
