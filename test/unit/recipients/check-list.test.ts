import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Recipient } from '../../../src/channel/contract.ts'
import { addressKeys } from '../../../src/recipients/checking/address-keys.ts'
import { asSpreadsheetText } from '../../../src/content/spreadsheet-csv.ts'
import { badRowsCsv } from '../../../src/recipients/checking/bad-rows-csv.ts'
import { checkList, checkSeeds, startListCheck } from '../../../src/recipients/checking/check-list.ts'
import type { CheckOptions } from '../../../src/recipients/checking/list-recipient.ts'
import { problemSentence } from '../../../src/recipients/checking/problems.ts'
import { isShortened, suppressionDigests } from '../../../src/recipients/checking/suppression.ts'
import type { Mapping } from '../../../src/recipients/headers/propose-mapping.ts'
import { readList } from '../../../src/recipients/reading/read-list.ts'

const FIELDS = ['salutation', 'title', 'givenName', 'surname', 'company', 'street', 'houseNumber', 'poBox', 'postcode', 'town', 'region', 'country', 'locale', 'formality', 'email', 'customerNumber'] as const
const MAPPING: Mapping = [...FIELDS, 'free:tariff', null]
type Cells = Partial<Record<(typeof FIELDS)[number] | 'tariff', string>>
const GOOD: Cells = { salutation: 'Frau', title: 'Dr.', givenName: 'Anna', surname: 'Beispiel', street: 'Musterweg', houseNumber: '12', postcode: '24103', town: 'Kiel', email: 'anna@example.com', customerNumber: '007', tariff: 'Ökostrom' }
const row = (cells: Cells, line = 2) => ({ line, cells: [...FIELDS.map((field) => cells[field] ?? ''), cells.tariff ?? '', 'nobody reads this'] })
const OPTIONS: CheckOptions = { sender: { country: 'DE', language: 'de' }, country: 'DE', locales: ['de', 'en'], formality: 'formal' }
const check = (rows: readonly Cells[], options: Partial<CheckOptions> = {}) => {
  const started = startListCheck(MAPPING, { ...OPTIONS, ...options })
  return { ...started.take(rows.map((cells, at) => row(cells, at + 2))), counts: started.counts() }
}
const problemsOf = (cells: Cells, options: Partial<CheckOptions> = {}) => check([{ ...GOOD, ...cells }], options).bad[0]?.problems.map(({ code, field }) => (field ? `${code} ${field}` : code)) ?? []

describe('a good row', () => {
  it('is a recipient as channels take them', () => {
    const [good] = check([GOOD]).good
    const recipient: Recipient | undefined = good?.recipient
    expect(recipient).toEqual({
      salutation: 'Sehr geehrte Frau Dr. Beispiel,', givenName: 'Anna', surname: 'Beispiel', customerNumber: '007', addressLines: ['Dr. Anna Beispiel', 'Musterweg 12', '24103 Kiel'],
      town: 'Kiel', postcode: '24103', country: 'DE', locale: 'de', formality: 'formal', gender: 'female', free: { tariff: 'Ökostrom' },
    }) // prettier-ignore
  })

  it('says what was not read, and greets neutrally', () => {
    const { good, counts } = check([{ ...GOOD, salutation: 'Freifrau', email: 'anna', locale: 'Klingonisch', formality: '?!' }])
    expect(good[0]?.recipient.salutation).toBe('Guten Tag Dr. Anna Beispiel,')
    expect(counts.remarks).toEqual({ 'salutation-unread': 1, 'email-unread': 1, 'locale-unread': 1, 'formality-unread': 1 })
  })

  it('is greeted in its own language', () => {
    expect(check([{ ...GOOD, locale: 'English' }, { ...GOOD, givenName: 'Bea', locale: 'en_GB', formality: 'du' }]).good.map(({ recipient }) => [recipient.locale, recipient.salutation])).toEqual([['en', 'Dear Dr. Beispiel,'], ['en', 'Dear Bea,']])
  })
})

