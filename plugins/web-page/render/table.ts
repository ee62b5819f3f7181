/** Tables: headers with scope, in a container that scrolls by itself and by keyboard. */
import { html, type Html } from '../../../src/channel/escape-html.ts'
import type { Table, TableCell, TableRow } from '../../../src/content/nodes.ts'

export interface TableOptions {
  /** Unique on the page. */
  readonly id: string
  /** Name of the scrolling region where the table has no caption. */
  readonly label: string
  readonly cell: (cell: TableCell, row: number, column: number) => Html
}

/** Leading rows made of column headers only become the head. */
export function table(node: Table, { id, label, cell }: TableOptions): Html {
  const isHead = (row: TableRow) => row.cells.length > 0 && row.cells.every((one) => one.header === 'column')
  const firstBodyRow = node.rows.findIndex((row) => !isHead(row))
  const headRows = firstBodyRow === -1 ? node.rows.length : firstBodyRow
  const row = (one: TableRow, index: number) => html`<tr>${one.cells.map((each, column) => tableCell(each, cell(each, index, column)))}</tr>`
  const rows = node.rows.map(row)
  const name = node.caption ? html`aria-labelledby="${id}"` : html`aria-label="${label}"`
  const caption = node.caption && html`<caption id="${id}">${node.caption}</caption>`
  const head = headRows > 0 && html`<thead>${rows.slice(0, headRows)}</thead>`
  const body = headRows < rows.length && html`<tbody>${rows.slice(headRows)}</tbody>`
  return html`<section class="table wide" ${name} tabindex="0"><table>${caption}${head}${body}</table></section>`
}

function tableCell(node: TableCell, content: Html): Html {
  const span = html`${spanAttribute('colspan', node.colSpan)}${spanAttribute('rowspan', node.rowSpan)}`
  // A header without words names nothing: an empty corner is an ordinary cell.
  if (!node.header || content.toString().trim() === '') return html`<td${span}>${content}</td>`
  return html`<th scope="${node.header === 'row' ? 'row' : 'col'}"${span}>${content}</th>`
}

function spanAttribute(name: 'colspan' | 'rowspan', value: number | undefined): Html | undefined {
  if (value === undefined || !Number.isInteger(value) || value < 2 || value > 1000) return undefined
  return name === 'colspan' ? html` colspan="${value}"` : html` rowspan="${value}"`
}
