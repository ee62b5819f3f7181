/** Tables in plain text. */
import { oneLine } from '../../../src/content/words.ts'

/** Rows in aligned columns if all have the same number of cells and fit into `width`; else cells parted by bars, one row a line. */
export function textTable(rows: readonly (readonly string[])[], width: number): string {
  const flat = rows.map((row) => row.map(oneLine))
  const columns = flat[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...flat.map((row) => length(row[column] ?? ''))))
  const isGrid = flat.every((row) => row.length === columns) && widths.reduce((sum, one) => sum + one + 2, -2) <= width
  if (!isGrid) return flat.map((row) => row.join(' | ')).join('\n')
  return flat.map((row) => row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - length(cell))).join('  ').trimEnd()).join('\n')
}

const length = (text: string) => [...text].length
