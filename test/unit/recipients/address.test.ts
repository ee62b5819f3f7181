import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AddressParts, composeAddress, DIN_5008_WINDOW } from '../../../src/recipients/addressing/compose-address.ts'
import { countryLine, countryOf } from '../../../src/recipients/addressing/countries.ts'
import { streetParts } from '../../../src/recipients/addressing/house-number.ts'
import { lineWidthMm, wrapLine } from '../../../src/recipients/addressing/line-width.ts'
import { checkPostcode, comparablePostcode } from '../../../src/recipients/addressing/postcodes.ts'
import { streetAndTownLines } from '../../../src/recipients/addressing/street-and-town.ts'
import { fontAdvances } from './font-advances.ts'

const EMPTY: AddressParts = { title: '', givenName: '', surname: '', name: '', company: '', addition: '', street: '', houseNumber: '', poBox: '', postcode: '', town: '', region: '', country: 'DE' }
const FROM = { country: 'DE', language: 'de' }
const linesOf = (parts: Partial<AddressParts>, from = FROM) => {
  const address = composeAddress({ ...EMPTY, givenName: 'Kim', surname: 'Beispiel', ...parts }, from)
  return address.is === 'lines' ? address.lines : address
}

describe('composeAddress', () => {
  it.each<[string, Partial<AddressParts>, readonly string[]]>([
    ['DE', { title: 'Dr.', street: 'Musterweg', houseNumber: '12 a', postcode: '24103', town: 'Kiel' }, ['Dr. Kim Beispiel', 'Musterweg 12 a', '24103 Kiel']],
    ['DE', { company: 'Beispiel & Co. KG', addition: 'Haus 3', street: 'Musterweg 12', houseNumber: '12', postcode: '24103', town: 'Kiel' }, ['Beispiel & Co. KG', 'Kim Beispiel', 'Haus 3', 'Musterweg 12', '24103 Kiel']],
    ['DE', { poBox: '12345', postcode: '24003', town: 'Kiel' }, ['Kim Beispiel', 'Postfach 1 23 45', '24003 Kiel']],
    ['AT', { street: 'Mustergasse 4/2/11', postcode: '1010', town: 'Wien' }, ['Kim Beispiel', 'Mustergasse 4/2/11', '1010 WIEN', 'ÖSTERREICH / AUSTRIA']],
    ['CH', { street: 'Beispielstrasse', houseNumber: '7', postcode: '8001', town: 'Zürich' }, ['Kim Beispiel', 'Beispielstrasse 7', '8001 ZÜRICH', 'SCHWEIZ / SWITZERLAND']],
    ['FR', { street: 'rue du Modèle', houseNumber: '12', postcode: '75001', town: 'Paris' }, ['Kim Beispiel', '12 rue du Modèle', '75001 PARIS', 'FRANKREICH / FRANCE']],
    ['PL', { street: 'ul. Wzorcowa', houseNumber: '12/3', postcode: '00-950', town: 'Warszawa' }, ['Kim Beispiel', 'ul. Wzorcowa 12/3', '00-950 WARSZAWA', 'POLEN / POLAND']],
    ['GB', { company: 'Sample Ltd', street: 'Example Street', houseNumber: '221B', postcode: 'SW1A 1AA', town: 'London' }, ['Kim Beispiel', 'Sample Ltd', '221B Example Street', 'LONDON', 'SW1A 1AA', 'GROSSBRITANNIEN / UNITED KINGDOM']],
    ['US', { street: '12 Example Ave', postcode: '94303', town: 'Palo Alto', region: 'California' }, ['Kim Beispiel', '12 Example Ave', 'PALO ALTO, CA 94303', 'USA']],
    ['IE', { street: 'Main Street', postcode: '', town: 'Kells' }, ['Kim Beispiel', 'Main Street', 'KELLS', 'IRLAND / IRELAND']],
  ])('%s %j', (country, parts, lines) => expect(linesOf({ ...parts, country })).toEqual(lines))

  it.each<[string, string, string]>([
    ['US', '123 Main St Apt 4B', '123 Main St Apt 4B'],
    ['US', '350 Fifth Ave Suite 3300', '350 Fifth Ave Suite 3300'],
    ['US', '4500 Highway 50', '4500 Highway 50'],
    ['US', 'PO Box 123', 'PO Box 123'],
    ['GB', '10 Downing Street Flat 3', '10 Downing Street Flat 3'],
    ['GB', 'Flat 2, 221B Baker Street', 'Flat 2, 221B Baker Street'],
    ['IE', 'Apartment 7', 'Apartment 7'],
    ['FR', '12 rue du 8 mai 1945', '12 rue du 8 mai 1945'],
    ['FR', 'Place du 11 novembre 1918', 'Place du 11 novembre 1918'],
    ['FR', 'BP 123', 'BP 123'],
    ['FR', 'CS 40001', 'CS 40001'],
    ['ES', 'Apartado 123', 'Apartado 123'],
    ['ES', 'Calle Mayor 5', 'Calle Mayor, 5'],
    ['HK', '123 Nathan Road', '123 Nathan Road'],
    ['DE', 'Musterweg 12 a', 'Musterweg 12 a'],
    ['CH', 'Rue du Rhône 14', 'Rue du Rhône 14'],
  ])('leaves a street of %s in the order in which it came: %s', (country, street, printed) => expect(linesOf({ country, street, postcode: '1', town: 'X', givenName: '', surname: 'Kim' })).toContain(printed))

  it('says a number once that stands in the street and in a column of its own', () => {
    expect(linesOf({ country: 'FR', street: '12, rue du Modèle', houseNumber: '12', postcode: '75001', town: 'Paris' })).toContain('12 rue du Modèle')
    expect(linesOf({ country: 'US', street: 'Route 9', houseNumber: '9', postcode: '94303', town: 'Palo Alto' })).toContain('9 Route 9')
  })

  it('says the country only abroad', () => {
    const zurich = { country: 'CH', street: 'Weg 1', postcode: '8001', town: 'Zürich' }
    expect(linesOf(zurich, { country: 'CH', language: 'de' })).toEqual(['Kim Beispiel', 'Weg 1', '8001 Zürich'])
    expect(linesOf(zurich, { country: 'GB', language: 'en' })).toContain('SWITZERLAND')
    expect(countryLine('LI', 'de')).toBe('LIECHTENSTEIN')
  })

  it('lets every part arrive, in every country, unchanged; the library sees none of them', () => {
    const word = fc.constantFrom('New York', 'https://example.com', 'Kiel', 'Kiel, Kiel', 'Stadtteil Süd', '$& {{{road}}}', '<b>', '- a', 'Gemeinde Au', 'عمّان', '東京')
    fc.assert(
      fc.property(fc.record({ street: word, houseNumber: fc.constantFrom('', '1', '12 a'), postcode: fc.constantFrom('', '12345', 'AB1 2CD'), town: word }), fc.constantFrom('DE', 'AT', 'CH', 'FR', 'PL', 'GB', 'US', 'HK', 'IE', 'JP', 'BR', 'ES', 'TR', 'AE', 'XX', 'NZ', 'VA', 'PR', 'CW'), (parts, country) => {
        const lines = streetAndTownLines({ ...parts, region: '' }, country).join('\n')
        for (const part of Object.values(parts)) expect(lines).toContain(part)
      }),
    )
  })

  it.each([['California', 'CA'], ['ca', 'CA'], ['Neverland', 'Neverland'], ['https://example.com', 'https://example.com'], ['Washington, D.C.', 'D.C.']])('prints the state %s as %s', (region, printed) => {
    expect(streetAndTownLines({ street: 'Example Ave', houseNumber: '12', postcode: '94303', town: 'Palo Alto', region }, 'US').join('\n')).toMatch(new RegExp(`^12 Example Ave\n.*Palo Alto.*${printed}|^Example Ave 12\nPalo Alto.*${printed}`))
  })

  it('goes on in the next line at a blank, within six lines of the width of the window', () => {
    const long = linesOf({ company: 'Gemeinnützige Wohnungsbaugenossenschaft Beispielstadt und Umgebung eingetragene Genossenschaft', street: 'Weg 1', postcode: '24103', town: 'Kiel' })
    expect(long).toEqual(['Gemeinnützige Wohnungsbaugenossenschaft', 'Beispielstadt und Umgebung eingetragene', 'Genossenschaft', 'Kim Beispiel', 'Weg 1', '24103 Kiel'])
    for (const line of long as string[]) expect(lineWidthMm(line, 10.5)).toBeLessThanOrEqual(DIN_5008_WINDOW.widthMm)
    expect(linesOf({ company: 'Wort '.repeat(40).trim(), addition: 'Zusatz '.repeat(20).trim(), street: 'Weg 1', postcode: '24103', town: 'Kiel' })).toMatchObject({ is: 'too-many' })
    expect(linesOf({ surname: 'x'.repeat(300), street: 'Weg 1', postcode: '24103', town: 'Kiel' })).toEqual({ is: 'too-wide', field: 'surname' })
    const wide = composeAddress({ ...EMPTY, surname: 'W'.repeat(40), street: 'Weg 1', town: 'Kiel' }, FROM, { lines: 6, widthMm: 500, sizePt: 10.5 })
    expect(wide, 'no window shows more than the post’s machines read').toMatchObject({ is: 'too-wide' })
  })
})

