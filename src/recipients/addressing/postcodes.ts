/** Postcodes by the rules of their country. */
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator'
import type { CountryCode } from './countries.ts'

/** Where the post delivers without one. (Eircodes are recommended, not compulsory: flavorcloud.com/knowledge-base/shipping-to-the-republic-of-ireland-eircode, read 2026-11-22. The others: house rule.) */
const OPTIONAL: ReadonlySet<CountryCode> = new Set(['IE', 'HK', 'AE', 'QA', 'PA', 'JM'])
/** How the parts are separated: so many signs, then this. Negative: counted from the end. House rule. */
const SEPARATED: Readonly<Record<CountryCode, readonly [number, string]>> = { GB: [-3, ' '], PL: [2, '-'], NL: [4, ' '], CZ: [3, ' '], SK: [3, ' '], SE: [3, ' '], GR: [3, ' '], CA: [3, ' '], IE: [3, ' '], PT: [4, '-'] }
/** Where postcodes have five digits and may begin with a zero, which spreadsheets take for a number's. */
const FIVE_DIGITS: ReadonlySet<CountryCode> = new Set(['DE', 'FR', 'IT', 'ES', 'US'])

export type CheckedPostcode = { readonly is: 'good'; readonly postcode: string } | { readonly is: 'missing' | 'wrong' } | { readonly is: 'zero-lost'; readonly restored: string }

/** As its country writes it, in capitals and with its blanks; the sign of the country before it (`D-12345`) is left out. */
export function checkPostcode(written: string, country: CountryCode): CheckedPostcode {
  const hasRules = postcodeValidatorExistsForCountry(country)
  if (written === '') return !hasRules || OPTIONAL.has(country) ? { is: 'good', postcode: '' } : { is: 'missing' }
  if (!hasRules) return { is: 'good', postcode: written }
  const bare = written.toUpperCase().replace(/^[A-Z]{1,3}\s?[-–]\s?(?=\d)/, '')
  const postcode = separated(bare, country)
  if (isPostcode(postcode, country)) return { is: 'good', postcode }
  const restored = `0${bare}`
  if (FIVE_DIGITS.has(country) && /^\d{4}$/.test(bare) && isPostcode(restored, country)) return { is: 'zero-lost', restored }
  return { is: 'wrong' }
}

/** The library allows German ones that begin with 00; none is in use. House rule. */
const isPostcode = (postcode: string, country: CountryCode): boolean => postcodeValidator(postcode, country) && !(country === 'DE' && postcode.startsWith('00'))

/** The same for the same place, however much of it a spreadsheet has left, or a list says: without the sign of the country, a lost zero put back, without the four digits that the US add. */
export function comparablePostcode(written: string, country: CountryCode): string {
  const bare = written.toUpperCase().replace(/^[A-Z]{1,3}\s?[-–]\s?(?=\d)/, '').replace(/[^\p{L}\p{N}]/gu, '')
  if (FIVE_DIGITS.has(country) && /^\d{4}$/.test(bare)) return `0${bare}`
  return country === 'US' && /^\d{9}$/.test(bare) ? bare.slice(0, 5) : bare
}

function separated(postcode: string, country: CountryCode): string {
  const rule = SEPARATED[country]
  if (!rule) return postcode
  const signs = postcode.replace(/[\s\-–.]/g, '')
  const at = rule[0] < 0 ? Math.max(0, signs.length + rule[0]) : rule[0]
  return at >= signs.length ? signs : `${signs.slice(0, at)}${rule[1]}${signs.slice(at)}`
}
