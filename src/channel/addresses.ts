/** Addresses: where a piece's web page stands, and which addresses a link may carry. */
import type { Locale } from '../content/nodes.ts'
import { isSafeUrl } from '../content/safe-url.ts'

/** Path of a piece's web page, or of the list of a locale when there is no slug. */
export function pagePath(locale: Locale, slug?: string): string {
  return slug ? `/${encodeURIComponent(locale)}/${encodeURIComponent(slug)}` : `/${encodeURIComponent(locale)}`
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
