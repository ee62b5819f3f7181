import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { asSpreadsheetText, spreadsheetCsv } from '../../../src/content/spreadsheet-csv.ts'

const RUN = /^[\s\u00a0\u200b\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u
const SIGNS = ['=', '+', '-', '@', '|', '%', '＝', ',', ';', '\t', '\n', '\r', '"', "'", ' ', '\u00a0', 'x', '1']

it.each([
  ["x,=cmd|'/c calc'!A1,y", "x,'=cmd|'/c calc'!A1,y"],
  ['x\t=1+1\ty', "x\t'=1+1\ty"],
  ['=1', "'=1"],
  ['Weg 3, Haus 5-7; links', 'Weg 3, Haus 5-7; links'],
])('takes %j for text', (text, safe) => expect(asSpreadsheetText(text)).toBe(safe))

it('takes cells of megabytes', () => {
  for (const sign of ['\n', ' ', ', ', '"']) expect(asSpreadsheetText(sign.repeat(2_000_000)).length).toBeGreaterThanOrEqual(2_000_000)
})

it('says numbers and empty cells as they are, and texts to be read again', () => {
  expect(spreadsheetCsv([['a', -1, null], ['b;c', 2, 'Änne "Nel"']])).toBe('a;-1;\r\n"b;c";2;"Änne ""Nel"""\r\n')
})

it('holds no cell that a spreadsheet would run, whatever it takes for the sign between cells', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 9 }).map((signs) => signs.join('')), { minLength: 1, maxLength: 4 }), (cells) => {
      const csv = spreadsheetCsv([cells])
      expect(Papa.parse<string[]>(csv, { delimiter: ';' }).data[0]).toEqual(cells.map(asSpreadsheetText))
      for (const delimiter of [',', ';', '\t', '|']) for (const cell of Papa.parse<string[]>(csv, { delimiter }).data.flat()) expect(cell).not.toMatch(RUN)
    }),
    { numRuns: 2_000 },
  )
})
