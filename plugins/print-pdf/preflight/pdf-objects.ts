/** Short ways to look at PDF objects. References are followed. */
import { inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFStream, PDFString, decodePDFRawStream } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'

/** Of one stream, unpacked. */
const MOST_BYTES = 256_000_000

/** Decoded bytes of a stream; undefined where a filter is not understood (JPEG, for one). */
export function streamBytes(stream: PDFStream): Uint8Array | undefined {
  try {
    // The usual case by zlib, which is several times as fast; what it will not read, the library may.
    const inflated = stream instanceof PDFRawStream ? inflate(stream) : undefined
    if (inflated) return inflated
    return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents()
  } catch {
    return undefined
  }
}

/** A stream that is packed by Flate and by nothing else. */
function inflate({ dict, contents }: PDFRawStream): Uint8Array | undefined {
  if (nameAt(dict, 'Filter') !== 'FlateDecode' || at(dict, 'DecodeParms') !== undefined) return undefined
  try {
    return inflateSync(contents, { maxOutputLength: MOST_BYTES })
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

/** A dictionary itself, or that of a stream. */
export const dictOf = (object: PDFObject | undefined): PDFDict | undefined => (object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : undefined)

/** The dictionary under a key, a stream's own included. */
export function dictAt(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  return dictOf(at(dict, key))
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
