/** The sheet that a press prints: the trimmed one and what lies around it. */
import type { PrintFormat } from '../../../src/channel/print-format.ts'

/** Lengths in mm. */
export interface PrintSheet {
  /** Id of the {@link PrintFormat}. */
  readonly format: string
  readonly trim: { readonly width: number; readonly height: number }
  readonly bleed: number
  /** From the trim to the edge of the media: bleed, and crop marks where there are any. */
  readonly slug: number
  /** Crop marks; marks for folding and punching lie within the trim and are always there. */
  readonly hasMarks: boolean
  /** Room for the franking code is kept free. */
  readonly franking: boolean
  /** Room for the inserter's marks is kept free. */
  readonly inserterMarks: boolean
}

const CROP_MARK_LENGTH_MM = 5
/** Crop marks keep this far from the bleed, and from the edge of the media. */
const CROP_MARK_GAP_MM = 1
const CROP_MARK_END_MM = 3

/** The sheet of a format. `bleedMm` null: the format's. */
export function printSheet(format: PrintFormat, asked: Pick<PrintSheet, 'hasMarks' | 'franking' | 'inserterMarks'> & { readonly bleedMm: number | null }): PrintSheet {
  const { hasMarks, franking, inserterMarks } = asked
  const bleed = asked.bleedMm ?? format.bleed
  const slug = hasMarks ? bleed + CROP_MARK_GAP_MM + CROP_MARK_LENGTH_MM + CROP_MARK_END_MM : bleed
  return { format: format.id, trim: format.trim, bleed, slug, hasMarks, franking, inserterMarks }
}

/** Where crop marks begin, from the trim, and how long they are; mm. */
export const cropMarks = ({ bleed }: PrintSheet) => ({ offset: bleed + CROP_MARK_GAP_MM, length: CROP_MARK_LENGTH_MM })
