/** One image out of another: upright, cut around its focal point, sRGB, without metadata, small enough. */
import sharp, { type Sharp } from 'sharp'
import type { ImageOrder } from '../../channel/contract.ts'
import { HubError } from '../../content/errors.ts'
import { DECODE_TIMEOUT_S, MAX_PIXELS, MAX_SIDE } from './limits.ts'
import { sharpWork } from './sharp-work.ts'
import { sniffMime } from './sniff.ts'

/** Quality to begin with; the search goes down from here. */
const QUALITY = { jpeg: 82, webp: 80, avif: 55 } as const
const LOWEST_QUALITY = 10
/** PNG has no quality: fewer colours make it smaller. */
const PALETTE_SIZES = [256, 128, 64, 32, 16] as const

/**
 * The image that an order asks for. The same bytes, order and version of sharp give the same result.
 *
 * `cover` has exactly the ordered size (enlarged if the original is smaller); `inside` keeps the ratio and is never enlarged.
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
      const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      return await encode(pixels, order)
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
  return open().extract(focalCut({ width, height }, size, order.focalX ?? 50, order.focalY ?? 50)).resize({ ...size, fit: 'fill' })
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

async function encode(pixels: () => Sharp, order: ImageOrder): Promise<Uint8Array> {
  const { format, maxBytes = Number.POSITIVE_INFINITY } = order
  if (format === 'png') {
    for (const colours of [undefined, ...PALETTE_SIZES]) {
      const made = await pixels().png({ compressionLevel: 9, ...(colours ? { palette: true, colours } : {}) }).toBuffer()
      if (made.byteLength <= maxBytes) return plain(made)
    }
    throw tooLarge(maxBytes)
  }
  const at = (quality: number) => {
    if (format === 'jpeg') return pixels().jpeg({ quality, mozjpeg: true }).toBuffer()
    return format === 'webp' ? pixels().webp({ quality }).toBuffer() : pixels().avif({ quality }).toBuffer()
  }
  let best: Uint8Array | undefined = await at(QUALITY[format])
  if (best.byteLength <= maxBytes) return plain(best)
  best = undefined
  let low = LOWEST_QUALITY
  let high = QUALITY[format] - 1
  while (low <= high) {
    const quality = Math.floor((low + high) / 2)
    const made = await at(quality)
    if (made.byteLength <= maxBytes) {
      best = made
      low = quality + 1
    } else high = quality - 1
  }
  if (!best) throw tooLarge(maxBytes)
  return plain(best)
}

function tooLarge(maxBytes: number): HubError {
  return new HubError('too-large', `The image cannot be made smaller than ${maxBytes} bytes at this size; use a calmer image or a smaller cut.`, { maxBytes })
}

function assertOrder({ width, height, focalX = 50, focalY = 50, background, maxBytes }: ImageOrder): void {
  const isSide = (side: number) => Number.isInteger(side) && side >= 1 && side <= MAX_SIDE
  const isPercent = (value: number) => value >= 0 && value <= 100
  const isSound =
    isSide(width) &&
    (height === undefined || isSide(height)) &&
    width * (height ?? 1) <= MAX_PIXELS &&
    isPercent(focalX) &&
    isPercent(focalY) &&
    (background === undefined || /^#[0-9a-f]{6}$/i.test(background)) &&
    (maxBytes === undefined || maxBytes > 0)
  if (!isSound) throw new HubError('bad-input', 'An image order needs whole pixels from 1 to 20,000, a focal point from 0 to 100 percent and a background like #ffffff.')
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

/** A copy that is no Node Buffer, so that results compare and serialise alike everywhere. */
function plain(buffer: Uint8Array): Uint8Array {
  return new Uint8Array(buffer)
}
