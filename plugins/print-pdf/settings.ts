/** What an installation may choose for its letters. */
import { z } from 'zod'
import { FORMATS, formatOf } from './formats/index.ts'
import { QR, QUALITY } from './limits.ts'

/** Printing conditions by the paper: FOGRA47 uncoated (letters), FOGRA39 coated. */
const OUTPUT_INTENTS = ['fogra47', 'fogra39'] as const
export type OutputIntentId = (typeof OUTPUT_INTENTS)[number]

export interface PrintSettings {
  /** Id of one of `formats`. */
  readonly format: string
  /** Crop marks around the sheet. */
  readonly hasMarks: boolean
  /** mm on every side; null: the format's. */
  readonly bleedMm: number | null
  /** Keeps room for the post's franking code in the address field. */
  readonly franking: boolean
  /** Keeps room for the inserter's marks at the left edge. */
  readonly inserterMarks: boolean
  /** Above the recipient's address: what happens to mail that cannot be delivered. */
  readonly returnNote: string
  /** Body text, within what the house lets be printed in the format; null: the format's own. Smaller type is somebody's choice, never the layout's. */
  readonly textSizePt: number | null
  /** The teaser in place of the body, where that is too long. */
  readonly saysTeaserOnly: boolean
  readonly outputIntent: OutputIntentId
  /** Edge of one QR module in mm. */
  readonly qrModuleMm: number
  /** More pages than this are an error. */
  readonly maxPages: number
}

/** Complete defaults: `{}` is valid. */
export const printSettings: z.ZodType<PrintSettings> = z.strictObject({
  format: z.enum(FORMATS.map(({ id }) => id)).default('letter-b'),
  hasMarks: z.boolean().default(true),
  bleedMm: z.number().min(0).max(10).nullable().default(null),
  franking: z.boolean().default(false),
  inserterMarks: z.boolean().default(false),
  returnNote: z.string().trim().max(60).default(''),
  textSizePt: z.number().nullable().default(null),
  saysTeaserOnly: z.boolean().default(false),
  outputIntent: z.enum(OUTPUT_INTENTS).default('fogra47'),
  qrModuleMm: z.number().min(QR.moduleLeast.value).max(1.2).default(0.55),
  maxPages: z.number().int().min(1).max(40).default(QUALITY.pages.value),
}).superRefine(({ format, textSizePt }, issues) => {
  const { usual, least } = (formatOf(format) ?? FORMATS[0]).textSize
  const isWithin = textSizePt === null || (textSizePt >= least && textSizePt <= usual)
  if (!isWithin) issues.addIssue({ code: 'custom', path: ['textSizePt'], message: `Text of this format is printed in ${least} to ${usual} pt.` })
})
