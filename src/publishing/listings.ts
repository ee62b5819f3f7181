/** Lists of what is published on a channel: one page of it, and the ways from there. What is visible is decided here at every read. */
import type { Payload } from 'payload'
import type { ListFilter } from '../channel/addresses.ts'
import type { ChannelId, Listing } from '../channel/contract.ts'
import { type Edition, PIECE_KINDS, type PieceContent, type TopicRef } from '../content/edition.ts'
import type { Locale } from '../content/nodes.ts'
import type { Now } from './clock.ts'
import { LOCALE_CODES } from './places.ts'
import { editionsOf } from './read.ts'
import type { PublicationRecord } from './records.ts'
import { visibleAmong } from './visibility.ts'

/** As much of a publication as lists need. */
export type Listed = Pick<PublicationRecord, 'slot' | 'pieceKey' | 'locale' | 'slug' | 'kind' | 'topicKeys' | 'edition' | 'from' | 'changed'>

const LISTED = { slot: true, pieceKey: true, locale: true, slug: true, kind: true, topicKeys: true, edition: true, from: true, changed: true } as const

/** Everything that is visible on a channel, in every language, newest first: by when it was put there, not by when it was changed. */
export async function visibleOn(payload: Payload, channel: ChannelId, at: Now): Promise<Listed[]> {
  const where = await visibleAmong(payload, at, { channel: { equals: channel } })
  const { docs } = await payload.find({ collection: 'publications', where, sort: ['-from', '-slot'], select: LISTED, depth: 0, pagination: false, limit: 0, overrideAccess: true })
  return docs as unknown as Listed[]
}

/** Does a publication belong in the list? */
export function isListed({ kind, topicKeys }: Pick<Listed, 'kind' | 'topicKeys'>, filter: ListFilter): boolean {
  if ('kind' in filter) return kind === filter.kind
  return 'topic' in filter ? topicKeys.includes(`|${filter.topic}|`) : true
}

/** Is that the list of everything? */
export const isWhole = (filter: ListFilter): boolean => !('kind' in filter) && !('topic' in filter)

/** A page of a list, with its pieces and the other languages that have the same list. */
export interface FoundList {
  readonly listing: Listing
  readonly publications: readonly Listed[]
  readonly subjects: readonly Edition<PieceContent>[]
  readonly alsoIn: readonly Locale[]
}

export interface ListSearch {
  readonly channel: ChannelId
  readonly locale: Locale
  readonly filter: ListFilter
}

/** How many pieces a list has: counted, none of them read. */
export async function countListed(payload: Payload, { channel, locale, filter }: ListSearch, at: Now): Promise<number> {
  const confined = 'kind' in filter ? [{ kind: { equals: filter.kind } }] : 'topic' in filter ? [{ topicKeys: { contains: `|${filter.topic}|` } }] : []
  const { totalDocs } = await payload.count({ collection: 'publications', where: await visibleAmong(payload, at, { channel: { equals: channel } }, { locale: { equals: locale } }, ...confined), overrideAccess: true })
  return totalDocs
}

/** One page of a list; null where a kind or a topic has nothing (any more) or the page is beyond the last. The first page of everything is always there, in every language. */
export async function readListing(payload: Payload, { channel, locale, filter }: ListSearch, { page, limit }: { readonly page: number; readonly limit: number }, at: Now): Promise<FoundList | null> {
  const everywhere = await visibleOn(payload, channel, at)
  const all = everywhere.filter((one) => one.locale === locale)
  const own = all.filter((one) => isListed(one, filter))
  const pages = Math.max(1, Math.ceil(own.length / limit))
  if ((own.length === 0 && !isWhole(filter)) || page > pages) return null
  const shown = own.slice((page - 1) * limit, page * limit)
  const namers = newestWithTopic(all)
  const editions = await editionsOf(payload, [...shown, ...namers.values()])
  const topics = [...namers].flatMap(([key, { edition }]) => editions.get(edition)?.content.topics.filter((topic) => topic.key === key) ?? []).sort(byName)
  const spoken = new Set(isWhole(filter) ? LOCALE_CODES : everywhere.filter((one) => isListed(one, filter)).map((one) => one.locale))
  return {
    listing: {
      kind: 'kind' in filter ? filter.kind : null,
      topic: 'topic' in filter ? (topics.find(({ key }) => key === filter.topic) ?? null) : null,
      kinds: PIECE_KINDS.filter((kind) => all.some((one) => one.kind === kind)),
      topics,
      page,
      pages,
    },
    publications: shown,
    subjects: shown.flatMap(({ edition }) => editions.get(edition) ?? []),
    alsoIn: LOCALE_CODES.filter((code) => code !== locale && spoken.has(code)),
  }
}

/** For every topic the newest publication about it, which says what the topic is called now. */
function newestWithTopic(publications: readonly Listed[]): ReadonlyMap<string, Listed> {
  const newest = new Map<string, Listed>()
  for (const one of publications) {
    for (const key of one.topicKeys.split('|')) if (key !== '' && !newest.has(key)) newest.set(key, one)
  }
  return newest
}

const byName = (a: TopicRef, b: TopicRef): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
