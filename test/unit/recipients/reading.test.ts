import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { LIST_LIMITS } from '../../../src/recipients/limits.ts'
import type { ListRow, ReadList } from '../../../src/recipients/reading/list-rows.ts'
import { readList } from '../../../src/recipients/reading/read-list.ts'
import { readRecords } from '../../../src/recipients/reading/read-records.ts'
import { sheetOf, workbook } from './workbook.ts'

const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
const read = (bytes: Uint8Array) => readList(bytes, pause)
const rowsOf = (list: ReadList): ListRow[] => [...list.chunks].flat()
const HEAD = ['Vorname', 'Nachname', 'Straße', 'PLZ', 'Ort']
const ROW = ['Anaïs', 'Müßig', 'Große Gasse 1', '01067', 'Köln']
const TABLE = `${HEAD.join(';')}\r\n${ROW.join(';')}\r\n`
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

const FAR = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'

describe('readList of text', () => {
  it.each([
    ['utf-8', Buffer.from(TABLE)],
    ['utf-8', Buffer.from(`\ufeff${TABLE}`)],
    ['utf-16le', Buffer.from(`\ufeff${TABLE}`, 'utf16le')],
    ['utf-16le', Buffer.from(TABLE, 'utf16le')],
    ['utf-16be', utf16be(`\ufeff${TABLE}`)],
    ['utf-16be', utf16be(TABLE)],
    ['windows-1252', Buffer.from(TABLE, 'latin1')],
  ] as const)('knows %s by its bytes', async (encoding, bytes) => {
    const list = await read(bytes)
    expect(list).toMatchObject({ format: 'csv', encoding, delimiter: ';', headers: HEAD })
    expect(rowsOf(list)).toEqual([{ line: 2, cells: ROW }])
  })

  it('reads the signs that Windows-1252 has and Latin-1 has not', async () => {
    const list = await read(Buffer.concat([Buffer.from('Name;Ort\n'), Buffer.from([0x8a, 0x9e, 0x80, 0x92, 0x3b, 0xdf])]))
    expect(rowsOf(list)[0]?.cells).toEqual(['Šž€’', 'ß'])
  })

  it('gives every cell back as it was, under every delimiter, over all borders of chunks', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => `x${text.replace(/[\p{C}\r\u2028\u2029]/gu, '')}"a;b,c\td|e\nf`)
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 4 }), fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n', '\r'), async (cells, delimiter, newline) => {
        const bytes = Buffer.from(Papa.unparse([HEAD, ...cells.map((one) => [one, one, 'A 1', '1', 'Z'])], { delimiter, newline }))
        const list = await read(bytes)
        expect(list.delimiter).toBe(delimiter)
        expect(rowsOf(list).map((row) => row.cells[1])).toEqual(cells)
      }),
      { numRuns: 60 },
    )
  })

  it('counts lines of the file, and leaves out empty rows', async () => {
    const list = await read(Buffer.from('\nName;Ort\n"a\nb\n";c\n;\n\nd;e'))
    expect(rowsOf(list)).toEqual([{ line: 3, cells: ['a\nb\n', 'c'] }, { line: 8, cells: ['d', 'e'] }])
  })

  it('keeps rows and lines whole where they are longer than what is parsed at once', async () => {
    const long = 'wörter "und" Zeilen,\n'.repeat(60)
    const rows = Array.from({ length: 2_500 }, (_, at) => [String(at), long])
    const list = await read(Buffer.from(Papa.unparse([['Nr', 'Zusatz'], ...rows], { delimiter: ';' })))
    const found = rowsOf(list)
    expect(found.map(({ cells }) => cells[0])).toEqual(rows.map(([number]) => number))
    expect(found.every(({ cells }) => cells[1] === long)).toBe(true)
    expect(found.map(({ line }) => line)).toEqual(rows.map((_, at) => 2 + at * 61))
  })

  it('takes the delimiter that Excel is told, and reads several thousand rows in chunks', async () => {
    const list = await read(Buffer.from(`sep=|\nName|Ort\n${'a|b\n'.repeat(4_001)}`))
    expect(list.delimiter).toBe('|')
    const chunks = [...list.chunks]
    expect(chunks.flat()).toHaveLength(4_001)
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(LIST_LIMITS.rowsPerChunk)
    expect(chunks[0]?.[0]?.line).toBe(3)
  })

  it.each([
    ['bad-input', Buffer.from(' \n')],
    ['bad-input', Buffer.from('')],
    ['bad-input', Buffer.from('Name;Ort\n"Anna;Kiel\nBert;Köln\n')],
    ['too-large', Buffer.alloc(LIST_LIMITS.bytes + 1, 0x61)],
    ['too-large', Buffer.from(`Name;Ort\n${'a;b\n'.repeat(LIST_LIMITS.rows + 1)}`)],
    ['too-large', Buffer.from(`${Array.from({ length: LIST_LIMITS.columns + 1 }, (_, at) => `s${at}`).join(';')}\n`)],
    ['unsupported-media', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])],
    ['unsupported-media', Buffer.from('%PDF-1.7')],
    ['unsupported-media', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
  ] as const)('refuses with %s', async (code, bytes) => {
    await expect(read(bytes).then(rowsOf)).rejects.toMatchObject({ name: 'HubError', code })
  })
})

