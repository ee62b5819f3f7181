/** What one recipient list may hold. More is refused as a whole: split the list. */
export const LIST_LIMITS = {
  /** Of the file, as it is sent. */
  bytes: 10 * 1024 * 1024,
  /** Of all parts of a workbook together, once unpacked; what 200,000 rows of twelve columns need, twice. */
  unpackedBytes: 200 * 1024 * 1024,
  rows: 200_000,
  columns: 100,
  /** Of one cell, in UTF-16 units. */
  cellCharacters: 2_000,
  /** Rows that are handed on together: some twenty milliseconds of checking. */
  rowsPerChunk: 500,
} as const
