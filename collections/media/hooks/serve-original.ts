import type { CollectionConfig, PayloadRequest } from 'payload'
import { hubOf } from '../../../src/publishing/hub.ts'

type Handler = Exclude<NonNullable<Extract<CollectionConfig['upload'], object>['handlers']>[number], undefined>

/** Serves a file to staff (Payload has checked the read access): scaled for thumbnails, else as uploaded, never as something a browser runs. */
export const serveOriginal: Handler = async (req, { doc, params }) => {
  // Payload looks the document up only where the read access depends on it.
  const { sha256, mimeType } = ((doc as unknown) ?? (await byFilename(req, params.filename)) ?? {}) as { sha256?: string; mimeType?: string }
  if (!sha256 || !mimeType) return new Response(null, { status: 404 })
  const { media } = hubOf(req.payload)
  const isThumbnail = req.searchParams?.get('thumbnail') === '1' && mimeType.startsWith('image/')
  const bytes = isThumbnail
    ? await media.ensureDerivative({ media: sha256, width: 480, fit: 'inside', format: 'webp' })
    : await media.original(sha256)
  if (!bytes) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': isThumbnail ? 'image/webp' : mimeType,
      'content-disposition': mimeType === 'application/pdf' ? 'attachment' : 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    },
  })
}

async function byFilename(req: PayloadRequest, filename: string): Promise<unknown> {
  const { docs } = await req.payload.find({ collection: 'media', where: { filename: { equals: filename } }, limit: 1, depth: 0, pagination: false, req })
  return docs[0]
}
