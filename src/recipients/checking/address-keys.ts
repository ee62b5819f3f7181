/** When two rows mean the same person, or the same household. */
import type { CountryCode } from '../addressing/countries.ts'
import { comparablePostcode } from '../addressing/postcodes.ts'
import { type StreetParts, streetReadings } from '../addressing/house-number.ts'
import type { RowFields } from './fields-of-row.ts'
import { bare, folded } from './folded.ts'
import { type NameForms, nameForms } from './name-forms.ts'

export interface AddressKeys {
  /** Name and address; of a row without a person, company and address. Null where either is missing. */
  readonly person: string | null
  readonly household: string | null
  readonly email: string | null
  /** The household; the same street read in another way; and the PO box of a row that has a street as well. */
  readonly places: readonly string[]
  readonly names: NameForms
  /** Folded; empty where there is none. */
  readonly company: string
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
/** `Hauptstraße Nr. 5` */
const NUMBER_SIGN = /[\s,]+(?:nr|no|haus-?nr|nummer|hausnummer)\.?$/
const PO_BOX = /^(?:postfach|p\.?\s?o\.?\s?box|bp|boite postale|skr\.?\s?poczt\.?)/

function streetKey(parts: StreetParts): string {
  const named = parts.houseNumber === '' ? folded(parts.street) : folded(parts.street).replace(NUMBER_SIGN, '')
  const short = SHORT_FORMS.reduce((text, [pattern, form]) => text.replace(pattern, form), named)
  return `${bare(short)}|${bare(parts.houseNumber).replace(/^nr(?=\d)/, '')}`
}

/** @param country already resolved, so that `Österreich` and `AT` are one */
export function addressKeys({ fields }: RowFields, country: CountryCode): AddressKeys {
  const { street = '', houseNumber = '', poBox = '', postcode = '', town = '' } = fields
  const isBox = PO_BOX.test(folded(street))
  const box = poBox || (isBox ? street : '')
  // Where there is a postcode, the town's name adds nothing but spellings (Frankfurt, Frankfurt/Main).
  const where = postcode === '' ? bare(town) : comparablePostcode(postcode, country)
  const found = [...(street === '' || isBox ? [] : streetReadings(street.slice(0, 200), houseNumber.slice(0, 40), country).map(streetKey)), box === '' ? '' : `box|${bare(folded(box).replace(PO_BOX, ''))}`]
  const places = where === '' ? [] : found.filter((place) => place !== '' && place !== 'box|').map((place) => `${country}|${where}|${place}`)
  const household = places[0] ?? null
  const names = nameForms(fields)
  const company = bare(fields.company ?? '')
  const who = names.whole || company
  const email = fields.email?.trim().toLowerCase()
  return { household, person: household === null || who === '' ? null : `${household}|${who}`, email: email && EMAIL.test(email) ? email : null, places, names, company }
}

/** Near enough to compare by; whether mail arrives is not asked here. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
