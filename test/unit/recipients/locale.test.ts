import { describe, expect, it } from 'vitest'
import { checkRow } from '../../../src/recipients/checking/check-row.ts'
import { localeFor, tagOf } from '../../../src/recipients/checking/locale-of.ts'
import type { CheckOptions } from '../../../src/recipients/checking/list-recipient.ts'
import type { RecipientField } from '../../../src/recipients/headers/fields.ts'

const OPTIONS: CheckOptions = { sender: { country: 'DE', language: 'de' }, country: 'DE', locales: ['de', 'en'], formality: 'formal' }
const ANNA = { salutation: 'Frau', title: 'Mag.', givenName: 'Anna', surname: 'Muster', street: 'Weg 1', town: 'Ort' }
const PLACES = { DE: { postcode: '24103' }, AT: { postcode: '1010' }, CH: { postcode: '8001' }, LI: { postcode: '9490' }, US: { postcode: '94303', region: 'CA' }, FR: { postcode: '75001' }, PL: { postcode: '00-950' } }

/** Locale, salutation, remarks. */
function read(country: keyof typeof PLACES, more: Partial<Record<RecipientField, string>> = {}): readonly string[] {
  const checked = checkRow({ fields: { ...ANNA, ...PLACES[country], country, ...more }, free: {} }, OPTIONS)
  if (checked.is === 'bad') throw new Error(JSON.stringify(checked.problems))
  return [checked.recipient.locale, checked.recipient.salutation, ...checked.remarks]
}

describe('a row is greeted by its own language and country', () => {
  it.each<[keyof typeof PLACES, string | undefined, readonly string[]]>([
    ['CH', 'de-CH', ['de', 'Sehr geehrte Frau Muster']],
    ['CH', undefined, ['de', 'Sehr geehrte Frau Muster']],
    ['CH', 'Deutsch', ['de', 'Sehr geehrte Frau Muster']],
    ['LI', 'de', ['de', 'Sehr geehrte Frau Muster']],
    ['AT', 'de', ['de', 'Sehr geehrte Frau Mag. Muster,']],
    ['CH', 'de_AT', ['de', 'Sehr geehrte Frau Mag. Muster,']],
    ['US', 'en', ['en', 'Dear Ms. Muster,']],
    ['US', 'en-GB', ['en', 'Dear Ms Muster,']],
    ['FR', undefined, ['de', 'Sehr geehrte Frau Muster,']],
    ['DE', 'Klingonisch', ['de', 'Sehr geehrte Frau Muster,', 'locale-unread']],
    // A country in the column of languages.
    ['CH', 'CH', ['de', 'Sehr geehrte Frau Muster', 'locale-unread']],
  ])('%s, %s', (country, locale, lines) => expect(read(country, locale === undefined ? {} : { locale })).toEqual(lines))

  it('ends a greeting that the list has as its country does', () => {
    expect(read('DE', { letterSalutation: 'Liebe Anna' })[1]).toBe('Liebe Anna,')
    expect(read('CH', { letterSalutation: 'Liebe Anna' })[1]).toBe('Liebe Anna')
    expect(read('CH', { letterSalutation: 'Liebe Anna!' })[1]).toBe('Liebe Anna!')
  })
})

describe('a row of another language', () => {
  it.each<[keyof typeof PLACES, string, readonly string[]]>([
    ['FR', 'fr', ['fr', 'Madame,', 'locale-elsewhere']],
    ['CH', 'fr-CH', ['fr', 'Madame,', 'locale-elsewhere']],
    ['CH', 'F', ['fr', 'Madame,', 'locale-elsewhere']],
    ['PL', 'pl', ['pl', 'Szanowna Pani,', 'locale-elsewhere']],
    ['DE', 'Türkisch', ['tr', 'Sayın Anna Muster,', 'locale-elsewhere']],
    ['DE', 'nl', ['nl', 'Dear Ms Muster,', 'locale-elsewhere']],
  ])('is for no run of the mailing: %s, %s', (country, locale, lines) => expect(read(country, { locale })).toEqual(lines))
})

it.each([
  ['de-at', 'de-at'], ['DE_AT', 'de-at'], ['deutsch', 'de'], ['German', 'de'], ['Französisch', 'fr'], ['franzoesisch', 'fr'], ['francais', 'fr'], ['polski', 'pl'], ['русский', 'ru'], ['Spanish', 'es'], ['uk', null], ['AT', null], ['', null], ['__proto__', null], ['sw', 'sw'],
])('tagOf %s is %s', (written, tag) => expect(tagOf(written, ['de', 'sw-KE'])).toBe(tag))

it.each([
  ['de-at', 'de-AT'], ['de-ch', 'de'], ['en-us', 'en-GB'], ['fr', null],
])('localeFor %s is %s', (tag, locale) => expect(localeFor(tag, ['de', 'de-AT', 'en-GB'])).toBe(locale))
