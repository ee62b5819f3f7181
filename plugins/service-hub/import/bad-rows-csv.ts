import type { ImportReport } from '../../../collections/service-dialogs/importing.ts'
import { spreadsheetCsv } from '../../../src/content/spreadsheet-csv.ts'

/** The rows that were left out, as CSV in UTF-8 with its mark. What a spreadsheet would run begins with an apostrophe, by which it takes it for text. */
export function badRowsCsv({ bad }: ImportReport): string {
  const rows = bad.map(({ line, externalId, field, reason, value }) => [line, externalId, field, reason, value])
  return `\ufeff${spreadsheetCsv([['line', 'externalId', 'field', 'reason', 'value'], ...rows])}`
}
