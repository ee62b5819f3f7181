/** What may be chosen for a run of one format and not of another: it follows from what the format has room for. */
import type { PrintFormat } from './print-format.ts'

/** As they are called in an order, in the order in which people are asked. */
export const FORMAT_OPTIONS = ['hasPersonalCode', 'franking', 'inserterMarks', 'returnNote'] as const
export type FormatOption = (typeof FORMAT_OPTIONS)[number]

/** Those that this format can have: room that its zones keep on request, and whatever goes to a person. */
export function formatOptions({ zones, isAddressed }: Pick<PrintFormat, 'zones' | 'isAddressed'>): readonly FormatOption[] {
  const isKept = (asked: string) => zones.some(({ onRequest }) => onRequest === asked)
  const has: Readonly<Record<FormatOption, boolean>> = { hasPersonalCode: isAddressed, franking: isKept('franking'), inserterMarks: isKept('inserter-marks'), returnNote: isAddressed }
  return FORMAT_OPTIONS.filter((option) => has[option])
}
