/** Files that are two things at once: an image that is also a web page, an archive or a PDF. */
import type { AcceptedMime } from './limits.ts'

/** Markup that a browser would act on, followed by enough plain text that compressed pixels do not look like it by chance. */
const ACTIVE_MARKUP = /<(?:script|iframe|html|head|body|svg|\?php|!doctype)[\s>/][\t\n\r -~]{6}/i

/** What else the file is ("a web page"), or null. A PDF is looked at where readers look for another format: at both ends. */
export function findForeignContent(bytes: Uint8Array, mime: AcceptedMime): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (mime === 'application/pdf') {
    if (ACTIVE_MARKUP.test(buffer.subarray(0, 1024).toString('latin1'))) return 'a web page'
    if (/\S/.test(afterPdfEnd(buffer))) return 'data after its end'
    return isZip(buffer) ? 'a ZIP archive' : null
  }
  if (ACTIVE_MARKUP.test(buffer.toString('latin1'))) return 'a web page or a script'
  // PDF readers look for their header in the first kilobyte.
  if (buffer.subarray(0, 1024).includes('%PDF-')) return 'a PDF'
  if (isZip(buffer)) return 'a ZIP archive'
  if (mime === 'image/png' && trailing(buffer, pngEnd(buffer)) > 0) return 'data after its end'
  if (mime === 'image/webp' && trailing(buffer, 8 + buffer.readUInt32LE(4)) > 1) return 'data after its end'
  return null
}

/** Text after the last `%%EOF`; all of it if there is none. */
function afterPdfEnd(buffer: Buffer): string {
  const end = buffer.lastIndexOf('%%EOF')
  return end < 0 ? 'no end' : buffer.subarray(end + 5).toString('latin1').replaceAll('\0', '')
}

/** An end-of-central-directory record whose comment reaches exactly to the file's end, and an entry somewhere before it. */
function isZip(buffer: Buffer): boolean {
  const from = Math.max(0, buffer.length - 22 - 0xffff)
  for (let at = buffer.lastIndexOf('PK\x05\x06'); at >= from; at = at === 0 ? -1 : buffer.lastIndexOf('PK\x05\x06', at - 1)) {
    const isEnd = at + 22 <= buffer.length && at + 22 + buffer.readUInt16LE(at + 20) === buffer.length
    if (isEnd && buffer.includes('PK\x03\x04')) return true
  }
  return false
}

/** Offset after the IEND chunk, walking the chunks; the file's length if they do not add up (decoding will tell). */
function pngEnd(buffer: Buffer): number {
  for (let at = 8; at + 12 <= buffer.length; ) {
    const next = at + 12 + buffer.readUInt32BE(at)
    if (buffer.toString('latin1', at + 4, at + 8) === 'IEND') return next
    at = next
  }
  return buffer.length
}

function trailing(buffer: Buffer, end: number): number {
  return Math.max(0, buffer.length - end)
}
