/** Which addresses content may carry. An allow-list: what is not understood is refused. */

/** Longer addresses break mail clients and QR codes. */
export const MAX_URL_LENGTH = 2048

/** Characters no address contains as written: blanks, controls, invisible and bidi characters, backslash, quotes, angle brackets. */
const FORBIDDEN = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\\"<>`^{}|]/u
const WEB = /^https?:\/\/([^/?#]+)(?:[/?#]|$)/i
const MAIL = /^mailto:[^@?\s]+@[^@?/\s]+(?:\?.*)?$/i
const PHONE = /^tel:\+?[0-9](?:[0-9().\-/]*[0-9])?(?:;ext=[0-9]+)?$/i

/**
 * True for `http:`, `https:`, `mailto:`, `tel:` addresses and for site-relative paths (`/…`), false for all else: scripts and data in any
 * disguise (`java\tscript:`, entities, zero-width characters), protocol-relative addresses, names and passwords in an address, line
 * breaks in a mail address, whatever the URL standard cannot parse.
 */
export function isSafeUrl(url: string): boolean {
  if (url === '' || url.length > MAX_URL_LENGTH || FORBIDDEN.test(url)) return false
  if (url.startsWith('/')) return !url.startsWith('//')
  if (MAIL.test(url)) return !/%0[ad]/i.test(url)
  if (PHONE.test(url)) return true
  const host = WEB.exec(url)?.[1]
  if (host === undefined || host.includes('@')) return false
  return URL.canParse(url)
}

/** The canonical spelling of a safe address: scheme in lower case, the rest as written. Other strings come back unchanged. */
export function cleanUrl(url: string): string {
  return url.normalize('NFC').replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase())
}
