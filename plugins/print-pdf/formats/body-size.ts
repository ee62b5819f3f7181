/** How large running text is in a format, and how small it may be made so that a text fits. */
import type { PrintFormat } from '../../../src/channel/print-format.ts'
import { BODY_SIZE } from '../limits.ts'

type BodySize = PrintFormat['textSize']

const LETTER: BodySize = { usual: BODY_SIZE.usual.value, least: BODY_SIZE.least.value }
/** Small sheets are held closer to the eye. Up to this many mm² of trimmed sheet; larger ones have the last size. */
const BY_AREA: readonly (BodySize & { readonly upTo: number })[] = [
  { upTo: 16_000, usual: 8.5, least: 7 },
  { upTo: 24_000, usual: 9, least: 7.5 },
  { upTo: 32_000, usual: 9.5, least: 8 },
  { upTo: Number.POSITIVE_INFINITY, usual: 10, least: 8.5 },
]

/** The house's sizes for a format. */
export function bodySize({ family, trim }: Pick<PrintFormat, 'family' | 'trim'>): BodySize {
  if (family === 'letter') return LETTER
  const { usual, least } = BY_AREA.find(({ upTo }) => trim.width * trim.height <= upTo) ?? LETTER
  return { usual, least }
}

/** The size that somebody chose, within the house's; the usual one where nobody did. */
export function chosenSize({ textSize: { usual, least } }: Pick<PrintFormat, 'textSize'>, chosen: number | null): number {
  return Math.min(usual, Math.max(least, chosen ?? usual))
}
