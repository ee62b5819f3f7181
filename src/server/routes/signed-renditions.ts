/** Single renditions by signed, expiring address: a letter to look at, a post to copy. */
import type { Payload } from 'payload'
import { limitPublic } from '../../access/rate-limits.ts'
import { HubError } from '../../content/errors.ts'
import { createAnswerMemory } from '../../publishing/answer-memory.ts'
import type { Now } from '../../publishing/clock.ts'
import { createMemory } from '../../publishing/compose-memory.ts'
import { type Order, orderForPublication, READER_WAIT_MS, rendition, type Rendition } from '../../publishing/compose.ts'
import { hubOf } from '../../publishing/hub.ts'
import { resolveAddress } from '../../publishing/resolve-address.ts'
import { readSignedAddress, type RenditionPlace } from '../../publishing/signed-address.ts'
import type { Answer } from '../respond.ts'
import type { Route } from '../route.ts'
import { readRoutes } from './read-route.ts'
import type { ReadShell } from './read-shell.ts'

const INVALID = 'This address is not valid (any more). Ask whoever sent it to you for a new one.'
const GONE = 'What stood at this address is no longer published.'

/** Of answers that still hold; larger files are read from the store each time. */
const KEPT_BYTES = 32_000_000
const LARGEST_BYTES = 1_000_000
/** Of addresses whose signature was right. */
const MOST_PLACES = 5_000
const TRUSTED_MS = 60_000
const LONGEST_NAME = 600

/** Everything under /r. Forged, changed, expired and invented addresses are refused alike. */
export function signedRenditionRoutes(shell: ReadShell): Route[] {
  const sizeOf = ({ body }: Answer) => (body.length <= LARGEST_BYTES ? body.length : undefined)
  const answers = createAnswerMemory<Answer>(shell.payload, { most: KEPT_BYTES, sizeOf })
  const places = createMemory<{ readonly place: RenditionPlace; readonly expires: number }>({ most: MOST_PLACES, maxAgeMs: TRUSTED_MS })
  /** A signature that was right is right until the address expires; that it has not is asked each time, by the clock of the request. */
  const placeAt = (pathname: string, url: URL, at: Now): RenditionPlace | null => {
    const name = pathname + url.search
    const known = places.get(name)
    if (known && known.expires > at.latest) return known.place
    const place = readSignedAddress(hubOf(shell.payload), pathname, url.searchParams, at)
    if (place && name.length <= LONGEST_NAME) places.keep(name, { place, expires: Number(url.searchParams.get('expires')) * 1000 })
    return place
  }
  return readRoutes(
    (pathname) => (pathname === '/r' || pathname.startsWith('/r/') ? pathname : null),
    async ({ match, url, peer }) => {
      await limitPublic(peer)
      const at = shell.now()
      const place = placeAt(match, url, at)
      if (!place) throw new HubError('address-invalid', INVALID)
      return answers(JSON.stringify(place), at, async () => artefactAnswer(await rendition(shell.payload, () => orderAt(shell.payload, place, shell.now()), { waitMs: READER_WAIT_MS }), place))
    },
  )
}

/** What stands at a place. @throws HubError `not-found`, `gone` */
async function orderAt(payload: Payload, place: RenditionPlace, at: Now): Promise<Order> {
  const found = await resolveAddress(payload, place, at)
  if (found.state === 'unknown') throw new HubError('not-found', 'There is nothing at this address.')
  if (found.state !== 'visible') throw new HubError('gone', GONE)
  const { channels } = hubOf(payload)
  const isOffered = channels.some(({ id, variants }) => id === place.channel && variants.some((variant) => variant.id === place.variant && variant.isPerPiece))
  if (!isOffered) throw new HubError('gone', GONE)
  return orderForPublication(payload, found.publication, place.variant, undefined, at)
}

function artefactAnswer({ artefacts }: Rendition, { artefact, locale, slug }: RenditionPlace): Answer {
  const found = artefacts.find(({ name }) => name === artefact)
  if (!found) throw new HubError('gone', GONE)
  const isPdf = found.mime === 'application/pdf'
  return {
    type: found.mime,
    body: found.content,
    etag: found.sha256,
    cacheControl: 'private, no-cache',
    headers: {
      // A browser's PDF viewer does not work in a sandbox, and a PDF runs nothing in ours.
      'content-security-policy': isPdf ? "base-uri 'none'; frame-ancestors 'self'" : "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'",
      ...found.headers,
      'content-disposition': `inline; filename="${`${slug}-${locale}-${artefact}`.replace(/[^\w.-]+/g, '-')}"`,
      'x-content-type-options': 'nosniff',
      // The address is the permission: it must not travel on with a click.
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    },
  }
}
