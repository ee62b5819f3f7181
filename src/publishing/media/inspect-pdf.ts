/** Is it a whole, harmless PDF? */
import { inflateSync, constants } from 'node:zlib'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFStream, PDFString, type PDFObject } from '@cantoo/pdf-lib'
import { HubError } from '../../content/errors.ts'
import { MAX_PDF_INFLATED_BYTES, MAX_PDF_PAGES } from './limits.ts'

/** Keys and names of PDF 2.0 that run, start, send or carry something (ISO 32000-2, 12.6 and 7.11). */
const ACTIVE_KEYS = new Set(['JS', 'JavaScript', 'EmbeddedFiles', 'EF', 'XFA', 'RichMediaContent', 'RichMediaSettings'])
const ACTIVE_NAMES = new Set(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'EmbeddedFile', 'RichMedia', 'Movie', 'Sound', 'Rendition'])

/**
 * The number of pages. @throws HubError `bad-input` if the file is broken, encrypted or has no page, `unsupported-media` if it
 * carries scripts, starts programs, sends forms or has files inside, `too-large` if it unpacks to too much
 */
export async function inspectPdf(bytes: Uint8Array): Promise<{ readonly pages: number }> {
  assertEnd(bytes)
  assertBoundedObjectStreams(bytes)
  let document: PDFDocument
  let pages: number
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true, ignoreEncryption: true })
    pages = document.isEncrypted ? 0 : document.getPageCount()
  } catch {
    throw new HubError('bad-input', 'The PDF is damaged; export it again from its source and upload that.')
  }
  if (document.isEncrypted) throw new HubError('bad-input', 'The PDF is protected by a password; save it without protection and upload that.')
  if (pages === 0) throw new HubError('bad-input', 'The PDF has no pages; export it again from its source.')
  if (pages > MAX_PDF_PAGES) throw new HubError('too-large', `The PDF has more than ${MAX_PDF_PAGES} pages; split it.`)
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const found = findActive(object)
    if (found) throw new HubError('unsupported-media', `The PDF can act by itself or carries other files (${found}); print it to a plain PDF and upload that.`)
  }
  return { pages }
}

/** A whole PDF ends in `startxref`, the place of its cross-reference table, and `%%EOF` (ISO 32000-2, 7.5.5). */
function assertEnd(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tail = buffer.subarray(Math.max(0, buffer.length - 1024)).toString('latin1')
  const start = Number(/startxref\s+(\d{1,10})\s+%%EOF[\s\0]*$/.exec(tail)?.[1] ?? Number.NaN)
  const table = Number.isNaN(start) ? '' : buffer.subarray(start, start + 32).toString('latin1')
  if (!/^\s*(?:xref|\d+\s+\d+\s+obj)/.test(table)) throw new HubError('bad-input', 'The PDF is incomplete; export it again from its source and upload that.')
}

/** Object streams are unpacked while parsing, without bound: so they are unpacked here first, with one. Best effort. */
function assertBoundedObjectStreams(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = MAX_PDF_INFLATED_BYTES
  for (let at = buffer.indexOf('stream'); at >= 0; at = buffer.indexOf('stream', at + 6)) {
    const dictionary = buffer.toString('latin1', Math.max(0, at - 1024), at)
    if (!/\/(?:ObjStm|XRef)/.test(dictionary.slice(dictionary.lastIndexOf(' obj')))) continue
    const from = at + (buffer[at + 6] === 0x0d ? 8 : 7)
    try {
      left -= inflateSync(buffer.subarray(from), { maxOutputLength: Math.max(1, left), finishFlush: constants.Z_SYNC_FLUSH }).byteLength
    } catch (error) {
      // Anything else than too much output is for the parser to judge.
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') left = 0
    }
    if (left <= 0) throw new HubError('too-large', 'The PDF unpacks to too much data; export it again with fewer or smaller objects.')
  }
}

/** The first active thing in an object and the direct objects below it. */
function findActive(object: PDFObject, depth = 0): string | null {
  if (depth > 100) return 'nesting'
  if (object instanceof PDFStream) return findActive(object.dict, depth + 1)
  if (object instanceof PDFArray) return object.asArray().map((one) => findActive(one, depth + 1)).find((found) => found !== null) ?? null
  if (!(object instanceof PDFDict)) return null
  for (const [key, value] of object.entries()) {
    const name = key.decodeText()
    if (ACTIVE_KEYS.has(name)) return name
    if (value instanceof PDFName && ['S', 'Type', 'Subtype'].includes(name) && ACTIVE_NAMES.has(value.decodeText())) return value.decodeText()
    if (name === 'URI' && (value instanceof PDFString || value instanceof PDFHexString) && !/^\s*(?:https?:|mailto:|tel:|[^:]*$)/i.test(value.decodeText())) return 'URI'
    const found = findActive(value, depth + 1)
    if (found) return found
  }
  return null
}
