/** Copies objects from one file into another under new numbers; what is the same, byte for byte, is there once, from whichever file it comes. */
import { createHash } from 'node:crypto'
import { PDFArray, PDFDict, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'
import { HubError } from '../../../src/content/errors.ts'
import type { PlainPdf } from './plain-pdf.ts'
import type { PlainPdfWriter } from './plain-pdf-writer.ts'

export interface ObjectCopier {
  /** Copies an object with all that it refers to, and returns its new number. @param isOwn it is nobody else's: not looked up, not remembered */
  copy(reference: PDFRef, isOwn?: boolean): Promise<number>
  /** An object as it stands in the new file, what it refers to having been copied. @param replaced entries of a dictionary that are written as given, or left out where null */
  text(object: PDFObject, replaced?: Readonly<Record<string, string | null>>): Promise<Uint8Array>
}

const latin = (text: string) => Buffer.from(text, 'latin1')
/** Fonts refer to descriptors, descriptors to files; nothing of ours is deeper. */
const MOST_DEPTH = 40

/** @param known new numbers by content, shared by all files that go into one */
export function copierOf(from: PlainPdf, into: PlainPdfWriter, known: Map<string, number>): ObjectCopier {
  const copied = new Map<number, number>()

  async function copyAt(reference: PDFRef, isOwn: boolean, depth: number): Promise<number> {
    const before = copied.get(reference.objectNumber)
    if (before !== undefined) return before
    if (depth > MOST_DEPTH) throw new HubError('render-failed', 'A part is damaged: build the run again.')
    const bytes = await textAt(await from.read(reference.objectNumber), {}, depth)
    const key = isOwn ? '' : createHash('sha256').update(bytes).digest('base64')
    let number = isOwn ? undefined : known.get(key)
    if (number === undefined) {
      number = into.reserve()
      await into.write(number, bytes)
      if (!isOwn) known.set(key, number)
    }
    copied.set(reference.objectNumber, number)
    return number
  }

  async function textAt(object: PDFObject, replaced: Readonly<Record<string, string | null>>, depth: number): Promise<Uint8Array> {
    if (!(object instanceof PDFRawStream)) return latin(await plain(object, replaced, depth))
    return Buffer.concat([latin(`${await plain(object.dict, { Length: String(object.contents.length) }, depth)}\nstream\n`), object.contents, latin('\nendstream')])
  }

  async function plain(object: PDFObject, replaced: Readonly<Record<string, string | null>>, depth: number): Promise<string> {
    if (object instanceof PDFRef) return `${await copyAt(object, false, depth + 1)} 0 R`
    if (object instanceof PDFArray) {
      const parts: string[] = []
      for (const one of object.asArray()) parts.push(await plain(one, {}, depth))
      return `[ ${parts.join(' ')} ]`
    }
    if (!(object instanceof PDFDict)) return object.toString()
    const entries: string[] = []
    for (const [key, value] of object.entries()) {
      const given = replaced[key.decodeText()]
      if (given === undefined) entries.push(`${key.toString()} ${await plain(value, {}, depth)}`)
    }
    for (const [key, given] of Object.entries(replaced)) if (given !== null) entries.push(`/${key} ${given}`)
    return `<< ${entries.join('\n')} >>`
  }

  return { copy: (reference, isOwn = false) => copyAt(reference, isOwn, 0), text: (object, replaced = {}) => textAt(object, replaced, 0) }
}
