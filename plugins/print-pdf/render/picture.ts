/** How large a picture is printed, and which part of it. */
import type { PictureFacts } from '../../../src/channel/pictures.ts'
import type { PrintPicture } from '../composition.ts'
import { QUALITY } from '../limits.ts'
import type { NoteBook } from './notes.ts'
import { MESSAGES } from './notes.ts'

/** The place that a picture is to fill. */
export interface PicturePlace {
  readonly widthMm: number
  /** It is not made narrower than this for the sake of its resolution, unless that would fall below the least allowed. */
  readonly leastWidthMm: number
  readonly maxHeightMm: number
  /** Cut to the place's proportions around the focal point, instead of being shown whole. */
  readonly isCropped: boolean
}

const MM_PER_INCH = 25.4
const round = (value: number) => Math.round(value * 100) / 100

/**
 * Fits a picture into a place: as wide as the place, narrower where it would be too tall or too coarse. Between `leastWidthMm` and the
 * full width it keeps 300 ppi; a small original goes down to 150 ppi at that width, and shrinks below.
 */
export function placePicture(facts: PictureFacts, alt: string, place: PicturePlace): PrintPicture {
  const crop = place.isCropped ? cropTo(facts, place.widthMm / place.maxHeightMm) : { left: 0, top: 0, width: facts.width, height: facts.height }
  const byHeight = Math.min(place.widthMm, (place.maxHeightMm * crop.width) / crop.height)
  const at = (ppi: number) => (crop.width / ppi) * MM_PER_INCH
  const least = Math.min(place.leastWidthMm, at(QUALITY.imagePpiLeast.value))
  // A hair above the wanted resolution, so that rounding never brings it below.
  const widthMm = Math.floor(Math.min(byHeight, Math.max(at(QUALITY.imagePpi.value), least)) * 100) / 100
  const heightMm = round((widthMm * crop.height) / crop.width)
  const ppi = Math.floor((crop.width / Math.max(widthMm, 0.01)) * MM_PER_INCH)
  const file = `picture-${facts.key}-${crop.left}-${crop.top}-${crop.width}-${crop.height}-${Math.round(widthMm * 100)}.jpg`
  return { media: facts.key, file, alt, widthMm: Math.max(widthMm, 0.01), heightMm: Math.max(heightMm, 0.01), crop, ppi }
}

/** The largest cut of the wanted proportions that lies around the focal point; pictures already wider are not cut. */
function cropTo(facts: PictureFacts, ratio: number): PrintPicture['crop'] {
  const { width } = facts
  const height = Math.min(facts.height, Math.max(1, Math.round(width / ratio)))
  const centre = (facts.focalY / 100) * facts.height
  const top = Math.round(Math.min(Math.max(0, centre - height / 2), facts.height - height))
  return { left: 0, top, width, height }
}

/** Notes a picture that falls short of 300 ppi as a warning `image-resolution`, with the width in pixels that it would need. */
export function noteResolution(picture: PrintPicture, place: PicturePlace, scope: { readonly notes: NoteBook }, path: string): void {
  if (picture.ppi >= QUALITY.imagePpi.value) return
  const wantedPx = Math.ceil((Math.min(place.leastWidthMm, place.widthMm) / MM_PER_INCH) * QUALITY.imagePpi.value)
  scope.notes.add('warning', 'image-resolution', path, MESSAGES.imageResolution(picture.ppi, Math.round(picture.widthMm), wantedPx))
}
