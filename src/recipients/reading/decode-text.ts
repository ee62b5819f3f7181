/** From the bytes of a text file to its text. */
import { listError } from './list-faults.ts'
import type { ReadList } from './list-rows.ts'

export interface DecodedText {
  readonly text: string
  readonly encoding: NonNullable<ReadList['encoding']>
}

/** What Windows-1252 has where Latin-1 has controls, 0x80 to 0x9f; U+FFFD for the five bytes that mean nothing. Some releases of Node 20 decode it as Latin-1. */
const WINDOWS = [...'€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ']
/** Bytes that are looked at to tell UTF-16 without its mark. */
const LOOKED_AT = 4_000

/** What an umlaut of UTF-8 looks like in Windows-1252: `Ã¼`. No word has it. */
const MISREAD = new RegExp(`Ã[\\x80-\\xbf${WINDOWS.join('')}]`, 'g')

/**
 * Reads text by its byte order mark; else as UTF-16 where every other byte of its beginning is mostly zero, as UTF-8 where most of what is no ASCII is that, and as Windows-1252, in which Excel
 * writes CSV in Western Europe. What does not fit in becomes U+FFFD, by which its row is known as damaged. Line ends become `\n`.
 * @throws HubError `unsupported-media` for what is no text
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = decode(bytes)
  if (decoded.text.includes('\0')) throw listError('no-table')
  return { ...decoded, text: decoded.text.replace(/\r\n?/g, '\n') }
}

function decode(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Of(bytes)
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes.subarray(0, bytes.length & ~1)), encoding: utf16 }
  if (isMostlyUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' }
  const text = new TextDecoder('windows-1252').decode(bytes).replace(/[\x80-\x9f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? '\ufffd').replace(MISREAD, '\ufffd')
  return { text, encoding: 'windows-1252' }
}

/** One sign from elsewhere, or an end in the middle of one, makes no other file of it: read as Windows-1252, all its umlauts would be wrong, and nobody would see it before it is printed. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return true
  let whole = 0
  let broken = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0
    let found = 0
    while (found < more && ((bytes[at + 1 + found] ?? 0) & 0xc0) === 0x80) found += 1
    if (more === 0 || found < more) broken += 1
    else whole += 1
    at += found
  }
  return whole >= broken
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const beginning = bytes.subarray(0, LOOKED_AT & ~1)
  const pairs = beginning.length >> 1
  if (pairs < 4) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < pairs * 2; at += 2) {
    if (beginning[at] === 0) even += 1
    if (beginning[at + 1] === 0) odd += 1
  }
  // Names of columns and separators are Latin letters: at least a third of the units has a zero byte, and always on the same side.
  if (odd * 3 > pairs && even * 20 < pairs) return 'utf-16le'
  if (even * 3 > pairs && odd * 20 < pairs) return 'utf-16be'
  return null
}
