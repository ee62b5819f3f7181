/** What a printed thing is like: its sheet, its folds, and what must stay free on it. Data, one file each in the channel that prints it. */

/** Millimetres, from the top left corner of the trimmed sheet. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * A part of a page that belongs to somebody. `address`: the recipient's, and nothing else. `free`: nothing may print there (franking, the post's code, an inserter's mark). `live`: text stays
 * within it.
 */
export interface PrintZone {
  /** kebab-case, unique in its format: `franking`, `code`, `address`. */
  readonly id: string
  readonly label: { readonly de: string; readonly en: string }
  readonly kind: 'address' | 'free' | 'live'
  /** Page from 1 on which it lies; `every` for all. */
  readonly page: number | 'every'
  readonly rect: Rect
  /** Belongs to somebody only where the settings ask for it. Absent: always. */
  readonly onRequest?: 'franking' | 'inserter-marks'
}

/** A fold goes across the whole sheet. */
export interface Fold {
  readonly axis: 'horizontal' | 'vertical'
  /** From the top or from the left edge of the trimmed sheet, mm. */
  readonly atMm: number
}

/** Where a rule was read, and when. */
export interface RuleSource {
  readonly source: string
  /** ISO date of the reading. */
  readonly asOf: string
}

export interface PrintFormat {
  /** kebab-case, equal to its file's name: `letter-b`, `postcard-a6`. */
  readonly id: string
  readonly label: { readonly de: string; readonly en: string }
  /** Which layout it has. */
  readonly family: 'letter' | 'card' | 'self-mailer' | 'flyer'
  /** Open, as it comes from the guillotine; mm. */
  readonly trim: { readonly width: number; readonly height: number }
  /** What a shop gets unless its profile says otherwise, mm. */
  readonly bleed: number
  /** Text and whatever must not be cut stay so far inside the trim, mm. */
  readonly safe: number
  /** Pages (sides) that one copy has. */
  readonly pages: { readonly least: number; readonly most: number }
  readonly isDuplex: boolean
  /** Running text in pt: what it usually is, and how small the house lets it be printed so that a text fits. */
  readonly textSize: { readonly usual: number; readonly least: number }
  /** In the order in which they are made. */
  readonly folds: readonly Fold[]
  /** Printed small at the left edge: where to fold and to punch; mm from the top. */
  readonly edgeMarks: readonly { readonly atMm: number; readonly lengthMm: number }[]
  readonly zones: readonly PrintZone[]
  readonly paper: { readonly kind: 'uncoated' | 'coated'; readonly gramsPerSquareMetre: number }
  /** Printing condition that suits the paper. */
  readonly outputIntent: 'fogra47' | 'fogra39'
  /** To one person each; false for unaddressed mail. */
  readonly isAddressed: boolean
  /** Every rule that the numbers above come from. */
  readonly sources: readonly RuleSource[]
}
