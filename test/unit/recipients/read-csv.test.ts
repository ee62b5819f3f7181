import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { HubError } from '../../../src/content/errors.ts'
import { startListCheck } from '../../../src/recipients/checking/check-list.ts'
import { problemSentence } from '../../../src/recipients/checking/problems.ts'
import type { ListRow } from '../../../src/recipients/reading/list-rows.ts'
import { readCsv } from '../../../src/recipients/reading/read-csv.ts'

const HEAD = 'Anrede;Vorname;Nachname;Straße;PLZ;Ort;Notiz'
const rowsOf = (...lines: readonly string[]): ListRow[] => [...readCsv(Buffer.from([HEAD, ...lines].join('\n'))).chunks].flat()
const check = (rows: readonly ListRow[]) => {
  const started = startListCheck(['salutation', 'givenName', 'surname', 'street', 'postcode', 'town', null], { sender: { country: 'DE', language: 'de' }, country: 'DE', locales: ['de'], formality: 'formal' })
  return { ...started.take(rows), counts: started.counts() }
}
const PLAIN = 'Herr;Carl;Dritter;Weg 3;12345;Berlin;'

describe('a stray quotation mark', () => {
  it.each<[string, readonly string[], readonly number[], readonly number[]]>([
    ['in a name, closed in the next row', ['Herr;"Max;Muster;Weg 1;12345;Berlin;', 'Frau;"Anna";Beispiel;Weg 2;12345;Berlin;', PLAIN], [2, 3], [4]],
    ['in a column that nobody reads', ['Herr;Max;Muster;Weg 1;12345;Berlin;"Zoll', 'Frau;Anna;Beispiel;Weg 2;12345;Berlin;"Rohr"', PLAIN], [2, 3], [4]],
    ['that looks as if it closed another', ['Herr;Max;Muster;Weg 1;12345;Berlin;"Zoll', 'Frau;Anna;Beispiel;Weg 2;12345;Berlin;', 'Frau;Dora;Beispiel;Weg 4;12345;Berlin;Rohr 19"', PLAIN], [2, 3, 4], [5]],
    ['before rows that leave out their last cells', ['Herr;Max;Muster;Weg 1;12345;Berlin;"Zoll', 'Frau;Anna;Beispiel;Weg 2;12345;Berlin', 'Frau;Dora;Beispiel;Weg 4;12345;Berlin"', PLAIN], [2, 3, 4], [5]],
    ['within one cell', ['Herr;Max;"Muster"Graf";Weg 1;12345;Berlin;', PLAIN], [2], [3]],
  ])('%s spoils its rows, and loses none', (_, lines, spoilt, whole) => {
    const { good, bad, counts } = check(rowsOf(...lines))
    expect(bad.map(({ line, problems }) => [line, problems])).toEqual(spoilt.map((line) => [line, [{ code: 'stray-quotation', detail: '2' }]]))
    expect(bad.map(({ cells }) => cells.join(';'))).toEqual(lines.slice(0, spoilt.length))
    expect(good.map(({ line }) => line)).toEqual(whole)
    expect(counts).toMatchObject({ rows: lines.length, good: whole.length, bad: spoilt.length })
    for (const { problems: [problem] } of bad) expect(problem && problemSentence(problem, 'de')).toMatch(/^In Zeile 2 steht ein Anführungszeichen/)
  })
  it('in the header is told', () => {
    expect(() => readCsv(Buffer.from(`Vorname;"Ort\n${'Anna;Kiel\n'.repeat(3)}Bert;Ulm"\n`))).toThrow(/^Line 1: a quotation mark/)
    expect(readCsv(Buffer.from('Vorname;"Straße\nund Nr.";PLZ\nAnna;Weg 1;1\n')).headers).toEqual(['Vorname', 'Straße und Nr.', 'PLZ'])
  })
  it('is not what a cell of several lines has', () => {
    const notes = ['ruft an; montags\nnie; nachts', 'a;b;c;d;e;f;g', 'sagt "nein";\nwill nichts\n\n', '\n;']
    const text = Papa.unparse([...notes.map((note) => ['Herr', 'Max', 'Muster', 'Weg 1', '12345', 'Berlin', note])], { delimiter: ';' })
    expect(rowsOf(text).map(({ cells, strayQuotation }) => [cells[6], strayQuotation])).toEqual(notes.map((note) => [note, undefined]))
  })

  it('wherever it stands, makes nobody part of somebody else, and nobody disappear', () => {
    const mark = fc.tuple(fc.nat(11), fc.nat(6), fc.constantFrom('before', 'behind', 'both', 'within', 'two'))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(mark, { maxLength: 6 }), fc.constantFrom(';', ',', '\t'), (count, marks, delimiter) => {
        const people = Array.from({ length: count }, (_, at) => ['Herr', `Max${at}x`, 'Muster', `Weg ${at}`, '12345', 'Berlin', 'Notiz'])
        for (const [at, column, how] of marks) {
          const cells = people[at % count] ?? []
          const cell = cells[column] ?? ''
          cells[column] = { before: `"${cell}`, behind: `${cell}"`, both: `"${cell}"`, within: `${cell} 19" lang`, two: `""${cell}` }[how]
        }
        let rows: ListRow[]
        try {
          rows = [...readCsv(Buffer.from([HEAD.replaceAll(';', delimiter), ...people.map((cells) => cells.join(delimiter))].join('\n'))).chunks].flat()
        } catch (error) {
          if (!(error instanceof HubError)) throw error
          expect(error.details).toMatchObject({ fault: 'open-quotation' })
          return
        }
        expect(rows.map(({ line, cells }) => [line, cells.join().match(/Max\d+x/g)])).toEqual(people.map((_, at) => [at + 2, [`Max${at}x`]]))
      }),
      { numRuns: 1_000 },
    )
  })
})
