/** Text separated by comma, semicolon, tab or bar → rows. */
import Papa from 'papaparse'
import { fieldOfHeader } from '../headers/synonyms.ts'
import { LIST_LIMITS } from '../limits.ts'
import { decodeText } from './decode-text.ts'
import { listError } from './list-faults.ts'
import { assertColumnCount, assertRowCount, headersOf, isEmptyRow, type ListRow, type ReadList } from './list-rows.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
type Delimiter = (typeof DELIMITERS)[number]
/** UTF-16 units that are parsed at once: some milliseconds. */
const CHUNK_UNITS = 400_000
/** Rows by which the delimiter is guessed, and units of text that they are looked for in. */
const GUESSED_BY = 30
const GUESSED_UNITS = 200_000
/** The line with which Excel is told the delimiter. */
const SEPARATOR_LINE = /^sep=([,;\t|])\n/i

/** @throws HubError `unsupported-media`, `bad-input`, `too-large` */
export function readCsv(bytes: Uint8Array): ReadList {
  const { text: whole, encoding } = decodeText(bytes)
  if (whole.trim() === '') throw listError('empty')
  const told = SEPARATOR_LINE.exec(whole)
  const text = told ? whole.slice(told[0].length) : whole
  const delimiter = (told?.[1] as Delimiter | undefined) ?? delimiterOf(text)
  const chunks = rowChunks(text, delimiter, told ? 2 : 1)
  const first = chunks.next()
  const [header, ...rest] = first.done ? [] : first.value
  if (header?.strayQuotation !== undefined) throw listError('open-quotation', header.strayQuotation)
  return { format: 'csv', encoding, delimiter, headers: headersOf(header?.cells), chunks: rowsBelow(rest, chunks) }
}

function* rowsBelow(rest: readonly ListRow[], others: Iterable<readonly ListRow[]>): Generator<readonly ListRow[]> {
  let rows = rest.length
  assertRowCount(rows)
  yield rest
  for (const chunk of others) {
    rows += chunk.length
    assertRowCount(rows)
    yield chunk
  }
}

/** Chunks of rows that are not empty; the parser waits until the next one is asked for. */
function* rowChunks(text: string, delimiter: Delimiter, firstLine: number): Generator<readonly ListRow[]> {
  let line = firstLine
  let offset = 0
  let width = 0
  let found: ListRow[] = []
  let parser: Papa.Parser | undefined
  let isComplete = false
  let hasOpenQuote = false
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    chunkSize: CHUNK_UNITS,
    chunk: (results: Papa.ParseResult<string[]>, handle: Papa.Parser) => {
      parser = handle
      hasOpenQuote ||= results.errors.some(({ code }) => code === 'MissingQuotes')
      const stray = new Set(results.errors.flatMap(({ code, row }) => (code === 'InvalidQuotes' ? [row] : [])))
      for (const [at, cells] of results.data.entries()) {
        const lines = 1 + lineEndsIn(cells)
        const end = endOf(text, offset, lines)
        width ||= isEmptyRow(cells) ? 0 : cells.length
        if (stray.has(at) || (lines > 1 && areRows(text.slice(offset, end), delimiter, width))) found.push(...linesOf(text.slice(offset, end), delimiter, line))
        else if (!isEmptyRow(cells)) {
          assertColumnCount(cells.findLastIndex((cell) => cell !== '') + 1)
          found.push({ line, cells })
        }
        line += lines
        offset = end + 1
      }
      handle.pause()
    },
    complete: () => {
      isComplete = true
    },
  })
  for (;;) {
    if (hasOpenQuote) throw listError('open-quotation', found.at(-1)?.strayQuotation ?? found.at(-1)?.line ?? line)
    for (let at = 0; at < found.length; at += LIST_LIMITS.rowsPerChunk) yield found.slice(at, at + LIST_LIMITS.rowsPerChunk)
    if (isComplete || !parser) return
    found = []
    parser.resume()
  }
}

/** Where so many lines end. */
function endOf(text: string, start: number, lines: number): number {
  let end = start - 1
  for (let count = 0; count < lines; count += 1) {
    end = text.indexOf('\n', end + 1)
    if (end < 0) return text.length
  }
  return end
}

/**
 * Were these lines taken for one row by quotation marks that are none (`Rohr 19"`), though each is a row? Lines of a cell that has several hold part of a row only: together they have too few delimiters for that
 * many rows, and not all of them more than half of those of a row.
 */
function areRows(text: string, delimiter: Delimiter, width: number): boolean {
  const delimiters = text.split('\n').map((line) => line.split(delimiter).length - 1)
  const most = width - 1
  return delimiters.reduce((sum, one) => sum + one, 0) >= delimiters.length * most || delimiters.every((one) => one > most / 2)
}

/** Lines as they stand there, a row each, so that none is lost. */
function linesOf(text: string, delimiter: Delimiter, firstLine: number): ListRow[] {
  const lines = text.split('\n').map((line) => line.split(delimiter))
  const strayQuotation = firstLine + Math.max(0, lines.findIndex((cells) => cells.some((cell) => cell.includes('"'))))
  const rows = lines.map((cells, at) => ({ line: firstLine + at, cells, strayQuotation }))
  for (const { cells } of rows) assertColumnCount(cells.findLastIndex((cell) => cell !== '') + 1)
  return rows.filter(({ cells }) => !isEmptyRow(cells))
}

function lineEndsIn(cells: readonly string[]): number {
  let ends = 0
  for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) ends += 1
  return ends
}

/** The delimiter under which the first row names the most columns that the hub knows; among equals the one under which the most rows are as wide as the first. */
function delimiterOf(text: string): Delimiter {
  const beginning = text.slice(0, GUESSED_UNITS)
  const merit = (delimiter: Delimiter): number => {
    const rows = Papa.parse<string[]>(beginning, { delimiter, newline: '\n', preview: GUESSED_BY, skipEmptyLines: true }).data
    const [header = [], ...others] = rows
    const known = header.filter((name) => fieldOfHeader(name) !== null).length
    return known * 1_000 + (header.length > 1 ? 1 + others.filter((row) => row.length === header.length).length : 0)
  }
  return DELIMITERS.map((delimiter) => ({ delimiter, merit: merit(delimiter) })).reduce((best, one) => (one.merit > best.merit ? one : best)).delimiter
}
