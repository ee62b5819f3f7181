/**
 * Pictures of what is published. Public readers get exactly the derivatives that pages and mails name, never an original, and only while
 * something that is visible (or an approved brand's logo) shows the picture. A standard derivative that is missing is made in the request,
 * once however many ask; nothing else is ever made here. Signed-in staff see the pictures of drafts too, because they preview them.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { limitPublic } from '../../access/rate-limits.ts'
import { derivativeName, parseDerivativeName, standardOrders } from '../../channel/images.ts'
import type { MediaFacts } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { MediaKey } from '../../content/nodes.ts'
import { hubOf } from '../../publishing/hub.ts'
import { staffMediaFacts } from '../../publishing/staff-media.ts'
import { visibleMediaFacts } from '../../publishing/visible-media.ts'
import type { Answer } from '../respond.ts'
import type { Route } from '../route.ts'
import { readRoutes } from './read-route.ts'
import type { ReadShell } from './read-shell.ts'

const TYPE = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', avif: 'image/avif' } as const
const ADDRESS = /^\/media\/([0-9a-f]{64})\/([a-z0-9.-]{1,60})$/

/** `/media/<sha256>/<derivative>`; everything else under /media is 404. */
export function mediaRoutes(shell: ReadShell): Route[] {
  return readRoutes(
    (pathname) => (pathname === '/media' || pathname.startsWith('/media/') ? pathname : null),
    async ({ match, peer, headers }) => {
      await limitPublic(peer)
      const [, key, name] = ADDRESS.exec(match) ?? []
      const answer = key && name ? await mediaAnswer(shell, key, name, headers) : null
      if (!answer) throw new HubError('not-found', 'There is no such picture.')
      return answer
    },
  )
}

async function mediaAnswer({ payload, now }: ReadShell, key: MediaKey, name: string, headers: IncomingHttpHeaders): Promise<Answer | null> {
  const parsed = parseDerivativeName(name)
  if (!parsed) return null
  const named = (facts: readonly MediaFacts[]) => facts.flatMap(standardOrders).find((standard) => derivativeName(standard) === name)
  const shown = named(await visibleMediaFacts(payload, key, now()))
  // Only who has a session can be staff, so nobody else pays for asking.
  const order = shown ?? (headers.cookie?.includes('payload-token=') ? named(await staffMediaFacts(payload, key, asHeaders(headers))) : undefined)
  if (!order) return null
  const { media } = hubOf(payload)
  try {
    return {
      type: TYPE[parsed.format],
      body: await media.ensureDerivative(order),
      ...(shown ? {} : { cacheControl: 'private, no-store' }),
      headers: { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'cross-origin-resource-policy': shown ? 'cross-origin' : 'same-origin' },
    }
  } catch (error) {
    // The record is there and the file is not: for a reader that is the same.
    if (error instanceof HubError && error.code === 'not-found') return null
    throw error
  }
}

function asHeaders(given: IncomingHttpHeaders): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}
