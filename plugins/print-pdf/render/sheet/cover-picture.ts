/** The picture of a cover: it fills its place to the edges, whatever its size. */
import type { PictureFacts } from '../../../../src/channel/pictures.ts'
import type { PrintPicture } from '../../composition.ts'
import { QUALITY } from '../../limits.ts'
import type { NoteBook } from '../notes.ts'
import { MESSAGES } from '../notes.ts'

const MM_PER_INCH = 25.4

/** The largest cut of the place's proportions around the focal point, printed as large as the place (mm, with bleed). */
export function coverPicture(facts: PictureFacts, alt: string, place: { readonly widthMm: number; readonly heightMm: number }): PrintPicture {
  const ratio = place.widthMm / place.heightMm
  const width = Math.max(1, Math.min(facts.width, Math.round(facts.height * ratio)))
  const height = Math.max(1, Math.min(facts.height, Math.round(width / ratio)))
  const from = (size: number, cut: number, focal: number) => Math.round(Math.min(Math.max(0, (focal / 100) * size - cut / 2), size - cut))
  const crop = { left: from(facts.width, width, facts.focalX), top: from(facts.height, height, facts.focalY), width, height }
  const ppi = Math.floor((Math.min(crop.width / place.widthMm, crop.height / place.heightMm)) * MM_PER_INCH)
  const file = `cover-${facts.key}-${crop.left}-${crop.top}-${crop.width}-${crop.height}-${Math.round(place.widthMm * 100)}.jpg`
  return { media: facts.key, file, alt, ...place, crop, ppi }
}

/** Notes a cover that falls short of 300 ppi as a warning `image-resolution`, with the width in pixels that it would need. */
export function noteCoverResolution(picture: PrintPicture, notes: NoteBook, path: string): void {
  if (picture.ppi >= QUALITY.imagePpi.value) return
  const wantedPx = Math.ceil((picture.crop.width * QUALITY.imagePpi.value) / Math.max(1, picture.ppi))
  notes.add('warning', 'image-resolution', path, MESSAGES.imageResolution(picture.ppi, Math.round(picture.widthMm), wantedPx))
}
