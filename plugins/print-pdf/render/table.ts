/** Tables on paper: every cell gets a place in a grid, every column a width. */
import type { Table, TableCell } from '../../../src/content/nodes.ts'
import type { PrintCell, Run } from '../composition.ts'

/** The most columns and rows that one cell may span: enough for any table, too little to exhaust memory. */
const MAX_SPAN = 60
const NUMERIC = /^[\s€$£%+\-−–~≈<>≤≥]*\d[\d\s.,:/'\u00a0\u202f–-]*\s*(?:[\p{Sc}%°]|ct|[kMGT]?W(?:h|p)?|[kmc]?m²?|kg|t|l|h|min|s|dB)?(?:\/\p{L}+)?\s*$/u

/** A grid without overlaps: cells go to the first free place of their row, as in HTML. */
export interface TableGrid {
  readonly cells: readonly PrintCell[]
  readonly columns: number
  readonly rows: number
  readonly headerRows: number
}

/** Places the cells. `runsOf` composes a cell's text; `textOf` tells what it says, for alignment. */
export function layTable(table: Table, runsOf: (cell: TableCell, row: number, index: number) => readonly Run[]): TableGrid {
  const taken = new Set<string>()
  const rows = table.rows.length
  let columns = 0
  const cells = table.rows.flatMap((row, y) => {
    let x = 0
    return row.cells.map((cell, index): PrintCell => {
      while (taken.has(`${x},${y}`)) x += 1
      const colSpan = freeColumns(taken, x, y, clamp(cell.colSpan))
      const rowSpan = Math.min(clamp(cell.rowSpan), rows - y)
      for (let dx = 0; dx < colSpan; dx += 1) for (let dy = 0; dy < rowSpan; dy += 1) taken.add(`${x + dx},${y + dy}`)
      const runs = runsOf(cell, y, index)
      const placed = { x, y, colSpan, rowSpan, isHeader: cell.header !== undefined, isNumeric: NUMERIC.test(plain(runs)), runs }
      x += colSpan
      columns = Math.max(columns, x)
      return placed
    })
  })
  return { cells: alignHeaders(cells), columns, rows, headerRows: countHeaderRows(table, cells) }
}

/**
 * Widths that add up to `totalMm`: wide enough for each column's longest word where there is room, the rest shared by how much a column says.
 */
export function columnWidths(grid: TableGrid, totalMm: number): number[] {
  const longest = Array.from({ length: grid.columns }, () => 3)
  const says = Array.from({ length: grid.columns }, () => 4)
  for (const cell of grid.cells) {
    const text = plain(cell.runs)
    for (let x = cell.x; x < cell.x + cell.colSpan; x += 1) {
      if (cell.colSpan === 1) longest[x] = Math.max(longest[x] ?? 3, ...text.split(/[\s\u00ad\u200b]/).map((word) => Math.min(word.length, 24)))
      says[x] = Math.max(says[x] ?? 4, Math.min(80, text.length / cell.colSpan))
    }
  }
  const PER_CHARACTER = 1.8
  const padding = totalMm < NARROW_MM ? 2.5 : 4.5
  const least = longest.map((characters) => characters * PER_CHARACTER + padding)
  const leastSum = sum(least)
  if (leastSum >= totalMm) return squeezed(least, numberWidths(grid, padding), totalMm).map(hundredths)
  // What stands beside its longest word makes a column long, so that is what gets the room that is left.
  const weight = says.map((characters, x) => Math.max(2, characters - (longest[x] ?? 0)))
  const share = (totalMm - leastSum) / sum(weight)
  return least.map((width, x) => hundredths(width + (weight[x] ?? 0) * share))
}

/** Tables narrower than this have less room beside their texts; the layout knows the same number. */
const NARROW_MM = 70

/** What the numbers of a column need, for columns of nothing but numbers: they do not break. Null for others. */
function numberWidths({ cells, columns }: TableGrid, padding: number): (number | null)[] {
  const PER_DIGIT = 1.45
  return Array.from({ length: columns }, (_, x) => {
    const said = cells.filter((cell) => cell.x === x && cell.colSpan === 1 && !cell.isHeader)
    return said.length > 0 && said.every(({ isNumeric }) => isNumeric) ? Math.max(...said.map(({ runs }) => plain(runs).length)) * PER_DIGIT + padding : null
  })
}

/** Too little room: numbers keep what they need as long as the rest has a fifth of it; words are broken. */
function squeezed(least: readonly number[], numbers: readonly (number | null)[], totalMm: number): number[] {
  // Their headers may break, but not into syllables if it can be helped.
  const readable = numbers.map((width, x) => (width === null ? null : Math.max(width, (least[x] ?? 0) * 0.72)))
  const sumOf = (widths: readonly (number | null)[]) => sum(widths.map((width) => width ?? 0))
  const chosen = sumOf(readable) <= totalMm * 0.68 ? readable : numbers
  const kept = sumOf(chosen)
  const others = sum(least.filter((_, x) => numbers[x] === null))
  if (others === 0 || kept > totalMm * 0.8) return least.map((width) => (width / sum(least)) * totalMm)
  return least.map((width, x) => chosen[x] ?? (width / others) * (totalMm - kept))
}

/** Rounded down, so that the columns never outgrow the text. */
const hundredths = (value: number) => Math.floor(value * 100 + 1e-6) / 100
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const clamp = (span: number | undefined) => Math.min(MAX_SPAN, Math.max(1, Math.trunc(span ?? 1) || 1))
const plain = (runs: readonly Run[]) => runs.map((run) => (run.type === 'text' ? run.text : run.type === 'break' ? ' ' : '')).join('')

function freeColumns(taken: ReadonlySet<string>, x: number, y: number, wanted: number): number {
  let free = 1
  while (free < wanted && !taken.has(`${x + free},${y}`)) free += 1
  return free
}

/** Headers of columns of numbers stand above the numbers. */
function alignHeaders(cells: readonly PrintCell[]): PrintCell[] {
  const isNumeric = (x: number) => {
    const below = cells.filter((cell) => cell.x === x && cell.colSpan === 1 && !cell.isHeader)
    return below.length > 0 && below.every((cell) => cell.isNumeric)
  }
  return cells.map((cell) => (cell.isHeader ? { ...cell, isNumeric: cell.colSpan === 1 && isNumeric(cell.x) } : cell))
}

/** Leading rows of header cells that no cell reaches out of. */
function countHeaderRows(table: Table, cells: readonly PrintCell[]): number {
  let count = 0
  for (const row of table.rows) {
    if (row.cells.length === 0 || !row.cells.every((cell) => cell.header === 'column')) break
    count += 1
  }
  if (count === table.rows.length) count = 0
  const isCut = cells.some((cell) => cell.y < count && cell.y + cell.rowSpan > count)
  return isCut ? 0 : count
}
