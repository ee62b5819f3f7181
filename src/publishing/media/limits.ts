/** What the hub takes as a media file. Our own rules: generous for print photographs, bounded for a small machine. */
export const ACCEPTED_MIMES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif', 'image/tiff', 'application/pdf'] as const
export type AcceptedMime = (typeof ACCEPTED_MIMES)[number]

export const MAX_UPLOAD_BYTES = 25 * 1024 * 1024
/** Width × height. 60 megapixels decode to 240 MB at most. */
export const MAX_PIXELS = 60_000_000
export const MAX_SIDE = 20_000
export const MAX_PDF_PAGES = 1_000
/** Bytes that a PDF's object streams may inflate to together. */
export const MAX_PDF_INFLATED_BYTES = 64 * 1024 * 1024
/** Decoding that takes longer is given up, seconds. */
export const DECODE_TIMEOUT_S = 30

export const EXTENSION_OF: Readonly<Record<AcceptedMime, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'image/tiff': 'tif',
  'application/pdf': 'pdf',
}
