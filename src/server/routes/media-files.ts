/**
 * Pictures of what is published. Public readers get exactly the derivatives that pages and mails name, never an original, and only while
 * something that is visible (or an approved brand's logo) shows the picture. None is made here: uploads are followed by the background, and a standard derivative that is
 * missing all the same is begun there, while the nearest stands in for it. Signed-in staff see the pictures of drafts too, because they preview them.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { Payload } from 'payload'
import { limitPublic } from '../../access/rate-limits.ts'
import type { ImageOrder } from '../../channel/contract.ts'
import { parseDerivativeName } from '../../channel/images.ts'
import { HubError } from '../../content/errors.ts'
import { createAnswerMemory } from '../../publishing/answer-memory.ts'
import type { Now } from '../../publishing/clock.ts'
import { wantedPictures } from '../../publishing/media/wanted.ts'
import { staffMediaFacts } from '../../publishing/staff-media.ts'
import { orderNamed, type PictureName, visiblePicture } from '../../publishing/visible-media.ts'
import { type Answer, strongEtag } from '../respond.ts'
import type { Route } from '../route.ts'
import { readRoutes } from './read-route.ts'
import type { ReadShell } from './read-shell.ts'

const TYPE = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', avif: 'image/avif' } as const
const ADDRESS = /^\/media\/([0-9a-f]{64})\/([a-z0-9.-]{1,60})$/

/** Pictures that still may be seen, in memory; a large one takes a fiftieth of it. */
const KEPT_BYTES = 48_000_000

/** `/media/<sha256>/<derivative>`; everything else under /media is 404. */
export function mediaRoutes(shell: ReadShell): Route[] {
  const answers = createAnswerMemory<PublicPicture | null>(shell.payload, { most: KEPT_BYTES, sizeOf: (picture) => (picture?.isLasting ? picture.answer.body.length : undefined) })
  return readRoutes(
    (pathname) => (pathname === '/media' || pathname.startsWith('/media/') ? pathname : null),
    async ({ match, peer, headers }) => {
      await limitPublic(peer)
      const [, media, name] = ADDRESS.exec(match) ?? []
      const asked = media && name ? { media, name } : null
      const at = shell.now()
      const answer = asked && ((await answers(match, at, () => publicPicture(shell, asked, at)))?.answer ?? (await staffAnswer(shell, asked, headers)))
      if (!answer) throw new HubError('not-found', 'There is no such picture.')
      return answer
    },
  )
}

interface PublicPicture {
  readonly answer: Answer
  /** Holds until something is written or begins or ends that public answers hear of. They do not hear of a mailing being taken off the web, nor of a licence that runs out. */
  readonly isLasting: boolean
}

async function publicPicture({ payload }: ReadShell, asked: PictureName, at: Now): Promise<PublicPicture | null> {
  if (!parseDerivativeName(asked.name)) return null
  const visible = await visiblePicture(payload, asked, at)
  const answer = visible && (await pictureAnswer(payload, visible.order, 'cross-origin'))
  return answer && { answer, isLasting: answer.etag !== undefined && visible.shownBy !== 'mail' }
}

/** Only who has a session can be staff, so nobody else pays for asking. */
async function staffAnswer({ payload }: ReadShell, asked: PictureName, headers: IncomingHttpHeaders): Promise<Answer | null> {
  if (!parseDerivativeName(asked.name) || !headers.cookie?.includes('payload-token=')) return null
  const order = orderNamed(await staffMediaFacts(payload, asked.media, asHeaders(headers)), asked.name)
  const answer = order ? await pictureAnswer(payload, order, 'same-origin') : null
  return answer && { ...answer, cacheControl: 'private, no-store' }
}

async function pictureAnswer(payload: Payload, order: ImageOrder, policy: 'cross-origin' | 'same-origin'): Promise<Answer | null> {
  try {
    const { bytes, format, isStandIn } = await wantedPictures(payload).get(order)
    return {
      type: TYPE[format],
      body: bytes,
      // Whoever comes again gets the picture itself.
      ...(isStandIn ? { cacheControl: 'no-store' } : { etag: strongEtag(bytes) }),
      headers: { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'cross-origin-resource-policy': policy },
    }
  } catch (error) {
    // The record is there and the file is not, or nobody can read it: for a reader that is the same.
    if (error instanceof HubError && (error.code === 'not-found' || error.code === 'unsupported-media')) return null
    throw error
  }
}

function asHeaders(given: IncomingHttpHeaders): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}
