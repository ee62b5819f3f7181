/** Addresses of image derivatives: a pure function of what is wanted, so that renderers can name files that jobs make. */
import type { MediaFacts } from '../content/edition.ts'
import type { ImageOrder } from './contract.ts'

/** Widths (px) at which every raster image is kept. Larger than the original is never made. */
export const DERIVATIVE_WIDTHS = [480, 800, 1200, 1600] as const
/** Formats in which every width is kept, best first. */
export const DERIVATIVE_FORMATS = ['avif', 'webp', 'jpeg'] as const
/** The cut used for link previews (Open Graph), px. */
export const PREVIEW_SIZE = { width: 1200, height: 630 } as const
/** The cut beside the text of a mail, px: shown at less than half its size, because most mail clients choose no picture by the screen's pixels. Never made of smaller originals. */
export const MAIL_CUT = { width: 560, height: 420 } as const
/** The same for the clients that do, on screens that show a pixel as a pixel. */
export const MAIL_CUT_PLAIN = { width: 280, height: 210 } as const

const EXTENSION = { jpeg: 'jpg', png: 'png', webp: 'webp', avif: 'avif' } as const

/** `w800.webp` (scaled) or `1200x630-50-50.jpg` (cropped around the focal point, percent). */
export function derivativeName(order: Pick<ImageOrder, 'width' | 'height' | 'fit' | 'focalX' | 'focalY' | 'format'>): string {
  const extension = EXTENSION[order.format]
  if (order.fit === 'inside') return `w${order.width}.${extension}`
  return `${order.width}x${order.height ?? order.width}-${Math.round(order.focalX ?? 50)}-${Math.round(order.focalY ?? 50)}.${extension}`
}

const FORMAT: Readonly<Record<string, ImageOrder['format']>> = { jpg: 'jpeg', png: 'png', webp: 'webp', avif: 'avif' }

/** The order that a derivative's name stands for: the inverse of {@link derivativeName}. Null for any other string, whatever it tries. */
export function parseDerivativeName(name: string): Omit<ImageOrder, 'media'> | null {
  const scaled = /^w([1-9]\d{0,4})\.(jpg|png|webp|avif)$/.exec(name)
  if (scaled) return { width: Number(scaled[1]), fit: 'inside', format: FORMAT[scaled[2] ?? ''] ?? 'jpeg' }
  const cut = /^([1-9]\d{0,4})x([1-9]\d{0,4})-(0|[1-9]\d?|100)-(0|[1-9]\d?|100)\.(jpg|png|webp|avif)$/.exec(name)
  if (!cut) return null
  const [, width, height, focalX, focalY, extension] = cut
  return { width: Number(width), height: Number(height), fit: 'cover', focalX: Number(focalX), focalY: Number(focalY), format: FORMAT[extension ?? ''] ?? 'jpeg' }
}

/** Site-relative address of a derivative: `/media/<sha256>/w800.webp`. */
export function derivativePath(order: Pick<ImageOrder, 'media' | 'width' | 'height' | 'fit' | 'focalX' | 'focalY' | 'format'>): string {
  return `/media/${order.media}/${derivativeName(order)}`
}

/** Every derivative that is made when a raster image is uploaded: the widths it can fill, the preview cut and, where it is large enough, the cuts for mails. */
export function standardOrders(facts: MediaFacts): ImageOrder[] {
  if (!facts.width || !facts.height) return []
  const widths = DERIVATIVE_WIDTHS.filter((width) => width < (facts.width ?? 0))
  const scaled = [...widths, ...(widths.length < DERIVATIVE_WIDTHS.length ? [facts.width] : [])].slice(0, DERIVATIVE_WIDTHS.length)
  const { focalX, focalY, key: media } = facts
  // What every reader can show is made first: whoever comes early gets that.
  return [
    ...[...DERIVATIVE_FORMATS].reverse().flatMap((format) => scaled.map((width): ImageOrder => ({ media, width, fit: 'inside', format }))),
    { media, ...PREVIEW_SIZE, fit: 'cover', focalX, focalY, format: 'jpeg' },
    ...(facts.width >= MAIL_CUT.width && facts.height >= MAIL_CUT.height ? [MAIL_CUT, MAIL_CUT_PLAIN] : []).map((cut): ImageOrder => ({ media, ...cut, fit: 'cover', focalX, focalY, format: 'jpeg' })),
  ]
}
