/** What every kind of file is read into. */
import { LIST_LIMITS } from '../limits.ts'
import { listError } from './list-faults.ts'

export interface ListRow {
  /** Of the file, from 1: where the row begins. In a workbook the number beside it; in JSON the place of the object. */
  readonly line: number
  readonly cells: readonly string[]
  /** A quotation mark stands where none should, so that nobody knows where the cells of this row begin: the line of the mark. Such rows are told to be mended, one for each line of the file. */
  readonly strayQuotation?: number
}

export interface ReadList {
  readonly format: 'csv' | 'xlsx' | 'json'
  /** How a text file was read; null for workbooks and JSON. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null
  /** Of a text file. */
  readonly delimiter: ',' | ';' | '\t' | '|' | null
  /** Of the first row that is not empty, without blanks at either end. */
  readonly headers: readonly string[]
  /**
   * The rows below it without empty ones, some thousand at a time. Whoever takes them lets others work between two chunks. It can be walked through once.
   * @throws HubError while walking: `too-large`, `bad-input`
   */
  readonly chunks: Iterable<readonly ListRow[]>
}

export const isEmptyRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** @throws HubError `too-large` */
export function assertListSize(bytes: Uint8Array): void {
  if (bytes.length > LIST_LIMITS.bytes) throw listError('too-many-bytes', LIST_LIMITS.bytes / 1024 / 1024, { limit: LIST_LIMITS.bytes, bytes: bytes.length })
}

/** @throws HubError `too-large` */
export function assertRowCount(rows: number): void {
  if (rows > LIST_LIMITS.rows) throw listError('too-many-rows', LIST_LIMITS.rows, { limit: LIST_LIMITS.rows })
}

/** @throws HubError `too-large` */
export function assertColumnCount(columns: number): void {
  if (columns > LIST_LIMITS.columns) throw listError('too-many-columns', LIST_LIMITS.columns, { limit: LIST_LIMITS.columns })
}

/** Headers as they are kept and shown. @throws HubError `bad-input` for an empty list, `too-large` */
export function headersOf(cells: readonly string[] | undefined): readonly string[] {
  if (!cells || isEmptyRow(cells)) throw listError('empty')
  const last = cells.findLastIndex((cell) => cell.trim() !== '')
  assertColumnCount(last + 1)
  return cells.slice(0, last + 1).map((cell) => cell.replace(/\s+/g, ' ').trim().slice(0, 200))
}
