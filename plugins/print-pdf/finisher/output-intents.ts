/** Printing conditions as the file names them (the registry's names: www.color.org/chardata). */
import type { OutputIntentId } from '../settings.ts'

export interface PrintingCondition {
  readonly identifier: string
  readonly info: string
}
export const REGISTRY = 'http://www.color.org'
export const PRINTING_CONDITIONS: Readonly<Record<OutputIntentId, PrintingCondition>> = {
  fogra47: { identifier: 'FOGRA47', info: 'Offset, uncoated paper (PSO Uncoated, ISO 12647-2, FOGRA47L)' },
  fogra39: { identifier: 'FOGRA39', info: 'Offset, coated paper (PSO Coated, ISO 12647-2, FOGRA39L)' },
}