it('measures as the font does, within the kerning of a line', () => {
  const { unitsPerEm, advanceOf } = fontAdvances(readFileSync('media/brand/fonts/SourceSans3_400Regular.ttf'))
  for (let code = 0x20; code < 0x7f; code++) expect(lineWidthMm(String.fromCodePoint(code), 72 / 25.4), String.fromCodePoint(code)).toBeCloseTo(advanceOf(code) / unitsPerEm, 3)
  for (const sign of 'ßłŁæÆœŒđı–’ðþäöüéçşżÅ') expect(lineWidthMm(sign, 72 / 25.4), sign).toBeCloseTo(advanceOf(sign.codePointAt(0) ?? 0) / unitsPerEm, 2)
})

it('wrapLine loses no word', () => {
  fc.assert(fc.property(fc.array(fc.stringMatching(/^[A-Za-zäöü]{1,12}$/), { minLength: 1, maxLength: 20 }), (words) => {
    expect(wrapLine(words.join(' '), 60, 10.5)?.join(' ')).toBe(words.join(' '))
  }))
})

it.each([
  ['DE', 'Musterweg 12', 'Musterweg', '12'],
  ['DE', 'Musterweg 12 a', 'Musterweg', '12 a'],
  ['DE', 'Hauptstr.5', 'Hauptstr.', '5'],
  ['DE', 'Am Hang 3-5', 'Am Hang', '3-5'],
  ['DE', 'Mustergasse 4/2/11', 'Mustergasse', '4/2/11'],
  ['FR', '12 bis rue du Moulin', 'rue du Moulin', '12 bis'],
  ['GB', '221B Baker Street', 'Baker Street', '221B'],
  ['DE', 'Straße des 17. Juni 135', 'Straße des 17. Juni', '135'],
  ['DE', 'Straße des 17. Juni', 'Straße des 17. Juni', ''],
  ['DE', 'Q7, 24', 'Q7, 24', ''],
  ['GB', 'The Old Mill', 'The Old Mill', ''],
])('streetParts in %s of %s', (country, street, name, houseNumber) => expect(streetParts(street, '', country)).toEqual({ street: name, houseNumber }))

