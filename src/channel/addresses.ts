/** Addresses: where a piece's web page stands, and which addresses a link may carry. */
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
/** Slugs that no piece may have, in whatever locale. */
export const RESERVED_SLUGS: readonly string[] = Object.values(WALL_SEGMENTS)
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
