/**
 * Reads files as our finisher writes them (one cross-reference table, no object streams, no encryption) object by object from the disk, so that files of any
 * size take the memory of one object. No reader for other people's files.
 */
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { PDFContext, PDFDict, PDFName, PDFObjectParser, PDFRef } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'
import { HubError } from '../../../src/content/errors.ts'

export interface PlainPdf {
  readonly root: PDFRef
  readonly info: PDFRef
  /** The first line, and the trailer's dictionary as it is written. */
  readonly header: string
  readonly trailer: string
  /** The object, parsed; streams keep their bytes as they are. */
  read(number: number): Promise<PDFObject>
  /** The object as it is written, from its number to `endobj`. */
  raw(number: number): Promise<Uint8Array>
  close(): Promise<void>
}

const TAIL_BYTES = 2_048
const ENTRY_BYTES = 20
/** Smaller files are read at once. */
const SMALL_BYTES = 16_000_000

/** @throws HubError `render-failed` for a file that is not one of ours */
export async function openPlainPdf(file: string): Promise<PlainPdf> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const small = size <= SMALL_BYTES ? await readAt(handle, 0, size) : null
    const bytesAt = (from: number, to: number): Promise<Buffer> | Buffer => small?.subarray(from, to) ?? readAt(handle, from, to)
    const tail = (await bytesAt(Math.max(0, size - TAIL_BYTES), size)).toString('latin1')
    const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN)
    if (!(table > 0 && table < size)) throw notOurs()
    const { offsets, trailer } = readTable(await bytesAt(table, size))
    const context = PDFContext.create()
    const found = PDFObjectParser.forBytes(trailer, context).parseObject()
    const [root, info] = ['Root', 'Info'].map((key) => (found instanceof PDFDict ? found.get(PDFName.of(key)) : undefined))
    if (!(root instanceof PDFRef && info instanceof PDFRef)) throw notOurs()
    const inOrder = [...offsets].sort(([, a], [, b]) => a - b)
    const ends = new Map(inOrder.map(([number], index) => [number, inOrder[index + 1]?.[1] ?? table]))
    const raw = async (number: number) => bytesAt(offsets.get(number) ?? size, ends.get(number) ?? size)
    return {
      root,
      info,
      header: /^[^\r\n]*/.exec((await bytesAt(0, Math.min(size, 32))).toString('latin1'))?.[0] ?? '',
      trailer: /^\s*<<[\s\S]*>>/.exec(trailer.toString('latin1'))?.[0] ?? '',
      raw,
      read: async (number) => parseObject(await raw(number), context),
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

const notOurs = () => new HubError('render-failed', 'A part is damaged: build the run again.')

async function readAt(handle: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(0, to - from))
  let done = 0
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, from + done)
    if (bytesRead === 0) throw notOurs()
    done += bytesRead
  }
  return bytes
}

/** ISO 32000-1, 7.5.4: sections of entries of twenty bytes each. */
function readTable(bytes: Buffer): { readonly offsets: ReadonlyMap<number, number>; readonly trailer: Buffer } {
  const offsets = new Map<number, number>()
  let at = 4
  for (;;) {
    const head = /^\s*(\d+) (\d+)\s*?\r?\n/.exec(bytes.subarray(at, at + 40).toString('latin1'))
    if (!head) break
    at += head[0].length
    const [first, count] = [Number(head[1]), Number(head[2])]
    for (let index = 0; index < count; index += 1, at += ENTRY_BYTES) {
      const entry = bytes.subarray(at, at + ENTRY_BYTES).toString('latin1')
      if (entry[17] === 'n') offsets.set(first + index, Number(entry.slice(0, 10)))
    }
  }
  const trailer = bytes.indexOf('trailer', at)
  if (bytes.subarray(0, 4).toString('latin1') !== 'xref' || trailer < 0) throw notOurs()
  return { offsets, trailer: bytes.subarray(trailer + 'trailer'.length) }
}

/** `12 0 obj … endobj`, white space around. */
function parseObject(bytes: Buffer, context: PDFContext): PDFObject {
  const head = /^\s*\d+ \d+ obj\s/.exec(bytes.subarray(0, 40).toString('latin1'))
  if (!head) throw notOurs()
  return PDFObjectParser.forBytes(bytes.subarray(head[0].length), context).parseObject()
}
