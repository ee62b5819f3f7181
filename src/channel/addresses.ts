/** Addresses: where a piece's web page stands, and which addresses a link may carry. */
import type { Locale } from '../content/nodes.ts'

/** Path of a piece's web page, or of the list of a locale when there is no slug. */
export function pagePath(locale: Locale, slug?: string): string {
  return slug ? `/${encodeURIComponent(locale)}/${encodeURIComponent(slug)}` : `/${encodeURIComponent(locale)}`
}

/** Characters that hide or change where an address leads. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const DECEPTIVE = /[\u0000-\u0020\u007f-\u009f\\<>"\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Cs}/u

/**
 * The address if a link may carry it, else undefined: http and https with a host and without credentials, mailto with an `@`, tel with
 * digits, or a path of this site. Editions hold only such links; renderers check again because they also preview what is not yet checked.
 */
export function safeAddress(url: string): string | undefined {
  if (DECEPTIVE.test(url)) return undefined
  if (/^https?:\/\/[^/]/i.test(url)) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined
    return parsed && parsed.hostname !== '' && parsed.username === '' && parsed.password === '' ? url : undefined
  }
  if (/^mailto:[^@\s]+@[^@\s]+$/i.test(url)) return url
  if (/^tel:\+?[0-9().\-*#;=a-z]*$/i.test(url) && /^tel:\+?[(]?[0-9]/i.test(url)) return url
  return /^\/(?!\/)/.test(url) ? url : undefined
}

/** The same, with paths of this site made absolute on `baseUrl`. */
export function absoluteAddress(url: string, baseUrl: string): string | undefined {
  const safe = safeAddress(url)
  return safe?.startsWith('/') ? baseUrl + safe : safe
}
