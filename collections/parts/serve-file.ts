import type { MediaStore } from '../../src/publishing/media/store.ts'

/** A file as its bytes, or as a small picture of it: WebP of at most 480 pixels, made anew without whatever the original tells of itself. */
export interface ServedFile {
  readonly sha256: string
  readonly mimeType: string
  readonly isThumbnail: boolean
}

/** Answers with a file, never as something that a browser runs. @param headers besides those; 404 if the bytes are not there */
export async function serveFile(store: MediaStore, { sha256, mimeType, isThumbnail: isWanted }: ServedFile, headers: Readonly<Record<string, string>>): Promise<Response> {
  const isThumbnail = isWanted && mimeType.startsWith('image/')
  const bytes = isThumbnail ? await store.ensureDerivative({ media: sha256, width: 480, fit: 'inside', format: 'webp' }) : await store.original(sha256)
  if (!bytes) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': isThumbnail ? 'image/webp' : mimeType,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })
}
