/** When a consent allowed certain words on a channel. Pure. */
import type { ChannelId } from '../channel/contract.ts'
import type { ExcerptKey } from '../content/nodes.ts'
import { type ConsentEvent, covers, termsStretches } from './fold.ts'

/** A stretch of time in which a consent allowed certain words on a channel, whatever else changed in it. */
export interface Allowance {
  /** ms since 1970; `end` may be Infinity. */
  readonly begin: number
  readonly end: number
  /** What ended it: an event by its number, or the day chosen with that event; null while nothing has. */
  readonly endedBy: { readonly number: number; readonly isExpiry: boolean } | null
}

/** When a consent allowed an excerpt on a channel, in order: changes that leave it allowed do not interrupt. */
export function allowances(events: readonly ConsentEvent[], channel: ChannelId, excerpt: ExcerptKey): Allowance[] {
  const merged: Allowance[] = []
  for (const { terms, begin, end, endedBy } of termsStretches(events)) {
    if (!covers(terms, excerpt, channel)) continue
    const last = merged.at(-1)
    if (last?.end === begin) merged.splice(-1, 1, { begin: last.begin, end, endedBy })
    else merged.push({ begin, end, endedBy })
  }
  return merged
}
