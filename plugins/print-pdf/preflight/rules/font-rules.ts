/** Fonts: all inside, all outlines, nothing too small to read. */
import type { PDFDict } from '@cantoo/pdf-lib'
import { QUALITY } from '../../limits.ts'
import type { InspectedFile } from '../inspect.ts'
import { at, dictAt, nameAt } from '../pdf-objects.ts'
import type { Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

const fontsOf = ({ dicts }: InspectedFile) => dicts.filter((dict) => nameAt(dict, 'Type') === 'Font')
const nameOfFont = (font: PDFDict) => nameAt(font, 'BaseFont') ?? '?'
/** A subset of one of the families under media/brand/fonts. */
const HOUSE_FONT = /^[A-Z]{6}\+Source(?:Sans3|Serif4)-/
const isEmbedded = (font: PDFDict) => {
  const descriptor = dictAt(font, 'FontDescriptor')
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => at(descriptor, key) !== undefined)
}

export const fontRules: readonly Rule[] = [
  rule('font-embedded', (file) =>
    fontsOf(file).flatMap((font) => {
      // A composite font is embedded through its descendant, a Type 3 font is none.
      const subtype = nameAt(font, 'Subtype')
      const isWrong = subtype !== 'Type0' && subtype !== 'Type3' && !isEmbedded(font)
      return faultIf(isWrong, `Die Schrift ${nameOfFont(font)} ist nicht eingebettet.`, `The font ${nameOfFont(font)} is not embedded.`)
    }),
  ),
  rule('font-house', (file) =>
    fontsOf(file).flatMap((font) => {
      const isOurs = nameAt(font, 'Subtype') === 'Type3' || HOUSE_FONT.test(nameOfFont(font))
      return faultIf(!isOurs, `Die Schrift ${nameOfFont(font)} gehört nicht zum Haus.`, `The font ${nameOfFont(font)} is not of the house.`)
    }),
  ),
  rule('font-type3', (file) =>
    fontsOf(file).flatMap((font) => faultIf(nameAt(font, 'Subtype') === 'Type3', 'Es gibt eine Type-3-Schrift.', 'There is a Type 3 font.')),
  ),
  rule('font-unicode', (file) =>
    fontsOf(file).flatMap((font) =>
      faultIf(nameAt(font, 'Subtype') === 'Type0' && at(font, 'ToUnicode') === undefined, `Der Schrift ${nameOfFont(font)} fehlt die Zuordnung zu Zeichen.`, `The font ${nameOfFont(font)} has no mapping to characters.`),
    ),
  ),
  rule('font-glyph', ({ pages }) =>
    pages.flatMap(({ painting, number }) => faultIf(painting.marks.hasMissingGlyph, 'Text verlangt ein Zeichen, das seine Schrift nicht hat (.notdef).', 'Text shows a glyph that its font does not have (.notdef).', number)),
  ),
  rule('text-size', ({ pages }) =>
    pages.flatMap(({ painting, number }) => {
      const least = Math.min(...painting.textSizesPt)
      return faultIf(
        least < QUALITY.textSize.value - 0.05,
        `Text ist mit ${least.toFixed(1)} pt zu klein.`,
        `Text of ${least.toFixed(1)} pt is too small.`,
        number,
      )
    }),
  ),
]
