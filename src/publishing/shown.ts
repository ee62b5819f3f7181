/** When a piece was visible on a channel, as its history says; a publication itself only says what is planned now. */
import type { ChannelId } from '../channel/contract.ts'
import type { EditionHash, Locale } from '../content/nodes.ts'
import type { Now } from './clock.ts'
import type { AuditRecord } from './records.ts'

/** A stretch of time, ms since 1970, in which an edition was visible. */
export interface Shown {
  readonly edition: EditionHash
  readonly begin: number
  /** Its planned end; Infinity for none. */
  readonly until: number
  /** When somebody published anew or unpublished, or a consent ended; Infinity while nothing has. What comes first has ended it. */
  readonly replaced: number
  /** When that was written down: the end of a consent takes effect at once and is written down a moment later. Infinity while nothing has been. */
  readonly told: number
}

/**
 * The events that {@link shownStretches} reads. Whatever else comes to suspend publications must write events of its own and be told apart here.
 * `withheld`: a customer's words without which the piece is not shown have no consent (any more), and so it has been invisible since `data.since`;
 * `resumed`: they have it again.
 */
export const SHOWING_EVENTS: readonly AuditRecord['type'][] = ['published', 'unpublished', 'withheld', 'resumed']
const BEGINNINGS: readonly AuditRecord['type'][] = ['published', 'resumed']

/** From when on readers no longer met what stood before an event. */
const effectOf = ({ type, at, data }: AuditRecord): number => Math.min(Date.parse(at), type === 'withheld' && typeof data.since === 'string' ? Date.parse(data.since) : Number.POSITIVE_INFINITY)

/** All stretches that have begun, in order; what was called off or replaced before its instant is none. @param events of one piece, in order */
export function shownStretches(events: readonly AuditRecord[], channel: ChannelId, locale: Locale, at: Now): Shown[] {
  const own = events.filter(({ data }) => data.locale === locale && Array.isArray(data.channels) && data.channels.includes(channel))
  return own.flatMap(({ type, at: since, data }, index) => {
    if (!BEGINNINGS.includes(type) || typeof data.edition !== 'string' || typeof data.from !== 'string') return []
    const begin = Math.max(Date.parse(since), Date.parse(data.from))
    const until = typeof data.until === 'string' ? Date.parse(data.until) : Number.POSITIVE_INFINITY
    const next = own[index + 1]
    const replaced = next ? effectOf(next) : Number.POSITIVE_INFINITY
    const told = next ? Date.parse(next.at) : Number.POSITIVE_INFINITY
    return begin <= at.earliest && begin < Math.min(until, replaced) ? [{ edition: data.edition, begin, until, replaced, told }] : []
  })
}