describe('readList of workbooks', () => {
  it('reads the first sheet as text', async () => {
    const list = await read(workbook(sheetOf([['Name', 'PLZ', 'Zusatz'], ['Jörg <b> & 😀', 1067, 'a\nb'], ['', '', ''], ['=1+1', 8.5, ' x ']])))
    expect(list).toMatchObject({ format: 'xlsx', headers: ['Name', 'PLZ', 'Zusatz'] })
    expect(rowsOf(list)).toEqual([{ line: 2, cells: ['Jörg <b> & 😀', '1067', 'a\nb'] }, { line: 4, cells: ['=1+1', '8.5', ' x '] }])
  })

  /** What the directory of the archive says of the size of every part. */
  const declaring = (bytes: Uint8Array, size: number): Uint8Array => {
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let at = 0; at < bytes.length - 46; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
    return bytes
  }
  it.each([
    ...['other/sheet.xml', 'sharedStrings.xml', 'worksheets/a/sheet1.xml'].map((place) => ['unsupported-media', `one cell in the last corner of a sheet at ${place}`, () => workbook({ sheet: FAR, strings: '', place })] as const),
    ['unsupported-media', 'one cell in the last corner, written at length', () => workbook({ sheet: FAR.replace(' r="1048576"', '').replace('XFD', `XFD${'0'.repeat(45)}`), strings: '' })],
    ['unsupported-media', 'a reference far from its name', () => workbook({ sheet: `<sheetData><row r="1"><c r${' '.repeat(300)}="XFD1"><v>1</v></c></row></sheetData>`, strings: '' })],
    ['unsupported-media', 'a reference far from its sign', () => workbook({ sheet: `<sheetData><row r="1"><c r=${' '.repeat(300)}"XFD1"><v>1</v></c></row></sheetData>`, strings: '' })],
    ['too-large', 'one cell in the last corner', () => workbook({ sheet: FAR, strings: '' })],
    ['too-large', 'a column far out', () => workbook({ sheet: "<sheetData><row r = '1'><c r = 'ZZ1'><v>1</v></c></row></sheetData>", strings: '' })],
    ['unsupported-media', 'a reference in disguise', () => workbook({ sheet: '<sheetData><row r="1"><c r="&#88;FD1"><v>1</v></c></row></sheetData>', strings: '' })],
    ['too-large', 'too many rows', () => workbook({ sheet: `<sheetData>${'<row></row>'.repeat(LIST_LIMITS.rows + 5_000)}</sheetData>`, strings: '' })],
    ['too-large', 'what unpacks to more than all memory', () => declaring(workbook(sheetOf([['Name']])), LIST_LIMITS.unpackedBytes)],
    ['unsupported-media', 'a tag that is hardly ever at its end', () => workbook({ sheet: `<sheetData><row${Array.from({ length: 40_000 }, (_, at) => ` a${at}="1>"`).join('')}></row></sheetData>`, strings: '' })],
    ['unsupported-media', 'text that is hardly ever at its end', () => workbook({ sheet: `<sheetData>${' '.repeat(1_200_000)}</sheetData>`, strings: '' })],
    ['unsupported-media', 'a comment', () => workbook({ sheet: `<sheetData><!--${'<a>'.repeat(9)}--></sheetData>`, strings: '' })],
    ['bad-input', 'nothing in it', () => workbook(sheetOf([]))],
    ['unsupported-media', 'half a file', () => workbook(sheetOf([['Name']])).slice(0, 300)],
    ['unsupported-media', 'another archive', () => Uint8Array.from([0x50, 0x4b, 0x03, 0x04, ...new Uint8Array(80)])],
  ] as const)('refuses with %s: %s', async (code, _, bytes) => {
    await expect(read(bytes()).then(rowsOf)).rejects.toMatchObject({ name: 'HubError', code })
  })

  it('cuts texts that are longer than a cell, and takes what Excel lets stand in one', async () => {
    const text = 'A'.repeat(200_000)
    const cells = `<c r="A2" t="inlineStr"><is><t>${'&quot;'.repeat(32_767)}</t></is></c><c r="B2" t="s"><v>1</v></c>`
    const list = await read(workbook({ sheet: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2" a='">' b="'">${cells}</row></sheetData>`, strings: `<si><t>Name</t></si><si><t>${text}</t></si>` }))
    const most = LIST_LIMITS.cellCharacters + 1
    expect(rowsOf(list)).toEqual([{ line: 2, cells: ['"'.repeat(most), 'A'.repeat(most)] }])
  })

  it('is not taken in by a part that lies about its size', async () => {
    const bytes = declaring(workbook({ sheet: `<sheetData>${' '.repeat(5_000_000)}</sheetData>`, strings: '' }), 1_000)
    await expect(read(bytes).then(rowsOf)).rejects.toMatchObject({ name: 'HubError' })
  })
})

it('readRecords takes flat objects, and names the place of what is none', () => {
  const list = readRecords([{ surname: 'Beispiel', town: 'Kiel' }, { surname: 'Muster', postcode: 24103, __proto__: null }])
  expect(list.headers).toEqual(['surname', 'town', 'postcode'])
  expect(rowsOf(list)).toEqual([{ line: 1, cells: ['Beispiel', 'Kiel', ''] }, { line: 2, cells: ['Muster', '', '24103'] }])
  for (const wrong of ['x', [], [{}], [{ a: {} }], [{ a: 1 }, 'b']]) expect(() => readRecords(wrong)).toThrow(/Send|empty|Recipient/)
})
