/** The rows that were left out, to be mended and sent again. */
import { spreadsheetCsv } from '../../content/spreadsheet-csv.ts'
import type { BadRow } from './list-recipient.ts'
import { type ListLanguage, problemSentence } from './problems.ts'

const ADDED = { de: ['Zeile', 'Grund'], en: ['Line', 'Reason'] } as const

/**
 * CSV in UTF-8 with its mark, separated by semicolons: the columns of the list as they came, before them line and reasons. What a spreadsheet would run begins with an apostrophe, by which it
 * takes it for text.
 */
export function badRowsCsv(headers: readonly string[], rows: readonly BadRow[], language: ListLanguage): string {
  const table = rows.map(({ line, cells, problems }) => [String(line), problems.map((problem) => problemSentence(problem, language)).join(' '), ...cells])
  return `\ufeff${spreadsheetCsv([[...ADDED[language], ...headers], ...table])}`
}
