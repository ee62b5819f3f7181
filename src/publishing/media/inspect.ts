/**
 * Looks at an upload before anything is stored: what is it really, is it whole, is it harmless?
 *
 * Decisions: a still GIF is taken, anything animated or of several images is refused (a channel would show the first frame and lose the
 * rest without a word); SVG is refused (it is a program); a JPEG may have data after its end (phones put depth maps and films there), unless
 * that is markup, an archive or a PDF; PNG and WebP may not.
 */
import sharp, { type Metadata } from 'sharp'
import { HubError } from '../../content/errors.ts'
import { findForeignContent } from './foreign-content.ts'
import { sha256Hex } from './hash.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { ACCEPTED_MIMES, type AcceptedMime, DECODE_TIMEOUT_S, EXTENSION_OF, MAX_PIXELS, MAX_SIDE, MAX_UPLOAD_BYTES } from './limits.ts'
import { safeFilename } from './safe-filename.ts'
import { sharpWork } from './sharp-work.ts'
import { guessKind, sniffMime } from './sniff.ts'

export interface InspectedUpload {
  /** By content. */
  readonly mime: AcceptedMime
  /** Pixels after EXIF rotation; absent for PDF. */
  readonly width?: number
  readonly height?: number
  /** PDF only. */
  readonly pages?: number
  readonly sha256: string
  readonly safeFilename: string
}

/** Names under which browsers and tools send the same types; an unknown type says nothing and is not held against the file. */
const ALIASES: Readonly<Record<string, AcceptedMime | 'unknown'>> = {
  '': 'unknown',
  'application/octet-stream': 'unknown',
  'binary/octet-stream': 'unknown',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/tif': 'image/tiff',
  'application/x-pdf': 'application/pdf',
}
const ACCEPTED = 'Send a JPEG, PNG, WebP, AVIF, still GIF, TIFF or PDF.'

/**
 * @param declaredMime what the sender says; must agree with the content, may be empty or application/octet-stream
 * @param filename as sent, possibly hostile; its extension is not believed
 * @throws HubError `bad-input` (empty, damaged, encrypted), `too-large` (bytes, pixels, pages), `unsupported-media` (another type, wrong declaration, two types at once, animated, active PDF)
 */
export async function inspectUpload(bytes: Uint8Array, declaredMime: string, filename: string): Promise<InspectedUpload> {
  if (bytes.byteLength === 0) throw new HubError('bad-input', 'The file is empty; choose another one.')
  if (bytes.byteLength > MAX_UPLOAD_BYTES) {
    throw new HubError('too-large', `The file has ${Math.ceil(bytes.byteLength / 1048576)} MB; at most 25 MB can be kept. Save it smaller.`, { maxBytes: MAX_UPLOAD_BYTES })
  }
  const mime = sniffMime(bytes)
  if (mime === null) throw new HubError('unsupported-media', `This is ${guessKind(bytes)}, whatever its name says. ${ACCEPTED}`)
  assertDeclared(declaredMime, mime)
  const foreign = findForeignContent(bytes, mime)
  if (foreign) throw new HubError('unsupported-media', `The file is ${mime} and ${foreign} at once; open it, save it anew and upload that.`)
  const facts = mime === 'application/pdf' ? await inspectPdf(bytes) : await inspectImage(bytes, mime)
  return { mime, ...facts, sha256: sha256Hex(bytes), safeFilename: safeFilename(filename, EXTENSION_OF[mime]) }
}

function assertDeclared(declaredMime: string, mime: AcceptedMime): void {
  const declared = (declaredMime.split(';')[0] ?? '').trim().toLowerCase()
  const meant = Object.hasOwn(ALIASES, declared) ? ALIASES[declared] : ACCEPTED_MIMES.find((one) => one === declared)
  if (meant === 'unknown' || meant === mime) return
  throw new HubError('unsupported-media', `The file is sent as ${JSON.stringify(declared.slice(0, 80))} but is ${mime}; send it as what it is. ${ACCEPTED}`)
}

async function inspectImage(bytes: Uint8Array, mime: AcceptedMime): Promise<{ readonly width: number; readonly height: number }> {
  return sharpWork(async () => {
    let metadata: Metadata
    try {
      // Reads the header only; the limits are ours to check, with our sentences.
      metadata = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata()
    } catch (error) {
      throw damaged(error)
    }
    if (!isFormat(metadata, mime)) throw new HubError('unsupported-media', `The file begins as ${mime} but is not one. ${ACCEPTED}`)
    const { width, height } = metadata.autoOrient
    if (width < 1 || height < 1) throw damaged()
    if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
      throw new HubError('too-large', `The image has ${width} × ${height} pixels; at most 60 megapixels and 20,000 pixels a side can be kept. Scale it down.`, { width, height })
    }
    if ((metadata.pages ?? 1) > 1 || isAnimatedPng(bytes, mime)) {
      throw new HubError('unsupported-media', 'The file is animated or holds several images; save the one to be shown as a JPEG or PNG.')
    }
    try {
      // Every pixel is decoded once, without keeping them: damage further on shows here, not when a letter is printed.
      await sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true })
        .resize(1, 1, { fit: 'fill', fastShrinkOnLoad: false })
        .raw()
        .timeout({ seconds: DECODE_TIMEOUT_S })
        .toBuffer()
    } catch (error) {
      throw damaged(error)
    }
    return { width, height }
  })
}

function isFormat(metadata: Metadata, mime: AcceptedMime): boolean {
  const format: string = metadata.format
  if (mime === 'image/avif') return (format === 'heif' || format === 'avif') && metadata.compression === 'av1'
  return `image/${format}` === mime
}

/** APNG has an `acTL` chunk before its pixels; the decoder sees one still image. */
function isAnimatedPng(bytes: Uint8Array, mime: AcceptedMime): boolean {
  if (mime !== 'image/png') return false
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= buffer.length; at += 12 + buffer.readUInt32BE(at)) {
    const type = buffer.toString('latin1', at + 4, at + 8)
    if (type === 'acTL') return true
    if (type === 'IDAT') return false
  }
  return false
}

function damaged(error?: unknown): HubError {
  const reason = error instanceof Error ? { reason: error.message.slice(0, 200) } : undefined
  return new HubError('bad-input', 'The image is damaged or incomplete; open it in an image editor, save it anew and upload that.', reason)
}
