/** Columns of numbers keep their width where a table has too little. */
import { expect, test } from 'vitest'
import { columnWidths, layTable } from '../../../plugins/print-pdf/render/table.ts'
import type { Table } from '../../../src/content/nodes.ts'

const cell = (text: string, header?: 'row' | 'column') => ({ type: 'tableCell', ...(header ? { header } : {}), children: [{ type: 'text', text }] }) as const
const TABLE: Table = {
  type: 'table',
  rows: [
    { type: 'tableRow', cells: ['Heizung', 'Arbeitspreis', 'Grundpreis', 'Im Jahr'].map((text) => cell(text, 'column')) },
    { type: 'tableRow', cells: [cell('Fernwärme aus dem Fluss', 'row'), cell('9,8 ct'), cell('32,50 €'), cell('1.860,00 €')] },
    { type: 'tableRow', cells: [cell('Erdgas-Brennwertkessel', 'row'), cell('11,4 ct'), cell('18,90 €'), cell('1.936,80 €')] },
  ],
}
const grid = layTable(TABLE, ({ children }) => children.flatMap((one) => (one.type === 'text' ? [{ type: 'text', text: one.text, marks: [] } as const] : [])))

test.each([55, 82, 165])('%i mm: no more than there is, and room for every number', (total) => {
  const widths = columnWidths(grid, total)
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(total)
  // Ten characters of 9.5 pt, and the room beside them.
  expect(widths[3]).toBeGreaterThanOrEqual(16.5)
  for (const width of widths) expect(width).toBeGreaterThan(10)
})
