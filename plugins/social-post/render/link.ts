/** The address of the piece's web page. */
import type { PieceContent } from '../../../src/content/edition.ts'

/** `https://hub.example.com/de/sonnenstrom`. Locale and slug are safe by their own rules; anything else is percent-encoded all the same. */
export function linkOf(content: Pick<PieceContent, 'locale' | 'slug'>, baseUrl: string): string {
  const segment = (text: string) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(/[()'*!~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${baseUrl}/${segment(content.locale)}/${segment(content.slug)}`
}

/** Can readers elsewhere open it? Networks do not even recognise the address of a machine at home as one. */
export function isPublicAddress(url: string): boolean {
  const host = /^https:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)/i.exec(url)?.[1]
  if (host === undefined || host.startsWith('[')) return false
  return host.includes('.') && !/^[\d.]+$/.test(host) && !/\.(local|localhost|internal|lan|home|test|invalid)$/i.test(host)
}
