/** The address block of a letter, top to bottom. */
import type { RecipientField } from '../headers/fields.ts'
import { type CountryCode, countryLine } from './countries.ts'
import { streetParts } from './house-number.ts'
import { wrapLine } from './line-width.ts'
import { streetAndTownLines } from './street-and-town.ts'

/** The address as it was checked: clean lines, postcode in its country's form; empty where there is none. */
export type AddressParts = Readonly<Record<Exclude<RecipientField, 'country' | 'salutation' | 'letterSalutation' | 'locale' | 'formality' | 'email' | 'customerNumber'>, string>> & { readonly country: CountryCode }

/** What of the envelope shows the address. */
export interface AddressWindow {
  readonly lines: number
  /** What a line may take. Never more than 100 mm, the most that the post's machines read. */
  readonly widthMm: number
  readonly sizePt: number
}

/** DIN 5008:2020-03: 85 mm with 5 mm free at either side; six lines. */
export const DIN_5008_WINDOW: AddressWindow = { lines: 6, widthMm: 75, sizePt: 10.5 }
/** An address that the machines of Deutsche Post read is no longer than 100 mm (mailinglotsen.de/blog/cat/mailing/post/die-maschinenlesbarkeit, read 2026-11-22). */
const READ_MM = 100

export interface AddressSender {
  /** Country from which the letters are posted. */
  readonly country: CountryCode
  readonly language: string
}

export type ComposedAddress = { readonly is: 'lines'; readonly lines: readonly string[] } | { readonly is: 'too-wide'; readonly field: RecipientField } | { readonly is: 'too-many'; readonly lines: number }

/** Where the person stands above the company; elsewhere below it. House rule. */
const PERSON_FIRST: ReadonlySet<CountryCode> = new Set(['GB', 'IE', 'US', 'CA', 'AU', 'NZ', 'ZA', 'IN', 'SG'])
const PO_BOX: Readonly<Record<CountryCode, string>> = { DE: 'Postfach', AT: 'Postfach', CH: 'Postfach', LI: 'Postfach', FR: 'BP', BE: 'Boîte postale', LU: 'Boîte postale', PL: 'skr. poczt.', IT: 'Casella postale', ES: 'Apartado', NL: 'Postbus' }

/**
 * Company and person, addition, street or PO box, postcode and town in the order of the country; abroad town and country in capitals (DIN 5008). Lines that are too wide go on in the next at a
 * blank; nothing is left out, shortened or set smaller. Where street and PO box are given, the street is taken: the postcode of a list is nearly always its.
 */
export function composeAddress(parts: AddressParts, sender: AddressSender, window: AddressWindow = DIN_5008_WINDOW): ComposedAddress {
  const isAbroad = parts.country !== sender.country
  const person = { field: parts.surname === '' ? 'name' : 'surname', text: personLine(parts) } as const
  const company = { field: 'company', text: parts.company } as const
  const place = streetAndTownLines({ ...streetOrBox(parts), postcode: parts.postcode, region: parts.region, town: isAbroad || parts.country === 'GB' ? capitals(parts.town) : parts.town }, parts.country)
  const wanted: readonly { readonly field: RecipientField; readonly text: string }[] = [
    ...(PERSON_FIRST.has(parts.country) ? [person, company] : [company, person]),
    { field: 'addition', text: parts.addition },
    ...place.map((text, at) => ({ field: at === 0 && place.length > 1 ? 'street' : 'town', text }) as const),
    ...(isAbroad ? [{ field: 'country', text: countryLine(parts.country, sender.language) } as const] : []),
  ]
  const lines: string[] = []
  for (const { field, text } of wanted) {
    if (text === '') continue
    const wrapped = wrapLine(text, Math.min(window.widthMm, READ_MM), window.sizePt)
    if (!wrapped) return { is: 'too-wide', field }
    lines.push(...wrapped)
  }
  return lines.length > window.lines ? { is: 'too-many', lines: lines.length } : { is: 'lines', lines }
}

/** `Dr. Anna Beispiel`; titles that stand after a name do so (`Anna Beispiel, LL.M.`). */
export function personLine({ title, givenName, surname, name }: Pick<AddressParts, 'title' | 'givenName' | 'surname' | 'name'>): string {
  const whole = surname === '' ? name : [givenName, surname].filter(Boolean).join(' ')
  if (whole === '' || title === '') return whole
  return AFTER_NAME.test(title) ? `${whole}, ${title}` : [title, whole].join(' ')
}
const AFTER_NAME = /^(?:LL\.?\s?[MB]\.?|M\.?\s?(?:A|Sc|Eng|Ed)\.?|B\.?\s?(?:A|Sc|Eng|Ed)\.?|MBA|MPA|Ph\.?\s?D\.?|Esq\.?|Jr\.?|Sr\.?)(?:\s?\(.*\))?$/i

const capitals = (text: string): string => text.toLocaleUpperCase('en')

function streetOrBox(parts: AddressParts): { readonly street: string; readonly houseNumber: string } {
  if (parts.street !== '') return streetParts(parts.street, parts.houseNumber, parts.country)
  if (/\p{L}/u.test(parts.poBox)) return { street: parts.poBox, houseNumber: '' }
  // DIN 5008: numbers of PO boxes in pairs, from the right.
  const number = parts.country === 'DE' && /^\d+$/.test(parts.poBox) ? parts.poBox.replace(/\B(?=(?:\d{2})+$)/g, ' ') : parts.poBox
  return { street: number === '' ? '' : `${PO_BOX[parts.country] ?? 'PO Box'} ${number}`, houseNumber: '' }
}
