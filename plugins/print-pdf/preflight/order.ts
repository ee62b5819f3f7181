import type { OutputIntentId } from '../settings.ts'

/** What the letter was ordered to be. */
export interface PreflightOrder {
  readonly outputIntent: OutputIntentId
  readonly maxPages: number
}
