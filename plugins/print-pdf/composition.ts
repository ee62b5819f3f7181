/** What a letter consists of, ready for layout: plain JSON, every text final, every size in mm. `render` makes it, `pack` sets it. */
import type { Cmyk } from '../../src/content/edition.ts'
import type { Mark, MediaKey } from '../../src/content/nodes.ts'
import type { PrintSheet } from './formats/print-sheet.ts'
import type { OutputIntentId } from './settings.ts'

/** Text in one form, a line break, or the small number that points to an entry of {@link LetterComposition.links}. */
export type Run =
  | { readonly type: 'text'; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly type: 'break' }
  | { readonly type: 'reference'; readonly number: number }

/** A picture with its printed size; `crop` is the part of the original that is shown, in its pixels after rotation. */
export interface PrintPicture {
  readonly media: MediaKey
  /** File name in the layout, derived from key and crop. */
  readonly file: string
  readonly alt: string
  readonly widthMm: number
  readonly heightMm: number
  readonly crop: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  readonly ppi: number
}

/** One item, at its depth: nested lists are laid flat, because layout engines bound how deep things nest. */
export interface PrintListItem {
  /** 0 for the outermost list. */
  readonly depth: number
  /** `1.`, `•`, `–`; empty for tasks, which have a box. */
  readonly marker: string
  readonly isChecked: boolean | null
  readonly runs: readonly Run[]
}
export interface PrintList {
  readonly type: 'list'
  readonly items: readonly PrintListItem[]
}
/** A cell at its place in the grid. */
export interface PrintCell {
  readonly x: number
  readonly y: number
  readonly colSpan: number
  readonly rowSpan: number
  readonly isHeader: boolean
  readonly isNumeric: boolean
  readonly runs: readonly Run[]
}
export interface PrintTable {
  readonly type: 'table'
  readonly caption: string
  /** Widths of the columns in mm; they fill the text width. */
  readonly columnsMm: readonly number[]
  readonly rowCount: number
  /** Leading rows that are repeated on the next page. */
  readonly headerRows: number
  readonly cells: readonly PrintCell[]
}

/** A customer's words. */
export interface PrintVoice {
  readonly type: 'voice'
  /** What it is about; empty for nothing. */
  readonly theme: string
  readonly paragraphs: readonly (readonly Run[])[]
  /** May go on on the next page; others stay whole. */
  readonly isLong: boolean
  readonly attribution: string
  /** Filled stars out of `most`, drawn; what they say stands in `facts`. */
  readonly stars: { readonly given: number; readonly most: number } | null
  /** Rating in words, month. */
  readonly facts: string
  /** Translation, authenticity: small print. */
  readonly remarks: string
}

export type PrintBlock =
  | { readonly type: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly type: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | PrintList
  | { readonly type: 'quote'; readonly paragraphs: readonly (readonly Run[])[]; readonly source: string }
  | PrintVoice
  | { readonly type: 'code'; readonly lines: readonly string[] }
  | { readonly type: 'picture'; readonly picture: PrintPicture; readonly caption: string }
  | PrintTable
  | { readonly type: 'keyFigures'; readonly items: readonly { readonly value: string; readonly label: string }[] }
  | { readonly type: 'callToAction'; readonly label: string; readonly address: string }
  | { readonly type: 'reference'; readonly title: string; readonly teaser: string; readonly address: string }
  | { readonly type: 'legalNote'; readonly runs: readonly Run[] }
  | { readonly type: 'divider' }

/** A QR code: rows of `0` and `1`, top to bottom. */
export interface PrintQr {
  readonly rows: readonly string[]
  readonly moduleMm: number
  readonly url: string
  readonly label: string
  /** The address as printed beside it. */
  readonly address: string
}

export interface LetterComposition {
  readonly format: 1
  readonly lang: string
  readonly region: string | null
  readonly outputIntent: OutputIntentId
  readonly sheet: PrintSheet
  /** pt, of the body. */
  readonly textSizePt: number
  readonly maxPages: number
  /** Printed large behind the text of a draft; null on approved letters. */
  readonly draftMark: string | null
  readonly document: {
    readonly title: string
    readonly author: string
    /** ISO 8601 instant for the file's dates, taken from the content, never from a clock. */
    readonly date: string
    /** What the identity of the file rests on: hashes of the editions and of the brand. */
    readonly sources: readonly string[]
  }
  readonly style: {
    readonly primary: Cmyk
    readonly accent: Cmyk
    readonly textFamily: string
    readonly displayFamily: string
  }
  readonly brand: { readonly name: string; readonly claim: string; readonly logo: PrintPicture | null }
  readonly returnLine: string
  /** What the post is to do with a letter that cannot be delivered; empty for nothing. */
  readonly returnNote: string
  readonly addressLines: readonly string[]
  readonly specimenMark: string | null
  readonly info: readonly { readonly label: string; readonly value: string }[]
  readonly subject: string
  readonly salutation: string
  readonly lead: string
  readonly hero: { readonly picture: PrintPicture; readonly caption: string } | null
  readonly body: readonly PrintBlock[]
  readonly closing: { readonly greeting: string; readonly signature: readonly string[] }
  readonly linksHeading: string
  readonly links: readonly { readonly number: number; readonly title: string; readonly address: string }[]
  readonly qr: PrintQr | null
  /** Columns of the footer, lines top to bottom. */
  readonly footer: readonly (readonly string[])[]
  readonly legal: readonly string[]
  /** `{page}` and `{pages}` are filled by the layout. */
  readonly pageLabel: string
}
