/** What every kind of file is read into. */
import { HubError } from '../../content/errors.ts'
import { LIST_LIMITS } from '../limits.ts'

export interface ListRow {
  /** Of the file, from 1: where the row begins. In a workbook the number beside it; in JSON the place of the object. */
  readonly line: number
  readonly cells: readonly string[]
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
  if (bytes.length > LIST_LIMITS.bytes) throw new HubError('too-large', `The list is larger than ${LIST_LIMITS.bytes / 1024 / 1024} MB. Split it into several lists.`, { limit: LIST_LIMITS.bytes, bytes: bytes.length })
}

/** @throws HubError `too-large` */
export function assertRowCount(rows: number): void {
  if (rows > LIST_LIMITS.rows) throw new HubError('too-large', `The list has more than ${LIST_LIMITS.rows} rows. Split it into several lists.`, { limit: LIST_LIMITS.rows })
}

/** @throws HubError `too-large` */
export function assertColumnCount(columns: number): void {
  if (columns > LIST_LIMITS.columns) throw new HubError('too-large', `The list has more than ${LIST_LIMITS.columns} columns. Keep those that the mailing needs.`, { limit: LIST_LIMITS.columns })
}

/** Headers as they are kept and shown. @throws HubError `bad-input` for an empty list, `too-large` */
export function headersOf(cells: readonly string[] | undefined): readonly string[] {
  if (!cells || isEmptyRow(cells)) throw new HubError('bad-input', 'The list is empty. Its first row must name the columns.')
  const last = cells.findLastIndex((cell) => cell.trim() !== '')
  assertColumnCount(last + 1)
  return cells.slice(0, last + 1).map((cell) => cell.replace(/\s+/g, ' ').trim().slice(0, 200))
}
