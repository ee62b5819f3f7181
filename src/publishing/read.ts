/**
 * What outside readers may find: publications that are visible at one reading of the clock, and nothing else. Every read path (pages, media,
 * signed addresses, GraphQL, REST) asks here, so that one place decides.
 */
import type { Payload, Where } from 'payload'
import type { ChannelId } from '../channel/contract.ts'
import type { BrandContent, Edition, PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { EditionHash, Locale } from '../content/nodes.ts'
import type { Now } from './clock.ts'
import { type Cursor, readCursor, writeCursor } from './cursor.ts'
import { currentBrand, editionsByHash } from './lookups.ts'
import { findRecord, findRecords, type PublicationRecord, whereAll } from './records.ts'
import { visibleAmong, visibleWhere, withConsent } from './visibility.ts'

/** What a reader looks for. All that is given must hold. */
export interface VisibleSearch {
  /** Channels that the reader may see; none finds nothing. */
  readonly channels: readonly ChannelId[]
  readonly locale?: Locale | undefined
  /** A topic's key: `a–z 0–9 -`. */
  readonly topic?: string | undefined
  readonly kind?: string | undefined
  readonly slug?: string | undefined
  /** ISO 8601 in UTC. Then the order is by change, oldest first, so that a reader who follows the cursor misses nothing; else newest first. */
  readonly changedSince?: string | undefined
}

/** Which part of what was found. `page` (from 1) and `after` (a cursor) exclude each other. */
export interface Slice {
  readonly limit: number
  readonly page?: number | undefined
  readonly after?: string | undefined
}

export interface VisibleList {
  readonly publications: readonly PublicationRecord[]
  readonly hasNextPage: boolean
  /** Leads on behind the last one; null for none. */
  readonly endCursor: string | null
}

/** Publications that are visible now. @throws HubError `bad-input` for a cursor that is none of ours */
export async function findVisible(payload: Payload, search: VisibleSearch, { limit, page, after }: Slice, at: Now): Promise<VisibleList> {
  if (search.channels.length === 0) return { publications: [], hasNextPage: false, endCursor: null }
  if (page !== undefined && after !== undefined) throw new HubError('bad-input', 'Give a page or a cursor (after), not both.')
  const isAscending = search.changedSince !== undefined
  const where = await visibleAmong(payload, at, searchWhere(search), ...(after === undefined ? [] : [behind(readCursor(after), isAscending)]))
  const sort = isAscending ? ['changed', 'slot'] : ['-changed', '-slot']
  const common = { collection: 'publications', where, sort, depth: 0, overrideAccess: true } as const
  const found =
    page === undefined ? await payload.find({ ...common, pagination: false, limit: limit + 1 }) : await payload.find({ ...common, limit, page })
  const publications = (found.docs as PublicationRecord[]).slice(0, limit)
  const last = publications.at(-1)
  return {
    publications,
    hasNextPage: page === undefined ? found.docs.length > limit : found.hasNextPage,
    endCursor: last ? writeCursor([new Date(last.changed).toISOString(), last.slot]) : null,
  }
}

/** How many publications are visible now. */
export async function countVisible(payload: Payload, search: VisibleSearch, at: Now): Promise<number> {
  if (search.channels.length === 0) return 0
  const { totalDocs } = await payload.count({ collection: 'publications', where: await visibleAmong(payload, at, searchWhere(search)), overrideAccess: true })
  return totalDocs
}

/** Where a publication stands. */
export interface Place {
  readonly channel: ChannelId
  readonly locale: Locale
  readonly slug: string
}

/** The publication that is visible at a place, or null. Where two brands hold the same slug, the default brand's. */
export async function visiblePublication(payload: Payload, { channel, locale, slug }: Place, at: Now): Promise<PublicationRecord | null> {
  const where = whereAll({ channel: { equals: channel } }, { locale: { equals: locale } }, { slug: { equals: slug } }, visibleWhere(at))
  const found = await withConsent(payload, await findRecords(payload, 'publications', { where, sort: 'brand' }), at)
  if (found.length < 2) return found[0] ?? null
  const brand = await defaultBrandKey(payload)
  return found.find((one) => one.brand === brand) ?? found[0] ?? null
}

/** The same pieces in other languages on the same channel, as far as visible now, by the slot of each publication given. */
export async function visibleSiblings(payload: Payload, publications: readonly PublicationRecord[], at: Now): Promise<ReadonlyMap<string, readonly PublicationRecord[]>> {
  if (publications.length === 0) return new Map()
  const pieces = [...new Set(publications.map(({ pieceKey }) => pieceKey))]
  const channels = [...new Set(publications.map(({ channel }) => channel))]
  const where = whereAll({ pieceKey: { in: pieces } }, { channel: { in: channels } }, visibleWhere(at))
  const all = await withConsent(payload, await findRecords(payload, 'publications', { where, sort: 'locale' }), at)
  const isSibling = (one: PublicationRecord) => (other: PublicationRecord) => other.pieceKey === one.pieceKey && other.channel === one.channel && other.locale !== one.locale
  return new Map(publications.map((one) => [one.slot, all.filter(isSibling(one))]))
}

/** The editions of publications, by hash, in one query at most. */
export async function editionsOf(payload: Payload, publications: readonly Pick<PublicationRecord, 'edition'>[]): Promise<ReadonlyMap<EditionHash, Edition<PieceContent>>> {
  if (publications.length === 0) return new Map()
  const editions = await editionsByHash(payload, publications.map(({ edition }) => edition))
  return new Map([...editions].flatMap(([hash, { content }]) => (content.subject === 'piece' ? [[hash, { hash, content }] as const] : [])))
}

async function defaultBrandKey(payload: Payload): Promise<string | null> {
  const { docs } = await payload.find({ collection: 'brands', where: { isDefault: { equals: true } }, limit: 1, depth: 0, pagination: false, select: { key: true }, overrideAccess: true })
  const key = (docs[0] as { key?: unknown } | undefined)?.key
  return typeof key === 'string' ? key : null
}

/** The default brand as approved last, or null if there is none yet. */
export async function defaultBrand(payload: Payload): Promise<Edition<BrandContent> | null> {
  const key = await defaultBrandKey(payload)
  if (key === null) return null
  try {
    return await currentBrand(payload, key)
  } catch (error) {
    if (error instanceof HubError && error.code === 'not-approved') return null
    throw error
  }
}

/** The publication in a slot if it is visible now. */
export async function visibleInSlot(payload: Payload, slot: string, at: Now): Promise<PublicationRecord | null> {
  const found = await findRecord(payload, 'publications', { where: whereAll({ slot: { equals: slot } }, visibleWhere(at)) })
  const [standing] = await withConsent(payload, found ? [found] : [], at)
  return standing ?? null
}

const equal = (field: string, value: string | undefined): Where[] => (value === undefined ? [] : [{ [field]: { equals: value } }])

function searchWhere({ channels, locale, topic, kind, slug, changedSince }: VisibleSearch): Where {
  return whereAll(
    { channel: { in: [...channels] } },
    ...equal('locale', locale),
    ...equal('kind', kind),
    ...equal('slug', slug),
    ...(topic === undefined ? [] : [{ topicKeys: { contains: `|${topic}|` } }]),
    ...(changedSince === undefined ? [] : [{ changed: { greater_than_equal: changedSince } }]),
  )
}

function behind([changed, slot]: Cursor, isAscending: boolean): Where {
  const beyond = isAscending ? 'greater_than' : 'less_than'
  return { or: [{ changed: { [beyond]: changed } }, whereAll({ changed: { equals: changed } }, { slot: { [beyond]: slot } })] }
}
