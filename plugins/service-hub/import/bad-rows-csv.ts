import Papa from 'papaparse'
import type { ImportReport } from '../../../collections/service-dialogs/importing.ts'

/** What spreadsheets run as a formula, also after blanks and in the full-width forms that some of them read alike. */
const FORMULA = /^[\s\u00a0\u200b\ufeff]*[=+\-@|%\t\r\n\uff1d\uff0b\uff0d\uff20]/u

/** The rows that were left out, as CSV in UTF-8 with its mark. Cells that a spreadsheet would run begin with an apostrophe, by which it takes them for text. */
export function badRowsCsv({ bad }: ImportReport): string {
  const fields = ['line', 'externalId', 'field', 'reason', 'value']
  const data = bad.map(({ line, externalId, field, reason, value }) => [line, externalId, field, reason, value])
  return `\ufeff${Papa.unparse({ fields, data }, { delimiter: ';', newline: '\r\n', escapeFormulae: FORMULA })}\r\n`
}
