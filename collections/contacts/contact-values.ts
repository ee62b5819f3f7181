/** What a contact's values are compared by: the same customer written in two ways is one. */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { cleanLine } from '../../src/content/clean-text.ts'

/** Country in which a phone number without a country code is read, where the address names none. */
const HOME_COUNTRY = 'DE'

/** An ISO 3166-1 code as two capitals, or null for what is none. */
export function countryOf(written: string): string | null {
  const code = cleanLine(written).toUpperCase()
  return isSupportedCountry(code) ? code : null
}

/** An e-mail address in small letters without blanks, or null for what is none. Addresses that differ in case only are one in practice. */
export function emailKeyOf(written: string): string | null {
  const address = cleanLine(written).toLowerCase()
  return address.length <= 254 && /^[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"]+\.[^\s@<>()[\],;:".]{2,}$/.test(address) ? address : null
}

/** A phone number as E.164 (`+493023125014`), or null for what is no number that could exist. @param country of the address */
export function phoneKeyOf(written: string, country: string | null = null): string | null {
  const home = country !== null && isSupportedCountry(country) ? country : HOME_COUNTRY
  const number = parsePhoneNumberFromString(cleanLine(written).slice(0, 60), home)
  return number?.isPossible() ? number.number : null
}

/** A name in a network as it is compared: `mastodon:@anna@social.example.com`. Null for none. */
export function handleKeyOf({ network, handle }: { readonly network?: string | null; readonly handle?: string | null }): string | null {
  const name = cleanLine(handle ?? '').toLowerCase()
  return name === '' ? null : `${cleanLine(network ?? '').toLowerCase()}:${name.startsWith('@') ? name : `@${name}`}`
}

/** A customer number in capitals without blanks, hyphens, dots and slashes, or null for none. */
export function customerNumberKeyOf(written: string): string | null {
  const number = cleanLine(written).toUpperCase().replace(/[\s./-]/g, '')
  return number === '' ? null : number
}

/** A contact as far as it can be told who is meant. */
export interface ContactValues {
  readonly givenName?: string | null
  readonly surname?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly customerNumber?: string | null
  readonly handles?: readonly { readonly network?: string | null; readonly handle?: string | null }[] | null
  readonly address?: { readonly country?: string | null } | null
}

/** What people see in lists: the name, else the best that is known; empty for nothing. */
export function displayNameOf({ givenName, surname, email, phone, customerNumber, handles }: ContactValues): string {
  const name = cleanLine(`${givenName ?? ''} ${surname ?? ''}`)
  const handle = handles?.find((one) => one.handle)?.handle
  return [name, email, customerNumber, handle, phone].map((value) => cleanLine(value ?? '')).find((value) => value !== '') ?? ''
}

/** The column in which each key is taken (see plugins/service-hub/import/find-contact.ts). */
export const SLOT_OF = { customerNumberKey: 'customerNumberSlot', emailKey: 'emailSlot', phoneKey: 'phoneSlot' } as const
export type ContactKey = keyof typeof SLOT_OF
export const CONTACT_KEYS = Object.keys(SLOT_OF) as readonly ContactKey[]

/** The columns by which a contact is found again. */
export function keysOf({ email, phone, customerNumber, address }: ContactValues): { emailKey: string | null; phoneKey: string | null; customerNumberKey: string | null } {
  return {
    emailKey: email ? emailKeyOf(email) : null,
    phoneKey: phone ? phoneKeyOf(phone, address?.country ?? null) : null,
    customerNumberKey: customerNumber ? customerNumberKeyOf(customerNumber) : null,
  }
}
