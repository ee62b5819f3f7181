/** What the check makes of a row. */
import type { CountryCode } from '../addressing/countries.ts'
import type { AddressSender, AddressWindow } from '../addressing/compose-address.ts'
import type { AddressKeys } from './address-keys.ts'
import type { Formality, Gender } from '../greeting/gender.ts'
import type { Problem } from './problems.ts'
import type { RemarkCode } from './remarks.ts'
import type { SuppressionList } from './suppression.ts'

/** Has all that a channel's recipient has, and what conditions and sorting need besides. */
export interface ListRecipient {
  /** Whole, with the sign that ends it where its language and country have one. */
  readonly salutation: string
  readonly givenName?: string
  readonly surname?: string
  readonly customerNumber?: string
  readonly addressLines: readonly string[]
  readonly town: string
  readonly postcode: string
  readonly country: CountryCode
  /** In which a mailing meets them: one of {@link CheckOptions.locales}, or their own language where none is for them. BCP 47. */
  readonly locale: string
  readonly formality: Formality
  readonly gender: Gender
  readonly free: Readonly<Record<string, string>>
}

export interface GoodRow {
  readonly line: number
  /** By which the row is known again. */
  readonly keys: AddressKeys
  readonly recipient: ListRecipient
  readonly remarks: readonly RemarkCode[]
}

/** With its cells as they came, so that it can be mended and sent again. */
export interface BadRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly problems: readonly Problem[]
}

export interface CheckOptions {
  readonly sender: AddressSender
  /** Of rows that name none. */
  readonly country: CountryCode
  /** Locales in which the mailing exists, BCP 47; the first is that of rows that name none. */
  readonly locales: readonly [string, ...string[]]
  readonly formality: Formality
  /** Default: DIN 5008. */
  readonly window?: AddressWindow
  /** One letter for each person (default), or for each household. */
  readonly oneLetterPer?: 'person' | 'household'
  /** Put back a zero that a spreadsheet took from the beginning of a postcode. Default: such rows are bad, and say so. */
  readonly restoreZeros?: boolean
  readonly suppression?: SuppressionList
  /** The characters of a text that no typeface of the press has; asked for address and salutation. Default: none. */
  readonly missingGlyphs?: (text: string) => readonly string[]
}

/** Rows that came in = good + bad + duplicates + suppressed. Seeds are not among them. */
export interface ListCounts {
  readonly rows: number
  readonly good: number
  readonly bad: number
  /** Rows left out for standing in the list twice; they are among the bad rows of the report. */
  readonly duplicates: number
  readonly suppressed: number
  readonly remarks: Readonly<Partial<Record<RemarkCode, number>>>
}