it.each([
  ['DE', '24103', '24103'], ['DE', 'D-24103', '24103'], ['DE', '1067', 'zero-lost'], ['DE', '00123', 'wrong'], ['DE', '2410', 'zero-lost'], ['DE', '241033', 'wrong'], ['DE', '', 'missing'], ['DE', 'ABCDE', 'wrong'],
  ['AT', '1010', '1010'], ['AT', 'A-1010', '1010'], ['AT', '0101', 'wrong'], ['CH', '8001', '8001'], ['CH', '80010', 'wrong'], ['FR', '75001', '75001'], ['FR', '1000', 'zero-lost'], ['PL', '00950', '00-950'], ['PL', '00-950', '00-950'], ['PL', '0095', 'wrong'],
  ['GB', 'sw1a1aa', 'SW1A 1AA'], ['GB', 'M1 1AE', 'M1 1AE'], ['GB', '12345', 'wrong'], ['US', '94303', '94303'], ['US', '94303-1234', '94303-1234'], ['US', '9430', 'zero-lost'], ['NL', '1234ab', '1234 AB'], ['IE', '', ''], ['HK', '', ''],
] as const)('checkPostcode %s %s', (country, written, expected) => {
  const checked = checkPostcode(written, country)
  expect(checked.is === 'good' ? checked.postcode : checked.is).toBe(expected)
})

it('countryOf reads names, codes and the signs of cars', () => {
  const known = { DE: ['Deutschland', 'germany', 'D', 'DEU', 'Allemagne', 'de', 'BRD'], AT: ['Österreich', 'Oesterreich', 'A', 'Austria'], CH: ['Schweiz', 'CH', 'Suisse', 'Switzerland'], GB: ['UK', 'United Kingdom', 'England', 'Großbritannien', 'Vereinigtes Königreich'], US: ['USA', 'U.S.A.', 'United States', 'Vereinigte Staaten von Amerika'], PL: ['Polen', 'Polska'], FR: ['Frankreich', 'F'] }
  for (const [code, names] of Object.entries(known)) for (const name of names) expect(countryOf(name), name).toBe(code)
  for (const name of ['', 'Narnia', 'constructor', 'XX']) expect(countryOf(name), name).toBeNull()
})

describe('postcodes as they are compared', () => {
  it.each([
    ['01067', 'DE', '01067'],
    ['1067', 'DE', '01067'],
    ['D-01067', 'DE', '01067'],
    ['1010', 'AT', '1010'],
    ['A-1010', 'AT', '1010'],
    ['sw1a 1aa', 'GB', 'SW1A1AA'],
    ['02139-4307', 'US', '02139'],
    ['2139', 'US', '02139'],
  ] as const)('%s in %s', (written, country, compared) => {
    expect(comparablePostcode(written, country)).toBe(compared)
  })
})
