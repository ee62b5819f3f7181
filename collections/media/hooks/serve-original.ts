import type { CollectionConfig, PayloadRequest } from 'payload'
import { serveFile } from '../../parts/serve-file.ts'

type Handler = Exclude<NonNullable<Extract<CollectionConfig['upload'], object>['handlers']>[number], undefined>

/** Serves a file to staff (Payload has checked the read access): scaled for thumbnails, else as uploaded, never as something a browser runs. */
export const serveOriginal: Handler = async (req, { doc, params }) => {
  // Payload looks the document up only where the read access depends on it.
  const { sha256, mimeType, width } = ((doc as unknown) ?? (await byFilename(req, params.filename)) ?? {}) as { sha256?: string; mimeType?: string; width?: number | null }
  if (!sha256 || !mimeType) return new Response(null, { status: 404 })
  const isThumbnail = req.searchParams?.get('thumbnail') === '1'
  const disposition = mimeType === 'application/pdf' ? 'attachment' : 'inline'
  return serveFile(req.payload, 'media', { sha256, mimeType, width, isThumbnail }, { 'content-disposition': disposition, 'cache-control': 'private, max-age=3600' })
}

async function byFilename(req: PayloadRequest, filename: string): Promise<unknown> {
  const { docs } = await req.payload.find({ collection: 'media', where: { filename: { equals: filename } }, limit: 1, depth: 0, pagination: false, req })
  return docs[0]
}
