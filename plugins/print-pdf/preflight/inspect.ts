/** A finished PDF as the rules look at it: opened once, every dictionary listed, every page's painting recorded. */
import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib'
import type { PreflightOrder } from './order.ts'
import type { Painting } from './painting.ts'
import { streamBytes } from './pdf-objects.ts'
import { recordPainting } from './record-painting.ts'

export interface InspectedPage {
  /** From 1. */
  readonly number: number
  readonly page: PDFPage
  readonly dict: PDFDict
  readonly painting: Painting
}

export interface InspectedFile {
  readonly order: PreflightOrder
  /** The file's bytes as Latin-1 text, for what a parser hides. */
  readonly raw: string
  readonly pdf: PDFDocument
  readonly pages: readonly InspectedPage[]
  /** Every dictionary in the file, nested ones and those of streams included. */
  readonly dicts: readonly PDFDict[]
  readonly arrays: readonly PDFArray[]
  readonly streams: readonly PDFStream[]
  /** The XMP packet, or undefined. */
  readonly xmp: string | undefined
}

/** Opens a PDF for inspection. @throws Error if it cannot be parsed at all */
export async function inspect(bytes: Uint8Array, order: PreflightOrder): Promise<InspectedFile> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true, throwOnInvalidObject: false, parseSpeed: ParseSpeeds.Fastest })
  const dicts: PDFDict[] = []
  const arrays: PDFArray[] = []
  const streams: PDFStream[] = []
  const visit = (object: PDFObject | undefined): void => {
    if (object instanceof PDFStream) {
      streams.push(object)
      visit(object.dict)
    } else if (object instanceof PDFDict) {
      dicts.push(object)
      for (const value of object.values()) visit(value)
    } else if (object instanceof PDFArray) {
      arrays.push(object)
      for (const value of object.asArray()) visit(value)
    }
  }
  for (const [, object] of pdf.context.enumerateIndirectObjects()) visit(object)
  const { Info, Encrypt } = pdf.context.trailerInfo
  for (const object of [Info, Encrypt]) if (object && !(object instanceof PDFRef)) visit(object)

  const pages = pdf.getPages().map((page, index) => ({ number: index + 1, page, dict: page.node, painting: recordPainting(page) }))
  return { order, raw: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), pdf, pages, dicts, arrays, streams, xmp: readXmp(pdf) }
}

function readXmp(pdf: PDFDocument): string | undefined {
  const stream = pdf.catalog.lookup(PDFName.of('Metadata'))
  const bytes = stream instanceof PDFStream ? streamBytes(stream) : undefined
  return bytes && new TextDecoder().decode(bytes)
}
