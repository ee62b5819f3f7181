/** When two rows mean the same person, or the same household. */
import type { CountryCode } from '../addressing/countries.ts'
import { streetParts } from '../addressing/house-number.ts'
import type { RowFields } from './fields-of-row.ts'

export interface AddressKeys {
  /** Name and address; of a row without a person, company and address. Null where either is missing. */
  readonly person: string | null
  readonly household: string | null
  readonly email: string | null
}

/** Endings by which streets are written long and short; compared in their short form. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/str(?:asse)?(?![\p{L}])\.?/gu, 'str'],
  [/pl(?:atz)?(?![\p{L}])\.?/gu, 'pl'],
  [/\bst(?:reet)?(?![\p{L}])\.?$/gu, 'st'],
  [/\br(?:oa)?d(?![\p{L}])\.?$/gu, 'rd'],
  [/\bav(?:e|enue)?(?![\p{L}])\.?/gu, 'ave'],
  [/\bul(?:ica)?(?![\p{L}])\.?/gu, 'ul'],
  [/\bb(?:oulevar|lv)d(?![\p{L}])\.?/gu, 'blvd'],
]
const PO_BOX = /^(?:postfach|p\.?\s?o\.?\s?box|bp|boite postale|skr\.?\s?poczt\.?)/

/** Without case, accents, blanks and signs: ä is ae, ß is ss. Letters of every script stay. */
const folded = (text: string): string =>
  text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ł', 'l').replaceAll('ø', 'oe').normalize('NFD').replace(/([aou])\u0308/g, '$1e').replace(/\p{M}/gu, '').normalize('NFC')
const bare = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]/gu, '')

function streetKey(street: string, houseNumber: string): string {
  const parts = streetParts(street.slice(0, 200), houseNumber.slice(0, 40))
  const short = SHORT_FORMS.reduce((text, [pattern, form]) => text.replace(pattern, form), folded(parts.street))
  return `${bare(short)}|${bare(parts.houseNumber).replace(/^nr(?=\d)/, '')}`
}

/** @param country already resolved, so that `Österreich` and `AT` are one */
export function addressKeys({ fields }: RowFields, country: CountryCode): AddressKeys {
  const { street = '', houseNumber = '', poBox = '', postcode = '', town = '' } = fields
  const box = poBox || (PO_BOX.test(folded(street)) ? street : '')
  const place = street !== '' && box !== street ? streetKey(street, houseNumber) : `box|${bare(folded(box).replace(PO_BOX, ''))}`
  // Where there is a postcode, the town's name adds nothing but spellings (Frankfurt, Frankfurt/Main).
  const where = postcode === '' ? bare(town) : bare(postcode.replace(/^[A-Za-z]{1,3}\s?[-–]\s?(?=\d)/, ''))
  const household = where === '' || place === 'box|' ? null : `${country}|${where}|${place}`
  const whole = fields.surname === undefined ? (fields.name ?? '') : `${fields.givenName ?? ''}${fields.surname}`
  const who = bare(whole) || bare(fields.company ?? '')
  const email = fields.email?.trim().toLowerCase()
  return { household, person: household === null || who === '' ? null : `${household}|${who}`, email: email && EMAIL.test(email) ? email : null }
}

/** Near enough to compare by; whether mail arrives is not asked here. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