describe('a bad row', () => {
  it.each<[string, Cells, readonly string[]]>([
    ['nobody', { givenName: '', surname: '' }, ['missing surname']],
    ['no street and no PO box', { street: '', houseNumber: '' }, ['missing street']],
    ['no house number', { houseNumber: '' }, ['missing houseNumber']],
    ['a date for a number', { street: 'Straße des 17. Juni', houseNumber: '' }, ['missing houseNumber']],
    ['the squares of Mannheim', { street: 'Q7, 24', houseNumber: '', postcode: '68161', town: 'Mannheim' }, []],
    ['no house number in Britain', { houseNumber: '', country: 'GB', postcode: 'SW1A 1AA', street: 'The Old Mill' }, []],
    ['a PO box', { street: '', houseNumber: '', poBox: '1234' }, []],
    ['a company alone', { givenName: '', surname: '', title: '', company: 'Beispiel GmbH' }, []],
    ['all at once', { surname: '', postcode: '123', town: '-', country: 'Narnia' }, ['country-unknown country', 'missing surname', 'missing town']],
    ['another country’s postcode', { country: 'PL' }, []],
    ['a short postcode', { country: 'AT' }, ['postcode-wrong postcode']],
    ['a lost zero', { postcode: '1067' }, ['postcode-zero-lost postcode']],
    ['no state in the US', { country: 'US', postcode: '94303' }, ['missing region']],
    ['300 letters of surname', { surname: 'a'.repeat(300) }, ['too-long surname']],
    ['a wide surname', { surname: 'M'.repeat(60) }, ['too-wide surname']],
    ['a formula', { surname: '=HYPERLINK("http://example.com")' }, ['formula surname']],
    ['an error of the spreadsheet', { town: '#REF!' }, ['formula town']],
    ['text that runs backwards', { surname: 'Bei\u202espiel' }, ['control-characters surname']],
    ['what an encoding destroyed', { surname: 'M\ufffdller' }, ['damaged surname']],
  ])('%s', (_, cells, problems) => expect(problemsOf(cells)).toEqual(problems))

  it('keeps a zero when asked to', () => {
    const { good, counts } = check([{ ...GOOD, postcode: '1067', town: 'Dresden' }], { restoreZeros: true })
    expect(good[0]?.recipient.addressLines.at(-1)).toBe('01067 Dresden')
    expect(counts.remarks).toEqual({ 'postcode-zero-restored': 1 })
  })

  it('has no characters that the typeface lacks', () => {
    const missingGlyphs = (text: string) => [...text].filter((sign) => /[^\p{Script=Latin}\p{N}\s\p{P}]/u.test(sign))
    expect(problemsOf({ surname: 'العربي' }, { missingGlyphs })).toEqual(['glyph-missing surname'])
    expect(problemsOf({ givenName: 'Anna 🎉' }, { missingGlyphs })).toEqual(['glyph-missing givenName'])
    expect(check([{ ...GOOD, surname: 'العربي', salutation: '' }]).good[0]?.recipient.addressLines[0]).toBe('Dr. Anna العربي')
  })

  it('has a sentence for each reason, in both languages', () => {
    const { bad } = check([{ ...GOOD, surname: '', postcode: '1' }])
    expect(bad[0]?.problems.map((problem) => problemSentence(problem, 'de')).join(' ')).toBe('Die Postleitzahl passt nicht zum Land (Deutschland). Nachname fehlt.')
    expect(bad[0]?.problems.map((problem) => problemSentence(problem, 'en')).join(' ')).toBe('The postcode does not fit the country (Germany). Surname is missing.')
  })

  it('has more cells than the list has columns', () => {
    const started = startListCheck(MAPPING, OPTIONS)
    const { bad } = started.take([{ line: 2, cells: [...row(GOOD).cells, 'x'] }])
    expect(bad[0]?.problems[0]?.code).toBe('too-many-cells')
  })
})

describe('duplicates', () => {
  const again: readonly Cells[] = [{ street: 'MUSTERWEG 12', houseNumber: '' }, { street: ' Musterweg', houseNumber: '12 ' }, { surname: 'BEISPIEL', givenName: 'anna', title: '' }, { town: 'Kiel (Mitte)' }, { postcode: 'D-24103', country: 'Germany' }]
  it.each(again)('sees through %j', (cells) => {
    const { good, bad, counts } = check([GOOD, { ...GOOD, ...cells }])
    expect(good).toHaveLength(1)
    expect(bad[0]?.problems).toEqual([{ code: 'duplicate', detail: '2' }])
    expect(counts).toMatchObject({ rows: 2, good: 1, bad: 0, duplicates: 1 })
  })
  it('knows Straße, Strasse, Str. and umlauts as one, and numbers apart', () => {
    const key = (street: string, surname = 'Müller') => addressKeys({ fields: { street, surname, postcode: '24103', town: 'Kiel' }, free: {} }, 'DE').person
    for (const street of ['Große Straße 5', 'Grosse Strasse 5', 'GROSSE STR. 5', 'große str 5', 'Große Str.5']) expect(key(street), street).toBe(key('Große Straße 5'))
    expect(key('Weg 1', 'Mueller')).toBe(key('Weg 1'))
    for (const street of ['Große Straße 51', 'Große Straße 5 a', 'Große Straßengasse 5']) expect(key(street), street).not.toBe(key('Große Straße 5'))
    expect(addressKeys({ fields: { street: 'Weg 1', houseNumber: '2', postcode: '1', surname: 'A' }, free: {} }, 'DE').person).not.toBe(addressKeys({ fields: { street: 'Weg', houseNumber: '12', postcode: '1', surname: 'A' }, free: {} }, 'DE').person)
  })
  it('writes to each person, or to each household', () => {
    const both = [GOOD, { ...GOOD, givenName: 'Bert' }]
    expect(check(both).good).toHaveLength(2)
    expect(check(both, { oneLetterPer: 'household' }).bad[0]?.problems).toEqual([{ code: 'duplicate-household', detail: '2' }])
  })
})

