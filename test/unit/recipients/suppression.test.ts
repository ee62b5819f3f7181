import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressKeys } from '../../../src/recipients/checking/address-keys.ts'
import { askedDigests, isShortened, isSuppressed, liftedDigests, ownDigests, suppressionDigests } from '../../../src/recipients/checking/suppression.ts'
import type { RecipientField } from '../../../src/recipients/headers/fields.ts'

type Said = Partial<Record<RecipientField, string>>
const HOME: Said = { street: 'Hauptstraße 5', postcode: '24103', town: 'Kiel' }
const digest = (key: string) => createHmac('sha256', 'a secret').update(key).digest('base64url')
const keys = (fields: Said) => addressKeys({ fields, free: {} }, 'DE')
const stops = (objection: Said, row: Said) => isSuppressed(keys(row), { digest, digests: new Set(suppressionDigests(keys(objection), digest)) })
const ANNA: Said = { givenName: 'Anna', surname: 'Meier' }

describe('an objection', () => {
  it.each<[string, Said, Said]>([
    ['a surname alone', { surname: 'Kurz' }, { givenName: 'Berta', surname: 'Kurz' }],
    ['a surname alone, and the whole name in one column', { surname: 'Kurz' }, { name: 'Frau Dr. Berta Kurz' }],
    ['a row with a surname alone', ANNA, { surname: 'Meier' }],
    ['a row for the family', ANNA, { name: 'Familie Meier' }],
    ['a row for a couple', ANNA, { givenName: 'Bert und Anna', surname: 'Meier' }],
    ['a row for a couple in one column', ANNA, { name: 'Herrn und Frau Bert & Anna Meier' }],
    ['a row for Mr and Mrs', ANNA, { name: 'Herr und Frau Meier' }],
    ['a title', ANNA, { name: 'Dr. Anna Meier' }],
    ['several titles', ANNA, { name: 'Frau Univ.-Prof. Dr. h. c. Anna Meier, LL.M.' }],
    ['a form of address', ANNA, { name: 'Frau Anna Meier' }],
    ['the name turned round', ANNA, { name: 'Meier, Anna' }],
    ['the name turned round with a title', ANNA, { name: 'Meier, Dr. Anna' }],
    ['the name turned round without a comma', ANNA, { name: 'MEIER ANNA' }],
    ['a title with the surname', ANNA, { givenName: 'Anna', surname: 'Dr. Meier' }],
    ['a form of address with the given name', ANNA, { givenName: 'Frau Anna', surname: 'Meier' }],
    ['all in the column of the surname', ANNA, { surname: 'Frau Anna Meier' }],
    ['all in the surname of the objection', { surname: 'Dr. Anna Meier' }, ANNA],
    ['an initial', ANNA, { givenName: 'A.', surname: 'Meier' }],
    ['an initial in one column', ANNA, { name: 'Meier A.' }],
    ['an objection with an initial', { givenName: 'A', surname: 'Meier' }, ANNA],
    ['an abbreviation', { givenName: 'Christian', surname: 'Meier' }, { givenName: 'Chr.', surname: 'Meier' }],
    ['a second given name', ANNA, { givenName: 'Anna Maria', surname: 'Meier' }],
    ['a second given name left out', { givenName: 'Anna M.', surname: 'Meier' }, ANNA],
    ['a hyphen', { givenName: 'Karl-Heinz', surname: 'Meier' }, { givenName: 'Karl Heinz', surname: 'Meier' }],
    ['a surname of two words in one column', { givenName: 'Anna', surname: 'Müller-Lang' }, { name: 'Anna Müller Lang' }],
    ['a surname with a preposition', { surname: 'von der Heide' }, { name: 'Anna von der Heide' }],
    ['father or son', { givenName: 'Hans', surname: 'Meier' }, { givenName: 'Hans', surname: 'Meier jun.' }],
    ['the name given to hand on', ANNA, { company: 'Beispiel GmbH', name: 'z. Hd. Frau Anna Meier' }],
    ['a company', { company: 'Beispiel GmbH' }, { company: 'Beispiel GmbH', ...ANNA }],
    ['Herr, who is called so', { surname: 'Herr' }, { name: 'Frau Anna Herr' }],
    ['a number with its sign', { ...ANNA, street: 'Hauptstraße Nr. 5' }, ANNA],
    ['a number with its sign, in two columns', { ...ANNA, street: 'Hauptstr. Nr.', houseNumber: '5' }, ANNA],
    ['the PO box of a row that has a street', { ...ANNA, street: '', poBox: '12 34' }, { ...ANNA, poBox: '1234' }],
    ['the PO box, where the objection has a street, too', { ...ANNA, poBox: '1234' }, { ...ANNA, street: 'Postfach 12 34' }],
    ['a household', {}, { name: 'Dr. Anna Meier' }],
  ])('sees through %s', (_, objection, row) => expect(stops({ ...HOME, ...objection }, { ...HOME, ...row })).toBe(true))

  it.each<[string, Said, Said]>([
    ['another given name', ANNA, { givenName: 'Anton', surname: 'Meier' }],
    ['another given name in one column', ANNA, { name: 'Herr Dr. Bert Meier' }],
    ['another initial', ANNA, { givenName: 'B.', surname: 'Meier' }],
    ['another surname', { surname: 'Kurz' }, ANNA],
    ['another surname alone', ANNA, { surname: 'Kurz' }],
    ['another house', ANNA, { ...ANNA, street: 'Hauptstraße Nr. 51' }],
    ['the company there', ANNA, { company: 'Meier GmbH' }],
    ['the company, where one of its people objected', { ...ANNA, company: 'Beispiel GmbH' }, { company: 'Beispiel GmbH' }],
    ['nobody that the list knows', {}, { ...ANNA, street: 'Nebenweg 1' }],
  ])('does not stop %s', (_, objection, row) => expect(stops({ ...HOME, ...objection }, { ...HOME, ...row })).toBe(false))

  it('stops the very row that it was made of, whatever stands in it', () => {
    const word = fc.constantFrom('Anna', 'meier', 'Dr.', 'Frau', 'und', '&', 'A.', 'von', ',', 'jun.', 'Müller-Lang', 'Herr', '', '.', 'h.', 'c.', 'محمد', '李')
    const text = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.record({ givenName: text, surname: text, name: text, company: text }, { requiredKeys: [] }), (who) => {
        const said = Object.fromEntries(Object.entries({ ...HOME, ...who }).filter(([, one]) => one !== ''))
        expect(stops(said, said)).toBe(true)
        expect(new Set(askedDigests(keys(said), digest)).size).toBe(askedDigests(keys(said), digest).length)
      }),
      { numRuns: 500 },
    )
  })
})

