/** What render believes of the fonts is what the fonts have. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { GLYPH_RANGES, expandRanges } from '../../../plugins/print-pdf/render/glyph-coverage.ts'
import { NoteBook } from '../../../plugins/print-pdf/render/notes.ts'
import { printableSigns } from '../../../plugins/print-pdf/render/printable-signs.ts'
import { GlyphCheck, printText } from '../../../plugins/print-pdf/render/text.ts'
import { lackingSigns } from '../../../src/recipients/checking/lacking-signs.ts'

const FONTS = fileURLToPath(new URL('../../../media/brand/fonts', import.meta.url))

test.each([
  ['source-sans-3', 'SourceSans3_'],
  ['source-serif-4', 'SourceSerif4_'],
] as const)('%s: the ranges are what all styles have in common', (family, prefix) => {
  const styles = readdirSync(FONTS).filter((name) => name.startsWith(prefix) && name.endsWith('.ttf'))
  expect(styles).toHaveLength(5)
  const sets = styles.map((name) => new Set(codePoints(readFileSync(join(FONTS, name)))))
  const common = [...(sets[0] ?? [])].filter((code) => sets.every((set) => set.has(code))).sort((a, b) => a - b)
  expect(expandRanges(GLYPH_RANGES[family])).toEqual(common)
})

// Half of a pair, and what Unicode keeps for itself, never get as far: lists are read without them.
test('a list says what render says of every sign that neither family has', { timeout: 60_000 }, () => {
  const lacking = lackingSigns(printableSigns())
  const families = Object.keys(GLYPH_RANGES) as (keyof typeof GLYPH_RANGES)[]
  const isRefused = (sign: string) => families.every((family) => {
    const notes = new NoteBook()
    new GlyphCheck(notes).see(printText(sign), family, undefined)
    return notes.notes.length > 0
  })
  const wrong: string[] = []
  for (let code = 0x20; code < 0x1_ffff; code += 1) {
    const sign = String.fromCodePoint(code)
    if (/[\p{Cs}\p{Noncharacter_Code_Point}]/u.test(sign) || sign.normalize('NFC') !== sign) continue
    if (lacking(sign).length > 0 !== isRefused(sign)) wrong.push(code.toString(16))
  }
  expect(wrong).toEqual([])
  expect(lacking('Ahmed \u202bمحمد')).toEqual(['م', 'ح', 'م', 'د'])
})

/** Code points of a font's `cmap` table, formats 4 and 12 (OpenType specification). */
function codePoints(font: Buffer): number[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = Array.from({ length: view.getUint16(4) }, (_, index) => 12 + index * 16)
  const cmap = view.getUint32(tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')! + 8)
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, index) => cmap + view.getUint32(cmap + 8 + index * 8))
  return [...new Set(subtables.flatMap((at) => (view.getUint16(at) === 12 ? format12(view, at) : view.getUint16(at) === 4 ? format4(view, at) : [])))]
}

function format12(view: DataView, at: number): number[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, index) => at + 16 + index * 12).flatMap((group) => {
    const first = view.getUint32(group)
    return Array.from({ length: view.getUint32(group + 4) - first + 1 }, (_, offset) => first + offset)
  })
}

function format4(view: DataView, at: number): number[] {
  const count = view.getUint16(at + 6) / 2
  const codes: number[] = []
  for (let segment = 0; segment < count; segment += 1) {
    const end = view.getUint16(at + 14 + 2 * segment)
    const start = view.getUint16(at + 16 + 2 * (count + segment))
    const delta = view.getUint16(at + 16 + 2 * (2 * count + segment))
    const rangeAt = at + 16 + 2 * (3 * count + segment)
    const range = view.getUint16(rangeAt)
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = range === 0 ? (code + delta) & 0xffff : view.getUint16(rangeAt + range + 2 * (code - start))
      if (glyph !== 0) codes.push(code)
    }
  }
  return codes
}
