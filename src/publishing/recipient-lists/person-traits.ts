/** By what a person is found in the rows of lists that were uploaded about thousands. */
import { type ContactValues, customerNumberKeyOf, emailKeyOf } from '../../../collections/contacts/contact-values.ts'
import { countryOf } from '../../recipients/addressing/countries.ts'
import { addressKeys } from '../../recipients/checking/address-keys.ts'
import { ownDigests } from '../../recipients/checking/suppression.ts'
import { suppressionDigest } from './digests.ts'
import type { IndexEntry, StoredRow } from './list-files.ts'

export interface PersonTraits {
  /** Digests of the person at the address, and of the e-mail address. */
  readonly digests: readonly string[]
  readonly email: string | null
  readonly number: string | null
  /** Given name and surname, folded; null where either is not known. */
  readonly name: readonly [string, string] | null
}

type Named = ContactValues & { readonly address?: { readonly street?: string | null; readonly postcode?: string | null; readonly town?: string | null; readonly country?: string | null } | null }

/** Without case, accents and signs, each word between blanks. */
const folded = (text: string): string => ` ${text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `

export function traitsOf(secret: string, contact: Named): PersonTraits {
  const { givenName, surname, email, customerNumber, address } = contact
  const given = { givenName, surname, email, street: address?.street, postcode: address?.postcode, town: address?.town }
  const fields = Object.fromEntries(Object.entries(given).flatMap(([field, text]) => (text ? [[field, text]] : [])))
  const keys = addressKeys({ fields, free: {} }, countryOf(address?.country ?? 'DE') ?? 'DE')
  // Where no name is known, a household is not the person.
  const digests = ownDigests(surname ? keys : { ...keys, household: null }, (of) => suppressionDigest(secret, of))
  return { digests, email: emailKeyOf(email ?? ''), number: customerNumberKeyOf(customerNumber ?? ''), name: givenName && surname ? [folded(givenName), folded(surname)] : null }
}

/** Is anything known by which somebody could be found? */
export const isTraceable = ({ digests, number, name }: PersonTraits): boolean => digests.length > 0 || number !== null || name !== null

/** Surely this person: the same customer number, e-mail address, or name at the same address. */
export function isPerson({ digests, number }: PersonTraits, { recipient }: StoredRow, [, , , , , person, , email]: IndexEntry): boolean {
  if (number !== null && customerNumberKeyOf(recipient.customerNumber ?? '') === number) return true
  return (person !== null && digests.includes(person)) || (email !== null && digests.includes(email))
}

/**
 * May this be the person? Also where only the name is the same, unless another customer number says that it is somebody else: to leave out a namesake costs a letter, to keep somebody who is to be
 * forgotten breaks a promise.
 */
export function mayBePerson(traits: PersonTraits, row: StoredRow, entry: IndexEntry): boolean {
  if (isPerson(traits, row, entry)) return true
  const { recipient } = row
  const number = customerNumberKeyOf(recipient.customerNumber ?? '')
  if (number !== null && traits.number !== null) return false
  return isNamed(traits, [recipient.salutation, recipient.givenName ?? '', recipient.surname ?? '', ...recipient.addressLines, ...Object.values(recipient.free)])
}

/** The same for a row that nobody has checked: whatever stands in whichever cell. */
export function mayBeAbout(traits: PersonTraits, cells: readonly string[]): boolean {
  const { email, number } = traits
  return cells.some((cell) => (number !== null && customerNumberKeyOf(cell) === number) || (email !== null && cell.toLowerCase().includes(email))) || isNamed(traits, cells)
}

function isNamed({ name }: PersonTraits, texts: readonly string[]): boolean {
  if (name === null) return false
  const text = folded(texts.join(' '))
  return name.every((part) => text.includes(part))
}
