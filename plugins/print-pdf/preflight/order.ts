import type { CopySpan, PressProfile } from '../../../src/channel/press.ts'
import type { Fold, PrintFormat, PrintZone } from '../../../src/channel/print-format.ts'
import type { LetterComposition } from '../composition.ts'
import { isSheet } from '../composition-sheet.ts'
import { PRINTING_CONDITIONS } from '../finisher/output-intents.ts'
import { formatOf, isLetter } from '../formats/index.ts'
import type { PrintSheet } from '../formats/print-sheet.ts'
import { cropMarks } from '../formats/print-sheet.ts'
import { zonesOf } from '../formats/zones.ts'

/** The recipient's lines, or the words to all households; and what may stand above them, on cards, in the same field. */
export interface Addressed {
  readonly lines: readonly string[]
  readonly notes: readonly string[]
}

export interface FoldMark {
  readonly atMm: number
  readonly left: number
  readonly right: number
}

/** What the file was ordered to be. */
export interface PreflightOrder {
  /** Trimmed sheet, mm. */
  readonly trim: { readonly width: number; readonly height: number }
  /** mm on every side. */
  readonly bleed: number
  /** Text keeps so far from the trim, mm. */
  readonly safe: number
  /** Folds that no line of text may lie on. Letters are folded through their text. */
  readonly folds: readonly Fold[]
  /** Lines that show where to fold and to punch: their height and their ends, mm from the trim's top left corner. */
  readonly foldMarks: readonly FoldMark[]
  /** What belongs to whom on a page of a letter, counted from 1 in each letter. */
  readonly zones: (page: number) => readonly PrintZone[]
  /** Pages of one letter. */
  readonly pages: { readonly least: number; readonly most: number }
  /** Where each letter stands. */
  readonly spans: readonly CopySpan[]
  /** Sheets are printed on both sides: no letter may begin on the back of another. */
  readonly isTwoSided: boolean
  /** What stands in the address field of each letter. */
  readonly addresses: readonly Addressed[]
  /** Not to be printed: the word across the page stands where it likes. */
  readonly isDraft: boolean
  /** Identifier of the printing condition. */
  readonly condition: string
  readonly standard: PressProfile['standard']
  readonly overprintsBlack: boolean
}

/** Numbers of the pages that are empty backs, from 1. */
export const emptyBacksOf = ({ spans }: Pick<PreflightOrder, 'spans'>): ReadonlySet<number> => new Set(spans.flatMap(({ first, pages, hasEmptyBack }) => (hasEmptyBack ? [first + pages - 1] : [])))

export function addressedBy(letter: LetterComposition): Addressed {
  const { addressLines, specimenMark, returnNote } = letter
  const household = isSheet(letter) ? letter.household : ''
  return { lines: household === '' ? addressLines : [household], notes: [specimenMark ?? '', returnNote].filter(Boolean) }
}

/** What a letter orders by itself; a run says the rest. */
export function preflightOrder(letter: LetterComposition, spans: readonly CopySpan[], rest: Partial<Pick<PreflightOrder, 'isTwoSided' | 'condition' | 'standard' | 'overprintsBlack' | 'addresses'>> = {}): PreflightOrder {
  const { sheet } = letter
  const format = formatOf(sheet.format)
  return {
    trim: sheet.trim,
    bleed: sheet.bleed,
    safe: format?.safe ?? 0,
    folds: format && !isLetter(format) ? format.folds : [],
    foldMarks: format ? foldMarksOf(format, sheet) : [],
    zones: (page) => (format ? zonesOf(format, page, sheet) : []),
    pages: { least: format?.pages.least ?? 1, most: letter.maxPages },
    spans,
    isTwoSided: false,
    addresses: [addressedBy(letter)],
    isDraft: letter.draftMark !== null,
    condition: PRINTING_CONDITIONS[letter.outputIntent].identifier,
    standard: 'pdf-x-4',
    overprintsBlack: false,
    ...rest,
  }
}

/** Letters bear them at their left edge, always; other sheets beyond their trim on both sides, with the crop marks. */
function foldMarksOf(format: PrintFormat, sheet: PrintSheet): FoldMark[] {
  if (isLetter(format)) return format.edgeMarks.map(({ atMm, lengthMm }) => ({ atMm, left: format.sheet.markLeft, right: format.sheet.markLeft + lengthMm }))
  if (!sheet.hasMarks) return []
  const { offset, length } = cropMarks(sheet)
  const { width } = sheet.trim
  return format.folds.flatMap(({ atMm }) => [
    { atMm, left: -offset - length, right: -offset },
    { atMm, left: width + offset, right: width + offset + length },
  ])
}
