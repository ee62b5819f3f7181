/** One image out of another: upright, cut around its focal point, sRGB, without metadata, small enough. */
import sharp, { type Sharp } from 'sharp'
import type { ImageOrder } from '../../channel/contract.ts'
import { HubError } from '../../content/errors.ts'
import { DECODE_TIMEOUT_S, MAX_PIXELS, MAX_SIDE } from './limits.ts'
import { sharpWork } from './sharp-work.ts'
import { sniffMime } from './sniff.ts'

/** Quality to begin with; the search goes down from here. */
const QUALITY = { jpeg: 82, webp: 80, avif: 50 } as const
/** 0 to 9. Two more make a file smaller by a tenth and take six times as long: 1.3 s instead of 0.2 s for 1600 × 900 pixels. */
const AVIF_EFFORT = 2
const LOWEST_QUALITY = 10
/** Below this a smaller picture looks better than a worse one. */
const LEAST_GOOD_QUALITY = 45
/** One step towards `leastWidth`. */
const SHRINK = 0.84
/** PNG has no quality: fewer colours make it smaller. */
const PALETTE_SIZES = [256, 128, 64, 32, 16] as const

/**
 * The image that an order asks for. The same bytes, order and version of sharp give the same result.
 *
 * `cover` has exactly the ordered size (enlarged if the original is smaller), unless `leastWidth` lets it be smaller; `inside` keeps the ratio and is never enlarged.
 * Transparency is laid on `background` (white). Animated sources give their first frame.
 *
 * @throws HubError `unsupported-media` if the bytes are no image we take or cannot be decoded, `bad-input` for a senseless order,
 *   `too-large` if even the lowest quality exceeds `maxBytes`
 */
export async function deriveImage(bytes: Uint8Array, order: ImageOrder): Promise<Uint8Array> {
  assertOrder(order)
  const mime = sniffMime(bytes)
  // Looked at before sharp sees it: libvips would read SVG and other formats, too.
  if (mime === null || mime === 'application/pdf') throw new HubError('unsupported-media', 'Only a JPEG, PNG, WebP, AVIF, GIF or TIFF image can be cut to size.')
  return sharpWork(async () => {
    try {
      const { data, info } = await (await shaped(bytes, order))
        .flatten({ background: order.background ?? '#ffffff' })
        .toColourspace('srgb')
        .raw()
        .timeout({ seconds: DECODE_TIMEOUT_S })
        .toBuffer({ resolveWithObject: true })
      const whole = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      for (const size of smallerSizes(info, order)) {
        const made = await encode(() => whole().resize({ ...size, fit: 'fill' }), order, LEAST_GOOD_QUALITY)
        if (made) return made
      }
      const least = smallestSize(info, order)
      const made = await encode(() => (least ? whole().resize({ ...least, fit: 'fill' }) : whole()), order, LOWEST_QUALITY)
      if (!made) throw tooLarge(order.maxBytes)
      return made
    } catch (error) {
      if (error instanceof HubError) throw error
      throw new HubError('unsupported-media', 'The image cannot be decoded; open it in an image editor, save it anew and upload that.', { reason: (error as Error).message })
    }
  })
}

async function shaped(bytes: Uint8Array, order: ImageOrder): Promise<Sharp> {
  const open = () => sharp(bytes, { autoOrient: true, failOn: 'error', limitInputPixels: MAX_PIXELS, pages: 1 })
  if (order.fit === 'inside') return open().resize({ width: order.width, ...(order.height ? { height: order.height } : {}), fit: 'inside', withoutEnlargement: true })
  const { width, height } = (await open().metadata()).autoOrient
  const size = { width: order.width, height: order.height ?? order.width }
  const cut = focalCut({ width, height }, size, order.focalX ?? 50, order.focalY ?? 50)
  if (order.focus !== 'attention') return open().extract(cut).resize({ ...size, fit: 'fill' })
  const sought = { fit: 'cover', position: sharp.strategy.attention } as const
  if (size.width <= cut.width && size.height <= cut.height) return open().resize({ ...size, ...sought })
  // Cut first, enlarged then: the whole of a strip of 1 × 10,000 pixels would be enlarged to be looked at.
  const { data, info } = await open().resize({ width: cut.width, height: cut.height, ...sought }).raw().timeout({ seconds: DECODE_TIMEOUT_S }).toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } }).resize({ ...size, fit: 'fill' })
}

