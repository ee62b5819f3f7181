import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { asSpreadsheetText } from '../../../src/content/spreadsheet-csv.ts'
import { badRowsCsv } from '../../../plugins/service-hub/import/bad-rows-csv.ts'
import { columnOf } from '../../../plugins/service-hub/import/columns.ts'
import { readCsv } from '../../../plugins/service-hub/import/read-csv.ts'
import { readJson } from '../../../plugins/service-hub/import/read-json.ts'
import { readText } from '../../../plugins/service-hub/import/read-text.ts'
import type { ImportReport } from '../../../collections/service-dialogs/importing.ts'

const ZONE = 'Europe/Berlin'
const HEAD = ['source', 'externalId', 'author', 'at', 'text']
const row = (text: string, id = 'A-1') => ['chat', id, 'customer', '2026-11-02T10:00:00Z', text]

describe('readText', () => {
  it('knows encodings by their bytes', () => {
    expect(readText(Buffer.from('\ufeffÄ'))).toEqual({ text: 'Ä', encoding: 'utf-8' })
    expect(readText(Buffer.from('Ä €', 'utf8'))).toMatchObject({ encoding: 'utf-8' })
    expect(readText(Uint8Array.from([0xc4, 0x20, 0x80, 0x84, 0x99, 0x81]))).toEqual({ text: 'Ä €„™', encoding: 'windows-1252' })
  })
})

describe('readCsv', () => {
  it('gives every text back as it was, under every delimiter', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((some) => `a${some.replace(/[\p{C}\p{Z}]/gu, '')}"b;,\t|\nc`)
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n'), (texts, delimiter, newline) => {
        const table = Papa.unparse([HEAD, ...texts.map((one) => row(one))], { delimiter, newline })
        const { dialogs, bad } = readCsv(table, ZONE)
        expect(bad).toEqual([])
        expect(dialogs[0]?.dialog.messages.map((message) => message.text)).toEqual(texts.map((one) => one.normalize('NFC')))
      }),
    )
  })

  it('leaves out the row that has a NUL, and no other', () => {
    const table = `${HEAD.join(';')}\n${row('gut', 'N1').join(';')}\n${row('a\0b', 'N2').join(';')}\n${row('auch', 'N3').join(';')}\n`
    const { dialogs, bad } = readCsv(readText(Buffer.from(table)).text, ZONE, 'de')
    expect(dialogs.map(({ dialog }) => dialog.externalId)).toEqual(['N1', 'N3'])
    expect(bad).toEqual([{ line: 3, externalId: 'N2', field: 'text', reason: 'text: enthält ein Nullzeichen, das in keinen Text gehört.', value: null }])
    expect(() => readText(Buffer.from(table, 'utf16le'))).toThrow(/no text/)
  })

  it('counts the lines of the file, not the rows', () => {
    const table = Papa.unparse([HEAD, row('one\ntwo\r\nthree'), [], row('  '), row('vier\rfünf'), row('')], { newline: '\r\n' })
    expect(readCsv(table, ZONE).bad.map(({ line, field }) => [line, field])).toEqual([[6, 'text'], [9, 'text']])
  })

  it('knows headings in both languages, and passes over others', () => {
    for (const [heading, column] of [['E-Mail', 'email'], ['KUNDENNUMMER', 'customerNumber'], [' Straße ', 'street'], ['External_ID', 'externalId'], ['Nachricht-ID', 'messageId'], ['Kundenwert', null], ['__proto__', null], ['constructor', null]] as const) expect(columnOf(heading), heading).toBe(column)
    expect(() => readCsv('source,externalId,Nummer,author,at,text\n', ZONE)).toThrow(/Two columns/)
  })
})

it('readJson takes a list, an object and a single dialog, and names what is wrong', () => {
  const dialog = { source: 'chat', externalId: '1', messages: [{ author: 'customer', at: '2026-11-02T10:00:00Z', text: 'Hallo' }] }
  for (const form of [dialog, [dialog], { dialogs: [dialog] }]) expect(readJson(JSON.stringify(form), ZONE).dialogs).toHaveLength(1)
  const wrong = [{ ...dialog, externalId: '' }, { ...dialog, externalId: undefined }, { ...dialog, messages: [{ ...dialog.messages[0], at: 'x' }] }, { ...dialog, contact: { email: 'no' } }, JSON.parse('{"__proto__": {"source": "chat"}}'), { ...dialog, attachments: ['x'] }]
  expect(readJson(JSON.stringify(wrong), ZONE).bad.map(({ line, field }) => [line, field])).toEqual([[1, 'externalId'], [2, 'externalId'], [3, 'messages.0.at'], [4, 'contact.email'], [5, 'source'], [6, null]])
})

it('badRowsCsv holds no cell that a spreadsheet would run', () => {
  const report = (value: string): ImportReport => ({ file: 'x', format: 'csv', encoding: 'utf-8', rows: 1, created: 0, updated: 0, unchanged: 0, newMessages: 0, dialogs: [], remarks: [], unknownTopics: [], bad: [{ line: 2, externalId: value, field: null, reason: value, value }] })
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', ' =', '\n+', '＝', '\u00a0@'), fc.string({ maxLength: 20 }), (start, rest) => {
      const [, cells] = Papa.parse<string[]>(badRowsCsv(report(start + rest)).slice(1), { delimiter: ';' }).data
      for (const cell of [cells?.[1], cells?.[3], cells?.[4]]) expect(cell).toBe(asSpreadsheetText(start + rest))
    }),
  )
})
