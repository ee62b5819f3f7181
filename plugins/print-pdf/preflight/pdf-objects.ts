/** Short ways to look at PDF objects. References are followed. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFStream, PDFString, decodePDFRawStream } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'

/** Decoded bytes of a stream; undefined where a filter is not understood (JPEG, for one). */
export function streamBytes(stream: PDFStream): Uint8Array | undefined {
  try {
    return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents()
  } catch {
    return undefined
  }
}

/** A name's text: `DeviceCMYK` for `/DeviceCMYK`; undefined for other objects. */
export function nameOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFName ? object.decodeText() : undefined
}

/** A string's text, of either spelling. */
export function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined
}

/** What stands under a key, references followed. */
export function at(dict: PDFDict | undefined, key: string): PDFObject | undefined {
  return dict?.lookup(PDFName.of(key))
}

/** The name under a key. */
export function nameAt(dict: PDFDict | undefined, key: string): string | undefined {
  return nameOf(at(dict, key))
}

/** The dictionary under a key, a stream's own included. */
export function dictAt(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  const found = at(dict, key)
  return found instanceof PDFStream ? found.dict : found instanceof PDFDict ? found : undefined
}

/** The number under a key. */
export function numberAt(dict: PDFDict | undefined, key: string): number | undefined {
  const found = at(dict, key)
  return found instanceof PDFNumber ? found.asNumber() : undefined
}

/** The numbers of an array under a key; undefined if it is no array of numbers. */
export function numbersAt(dict: PDFDict | undefined, key: string): number[] | undefined {
  const found = at(dict, key)
  if (!(found instanceof PDFArray)) return undefined
  const numbers = found.asArray().map((_, index) => found.lookup(index))
  return numbers.every((value) => value instanceof PDFNumber) ? numbers.map((value) => (value as PDFNumber).asNumber()) : undefined
}

/** The family of a colour space object: `DeviceCMYK`, `ICCBased`, `Separation` …; `unknown` for what is none. */
export function spaceFamily(space: PDFObject | undefined): string {
  if (space instanceof PDFArray) return nameOf(space.lookup(0)) ?? 'unknown'
  return nameOf(space) ?? 'unknown'
}
