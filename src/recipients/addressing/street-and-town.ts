/** The lines of street and town in the order of their country, by OpenCage's templates (@fragaria/address-formatter). */
import * as addressFormatter from '@fragaria/address-formatter'
import type { CountryCode } from './countries.ts'

// Its types name the function as an export; it is a member of the default one.
const { format } = (addressFormatter as unknown as { readonly default: Pick<typeof addressFormatter, 'format'> }).default

export interface StreetAndTown {
  /** Street without house number, or a whole line (a PO box). */
  readonly street: string
  readonly houseNumber: string
  readonly postcode: string
  readonly town: string
  /** Printed in {@link REGION_COUNTRIES} only. */
  readonly region: string
}

/** Whose post wants the state or province; in the first three it is required. House rule. */
export const REGION_COUNTRIES: ReadonlySet<CountryCode> = new Set(['US', 'CA', 'AU', 'BR', 'MX', 'IN', 'MY'])
export const REGION_REQUIRED: ReadonlySet<CountryCode> = new Set(['US', 'CA', 'AU'])

const PARTS = ['street', 'houseNumber', 'postcode', 'town'] as const
type Part = (typeof PARTS)[number]
const SIGNS: Readonly<Record<Part, string>> = { street: '\ue001', houseNumber: '\ue002', postcode: '\ue003', town: '\ue004' }
const NAMES: Readonly<Record<Part, 'road' | 'houseNumber' | 'postcode' | 'city'>> = { street: 'road', houseNumber: 'houseNumber', postcode: 'postcode', town: 'city' }
const SIGN = /[\ue001-\ue004]/g

const layouts = new Map<string, readonly string[]>()
const firsts = new Map<CountryCode, boolean>()

/**
 * The library tidies what it is given (it deletes what looks like a web address, or the second of two equal lines), so it never sees the recipient's words: it lays out a sign for each
 * part, and the parts take their places afterwards. Every part arrives, in each country.
 */
export function streetAndTownLines(parts: StreetAndTown, country: CountryCode): readonly string[] {
  const given = PARTS.filter((part) => parts[part] !== '')
  const region = REGION_COUNTRIES.has(country) ? parts.region : ''
  const key = `${country}|${given.join()}|${region}`
  const layout = layouts.get(key) ?? layoutOf(given, country, region)
  // States are few; what somebody writes into that column may be much.
  if (layouts.size < 5_000) layouts.set(key, layout)
  return layout.map((line) => line.replace(SIGN, (sign) => parts[given.find((part) => SIGNS[part] === sign) ?? 'street']))
}

/** Does the country write the house number before the street (`12 rue du Moulin`)? */
export function numberStandsFirst(country: CountryCode): boolean {
  const known = firsts.get(country)
  if (known !== undefined) return known
  const text = layoutOf(PARTS, country, '').join('\n')
  const isFirst = text.indexOf(SIGNS.houseNumber) < text.indexOf(SIGNS.street)
  // Countries are few; what stands for one before it is looked up may be anything.
  if (firsts.size < 500) firsts.set(country, isFirst)
  return isFirst
}

function layoutOf(given: readonly Part[], country: CountryCode, region: string): readonly string[] {
  const isCode = /^\p{L}{2,3}$/u.test(region)
  const state = region === '' ? {} : isCode ? { stateCode: region.toUpperCase() } : { state: region }
  const lines = format({ ...Object.fromEntries(given.map((part) => [NAMES[part], SIGNS[part]])), ...state, countryCode: country }, { output: 'array' })
  const signs = lines.join('').match(SIGN) ?? []
  const others = lines.join('').replace(SIGN, '').replace(/[\s,–-]/g, '')
  const isWhole = signs.length === given.length && new Set(signs).size === given.length && (region === '' || others !== '')
  if (!isWhole) return plainLayout(given, region)
  return lines.map((line) => line.replace(/^[\s,–-]+|[\s,–-]+$/g, '')).filter(Boolean)
}

function plainLayout(given: readonly Part[], region: string): readonly string[] {
  const line = (...parts: readonly Part[]) => parts.filter((part) => given.includes(part)).map((part) => SIGNS[part])
  return [line('street', 'houseNumber').join(' '), [...line('town'), region, ...line('postcode')].filter(Boolean).join(' ')].filter(Boolean)
}
