import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Gender, readFormality, readGender } from '../../../src/recipients/greeting/gender.ts'
import { type Greeted, salutationFor } from '../../../src/recipients/greeting/salutation.ts'

const anna: Greeted = { gender: 'female', title: '', givenName: 'Anna', surname: 'Beispiel', name: '' }

describe('salutationFor', () => {
  it.each([
    ['de', {}, 'Sehr geehrte Frau Beispiel,'],
    ['de', { gender: 'male', title: 'Dr.' }, 'Sehr geehrter Herr Dr. Beispiel,'],
    ['de', { title: 'Prof. Dr. Dr. h. c.' }, 'Sehr geehrte Frau Prof. Dr. Beispiel,'],
    ['de', { title: 'Dipl.-Ing.' }, 'Sehr geehrte Frau Beispiel,'],
    ['de', { title: 'MBA' }, 'Sehr geehrte Frau Beispiel,'],
    ['de-AT', { title: 'Mag. Dr.' }, 'Sehr geehrte Frau Mag. Dr. Beispiel,'],
    ['de-CH', {}, 'Sehr geehrte Frau Beispiel'],
    ['de-LI', {}, 'Sehr geehrte Frau Beispiel'],
    ['de', { isFamily: true, givenName: '' }, 'Sehr geehrte Familie Beispiel,'],
    ['de-CH', { isFamily: true, givenName: '' }, 'Sehr geehrte Familie Beispiel'],
    ['en', { isFamily: true, givenName: '' }, 'Dear Beispiel Family,'],
    ['fr', { isFamily: true, givenName: '' }, 'Madame, Monsieur,'],
    ['pl', { isFamily: true, givenName: '' }, 'Szanowni Państwo,'],
    ['tr', { isFamily: true, givenName: '' }, 'Sayın Beispiel Ailesi,'],
    ['de', { gender: 'unknown' }, 'Guten Tag Anna Beispiel,'],
    ['de', { gender: 'diverse', title: 'Dr.' }, 'Guten Tag Dr. Anna Beispiel,'],
    ['de', { gender: 'unknown', givenName: '' }, 'Guten Tag,'],
    ['de', { surname: '', givenName: '' }, 'Guten Tag,'],
    ['de', { surname: '', givenName: '', name: 'Anna Beispiel' }, 'Guten Tag Anna Beispiel,'],
    ['en', {}, 'Dear Ms Beispiel,'],
    ['en-US', { gender: 'male' }, 'Dear Mr. Beispiel,'],
    ['en', { title: 'Dr' }, 'Dear Dr Beispiel,'],
    ['en', { gender: 'unknown' }, 'Dear Anna Beispiel,'],
    ['en', { surname: '', givenName: '' }, 'Hello,'],
    ['fr', {}, 'Madame,'],
    ['fr', { gender: 'diverse' }, 'Bonjour Anna Beispiel,'],
    ['pl', { gender: 'male' }, 'Szanowny Panie,'],
    ['tr', {}, 'Sayın Anna Beispiel,'],
    ['ja', {}, 'Dear Ms Beispiel,'],
    ['constructor', {}, 'Dear Ms Beispiel,'],
  ] as const)('%s, formal, %j: %s', (locale, other, said) => expect(salutationFor({ ...anna, ...other }, locale, 'formal')).toBe(said))

  it.each([['de', 'Hallo Anna,'], ['en', 'Dear Anna,'], ['fr', 'Bonjour Anna,']])('%s, informal: %s', (locale, said) => expect(salutationFor(anna, locale, 'informal')).toBe(said))
  it('has a neutral greeting where nothing but formality is informal', () => expect(salutationFor({ ...anna, givenName: '' }, 'de', 'informal')).toBe('Guten Tag,'))

  it('never names a gender that is not known, whatever else is', () => {
    const gendered = /\b(?:Frau|Herr|Mrs?|Ms|Miss|Madame|Monsieur|Pani?e?|geehrter?)\b/
    const text = fc.constantFrom('', 'Kim', 'Dr.', 'Prof. Dr.', 'Öz', 'Nguyễn')
    fc.assert(
      fc.property(fc.record({ gender: fc.constantFrom<Gender>('unknown', 'diverse'), title: text, givenName: text, surname: text, name: text }), fc.constantFrom('de', 'de-AT', 'de-CH', 'en', 'en-US', 'fr', 'pl', 'tr', 'xx'), fc.constantFrom('formal' as const, 'informal' as const), (greeted, locale, formality) => {
        const said = salutationFor(greeted, locale, formality)
        expect(said).not.toMatch(gendered)
        expect(said).not.toMatch(/\s,|\s{2}|undefined|^\s|\s$/)
      }),
    )
  })
})

it.each([
  ['female', ['Frau', 'FRAU', ' frau ', 'Fr.', 'Ms', 'Mrs.', 'w', 'weiblich', 'Madame', 'Frau Dr.', 'Frau Prof. Dr.']],
  ['male', ['Herr', 'Herrn', 'Hr.', 'Mr', 'm', 'männlich', 'M.', 'Herr Dipl.-Ing.']],
  ['diverse', ['divers', 'd', 'Mx', 'x']],
  ['unknown', ['', 'Familie', 'Firma', 'Herr und Frau', 'Dr.', 'Eheleute', 'k. A.']],
] as const)('readGender reads as %s', (gender, forms) => {
  for (const form of forms) expect(readGender(form), form).toMatchObject({ gender, isRead: true })
})
it.each([
  ['Frau Dr.', 'Dr.'],
  ['FRAU PROF.DR.', 'Prof. Dr.'],
  ['Herr Dr. med. dent.', 'Dr. med. dent.'],
  ['Frau Prof. Dr. h. c.', 'Prof. Dr. h. c.'],
  ['Herrn Dipl.-Ing.', 'Dipl.-Ing.'],
  ['Herr Dr.-Ing.', 'Dr.-Ing.'],
  ['Dr.', 'Dr.'],
  ['Frau', ''],
  ['Herr und Frau Dr.', ''],
  ['Freifrau Dr.', ''],
])('readGender finds the title in %s', (form, title) => expect(readGender(form).title).toBe(title))
it('readGender guesses nothing', () => {
  for (const form of ['Herrmann', 'Fraulich', 'Anna', '1', 'Frau Herr', 'he/him', 'constructor', '__proto__']) expect(readGender(form), form).toEqual({ gender: 'unknown', isRead: false, title: '' })
  expect(['Sie', 'du', 'per Du', 'formal', 'vielleicht'].map(readFormality)).toEqual(['formal', 'informal', 'informal', 'formal', null])
})
