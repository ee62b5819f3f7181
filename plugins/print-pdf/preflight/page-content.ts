import { PDFArray, PDFName, PDFStream } from '@cantoo/pdf-lib'
import type { PDFPage } from '@cantoo/pdf-lib'
import { streamBytes } from './pdf-objects.ts'

/** The content streams of a page as one; undefined where one cannot be decoded. */
export function contentOf(page: PDFPage): Uint8Array | undefined {
  const contents = page.node.get(PDFName.of('Contents'))
  const found = contents && page.node.context.lookup(contents)
  const streams = found instanceof PDFArray ? found.asArray().map((part) => page.node.context.lookup(part)) : [found]
  const parts = streams.map((stream) => (stream instanceof PDFStream ? streamBytes(stream) : stream === undefined ? new Uint8Array() : undefined))
  if (parts.some((part) => part === undefined)) return undefined
  return new Uint8Array(Buffer.concat(parts.flatMap((part) => (part ? [part, Buffer.from('\n')] : []))))
}
