/** What a file is by its first bytes. Strict: the signature stands at byte 0, or the file is something else. */
import type { AcceptedMime } from './limits.ts'

/** The accepted type that the file begins as, or null. Says nothing yet about the rest of the file. */
export function sniffMime(bytes: Uint8Array): AcceptedMime | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^GIF8[79]a/.test(head)) return 'image/gif'
  if (/^RIFF[\s\S]{4}WEBPVP8/.test(head)) return 'image/webp'
  if (/^(?:II[*+]\0|MM\0[*+])/.test(head)) return 'image/tiff'
  if (/^\0\0\0[\s\S]ftyp/.test(head) && isAvif(head)) return 'image/avif'
  if (/^%PDF-[12]\.\d/.test(head)) return 'application/pdf'
  return null
}

/** Brands of the ISO media file: major brand, version, compatible brands. */
function isAvif(head: string): boolean {
  const end = Math.min(head.charCodeAt(3), head.length)
  const brands = [head.slice(8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.slice(at, at + 4))
  return brands.includes('avif') || brands.includes('avis')
}

/** What a refused file probably is, for a sentence that helps. */
export function guessKind(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1')
  if (/^\0\0\0[\s\S]ftyp(?:hei[cfmsx]|hev[cx]|mif1|msf1)/.test(head)) return 'a HEIC photo'
  if (/<svg[\s>]/i.test(head)) return 'an SVG drawing'
  if (/<(?:!doctype|html|script|body|head)\b/i.test(head)) return 'a web page'
  if (/^\s*(?:\xef\xbb\xbf)?\s*</.test(head)) return 'an XML file'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'a ZIP archive or an office document'
  if (head.startsWith('MZ') || head.startsWith('\x7fELF') || head.startsWith('#!')) return 'a program'
  return 'something else'
}
