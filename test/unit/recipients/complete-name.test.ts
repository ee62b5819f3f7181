import { describe, expect, it } from 'vitest'
import { checkRow } from '../../../src/recipients/checking/check-row.ts'
import type { RecipientField } from '../../../src/recipients/headers/fields.ts'

type Said = Partial<Record<RecipientField, string>>
const HOME: Said = { street: 'Weg 1', postcode: '24103', town: 'Kiel' }
const OPTIONS = { sender: { country: 'DE', language: 'de' }, country: 'DE', locales: ['de'], formality: 'formal' } as const
function printed(fields: Said) {
  const checked = checkRow({ fields: { ...HOME, ...fields }, free: {} }, OPTIONS)
  return checked.is === 'good' ? [checked.recipient.addressLines[0], checked.recipient.salutation, ...checked.remarks] : checked.problems
}

describe('a title beside the form of address', () => {
  it.each<[Said, readonly string[]]>([
    [{ salutation: 'Frau Dr.', givenName: 'Anna', surname: 'B' }, ['Dr. Anna B', 'Sehr geehrte Frau Dr. B,']],
    [{ salutation: 'herr prof. dr.', givenName: 'Max', surname: 'Muster' }, ['Prof. Dr. Max Muster', 'Sehr geehrter Herr Prof. Dr. Muster,']],
    [{ salutation: 'Frau Dr.', title: 'Prof. Dr.', givenName: 'Anna', surname: 'B' }, ['Prof. Dr. Anna B', 'Sehr geehrte Frau Prof. Dr. B,']],
    [{ salutation: 'Dr.', name: 'Kim Muster' }, ['Dr. Kim Muster', 'Guten Tag Dr. Kim Muster,']],
  ])('%j', (fields, lines) => expect(printed(fields)).toEqual(lines))
})

describe('a name that is turned round', () => {
  it.each<[Said, readonly string[]]>([
    [{ salutation: 'Herr', name: 'Muster, Max' }, ['Max Muster', 'Sehr geehrter Herr Muster,']],
    [{ salutation: 'Frau', surname: 'von der Heide, Anna Maria' }, ['Anna Maria von der Heide', 'Sehr geehrte Frau von der Heide,']],
    [{ salutation: 'Frau', name: 'Muster, Dr. Anna' }, ['Dr. Anna Muster', 'Sehr geehrte Frau Dr. Muster,']],
    [{ salutation: 'Frau Dr.', name: 'Muster, Anna' }, ['Dr. Anna Muster', 'Sehr geehrte Frau Dr. Muster,']],
    // It may be a company and a department.
    [{ name: 'Muster, Max' }, ['Muster, Max', 'Guten Tag,', 'name-unread']],
    [{ salutation: 'Firma', name: 'Beispiel GmbH, Einkauf' }, ['Beispiel GmbH, Einkauf', 'Guten Tag,', 'name-unread']],
    [{ salutation: 'Herr', name: 'Muster, Max, Abt. 3' }, ['Muster, Max, Abt. 3', 'Guten Tag,', 'name-unread']],
    [{ salutation: 'Herr', letterSalutation: 'Lieber Max,', name: 'Muster, Max, Abt. 3' }, ['Muster, Max, Abt. 3', 'Lieber Max,']],
    [{ name: 'Anna Muster, LL.M.' }, ['Anna Muster, LL.M.', 'Guten Tag Anna Muster, LL.M.,']],
  ])('%j', (fields, lines) => expect(printed(fields)).toEqual(lines))
})

describe('several people, or a company, where a person would stand', () => {
  it.each<[Said, readonly string[]]>([
    [{ salutation: 'Familie', surname: 'Müller' }, ['Familie Müller', 'Sehr geehrte Familie Müller,']],
    [{ salutation: 'Eheleute', surname: 'Müller' }, ['Familie Müller', 'Sehr geehrte Familie Müller,']],
    [{ salutation: 'Herr und Frau', name: 'von der Heide' }, ['Familie von der Heide', 'Sehr geehrte Familie von der Heide,']],
    [{ salutation: 'Familie', surname: 'Familie Müller' }, ['Familie Müller', 'Sehr geehrte Familie Müller,']],
    [{ name: 'Fam. Müller' }, ['Familie Müller', 'Sehr geehrte Familie Müller,']],
    [{ salutation: 'Familie', title: 'Dr.', surname: 'Müller' }, ['Familie Dr. Müller', 'Sehr geehrte Familie Dr. Müller,']],
    [{ salutation: 'Familie', surname: 'Müller', formality: 'du' }, ['Familie Müller', 'Hallo Familie Müller,']],
    [{ salutation: 'Familie', surname: 'Müller', letterSalutation: 'Liebe Müllers' }, ['Familie Müller', 'Liebe Müllers,']],
    [{ salutation: 'Firma', surname: 'Müller' }, ['Firma Müller', 'Guten Tag,']],
    [{ salutation: 'Firma', surname: 'Bäckerei Müller' }, ['Bäckerei Müller', 'Guten Tag,']],
    // Whose given names are known are called by them.
    [{ salutation: 'Familie', givenName: 'Eva & Tim', surname: 'Müller' }, ['Eva & Tim Müller', 'Guten Tag Eva & Tim Müller,']],
    [{ salutation: 'Herrn und Frau', name: 'Eva und Tim Müller' }, ['Eva und Tim Müller', 'Guten Tag Eva und Tim Müller,']],
    [{ salutation: 'Firma', company: 'Beispiel KG', surname: 'Müller' }, ['Beispiel KG', 'Guten Tag,']],
    [{ salutation: 'Frau', surname: 'Müller' }, ['Müller', 'Sehr geehrte Frau Müller,']],
  ])('%j', (fields, lines) => expect(printed(fields)).toEqual(lines))

  it('speaks their language, and keeps the surname', () => {
    const checked = checkRow({ fields: { ...HOME, salutation: 'Familie', surname: 'Smith', locale: 'en' }, free: {} }, { ...OPTIONS, locales: ['de', 'en'] })
    expect(checked).toMatchObject({ is: 'good', recipient: { surname: 'Smith', salutation: 'Dear Smith Family,', addressLines: ['Smith Family', 'Weg 1', '24103 Kiel'] } })
  })

  it('names what is too wide by its column', () => {
    const checked = checkRow({ fields: { ...HOME, salutation: 'Familie', surname: 'W'.repeat(40) }, free: {} }, OPTIONS)
    expect(checked).toMatchObject({ is: 'bad', problems: [{ code: 'too-wide', field: 'surname' }] })
  })
})
