/** Tables of data: as a grid where it fits, else one record below the other. */
import type { Html, HtmlPart } from '../../../src/channel/escape-html.ts'
import type { KeyFigures, Table, TableCell } from '../../../src/content/nodes.ts'
import { html } from './inert.ts'
import type { Look } from './look.ts'

/** More columns than this are not legible side by side in a mail, least of all on a phone. */
export const MOST_COLUMNS = 5

/** `records`: more columns than fit, so each row is told as pairs of heading and value; `stacks`: the same without headings; `grid`: as a table, which spans need in any case. */
export function shapeOf({ rows }: Pick<Table, 'rows'>): 'grid' | 'records' | 'stacks' {
  const [head, ...records] = rows
  const columns = head?.cells.length ?? 0
  const isPlain = rows.every(({ cells }) => cells.length === columns && cells.every(({ colSpan = 1, rowSpan = 1 }) => colSpan === 1 && rowSpan === 1))
  if (columns <= MOST_COLUMNS || !isPlain) return 'grid'
  return records.length > 0 && head?.cells.every(({ header }) => header === 'column') ? 'records' : 'stacks'
}

/** @param cell what stands in a cell; called once for each, in order */
export function dataTable(node: Table, { at, grid }: Look, cell: (cell: TableCell, row: number, column: number) => Html): Html {
  const caption = node.caption && html`<caption${at.tableCaption}>${node.caption}</caption>`
  const shape = shapeOf(node)
  if (shape !== 'grid') return rowTables(node, shape, { at, grid }, cell, caption)
  const one = (each: TableCell, row: number, column: number): Html => {
    const content = cell(each, row, column)
    const span = html`${spanAttribute('colspan', each.colSpan)}${spanAttribute('rowspan', each.rowSpan)}`
    if (!each.header || content.toString().trim() === '') return html`<td${span}${at.data}>${content}</td>`
    return each.header === 'row' ? html`<th scope="row"${span}${at.rowHead}>${content}</th>` : html`<th scope="col"${span}${at.head}>${content}</th>`
  }
  const rows = node.rows.map((row, index) => html`<tr>${row.cells.map((each, column) => one(each, index, column))}</tr>\n`)
  return html`<table${grid}${at.table}>${caption}${rows}</table>`
}

/** A table for each row: its first cell above, then the others one below the other, with their headings beside them where there are any. */
function rowTables({ rows }: Table, shape: 'records' | 'stacks', { at, grid }: Pick<Look, 'at' | 'grid'>, cell: (cell: TableCell, row: number, column: number) => Html, caption: HtmlPart): Html {
  const all = rows.map((row, index) => row.cells.map((each, column) => cell(each, index, column)))
  const [titles, records] = shape === 'records' ? [all[0] ?? [], all.slice(1)] : [[], all]
  const titled = shape === 'records'
  return html`${records.map((cells, index) => {
    const others = cells.slice(1).map((value, column) => html`<tr>${titled && html`<th scope="row"${at.recordHead}>${titles[column + 1]}</th>`}<td${at.data}>${value}</td></tr>\n`)
    const first = html`<tr>${titled && html`<th scope="row"${at.head}>${titles[0]}</th>`}<th scope="col"${at.recordTitle}>${cells[0]}</th></tr>\n`
    return html`<table${grid}${at.table}>${index === 0 && caption}${first}${others}</table>`
  })}`
}

function spanAttribute(name: 'colspan' | 'rowspan', value: number | undefined): Html | undefined {
  if (value === undefined || !Number.isInteger(value) || value < 2 || value > 1000) return undefined
  return name === 'colspan' ? html` colspan="${value}"` : html` rowspan="${value}"`
}

/** Key figures: value beside label, one per row, so that no phone squeezes them. */
export function figureTable(node: KeyFigures, { at, layoutGrid }: Look): Html {
  if (node.items.length === 0) return html``
  const rows = node.items.map((item) => html`<tr><td${at.figureValue}>${item.value}</td><td${at.figureLabel}>${item.label}</td></tr>\n`)
  return html`<table${layoutGrid}${at.figures}>${rows}</table>`
}
