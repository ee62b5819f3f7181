/** The rows that were left out, to be mended and sent again. */
import Papa from 'papaparse'
import type { BadRow } from './list-recipient.ts'
import { type ListLanguage, problemSentence } from './problems.ts'

/** What spreadsheets run as a formula, also after blanks and in the full-width forms that some of them read alike. */
const FORMULA = /^[\s\u00a0\u200b\ufeff]*[=+\-@|%\t\r\n\uff1d\uff0b\uff0d\uff20]/u

const ADDED = { de: ['Zeile', 'Grund'], en: ['Line', 'Reason'] } as const

/**
 * CSV in UTF-8 with its mark, separated by semicolons: the columns of the list as they came, before them line and reasons. Cells that a spreadsheet would run begin with an apostrophe, by which it
 * takes them for text.
 */
export function badRowsCsv(headers: readonly string[], rows: readonly BadRow[], language: ListLanguage): string {
  const data = rows.map(({ line, cells, problems }) => [String(line), problems.map((problem) => problemSentence(problem, language)).join(' '), ...cells])
  return `\ufeff${Papa.unparse({ fields: [...ADDED[language], ...headers], data }, { delimiter: ';', newline: '\r\n', escapeFormulae: FORMULA })}\r\n`
}
