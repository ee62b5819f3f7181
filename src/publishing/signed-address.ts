/** Addresses of single renditions that say themselves how long they may be read: for whoever was given one, without a token. */
import { timingSafeEqual } from 'node:crypto'
import type { ChannelId, VariantId } from '../channel/contract.ts'
import type { Locale } from '../content/nodes.ts'
import type { Now } from './clock.ts'
import type { HubServices } from './hub.ts'
import { keyedHash } from './keyed-hash.ts'

/** One file of one rendition. What is there is looked up when the address is read: the address names a place, not bytes. */
export interface RenditionPlace {
  readonly channel: ChannelId
  readonly locale: Locale
  readonly slug: string
  readonly variant: VariantId
  /** File name of the artefact: `letter.pdf`. */
  readonly artefact: string
}

type Signer = Pick<HubServices, 'publicUrl' | 'secret'>

const PREFIX = '/r/'
const signature = (secret: string, path: string, expires: string): string => keyedHash(secret, 'einklang/signed-address/1', `${path}\n${expires}`).toString('base64url')

/** The absolute address of a rendition's file, readable until `expiresAt` (whole seconds) as long as the publication is visible. */
export function signedAddress(hub: Signer, { channel, locale, slug, variant, artefact }: RenditionPlace, expiresAt: Date): string {
  const path = PREFIX + [channel, locale, slug, variant, artefact].map(encodeURIComponent).join('/')
  const expires = String(Math.floor(expiresAt.getTime() / 1000))
  return `${hub.publicUrl}${path}?expires=${expires}&signature=${signature(hub.secret, path, expires)}`
}

/**
 * The place that a signed address names, or null if it was not signed by this hub, was changed, or has expired: all alike.
 * @param pathname as it came over the wire, percent-encoded
 */
export function readSignedAddress(hub: Signer, pathname: string, query: URLSearchParams, at: Now): RenditionPlace | null {
  const [expires, ...moreExpires] = query.getAll('expires')
  const [given, ...moreSignatures] = query.getAll('signature')
  if (!expires || !given || moreExpires.length > 0 || moreSignatures.length > 0 || !/^[1-9]\d{0,11}$/.test(expires)) return null
  // Compared as text: base64url would take several spellings of one signature.
  const expected = Buffer.from(signature(hub.secret, pathname, expires))
  const actual = Buffer.from(given)
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null
  if (Number(expires) * 1000 <= at.latest || !pathname.startsWith(PREFIX)) return null
  const [channel, locale, slug, variant, artefact, ...rest] = pathname.slice(PREFIX.length).split('/').map(decodeURIComponent)
  if (!channel || !locale || !slug || !variant || !artefact || rest.length > 0) return null
  return { channel, locale, slug, variant, artefact }
}
