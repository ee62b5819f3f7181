/** Conditions: what is compared, and how. */
import { describe, expect, test } from 'vitest'
import { conditionHolds, isShown, numberOf } from '../../../src/channel/conditions.ts'
import type { Recipient } from '../../../src/channel/contract.ts'
import type { Condition, Conditional } from '../../../src/content/nodes.ts'

const EDDA: Recipient = {
  addressLines: ['Edda Röhm'],
  town: 'Bad Öhringen-Süd',
  postcode: '01067',
  country: 'DE',
  gender: 'female',
  formality: 'formal',
  customerNumber: 'K-4711',
  free: { Tarif: 'Öko  Plus', 'Verbrauch kWh': '2.450,5', Leer: '  ' },
}
const rule = (field: Condition['field'], is: Condition['is'], ...values: string[]): Condition => ({ field, is, values })
const column = (name: string, is: Condition['is'], ...values: string[]): Condition => ({ field: 'free', column: name, is, values })
const holds = (one: Condition, recipient: Partial<Recipient> = {}, locale = 'de') => conditionHolds(one, { ...EDDA, ...recipient }, locale)

describe('conditionHolds', () => {
  test.each<readonly [string, Condition]>([
    ['umlauts in capitals', rule('town', 'one-of', 'BAD ÖHRINGEN-SÜD')],
    ['umlauts decomposed', rule('town', 'one-of', 'bad o\u0308hringen-su\u0308d')],
    ['one of several', rule('country', 'one-of', 'AT', 'de')],
    ['the beginning', rule('town', 'starts-with', 'ulm', 'bad ö')],
    ['runs of blanks', column('Tarif', 'one-of', 'öko plus')],
    ['a column in another spelling', column(' tarif ', 'present')],
    ['a column of blanks only', column('Leer', 'absent')],
    ['a column that is not there', column('toString', 'absent')],
    ['a number with its groups', column('Verbrauch kWh', 'between', '2.450,5', '3000')],
    ['a postcode with a zero in front', rule('postcode', 'between', '01000', '01099')],
    ['a postcode by its beginning', rule('postcode', 'starts-with', '01')],
    ['the form of address', rule('formality', 'one-of', 'formal')],
    ['the language of the text', rule('locale', 'one-of', 'DE')],
  ])('holds: %s', (_, one) => expect(holds(one)).toBe(true))

  test.each<readonly [string, Condition]>([
    ['ä is not ae', rule('town', 'one-of', 'Bad Oehringen-Sued')],
    ['a part that is not the beginning', rule('town', 'starts-with', 'Öhringen')],
    ['a column of blanks is not present', column('Leer', 'present')],
    ['nothing is missing in a column that is not there', column('Zähler', 'one-of', '')],
    ['a text is between no numbers', column('Tarif', 'between', '1', '9')],
    ['above the range', column('Verbrauch kWh', 'between', '1', '2.450,4')],
    ['a postcode without its zero', rule('postcode', 'between', '1000', '1099')],
    ['another language of the text', rule('locale', 'one-of', 'en')],
  ])('does not hold: %s', (_, one) => expect(holds(one)).toBe(false))

  test('ß equals ss', () => expect(holds(rule('town', 'one-of', 'GROSSENHAIN'), { town: 'Großenhain' })).toBe(true))
  test('postcodes without blanks and dashes', () => {
    expect(holds(rule('postcode', 'one-of', 'sw1a1aa'), { postcode: 'SW1A 1AA' })).toBe(true)
    expect(holds(rule('postcode', 'between', '00001', '12345'), { postcode: '12-345' })).toBe(true)
  })
  test('an Austrian code lies in no German range', () => expect(holds(rule('postcode', 'between', '01000', '02000'), { postcode: '1010' })).toBe(false))
  test('a gender that is unknown is missing', () => {
    expect(holds(rule('gender', 'absent'), { gender: 'unknown' })).toBe(true)
    expect(holds(rule('gender', 'present'), { gender: 'unknown' })).toBe(false)
  })
})

describe('numberOf', () => {
  test.each([
    ['1.234,5', 'de', 1234.5],
    ['1.234', 'de-CH', 1234],
    ['12.5', 'de', 12.5],
    ['1,234.5', 'en-GB', 1234.5],
    ['1,234', 'en', 1234],
    ["12'000", 'de', 12000],
    ['12 000 000', 'fr', 12000000],
    ['−3,5', 'pl', -3.5],
  ])('%s in %s', (text, locale, value) => expect(numberOf(text, locale)).toBe(value))
  test.each(['', '1.2.3', 'zwölf', '1e5', '0x10', '12 kWh', '-'])('no number: %j', (text) => expect(numberOf(text, 'de')).toBeUndefined())
})

describe('isShown', () => {
  const here = rule('country', 'one-of', 'DE')
  const elsewhere = rule('country', 'one-of', 'AT')
  const block = (match: Conditional['match'], rules: readonly Condition[], forOthers: Conditional['forOthers'] = 'hidden') => ({ match, rules, forOthers })

  test.each<readonly [Conditional['match'], readonly Condition[], boolean]>([
    ['all', [here, here], true],
    ['all', [here, elsewhere], false],
    ['any', [here, elsewhere], true],
    ['any', [elsewhere], false],
    ['none', [elsewhere], true],
    ['none', [here, elsewhere], false],
  ])('%s of %j', (match, rules, shown) => expect(isShown(block(match, rules), EDDA, 'de')).toBe(shown))

  test('"any" and "none" reach everybody once, also who lacks the value', () => {
    const { gender: _, ...nobodyKnows } = EDDA
    for (const recipient of [EDDA, nobodyKnows]) {
      const rules = [rule('gender', 'one-of', 'male')]
      expect([isShown(block('any', rules), recipient, 'de'), isShown(block('none', rules), recipient, 'de')].filter(Boolean)).toHaveLength(1)
    }
  })
  test('where nobody is addressed its author decides', () => {
    for (const recipient of [undefined, { ...EDDA, isSpecimen: true }]) {
      expect(isShown(block('all', [here]), recipient, 'de')).toBe(false)
      expect(isShown(block('all', [elsewhere], 'shown'), recipient, 'de')).toBe(true)
    }
  })
})
