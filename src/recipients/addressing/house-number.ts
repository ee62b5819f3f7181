/** House numbers, in a column of their own or at an end of the street. */

export interface StreetParts {
  readonly street: string
  /** Empty where there is none. */
  readonly houseNumber: string
}

/** `Musterweg 12 a`, `Hauptstr.5`, `Allee 3-5/2`. Not `Straße des 17. Juni`, nor the squares of Mannheim (`Q7`). */
const AT_END = /^(.*[\p{L}.)])[\s,]*((?:Nr\.?\s*)?\d{1,5}(?:\s?\p{L}(?!\p{L}))?(?:\s?[-–/+]\s?\d{0,5}\s?\p{L}?(?!\p{L}))*)$/u
/** `12 rue du Moulin`, `221B Baker Street`, `12, rue`. Not `17. Juni`. */
const AT_START = /^(\d{1,6}\p{L}?(?:\s?(?:bis|ter|quater))?(?:[-–/]\d{1,5}\p{L}?)?),?\s+(?=\p{L})(.+)$/iu

/** Takes the house number off a street that has it at either end; one in a column of its own counts first, and is not said twice. */
export function streetParts(street: string, houseNumber: string): StreetParts {
  if (houseNumber !== '') {
    const said = street.length > houseNumber.length && street.toLowerCase().endsWith(` ${houseNumber.toLowerCase()}`)
    return { street: said ? street.slice(0, -houseNumber.length).replace(/[\s,]+$/, '') : street, houseNumber }
  }
  const end = AT_END.exec(street)
  if (end) return { street: (end[1] ?? '').trim(), houseNumber: (end[2] ?? '').trim() }
  const start = AT_START.exec(street)
  if (start) return { street: (start[2] ?? '').trim(), houseNumber: (start[1] ?? '').trim() }
  return { street, houseNumber: '' }
}

/** Does the line say a number anywhere, other than an ordinal (17. Juni)? In Mannheim and in Venice it stands where no rule looks for it. */
export const hasNumber = (street: string): boolean => /\d(?![\d.])/.test(street)
