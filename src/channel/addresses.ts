/** Addresses: where a piece's web page stands, and which addresses a link may carry. */
import { PIECE_KINDS, type PieceKind } from '../content/edition.ts'
import type { Locale } from '../content/nodes.ts'
import { uiLanguage } from './ui-language.ts'
import { isSafeUrl } from '../content/safe-url.ts'

/** Path of a piece's web page, or of the list of a locale when there is no slug. */
export function pagePath(locale: Locale, slug?: string): string {
  return slug ? `/${encodeURIComponent(locale)}/${encodeURIComponent(slug)}` : `/${encodeURIComponent(locale)}`
}

const WALL_SEGMENTS = { de: 'stimmen', en: 'voices' } as const
/** First path segment, after the locale, of the walls of customers' words. No piece may have it as its slug: {@link RESERVED_SLUGS}. */
export const wallSegment = (locale: Locale): string => WALL_SEGMENTS[uiLanguage(locale)]
/** First path segments, after the locale, of lists by kind and by topic and of the legal pages: the same in every language. */
const LIST_SEGMENTS = { kind: 'kind', topic: 'topic' } as const
export const LEGAL_PAGES = ['imprint', 'privacy'] as const
export type LegalPage = (typeof LEGAL_PAGES)[number]
/** First path segment, after the locale, of mails on the web. */
const MAILINGS_SEGMENT = 'mailings'
/** Slugs that no piece may have, in whatever locale. */
export const RESERVED_SLUGS: readonly string[] = [...Object.values(WALL_SEGMENTS), ...Object.values(LIST_SEGMENTS), ...LEGAL_PAGES, MAILINGS_SEGMENT]
/** Last path segment of the form of a wall that stands in other people's pages. No topic with this key has a wall. */
export const EMBED_SEGMENT = 'embed'

/** Path of the wall of a topic (its key), or of all topics. `page` from 1. */
export function wallPath(locale: Locale, topic?: string, page = 1): string {
  return `${pagePath(locale, wallSegment(locale))}${topic === undefined ? '' : `/${encodeURIComponent(topic)}`}${page > 1 ? `?page=${page}` : ''}`
}

/** Path of the embeddable form of a wall; with `.json`, of the facts that oEmbed consumers read. */
export function wallEmbedPath(locale: Locale, topic?: string, form: '' | '.json' = ''): string {
  return `${wallPath(locale, topic)}/${EMBED_SEGMENT}${form}`
}

/** What a list or a feed is confined to; nothing given: everything of the locale. A list is by kind or by topic, never by both. */
export type ListFilter = { readonly kind: PieceKind } | { readonly topic: string } | Readonly<Record<string, never>>

function listSegments(filter: ListFilter): string {
  if ('kind' in filter) return `/${LIST_SEGMENTS.kind}/${encodeURIComponent(filter.kind)}`
  return 'topic' in filter ? `/${LIST_SEGMENTS.topic}/${encodeURIComponent(filter.topic)}` : ''
}

/** Path of a list: `/de`, `/de/kind/news`, `/de/topic/solar?page=2`. `page` from 1. */
export function listPath(locale: Locale, filter: ListFilter = {}, page = 1): string {
  return `${pagePath(locale)}${listSegments(filter)}${page > 1 ? `?page=${page}` : ''}`
}

/** The list that the segments behind the locale name, with its feed if they name that; null where they name none. Kinds and topics are not looked up. */
export function parseListSegments(segments: readonly string[]): { readonly filter: ListFilter; readonly feed: FeedFormat | null } | null {
  const last = segments.at(-1)
  const feed = FEED_FORMATS.find((format) => last === `feed.${format}`) ?? null
  const [by, value, ...more] = feed === null ? segments : segments.slice(0, -1)
  if (by === undefined) return { filter: {}, feed }
  if (value === undefined || more.length > 0) return null
  if (by === LIST_SEGMENTS.kind) return PIECE_KINDS.some((kind) => kind === value) ? { filter: { kind: value as PieceKind }, feed } : null
  return by === LIST_SEGMENTS.topic && /^[a-z0-9-]{1,80}$/.test(value) ? { filter: { topic: value }, feed } : null
}

export const FEED_FORMATS = ['atom', 'json'] as const
export type FeedFormat = (typeof FEED_FORMATS)[number]

/** Path of the feed of a list: `/de/feed.atom`, `/de/kind/news/feed.json`. */
export function feedPath(locale: Locale, format: FeedFormat, filter: ListFilter = {}): string {
  return `${listPath(locale, filter)}/feed.${format}`
}

/** Path of the imprint or of the privacy notice. */
export function legalPath(locale: Locale, page: LegalPage): string {
  return pagePath(locale, page)
}

/** Last path segment of a piece's picture for link previews. */
export const SHARE_SEGMENT = 'share.jpg'

/** Path of the picture that link previews of a piece show. */
export function shareImagePath(locale: Locale, slug: string): string {
  return `${pagePath(locale, slug)}/${SHARE_SEGMENT}`
}

/** Path of the picture that link previews of every other page show: the house's. */
export const SITE_SHARE_PATH = `/${SHARE_SEGMENT}`

/** Path of a piece in the form that stands in other people's pages. */
export function pieceEmbedPath(locale: Locale, slug: string): string {
  return `${pagePath(locale, slug)}/${EMBED_SEGMENT}`
}

export const OEMBED_PATH = '/oembed'

/** Path, with its query, that tells oEmbed consumers of a page. `page` is absolute. */
export function oembedPath(page: string, format: 'json' | 'xml'): string {
  return `${OEMBED_PATH}?url=${encodeURIComponent(page)}&format=${format}`
}

export const ROBOTS_PATH = '/robots.txt'
export const SITEMAP_PATH = '/sitemap.xml'

/** The address if a link may carry it, else undefined. Editions hold only such links; renderers check again because they also preview what is not yet checked. */
export function safeAddress(url: string): string | undefined {
  return isSafeUrl(url) ? url : undefined
}

/** The same, with paths of this site made absolute on `baseUrl`. */
export function absoluteAddress(url: string, baseUrl: string): string | undefined {
  const safe = safeAddress(url)
  return safe?.startsWith('/') ? baseUrl + safe : safe
}

const PRIVATE_NAME = /\.(?:localhost|local|localdomain|internal|intranet|lan|home|corp|test|invalid|home\.arpa)$/i
const ADDRESS_OF_NUMBERS = /^(?:\[.*\]|[\d.]+)$/

/** Can readers elsewhere open it? True for https addresses with a public host name; numeric addresses and names of private networks are not public. */
export function isPublicAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' && hostname.includes('.') && !PRIVATE_NAME.test(hostname) && !ADDRESS_OF_NUMBERS.test(hostname)
}
