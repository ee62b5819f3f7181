/** Tables that people open in a spreadsheet. */
import Papa from 'papaparse'

/**
 * Where a cell begins, and where one might begin: which sign parts cells is set on the reader's machine, and quotation marks count only where that machine sees a cell begin. Behind it, after blanks and marks,
 * what is run as a formula, in the full-width forms too that some programs read alike. No sign is looked at for two beginnings, so that long cells take no longer for it.
 */
const FORMULA = /(?<=^|[,;\t|\r\n])(?=(?:["'\u200b]|[^\S\t\r\n])*[=+\-@|%\t\r\n\uff1d\uff0b\uff0d\uff20])/gu
const SEPARATORS = /[,;\t|]/

/** Text with an apostrophe before whatever a spreadsheet would run, by which it takes it for text. */
export const asSpreadsheetText = (text: string): string => text.replace(FORMULA, "'")

/** Lines of CSV, separated by semicolons and ended by CRLF. Texts pass {@link asSpreadsheetText}; whoever writes a file begins it with the mark of UTF-8. */
export function spreadsheetCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  const data = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? asSpreadsheetText(cell) : cell)))
  return `${Papa.unparse(data, { delimiter: ';', newline: '\r\n', quotes: (cell: unknown) => typeof cell === 'string' && SEPARATORS.test(cell) })}\r\n`
}
