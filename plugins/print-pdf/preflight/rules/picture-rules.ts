/** Pictures: fine enough, not too heavy with ink, of a kind that every press takes. */
import { createHash } from 'node:crypto'
import { PDFArray } from '@cantoo/pdf-lib'
import type { PDFRawStream } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { QUALITY } from '../../limits.ts'
import type { InspectedFile } from '../inspect.ts'
import type { PictureUse } from '../painting.ts'
import { at, nameAt, nameOf, numberAt, numbersAt, spaceFamily, streamBytes } from '../pdf-objects.ts'
import type { Fault, Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

/** JPEG ripples around edges: a few percentage points, on a few pixels. */
const RIPPLE_PERCENT = 6
const SHARE_ALLOWED = 0.001
/** Ink dries by areas, so the heaviest one of this size counts, wherever it is: sums of blocks a quarter as wide. The mean of an area hardly ripples. */
const CELL_MM = 2
const BLOCKS = 4
const RIPPLE_OF_CELL_PERCENT = 3

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
    // Its reader takes every JPEG of four inks for one with inverted samples, as programs write them; PDF inverts by Decode alone.
    return decoded(new Uint8Array(await jpeg.raw().toBuffer()), stream, true)
  }
  const samples = numberAt(stream.dict, 'BitsPerComponent') === 8 ? streamBytes(stream) : undefined
  return samples && decoded(samples, stream, false)
}

/** What samples mean after the picture's Decode (ISO 32000-1, 8.9.5.2): 255 is all of an ink. */
function decoded(samples: Uint8Array, { dict }: PDFRawStream, areInverted: boolean): Uint8Array {
  const decode = numbersAt(dict, 'Decode') ?? [0, 1, 0, 1, 0, 1, 0, 1]
  const [none, all] = areInverted ? [1, 0] : [0, 1]
  if (decode.every((value, index) => value === (index % 2 === 0 ? none : all))) return samples
  const tables = [0, 1, 2, 3].map((ink) => {
    const [from = 0, to = 1] = [decode[2 * ink + none], decode[2 * ink + all]]
    return Uint8ClampedArray.from({ length: 256 }, (_, sample) => from * 255 + sample * (to - from))
  })
  return samples.map((sample, index) => tables[index % 4]?.[sample] ?? sample)
}

function filtersOf(stream: PDFRawStream): string[] {
  const filter = at(stream.dict, 'Filter')
  if (filter instanceof PDFArray) return filter.asArray().map((_, index) => nameOf(filter.lookup(index)) ?? '')
  return [nameOf(filter) ?? '']
}

/** Whether pictures looked at before were too heavy: the same ones stand in every file of a run. */
const known = new Map<string, boolean>()
const MOST_KNOWN = 500

async function isTooHeavy(use: PictureUse): Promise<boolean> {
  const { stream } = use
  const block = Math.max(1, Math.round((effectivePpi(use) * CELL_MM) / 25.4 / BLOCKS))
  const key = createHash('sha256').update(`${block} ${String(stream.dict)}`).update(stream.contents).digest('base64')
  const before = known.get(key)
  if (before !== undefined) return before
  const samples = await samplesOf(stream)
  const isHeavy = samples !== undefined && (heavyShare(samples) > SHARE_ALLOWED || heaviestCell(samples, numberAt(stream.dict, 'Width') ?? 0, block) > QUALITY.inkCoverage.value + RIPPLE_OF_CELL_PERCENT)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, isHeavy)
  return isHeavy
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

/** Ink in percent of the heaviest area of four by four blocks; `block` in pixels. */
function heaviestCell(samples: Uint8Array, width: number, block: number): number {
  const height = width > 0 ? Math.floor(samples.length / 4 / width) : 0
  const [across, down] = [Math.floor(width / block), Math.floor(height / block)]
  const sums = new Float64Array(across * down)
  for (let y = 0; y < down * block; y += 1) {
    const row = Math.floor(y / block) * across
    for (let x = 0; x < across * block; x += 1) {
      const at = (y * width + x) * 4
      const cell = row + Math.floor(x / block)
      sums[cell] = (sums[cell] ?? 0) + (samples[at] ?? 0) + (samples[at + 1] ?? 0) + (samples[at + 2] ?? 0) + (samples[at + 3] ?? 0)
    }
  }
  let most = 0
  for (let y = 0; y + BLOCKS <= down; y += 1) {
    for (let x = 0; x + BLOCKS <= across; x += 1) {
      let sum = 0
      for (let j = 0; j < BLOCKS; j += 1) for (let i = 0; i < BLOCKS; i += 1) sum += sums[(y + j) * across + x + i] ?? 0
      most = Math.max(most, sum)
    }
  }
  return (most / (BLOCKS * block) ** 2 / 255) * 100
}

export const pictureRules: readonly Rule[] = [
  rule('image-resolution', (file) => resolutionFaults(file, (ppi) => ppi < QUALITY.imagePpi.value - 1), 'warning'),
  rule('image-resolution-least', (file) => resolutionFaults(file, (ppi) => ppi < QUALITY.imagePpiLeast.value - 1)),
  rule('image-ink-coverage', async ({ pages }) => {
    const seen = new Map<PDFRawStream, { readonly use: PictureUse; readonly number: number }>()
    for (const { painting, number } of pages) for (const use of painting.pictures) if (!seen.has(use.stream)) seen.set(use.stream, { use, number })
    const faults: Fault[] = []
    for (const { use, number } of seen.values()) {
      faults.push(...faultIf(await isTooHeavy(use), 'Ein Bild hat mehr als 300 % Farbauftrag.', 'A picture has more than 300 % ink.', number))
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

