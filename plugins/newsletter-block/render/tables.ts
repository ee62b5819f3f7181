/** Tables of data: as a grid where it fits, else one record below the other. */
import type { Html } from '../../../src/channel/escape-html.ts'
import type { KeyFigures, Table, TableCell } from '../../../src/content/nodes.ts'
import { html } from './inert.ts'
import type { Look } from './look.ts'

/** More columns than this are not legible side by side in a mail, least of all on a phone. */
export const MOST_COLUMNS = 5

/** Has the table more columns than fit, and a plain shape, so that each row can be told as pairs of heading and value? */
export function isRecords({ rows }: Pick<Table, 'rows'>): boolean {
  const [head, ...records] = rows
  const columns = head?.cells.length ?? 0
  const isPlain = rows.every(({ cells }) => cells.length === columns && cells.every(({ colSpan = 1, rowSpan = 1 }) => colSpan === 1 && rowSpan === 1))
  return columns > MOST_COLUMNS && records.length > 0 && isPlain && (head?.cells.every(({ header }) => header === 'column') ?? false)
}

/** @param cell what stands in a cell; called once for each, in order */
export function dataTable(node: Table, { at, grid }: Look, cell: (cell: TableCell, row: number, column: number) => Html): Html {
  const caption = node.caption && html`<caption${at.tableCaption}>${node.caption}</caption>`
  if (isRecords(node)) return recordTable(node, { at, grid }, cell, caption || undefined)
  const one = (each: TableCell, row: number, column: number): Html => {
    const content = cell(each, row, column)
    const span = html`${spanAttribute('colspan', each.colSpan)}${spanAttribute('rowspan', each.rowSpan)}`
    if (!each.header || content.toString().trim() === '') return html`<td${span}${at.data}>${content}</td>`
    return each.header === 'row' ? html`<th scope="row"${span}${at.rowHead}>${content}</th>` : html`<th scope="col"${span}${at.head}>${content}</th>`
  }
  const rows = node.rows.map((row, index) => html`<tr>${row.cells.map((each, column) => one(each, index, column))}</tr>\n`)
  return html`<table${grid}${at.table}>${caption}${rows}</table>`
}

/** A table for each row: its first cell above, then heading and value in pairs. */
function recordTable({ rows }: Table, { at, grid }: Pick<Look, 'at' | 'grid'>, cell: (cell: TableCell, row: number, column: number) => Html, caption: Html | undefined): Html {
  const [titles = [], ...records] = rows.map((row, index) => row.cells.map((each, column) => cell(each, index, column)))
  return html`${records.map((cells, index) => {
    const pairs = cells.slice(1).map((value, column) => html`<tr><th scope="row"${at.recordHead}>${titles[column + 1]}</th><td${at.data}>${value}</td></tr>\n`)
    return html`<table${grid}${at.table}>${index === 0 && caption}<tr><th scope="row"${at.recordHead}>${titles[0]}</th><th scope="col"${at.recordTitle}>${cells[0]}</th></tr>\n${pairs}</table>`
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