interface Size {
  readonly width: number
  readonly height: number
}

/** The largest rectangle of the wanted ratio inside the source whose middle is as near to the focal point (percent) as the edges allow. */
export function focalCut(source: Size, wanted: Size, focalX: number, focalY: number): Size & { readonly left: number; readonly top: number } {
  const scale = Math.max(wanted.width / source.width, wanted.height / source.height)
  const width = clamp(Math.round(wanted.width / scale), 1, source.width)
  const height = clamp(Math.round(wanted.height / scale), 1, source.height)
  return {
    width,
    height,
    left: clamp(Math.round((source.width * focalX) / 100 - width / 2), 0, source.width - width),
    top: clamp(Math.round((source.height * focalY) / 100 - height / 2), 0, source.height - height),
  }
}

/** The sizes to try at good quality before quality goes down further, largest first; none where the size is fixed. */
function smallerSizes(from: Size, { leastWidth, maxBytes }: ImageOrder): Size[] {
  if (leastWidth === undefined || maxBytes === undefined) return []
  const sizes: Size[] = []
  for (let width = from.width; width >= leastWidth; width = Math.floor(width * SHRINK)) sizes.push(scaled(from, width))
  return sizes
}

function smallestSize(from: Size, { leastWidth, maxBytes }: ImageOrder): Size | undefined {
  return leastWidth === undefined || maxBytes === undefined || leastWidth >= from.width ? undefined : scaled(from, leastWidth)
}

/** Rounded towards the square, so that a ratio at a network's limit stays within it. */
function scaled({ width, height }: Size, to: number): Size {
  const exact = (height * to) / width
  return { width: to, height: Math.max(1, to < exact ? Math.floor(exact) : Math.ceil(exact)) }
}

/** The best that fits, or undefined where even the lowest quality is too large. PNG has no quality: it takes fewer colours. */
async function encode(pixels: () => Sharp, { format, maxBytes = Number.POSITIVE_INFINITY }: ImageOrder, lowest: number): Promise<Uint8Array | undefined> {
  if (format === 'png') {
    for (const colours of [undefined, ...PALETTE_SIZES]) {
      const made = await pixels().png({ compressionLevel: 9, ...(colours ? { palette: true, colours } : {}) }).toBuffer()
      if (made.byteLength <= maxBytes) return plain(made)
    }
    return undefined
  }
  const at = (quality: number) => {
    if (format === 'jpeg') return pixels().jpeg({ quality, mozjpeg: true }).toBuffer()
    return format === 'webp' ? pixels().webp({ quality }).toBuffer() : pixels().avif({ quality, effort: AVIF_EFFORT }).toBuffer()
  }
  const first = await at(QUALITY[format])
  if (first.byteLength <= maxBytes) return plain(first)
  let best = await at(lowest)
  if (best.byteLength > maxBytes) return undefined
  let low = lowest + 1
  let high = QUALITY[format] - 1
  while (low <= high) {
    const quality = Math.floor((low + high) / 2)
    const made = await at(quality)
    if (made.byteLength <= maxBytes) {
      best = made
      low = quality + 1
    } else high = quality - 1
  }
  return plain(best)
}

function tooLarge(maxBytes: number | undefined): HubError {
  return new HubError('too-large', `The image cannot be made smaller than ${maxBytes} bytes at this size; use a calmer image or a smaller cut.`, { maxBytes })
}

function assertOrder({ width, height, focalX = 50, focalY = 50, background, maxBytes, leastWidth = 1 }: ImageOrder): void {
  const isSide = (side: number) => Number.isInteger(side) && side >= 1 && side <= MAX_SIDE
  const isPercent = (value: number) => value >= 0 && value <= 100
  const isSound =
    isSide(width) &&
    (height === undefined || isSide(height)) &&
    width * (height ?? 1) <= MAX_PIXELS &&
    isPercent(focalX) &&
    isPercent(focalY) &&
    (background === undefined || /^#[0-9a-f]{6}$/i.test(background)) &&
    (maxBytes === undefined || maxBytes > 0) &&
    isSide(leastWidth)
  if (!isSound) throw new HubError('bad-input', 'An image order needs whole pixels from 1 to 20,000, a focal point from 0 to 100 percent and a background like #ffffff.')
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

/** A copy that is no Node Buffer, so that results compare and serialise alike everywhere. */
function plain(buffer: Uint8Array): Uint8Array {
  return new Uint8Array(buffer)
}
