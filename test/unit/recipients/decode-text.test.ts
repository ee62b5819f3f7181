import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startListCheck } from '../../../src/recipients/checking/check-list.ts'
import { decodeText } from '../../../src/recipients/reading/decode-text.ts'
import { readCsv } from '../../../src/recipients/reading/read-csv.ts'

const HEAD = 'Vorname;Nachname;Strasse;PLZ;Ort\n'
const JUERGEN = 'Jürgen;Größler;Weg 1;50667;Köln\n'
const utf8 = (text: string) => Buffer.from(text)
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('decodeText', () => {
  it('reads a file as UTF-8 that has one byte of something else, and only that row is bad', () => {
    const list = readCsv(Buffer.concat([utf8(HEAD + JUERGEN), latin1('René;Muster;Weg 2;50667;Bonn\n'), utf8(JUERGEN.replace('Weg 1', 'Weg 3'))]))
    expect(list.encoding).toBe('utf-8')
    const { good, bad } = startListCheck(['givenName', 'surname', 'street', 'postcode', 'town'], { sender: { country: 'DE', language: 'de' }, country: 'DE', locales: ['de'], formality: 'formal' }).take([...list.chunks].flat())
    expect(good.map(({ recipient }) => recipient.addressLines)).toEqual([['Jürgen Größler', 'Weg 1', '50667 Köln'], ['Jürgen Größler', 'Weg 3', '50667 Köln']])
    expect(bad).toMatchObject([{ line: 3, problems: [{ code: 'damaged', field: 'givenName' }] }])
  })
  it('reads a file that was cut inside a sign', () => {
    const bytes = utf8(`${HEAD}${JUERGEN}Anna;Grö`)
    expect(decodeText(bytes.subarray(0, -1))).toEqual({ encoding: 'utf-8', text: `${HEAD}${JUERGEN}Anna;Gr\ufffd` })
  })
  it('takes the mark of UTF-8 at its word', () => expect(decodeText(Buffer.concat([utf8('\ufeffOrt\n'), latin1('Köln')]))).toEqual({ encoding: 'utf-8', text: 'Ort\nK\ufffdln' }))
  it('leaves no umlaut of UTF-8 standing in a file that is mostly Windows-1252', () => {
    expect(decodeText(Buffer.concat([latin1('Müßig;Öğür;Köln\n'.replace('ğ', 'g')), utf8('Jürgen\n')]))).toEqual({ encoding: 'windows-1252', text: 'Müßig;Ögür;Köln\nJ\ufffdrgen\n' })
  })
  it('reads what German and French are written with in either encoding, however little of it there is', () => {
    const text = fc.array(fc.constantFrom(...'abc;XYZ 12\näöüÄÖÜßéèêàçîôâÉ'), { maxLength: 40 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(text, (written) => {
        expect(decodeText(utf8(written)).text).toBe(written)
        expect(decodeText(latin1(written)).text).toBe(written)
      }),
      { numRuns: 500 },
    )
  })
})
