import { describe, expect, it } from 'vitest'
import { assertMapping, headersFingerprint, type Mapping, proposeMapping } from '../../../src/recipients/headers/propose-mapping.ts'
import { fieldOfHeader, plainHeader } from '../../../src/recipients/headers/synonyms.ts'
import { RECIPIENT_FIELDS } from '../../../src/recipients/headers/fields.ts'

const targets = (headers: readonly string[], sample: readonly (readonly string[])[] = []) => proposeMapping(headers, sample).map(({ target }) => target)

describe('proposeMapping', () => {
  it('knows what German and English lists call their columns', () => {
    expect(targets(['Anrede', 'Titel', 'Vorname', 'Nachname', 'Firma', 'Adresszusatz', 'Straße', 'Hausnr.', 'Postfach', 'PLZ', 'Ort', 'Land', 'Sprache', 'E-Mail', 'Kunden-Nr.'])).toEqual(['salutation', 'title', 'givenName', 'surname', 'company', 'addition', 'street', 'houseNumber', 'poBox', 'postcode', 'town', 'country', 'locale', 'email', 'customerNumber'])
    expect(targets(['Gender', 'First Name', 'LAST_NAME', 'Company name', 'Address line 2', 'Street address', 'House no.', 'ZIP Code', 'City', 'State', 'Country', 'Language', 'E-mail address', 'Customer ID'])).toEqual(['salutation', 'givenName', 'surname', 'company', 'addition', 'street', 'houseNumber', 'postcode', 'town', 'region', 'country', 'locale', 'email', 'customerNumber'])
    for (const [header, field] of [['STRASSE', 'street'], ['strasse', 'street'], ['Straße/Nr.', 'street'], ['Foermlichkeit', 'formality'], ['Du/Sie', 'formality'], ['Briefanrede', 'letterSalutation'], ['Umsatz', null], ['__proto__', null], ['constructor', null], ['', null]] as const) expect(fieldOfHeader(header), header).toBe(field)
  })

  it('is less sure of a part of a name, and of what it sees in the cells', () => {
    const proposals = proposeMapping(['Lieferadresse PLZ', 'billing_city', 'Spalte 7', 'Titel', 'Umsatz 2025'], [['24103', 'Kiel', 'a@example.com', 'Frau', '17'], ['24105', 'Kiel', 'b@example.com', 'Herr', '12'], ['', '', '', '', '']])
    expect(proposals.map(({ target, because }) => [target, because])).toEqual([['postcode', 'part-of-name'], ['town', 'part-of-name'], ['email', 'contents'], ['salutation', 'contents'], [null, 'nothing']])
    const [byPart, , byContents] = proposals
    expect(byPart?.confidence).toBeLessThan(0.9)
    expect(byContents?.confidence).toBeLessThan(byPart?.confidence ?? 0)
  })

  it('proposes no field twice: the surer column has it, then the first', () => {
    expect(targets(['Rechnung PLZ', 'PLZ', 'Postleitzahl'])).toEqual([null, 'postcode', null])
  })

  it('takes what was confirmed before, whatever the spelling of the headers', () => {
    const confirmed: Mapping = ['surname', null, 'free:tariff']
    const remembered = new Map([[headersFingerprint(['Name', 'Ort', 'Tarif']), confirmed]])
    expect(proposeMapping([' NAME', 'Ort.', 'tarif'], [], remembered)).toEqual([
      { header: ' NAME', target: 'surname', confidence: 1, because: 'remembered' },
      { header: 'Ort.', target: null, confidence: 1, because: 'remembered' },
      { header: 'tarif', target: 'free:tariff', confidence: 1, because: 'remembered' },
    ])
    expect(headersFingerprint(['Ort', 'Name', 'Tarif'])).not.toBe(headersFingerprint(['Name', 'Ort', 'Tarif']))
    expect(headersFingerprint(['ab', 'c'])).not.toBe(headersFingerprint(['a', 'bc']))
  })

  it('has no name that stands for two fields', () => {
    for (const field of RECIPIENT_FIELDS) expect(fieldOfHeader(field), plainHeader(field)).toBe(field)
  })
})

it.each([
  [['surname', 'street', 'town'], true],
  [['company', 'poBox', 'town'], true],
  [['name', 'street', 'town'], true],
  [['surname', 'street', null], false],
  [['givenName', 'street', 'town'], false],
  [['surname', 'postcode', 'town'], false],
  [['surname', 'street'], false],
  [['surname', 'surname', 'street', 'town'], false],
  [['surname', 'street', 'town', 'free:A b'], false],
  [['surname', 'street', 'town', 'toString'], false],
] as const)('assertMapping of %j: %s', (mapping, isGood) => {
  const assert = () => assertMapping(mapping as unknown as Mapping, mapping.length === 2 ? ['a', 'b', 'c'] : mapping.map(String))
  if (isGood) expect(assert).not.toThrow()
  else expect(assert).toThrow(expect.objectContaining({ code: 'bad-input' }))
})
