/** What an installation may choose for its letters. */
import { z } from 'zod'
import { QR, QUALITY } from './limits.ts'

/** Printing conditions by the paper: FOGRA47 uncoated (letters), FOGRA39 coated. */
const OUTPUT_INTENTS = ['fogra47', 'fogra39'] as const
export type OutputIntentId = (typeof OUTPUT_INTENTS)[number]

export interface PrintSettings {
  readonly outputIntent: OutputIntentId
  /** Edge of one QR module in mm. */
  readonly qrModuleMm: number
  /** More pages than this are an error. */
  readonly maxPages: number
}

/** Complete defaults: `{}` is valid. */
export const printSettings: z.ZodType<PrintSettings> = z.strictObject({
  outputIntent: z.enum(OUTPUT_INTENTS).default('fogra47'),
  qrModuleMm: z.number().min(QR.moduleLeast.value).max(1.2).default(0.55),
  maxPages: z.number().int().min(1).max(40).default(QUALITY.pages.value),
})