it('meets an address abroad wherever its number stands, and as it was read before', () => {
  const abroad = (country: string, fields: Said) => addressKeys({ fields: { ...ANNA, postcode: '75001', town: 'Paris', ...fields }, free: {} }, country)
  const before = new Set([digest('person:FR|75001|12ruedu8mai|1945|annameier')])
  expect(isSuppressed(abroad('FR', { street: '12 rue du 8 mai 1945' }), { digest, digests: before })).toBe(true)
  const people = (...streets: readonly Said[]) => new Set(streets.map((fields) => abroad('FR', fields).person)).size
  expect(people({ street: '12 rue du 8 mai 1945' }, { street: 'rue du 8 mai 1945', houseNumber: '12' })).toBe(1)
  expect(people({ street: '12 rue du Modèle' }, { street: 'rue du Modèle 12' })).toBe(1)
  expect(people({ street: '12 rue du 8 mai 1945' }, { street: '13 rue du 8 mai 1945' })).toBe(2)
})

describe('an entry', () => {
  const list = (...people: readonly Said[]) => new Set(people.flatMap((one) => suppressionDigests(keys({ ...HOME, ...one }), digest)))
  it('is one for each person, besides what a name may be shortened to', () => {
    expect([...list(ANNA)].filter((one) => !isShortened(one))).toHaveLength(1)
    expect([...list({ surname: 'Kurz' })]).toHaveLength(1)
    expect([...list(ANNA)].filter(isShortened)).toHaveLength(2)
  })
  it('that was made before names were shortened is still met', () => {
    const before = new Set([digest('person:DE|24103|hauptstr|5|annameier'), digest('person:DE|24103|hauptstr|5|kurz'), digest('household:DE|24103|nebenweg|1')])
    for (const row of [{ name: 'Dr. Anna Meier' }, { givenName: 'Berta', surname: 'Kurz' }, { ...ANNA, street: 'Nebenweg 1' }]) expect(isSuppressed(keys({ ...HOME, ...row }), { digest, digests: before })).toBe(true)
  })
  it('that is taken back leaves what others of the house need', () => {
    const digests = list(ANNA, { givenName: 'Arno', surname: 'Meier' })
    for (const one of liftedDigests(keys({ ...HOME, ...ANNA }), digest)) digests.delete(one)
    const left = (row: Said) => isSuppressed(keys({ ...HOME, ...row }), { digest, digests })
    expect([ANNA, { givenName: 'Arno', surname: 'Meier' }, { surname: 'Meier' }, { givenName: 'A.', surname: 'Meier' }].map(left)).toEqual([false, true, true, true])
    for (const one of liftedDigests(keys({ ...HOME, surname: 'Meier' }), digest)) digests.delete(one)
    expect([{ surname: 'Meier' }, { givenName: 'A.', surname: 'Meier' }].map(left)).toEqual([false, true])
  })
  it('of somebody is nobody else’s own', () => expect(ownDigests(keys({ ...HOME, ...ANNA }), digest)).not.toContain(digest('person:DE|24103|hauptstr|5|meier')))
})
