/**
 * What readers could see and can no longer: unpublished, suspended, ended, or put under an embargo anew. An app that keeps copies takes these away. What was
 * never visible is no removal, whatever became of it, so that the list tells nothing of plans that were called off.
 */
import type { Payload, Where } from 'payload'
import type { ChannelId } from '../channel/contract.ts'
import type { Locale, PieceKey } from '../content/nodes.ts'
import type { Now } from './clock.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { Slice } from './read.ts'
import { type AuditRecord, findRecords, type PublicationRecord, whereAll } from './records.ts'
import { SHOWING_EVENTS, shownStretches } from './shown.ts'

/** Neither why nor what: only that it is gone. */
export interface Removal {
  readonly key: PieceKey
  readonly channel: ChannelId
  readonly locale: Locale
  /** ISO 8601 in UTC: not visible from this instant on. */
  readonly since: string
}

export interface RemovalSearch {
  /** Channels that the reader may see; none finds nothing. */
  readonly channels: readonly ChannelId[]
  readonly locale?: Locale | undefined
  /** ISO 8601 in UTC: what went before is left out. */
  readonly since: string
}

export interface RemovalList {
  readonly removals: readonly Removal[]
  readonly hasNextPage: boolean
  /** Leads on behind the last one; null for none. */
  readonly endCursor: string | null
}

/** Removals, the oldest first, so that a reader who follows the cursor misses none. @throws HubError `bad-input` for a cursor that is none of ours */
export async function findRemovals(payload: Payload, search: RemovalSearch, { limit, after }: Omit<Slice, 'page'>, at: Now): Promise<RemovalList> {
  const [instant, slot] = after === undefined ? [search.since, ''] : readCursor(after)
  if (search.channels.length === 0) return { removals: [], hasNextPage: false, endCursor: null }
  const begin = Math.max(Date.parse(search.since), Date.parse(instant), 0)
  const behind = Date.parse(instant) === begin ? slot : ''
  const candidates = await findRecords(payload, 'publications', { where: candidateWhere(search, begin, at) })
  const histories = await historiesOf(payload, candidates)
  const gone = candidates
    .map((publication) => ({ publication, since: goneSince(publication, histories.get(publication.pieceKey) ?? [], at) }))
    .filter((one): one is Gone => one.since !== null && (one.since > begin || (one.since === begin && one.publication.slot > behind)))
    .sort((a, b) => a.since - b.since || (a.publication.slot < b.publication.slot ? -1 : 1))
  const shown = gone.slice(0, limit).map(({ publication, since }) => ({ publication, since: new Date(since).toISOString() }))
  const last = shown.at(-1)
  return {
    removals: shown.map(({ publication: { pieceKey: key, channel, locale }, since }) => ({ key, channel, locale, since })),
    hasNextPage: gone.length > limit,
    endCursor: last ? writeCursor([last.since, last.publication.slot]) : null,
  }
}

interface Gone {
  readonly publication: PublicationRecord
  readonly since: number
}

/** An event is written within the same transaction as the publication that it tells of, a moment later. */
const SLACK_MS = 10 * 60 * 1000

/** Publications that are not visible now. None of them went later than both its last change and its end, so the older ones need no look at their history. */
function candidateWhere({ channels, locale }: RemovalSearch, begin: number, at: Now): Where {
  const iso = (instant: number) => new Date(instant).toISOString()
  return whereAll(
    { channel: { in: [...channels] } },
    ...(locale === undefined ? [] : [{ locale: { equals: locale } }]),
    { or: [{ isSuspended: { equals: true } }, { from: { greater_than: iso(at.earliest) } }, { until: { less_than_equal: iso(at.latest) } }] },
    { or: [{ changed: { greater_than_equal: iso(Math.max(begin - SLACK_MS, 0)) } }, { until: { greater_than_equal: iso(begin) } }] },
  )
}

const SUBJECTS_AT_ONCE = 500

async function historiesOf(payload: Payload, publications: readonly PublicationRecord[]): Promise<ReadonlyMap<PieceKey, AuditRecord[]>> {
  const keys = [...new Set(publications.map(({ pieceKey }) => pieceKey))]
  const histories = new Map(keys.map((key) => [key, [] as AuditRecord[]]))
  // Asked even if there is nothing to ask for, so that the time it takes tells little of what waits under an embargo.
  for (let start = 0; start === 0 || start < keys.length; start += SUBJECTS_AT_ONCE) {
    const subjects = keys.slice(start, start + SUBJECTS_AT_ONCE).map((key) => `piece:${key}`)
    const where = whereAll({ subject: { in: subjects.length > 0 ? subjects : ['piece:'] } }, { type: { in: [...SHOWING_EVENTS] } })
    for (const event of await findRecords(payload, 'audit-events', { where, sort: 'number' })) histories.get(event.subject.slice('piece:'.length))?.push(event)
  }
  return histories
}

/** The instant at which a publication that is not visible ceased to be (by the end of a consent: at which that was written down, so that who follows the cursor misses none), or null if it never was, or if it is not certain yet that it has ended. */
export function goneSince({ channel, locale, isSuspended, changed }: Pick<PublicationRecord, 'channel' | 'locale' | 'isSuspended' | 'changed'>, events: readonly AuditRecord[], at: Now): number | null {
  const last = shownStretches(events, channel, locale, at).at(-1)
  if (!last) return null
  if (last.replaced <= last.until && last.replaced !== Number.POSITIVE_INFINITY) return last.told
  // After the clock was set it may be in doubt whether an end has come; an app that took the piece away would not be told if it had not.
  if (last.until <= at.earliest) return last.until
  // Suspended by no event of its own.
  const suspended = isSuspended ? Date.parse(changed) : Number.POSITIVE_INFINITY
  return last.begin < suspended && suspended !== Number.POSITIVE_INFINITY ? suspended : null
}
