/** Pictures: fine enough, not too heavy with ink, of a kind that every press takes. */
import { PDFArray } from '@cantoo/pdf-lib'
import type { PDFRawStream } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { QUALITY } from '../../limits.ts'
import type { InspectedFile } from '../inspect.ts'
import type { PictureUse } from '../painting.ts'
import { at, nameAt, nameOf, numberAt, spaceFamily, streamBytes } from '../pdf-objects.ts'
import type { Fault, Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

/** JPEG ripples around edges: a few percentage points, on a few pixels. */
const RIPPLE_PERCENT = 6
const SHARE_ALLOWED = 0.001

/** Effective resolution in the coarser direction, rounded as people read it. */
function effectivePpi({ stream, widthPt, heightPt }: PictureUse): number {
  const across = ((numberAt(stream.dict, 'Width') ?? 0) / Math.max(widthPt, 0.01)) * 72
  const down = ((numberAt(stream.dict, 'Height') ?? 0) / Math.max(heightPt, 0.01)) * 72
  return Math.round(Math.min(across, down))
}

function resolutionFaults({ pages }: InspectedFile, isWrong: (ppi: number) => boolean): Fault[] {
  return pages.flatMap(({ painting, number }) => {
    const coarse = painting.pictures.map(effectivePpi).filter(isWrong)
    const ppi = Math.min(...coarse)
    return faultIf(coarse.length > 0, `Ein Bild hat nur ${ppi} ppi, gewünscht sind ${QUALITY.imagePpi.value}.`, `A picture has only ${ppi} ppi, ${QUALITY.imagePpi.value} are wanted.`, number)
  })
}

/** Ink of a picture as CMYK samples; undefined if it is not 8-bit CMYK. */
async function samplesOf(stream: PDFRawStream): Promise<Uint8Array | undefined> {
  if (spaceFamily(at(stream.dict, 'ColorSpace')) !== 'DeviceCMYK') return undefined
  if (filtersOf(stream).includes('DCTDecode')) {
    // The pipeline stays in CMYK, or the samples would take a turn through RGB.
    const jpeg = sharp(stream.contents).pipelineColourspace('cmyk').toColourspace('cmyk')
    return new Uint8Array(await jpeg.raw().toBuffer())
  }
  return numberAt(stream.dict, 'BitsPerComponent') === 8 ? streamBytes(stream) : undefined
}

function filtersOf(stream: PDFRawStream): string[] {
  const filter = at(stream.dict, 'Filter')
  if (filter instanceof PDFArray) return filter.asArray().map((_, index) => nameOf(filter.lookup(index)) ?? '')
  return [nameOf(filter) ?? '']
}

/** Share of pixels above the allowed ink. */
function heavyShare(samples: Uint8Array): number {
  const most = ((QUALITY.inkCoverage.value + RIPPLE_PERCENT) / 100) * 255
  let heavy = 0
  for (let pixel = 0; pixel + 3 < samples.length; pixel += 4) {
    if ((samples[pixel] ?? 0) + (samples[pixel + 1] ?? 0) + (samples[pixel + 2] ?? 0) + (samples[pixel + 3] ?? 0) > most) heavy += 1
  }
  return samples.length === 0 ? 0 : heavy / (samples.length / 4)
}

export const pictureRules: readonly Rule[] = [
  rule('image-resolution', (file) => resolutionFaults(file, (ppi) => ppi < QUALITY.imagePpi.value - 1), 'warning'),
  rule('image-resolution-least', (file) => resolutionFaults(file, (ppi) => ppi < QUALITY.imagePpiLeast.value - 1)),
  rule('image-ink-coverage', async ({ pages }) => {
    const seen = new Map<PDFRawStream, number>()
    for (const { painting, number } of pages) for (const { stream } of painting.pictures) if (!seen.has(stream)) seen.set(stream, number)
    const faults: Fault[] = []
    for (const [stream, number] of seen) {
      const samples = await samplesOf(stream)
      const isHeavy = samples !== undefined && heavyShare(samples) > SHARE_ALLOWED
      faults.push(...faultIf(isHeavy, 'Ein Bild hat mehr als 300 % Farbauftrag.', 'A picture has more than 300 % ink.', number))
    }
    return faults
  }),
  rule('inline-image', ({ pages }) =>
    pages.flatMap(({ painting, number }) => faultIf(painting.hasInlineImage, 'Ein Bild steckt im Seiteninhalt statt in einem eigenen Objekt.', 'A picture lies inside the page content instead of an object of its own.', number)),
  ),
  rule('image-interpolation', ({ dicts }) =>
    faultIf(
      dicts.some((dict) => nameAt(dict, 'Subtype') === 'Image' && at(dict, 'Interpolate')?.toString() === 'true'),
      'Ein Bild verlangt, beim Druck geglättet zu werden.',
      'A picture asks to be smoothed when printed.',
    ),
  ),
  rule('image-alternates', ({ dicts }) =>
    faultIf(
      dicts.some((dict) => at(dict, 'Alternates') !== undefined || at(dict, 'OPI') !== undefined),
      'Ein Bild hat Ersatzbilder oder Platzhalter (OPI).',
      'A picture has alternates or placeholders (OPI).',
    ),
  ),
]

