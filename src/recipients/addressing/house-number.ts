/** House numbers, in a column of their own or at an end of the street. */
import type { CountryCode } from './countries.ts'
import { numberStandsFirst } from './street-and-town.ts'

export interface StreetParts {
  readonly street: string
  /** Empty where there is none. */
  readonly houseNumber: string
}

/** `Musterweg 12 a`, `Hauptstr.5`, `Allee 3-5/2`. Not `Straße des 17. Juni`, nor the squares of Mannheim (`Q7`). */
const AT_END = /^(.*[\p{L}.)])[\s,]*((?:Nr\.?\s*)?\d{1,5}(?:\s?\p{L}(?!\p{L}))?(?:\s?[-–/+]\s?\d{0,5}\s?\p{L}?(?!\p{L}))*)$/u
/** `12 rue du Moulin`, `221B Baker Street`, `12, rue`. Not `17. Juni`. */
const AT_START = /^(\d{1,6}\p{L}?(?:\s?(?:bis|ter|quater))?(?:[-–/]\d{1,5}\p{L}?)?),?\s+(?=\p{L})(.+)$/iu
/** Its number is no house's: `BP 123`, `PO Box 123`, `Apartado 12`. */
const BOX = /^(?:postfach|postbus|p\.?\s?o\.?\s?box|b\.?\s?p\.?|c\.?\s?s\.?|bo[iî]te postale|case postale|casella postale|apartado|skr\.?\s?poczt\.?)[\s.:]*\d/iu

/**
 * Takes the house number off a street at the end where its country writes it; one in a column of its own counts first, and is not said twice. Elsewhere in the line it may be a flat's, a road's or a
 * year (`123 Main St Apt 4`, `Highway 50`, `rue du 8 mai 1945`): the line stays as it came.
 */
export function streetParts(street: string, houseNumber: string, country: CountryCode): StreetParts {
  const isFirst = numberStandsFirst(country)
  if (houseNumber !== '') return { street: isFirst ? withoutAtStart(street, houseNumber) : withoutAtEnd(street, houseNumber), houseNumber }
  if (BOX.test(street)) return { street, houseNumber }
  return (isFirst ? atStart(street) : atEnd(street)) ?? { street, houseNumber }
}

/** All ways to read the line, for comparing: people write the number as they do at home. Those that find one come first, and that of {@link streetParts} before others. */
export function streetReadings(street: string, houseNumber: string, country: CountryCode): readonly StreetParts[] {
  const usual = streetParts(street, houseNumber, country)
  const others = houseNumber === '' ? [atStart(street), atEnd(street)] : [{ street: withoutAtEnd(street, houseNumber), houseNumber }]
  const further = others.filter((one) => one !== null).filter((one) => one.street !== usual.street)
  return usual.houseNumber === '' ? [...further, usual] : [usual, ...further]
}

function atEnd(street: string): StreetParts | null {
  const end = AT_END.exec(street)
  return end && { street: (end[1] ?? '').trim(), houseNumber: (end[2] ?? '').trim() }
}

function atStart(street: string): StreetParts | null {
  const start = AT_START.exec(street)
  return start && { street: (start[2] ?? '').trim(), houseNumber: (start[1] ?? '').trim() }
}

const withoutAtEnd = (street: string, houseNumber: string): string =>
  street.length > houseNumber.length && street.toLowerCase().endsWith(` ${houseNumber.toLowerCase()}`) ? street.slice(0, -houseNumber.length).replace(/[\s,]+$/, '') : street

const withoutAtStart = (street: string, houseNumber: string): string => {
  const rest = street.toLowerCase().startsWith(houseNumber.toLowerCase()) ? street.slice(houseNumber.length) : ''
  return /^[\s,]+\p{L}/u.test(rest) ? rest.replace(/^[\s,]+/, '') : street
}

/** Does the line say a number anywhere, other than an ordinal (17. Juni)? In Mannheim and in Venice it stands where no rule looks for it. */
export const hasNumber = (street: string): boolean => /\d(?![\d.])/.test(street)
