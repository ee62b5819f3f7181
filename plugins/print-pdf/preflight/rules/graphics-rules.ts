/** Lines, transparency and what only a certain device would understand. */
import { PDFName } from '@cantoo/pdf-lib'
import type { PDFDict, PDFObject } from '@cantoo/pdf-lib'
import { QUALITY } from '../../limits.ts'
import { at, dictAt, nameAt, nameOf, numberAt, spaceFamily } from '../pdf-objects.ts'
import type { Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

const isGraphicsState = (dict: PDFDict) =>
  nameAt(dict, 'Type') === 'ExtGState' || ['ca', 'CA', 'BM', 'SMask', 'TR', 'TR2', 'HTP', 'HT', 'SA', 'OP', 'op', 'LW'].some((key) => at(dict, key) !== undefined && nameAt(dict, 'Type') === undefined)

const isNormalBlend = (mode: PDFObject | undefined) => mode === undefined || ['Normal', 'Compatible'].includes(nameOf(mode) ?? '')
const isSet = (value: PDFObject | undefined, harmless: readonly string[]) => value !== undefined && !harmless.includes(nameOf(value) ?? '')

export const graphicsRules: readonly Rule[] = [
  rule('hairline', ({ pages }) =>
    pages.flatMap(({ painting, number }) => {
      const least = Math.min(...painting.strokeWidthsPt)
      return faultIf(least < QUALITY.hairline.value - 0.005, `Eine Linie ist mit ${least.toFixed(2)} pt zu fein.`, `A line of ${least.toFixed(2)} pt is too thin.`, number)
    }),
  ),
  rule('hairline-fill', ({ pages }) =>
    pages.flatMap(({ painting, number }) => {
      const least = painting.marks.thinnestFillPt
      return faultIf(least < QUALITY.hairline.value - 0.005, `Ein Streifen ist mit ${least.toFixed(2)} pt zu fein.`, `A strip of ${least.toFixed(2)} pt is too thin.`, number)
    }),
  ),
  rule('transparency', ({ dicts }) =>
    faultIf(
      dicts.some(
        (dict) =>
          (isGraphicsState(dict) && ((numberAt(dict, 'ca') ?? 1) < 1 || (numberAt(dict, 'CA') ?? 1) < 1 || !isNormalBlend(at(dict, 'BM')))) ||
          (at(dict, 'SMask') !== undefined && nameOf(at(dict, 'SMask')) !== 'None'),
      ),
      'Es gibt Transparenz; Briefe kommen ohne sie aus.',
      'There is transparency; letters do without it.',
    ),
  ),
  rule('blend-space', ({ dicts }) =>
    faultIf(
      dicts.some((dict) => {
        const group = dictAt(dict, 'Group')
        const space = group?.get(PDFName.of('CS'))
        return group !== undefined && nameAt(group, 'S') === 'Transparency' && space !== undefined && spaceFamily(at(group, 'CS')) !== 'DeviceCMYK'
      }),
      'Transparenz wird in einem anderen Farbraum als CMYK gemischt.',
      'Transparency is blended in a space other than CMYK.',
    ),
  ),
  rule('transfer-function', ({ dicts }) =>
    faultIf(
      dicts.some((dict) => isGraphicsState(dict) && (isSet(at(dict, 'TR'), []) || isSet(at(dict, 'TR2'), ['Default']))),
      'Eine Transferkurve verändert die Farben im Druck.',
      'A transfer function changes colours in print.',
    ),
  ),
  rule('halftone', ({ dicts }) =>
    faultIf(
      dicts.some((dict) => at(dict, 'HTP') !== undefined || (isGraphicsState(dict) && isSet(at(dict, 'HT'), ['Default']))),
      'Die Datei schreibt ein Druckraster vor.',
      'The file prescribes a halftone.',
    ),
  ),
  rule('postscript', ({ dicts }) =>
    faultIf(
      dicts.some((dict) => nameAt(dict, 'Subtype') === 'PS' || nameAt(dict, 'Subtype2') === 'PS'),
      'Die Datei enthält PostScript.',
      'The file has PostScript in it.',
    ),
  ),
]