describe('suppression', () => {
  const digest = (key: string) => createHmac('sha256', 'a secret').update(key).digest('hex')
  const list = (...entries: readonly Cells[]) => ({ digest, digests: new Set(entries.flatMap((fields) => suppressionDigests(addressKeys({ fields, free: {} }, 'DE'), digest))) })
  const { email, ...byPost } = GOOD

  it('leaves out whoever objected, by address or by e-mail, and shows them nowhere', () => {
    const other = { ...GOOD, givenName: 'Bert', email: 'bert@example.com' }
    const run = (suppression: CheckOptions['suppression'], rows: readonly Cells[] = [GOOD, other]) => check(rows, suppression ? { suppression } : {})
    expect(run(list({ ...byPost, surname: 'BEISPIEL', street: 'musterweg 12', houseNumber: '' })).counts).toMatchObject({ rows: 2, good: 1, suppressed: 1 })
    expect(run(list({ email: 'BERT@example.com' })).good.map(({ recipient }) => recipient.givenName)).toEqual(['Anna'])
    expect(run(list({ street: 'Musterweg 12', postcode: '24103' })).counts, 'a whole household').toMatchObject({ good: 0, suppressed: 2 })
    const bad = run(list({ ...byPost, surname: 'Beispiel' }), [{ ...GOOD, town: '' }, GOOD])
    expect(bad).toMatchObject({ good: [], bad: [], counts: { suppressed: 2, bad: 0 } })
  })
  it('keeps no word of those on it', () => {
    const { digests } = list({ ...GOOD })
    expect([...digests].filter((one) => !isShortened(one))).toHaveLength(2)
    expect([...digests].join()).toMatch(/^[0-9a-f,~]+$/)
  })
  it('spares seeds, which no list meets', () => {
    const seeds = checkSeeds([row(GOOD)], MAPPING, { ...OPTIONS, suppression: list(GOOD) })
    expect(seeds.good).toHaveLength(1)
  })
})

describe('badRowsCsv', () => {
  const headers = ['Vorname', 'Nachname']
  it('gives the rows back as they came, to be mended and sent again', async () => {
    const cells = ['Änne "Nel"', 'Zwei\nZeilen; und mehr']
    const report = badRowsCsv(headers, [{ line: 7, cells, problems: [{ code: 'missing', field: 'town' }, { code: 'missing', field: 'street' }] }], 'de')
    const list = await readList(Buffer.from(report), async () => {})
    expect(list.headers).toEqual(['Zeile', 'Grund', ...headers])
    expect([...list.chunks].flat()[0]?.cells).toEqual(['7', 'Ort fehlt. Straße fehlt.', ...cells])
  })
  it('holds no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', ' =', '\n+', '＝', '\u00a0@', '|', '%'), fc.string({ maxLength: 20 }), (start, rest) => {
        const text = start + rest
        const report = badRowsCsv([text, 'b'], [{ line: 2, cells: [text, text], problems: [{ code: 'country-unknown', field: 'country', detail: text }] }], 'en')
        const [header, cells] = Papa.parse<string[]>(report.slice(1), { delimiter: ';' }).data
        for (const cell of [header?.[2], cells?.[2], cells?.[3]]) expect(cell).toBe(asSpreadsheetText(text))
        expect(cells?.[2]?.[0]).toBe("'")
        expect(cells?.[1]).toMatch(/^The country/)
      }),
    )
  })
})

it('checkList refuses a list without rows', async () => {
  const list = await readList(Buffer.from('Name;Ort\n'), async () => {})
  await expect(checkList(list, ['surname', 'town'], OPTIONS, () => {}, async () => {})).rejects.toMatchObject({ code: 'bad-input' })
})

it('whatever stands in the cells, every row is counted once, and none throws', () => {
  const cell = fc.oneof(fc.constantFrom('', 'Weg 1', '24103', 'DE', '=1+1', '😀', 'العربي', 'a'.repeat(300), '\0\u0007', '"; DROP', '__proto__', '\u202e', '\ud800', 'GB'), fc.string({ unit: 'binary', maxLength: 40 }))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 15, maxLength: 19 }), { maxLength: 8 }), (rows) => {
      const started = startListCheck(MAPPING, OPTIONS)
      const { good, bad } = started.take(rows.map((cells, at) => ({ line: at + 2, cells })))
      const counts = started.counts()
      expect(good.length + bad.length).toBe(rows.length)
      expect(counts.good + counts.bad + counts.duplicates + counts.suppressed).toBe(counts.rows)
      for (const { recipient } of good) {
        expect(recipient.addressLines.length).toBeLessThanOrEqual(6)
        expect([...recipient.addressLines, recipient.salutation].join('')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
      }
      for (const { problems } of bad) for (const problem of problems) expect(problemSentence(problem, 'de')).toMatch(/\S/)
    }),
    { numRuns: 300 },
  )
})
