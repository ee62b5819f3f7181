/** From the bytes of a file to its text. */
import { HubError } from '../../../src/content/errors.ts'
import { IMPORT_LIMITS } from './limits.ts'

export interface FileText {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
}

/** First bytes of what holds other files. Nothing is ever unpacked: a small archive can hold more than the machine. */
const ARCHIVES: readonly (readonly [string, readonly number[]])[] = [
  ['ZIP or Excel', [0x50, 0x4b, 0x03, 0x04]],
  ['ZIP', [0x50, 0x4b, 0x05, 0x06]],
  ['ZIP', [0x50, 0x4b, 0x07, 0x08]],
  ['gzip', [0x1f, 0x8b]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['old Excel', [0xd0, 0xcf, 0x11, 0xe0]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
]
/** What Windows-1252 has where Latin-1 has controls, 0x80 to 0x9f (nothing for the five that mean nothing). Some releases of Node 20 decode it as Latin-1. */
const WINDOWS = [...'€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'].map((sign) => (sign === '\0' ? '' : sign))
const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte)

/** @throws HubError `too-large` */
export function assertSize(bytes: Uint8Array, limit: number): void {
  if (bytes.length > limit) throw new HubError('too-large', `The file is larger than ${limit / 1_000_000} MB. Split it.`)
}

/**
 * Reads a text file: by its byte order mark, else as UTF-8 if it is that, else as Windows-1252, in which Excel writes in Western Europe.
 * @throws HubError `too-large`; `unsupported-media` for archives and whatever is no text; `bad-input` for nothing at all
 */
export function readText(bytes: Uint8Array): FileText {
  assertSize(bytes, IMPORT_LIMITS.jsonBytes)
  const archive = ARCHIVES.find(([, signature]) => startsWith(bytes, signature))
  if (archive) throw new HubError('unsupported-media', `This is a ${archive[0]} file. Send CSV or JSON itself, neither packed nor as a workbook.`)
  const read = decode(bytes)
  if (isBinary(read.text)) throw new HubError('unsupported-media', 'This is no text. Save the table as CSV in UTF-8.')
  if (read.text.trim() === '') throw new HubError('bad-input', 'The file is empty.')
  return read
}

/** UTF-16 without its mark and everything binary is full of NULs. A table may have one in a cell by mistake: that is a bad row. */
function isBinary(text: string): boolean {
  const count = text.split('\0').length - 1
  return count * 50 > text.length || (text.split('\n', 1)[0] ?? '').includes('\0')
}

function decode(bytes: Uint8Array): FileText {
  if (startsWith(bytes, [0xff, 0xfe])) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  if (startsWith(bytes, [0xfe, 0xff])) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: Buffer.from(bytes).toString('latin1').replace(/[\x80-\x9f]/g, (byte) => WINDOWS[byte.charCodeAt(0) - 0x80] ?? ''), encoding: 'windows-1252' }
  }
}
