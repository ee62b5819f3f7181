import type { Payload } from 'payload'
import { HubError } from '../../src/content/errors.ts'
import { hubOf } from '../../src/publishing/hub.ts'
import { type Room, thumbnailOrder, thumbnails } from '../../src/publishing/media/thumbnails.ts'

/** A file as its bytes, or as a small picture of it: WebP of at most 480 pixels, made anew without whatever the original tells of itself. */
export interface ServedFile {
  readonly sha256: string
  readonly mimeType: string
  /** px, where it is known. */
  readonly width?: number | null | undefined
  readonly isThumbnail: boolean
}

interface Served {
  readonly bytes: Uint8Array
  readonly mimeType: string
  /** The thumbnail itself is on its way. */
  readonly isStandIn?: boolean
}

const SAFE = { 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' } as const

/**
 * Answers with a file, never as something that a browser runs.
 * @param headers besides those
 * @returns 404 if the bytes are not there or no picture can be made of them; 503 with Retry-After and an empty frame while a thumbnail is being made
 */
export async function serveFile(payload: Payload, room: Room, file: ServedFile, headers: Readonly<Record<string, string>>): Promise<Response> {
  try {
    const served = file.isThumbnail && file.mimeType.startsWith('image/') ? await thumbnail(payload, room, file) : await original(payload, room, file)
    if (!served) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(served.bytes), { headers: { 'content-type': served.mimeType, ...SAFE, ...headers, ...(served.isStandIn ? { 'cache-control': 'private, no-store' } : {}) } })
  } catch (error) {
    if (!(error instanceof HubError)) throw error
    if (error.code === 'not-found' || error.code === 'unsupported-media') return new Response(null, { status: 404 })
    if (error.code !== 'busy') throw error
    return new Response(FRAME, { status: 503, headers: { 'content-type': 'image/svg+xml', 'retry-after': String(error.details?.retryAfterSeconds ?? 2), 'cache-control': 'private, no-store', ...SAFE } })
  }
}

async function original(payload: Payload, room: Room, { sha256, mimeType }: ServedFile): Promise<Served | null> {
  const bytes = await hubOf(payload)[room].original(sha256)
  return bytes && { bytes, mimeType }
}

async function thumbnail(payload: Payload, room: Room, { sha256, width }: ServedFile): Promise<Served> {
  const { bytes, format, isStandIn } = await thumbnails(payload)[room].get(thumbnailOrder(sha256, width))
  return { bytes, mimeType: `image/${format}`, isStandIn }
}

/** Browsers show a picture whatever the status: a quiet frame instead of a broken one. */
const FRAME = '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320" viewBox="0 0 480 320"><rect x="1" y="1" width="478" height="318" fill="none" stroke="#888" stroke-dasharray="8 8"/></svg>'
