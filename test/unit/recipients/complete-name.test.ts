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
