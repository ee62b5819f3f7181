/** Can a picture be shown, and in which sizes? */
import type { MediaFacts } from '../content/edition.ts'
import type { MediaKey } from '../content/nodes.ts'
import { DERIVATIVE_WIDTHS } from './images.ts'

/** Facts of a picture that has pixels. */
export type PictureFacts = MediaFacts & { readonly width: number; readonly height: number }

/** Facts of the picture if it is known, a raster image and has a size; else undefined. */
export function pictureFacts(key: MediaKey | null, media: Readonly<Record<MediaKey, MediaFacts>>): PictureFacts | undefined {
  if (key === null || !Object.hasOwn(media, key)) return undefined
  const facts = media[key]
  if (!facts?.width || !facts.height || !facts.mime.startsWith('image/')) return undefined
  return { ...facts, width: facts.width, height: facts.height }
}

/** Can the picture be shown by a channel? */
export function isUsableImage(key: MediaKey | null, media: Readonly<Record<MediaKey, MediaFacts>>): boolean {
  return pictureFacts(key, media) !== undefined
}

/** Widths (px, ascending) in which the picture's derivatives exist: the same that `standardOrders` makes. */
export function pictureWidths(facts: PictureFacts): number[] {
  const widths = DERIVATIVE_WIDTHS.filter((width) => width < facts.width)
  return [...widths, ...(widths.length < DERIVATIVE_WIDTHS.length ? [facts.width] : [])]
}
