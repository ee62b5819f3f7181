/** Tables in plain text. */
import { oneLine } from '../../../src/content/words.ts'
import { hang, wrapText } from './wrap-text.ts'

/** Rows in aligned columns if all have the same number of cells and fit into `width`; else cells parted by bars, long rows on hanging lines. */
export function textTable(rows: readonly (readonly string[])[], width: number): string {
  const flat = rows.map((row) => row.map(oneLine))
  const columns = flat[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...flat.map((row) => length(row[column] ?? ''))))
  const isGrid = flat.every((row) => row.length === columns) && widths.reduce((sum, one) => sum + one + 2, -2) <= width
  if (!isGrid) return flat.map((row) => hang(wrapText(row.join(' | '), width - 4), '    ').slice(4)).join('\n')
  return flat.map((row) => row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - length(cell))).join('  ').trimEnd()).join('\n')
}

const length = (text: string) => [...text].length

/** Each row as a record: its first cell, then heading and value of the others, one pair a line. The first row names the headings. */
export function textRecords(rows: readonly (readonly string[])[], width: number): string {
  const [titles = [], ...records] = rows.map((row) => row.map(oneLine))
  const pair = (title: string | undefined, value: string) => (title ? `${title}: ${value}` : value)
  return records
    .map((cells) => cells.map((value, column) => hang(wrapText(pair(titles[column], value), width - 2), column === 0 ? '' : '  ')).join('\n'))
    .join('\n\n')
}
