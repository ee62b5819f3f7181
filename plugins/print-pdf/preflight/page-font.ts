/** A font as the page uses it: how wide its glyphs are, what they mean, and what it is called. */
import { PDFArray, PDFNumber, PDFStream } from '@cantoo/pdf-lib'
import type { PDFDict } from '@cantoo/pdf-lib'
import { at, dictAt, nameAt, numberAt, streamBytes } from './pdf-objects.ts'

export interface PageFont {
  /** `ABCDEF+SourceSans3-Regular`. */
  readonly name: string
  /** Bytes of a code: 2 in composite fonts. */
  readonly codeBytes: 1 | 2
  /** Thousandths of the size. */
  widthOf(code: number): number
  /** Glyph 0 is .notdef; of composite fonts, whose subsets state the width of every glyph, others than those are not there. */
  has(code: number): boolean
  /** What the file says that the glyph means; empty for nothing. */
  textOf(code: number): string
}

/** The same dictionary serves every page. */
const known = new WeakMap<PDFDict, PageFont>()

/** @param dict the font's dictionary */
export function pageFont(dict: PDFDict): PageFont {
  const before = known.get(dict)
  if (before) return before
  const isComposite = nameAt(dict, 'Subtype') === 'Type0'
  const widths = new Map<number, number>()
  let usual = 1000
  if (isComposite) {
    const descendants = at(dict, 'DescendantFonts')
    const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : undefined
    const font = descendant as PDFDict | undefined
    usual = numberAt(font, 'DW') ?? 1000
    readWidths(at(font, 'W'), widths)
  } else {
    usual = numberAt(dictAt(dict, 'FontDescriptor'), 'MissingWidth') ?? 600
    const first = numberAt(dict, 'FirstChar') ?? 0
    const list = at(dict, 'Widths')
    if (list instanceof PDFArray) for (let index = 0; index < list.size(); index += 1) widths.set(first + index, numberIn(list, index))
  }
  let meanings: ReadonlyMap<number, string> | undefined
  const font: PageFont = {
    name: nameAt(dict, 'BaseFont') ?? '',
    codeBytes: isComposite ? 2 : 1,
    widthOf: (code) => widths.get(code) ?? usual,
    has: (code) => !isComposite || (code !== 0 && widths.has(code)),
    textOf: (code) => (meanings ??= meaningsOf(at(dict, 'ToUnicode'))).get(code) ?? '',
  }
  known.set(dict, font)
  return font
}

const numberIn = (array: PDFArray, index: number): number => {
  const value = array.lookup(index)
  return value instanceof PDFNumber ? value.asNumber() : 0
}

/** `W` of a composite font (ISO 32000-1, 9.7.4.3): `first [w …]` or `first last w`. */
function readWidths(list: unknown, widths: Map<number, number>): void {
  if (!(list instanceof PDFArray)) return
  for (let index = 0; index < list.size(); ) {
    const first = numberIn(list, index)
    const next = list.lookup(index + 1)
    if (next instanceof PDFArray) {
      for (let offset = 0; offset < next.size(); offset += 1) widths.set(first + offset, numberIn(next, offset))
      index += 2
    } else {
      const last = Math.min(numberIn(list, index + 1), 0xffff)
      for (let code = first; code <= last; code += 1) widths.set(code, numberIn(list, index + 2))
      index += 3
    }
  }
}

/** A ToUnicode map (ISO 32000-1, 9.10.3). */
function meaningsOf(stream: unknown): ReadonlyMap<number, string> {
  const meanings = new Map<number, string>()
  const bytes = stream instanceof PDFStream ? streamBytes(stream) : undefined
  if (!bytes) return meanings
  const text = Buffer.from(bytes).toString('latin1')
  for (const [, body = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', value = ''] of body.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>/g)) meanings.set(Number.parseInt(code, 16), utf16(value))
  }
  for (const [, body = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', value = '', list] of body.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]*)>|\[([^\]]*)\])/g)) {
      const [first, last] = [Number.parseInt(from, 16), Math.min(Number.parseInt(to, 16), 0xffff)]
      const values = list === undefined ? undefined : [...list.matchAll(/<([0-9a-fA-F]*)>/g)].map(([, one = '']) => utf16(one))
      for (let code = first; code <= last; code += 1) {
        const start = utf16(value)
        const point = (start.codePointAt(0) ?? 0) + code - first
        meanings.set(code, values ? (values[code - first] ?? '') : start.length > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '')
      }
    }
  }
  return meanings
}

function utf16(hex: string): string {
  let text = ''
  for (let index = 0; index + 3 < hex.length; index += 4) text += String.fromCharCode(Number.parseInt(hex.slice(index, index + 4), 16))
  return text
}
