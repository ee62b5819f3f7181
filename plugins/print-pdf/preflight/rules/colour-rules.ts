/** Four inks and nothing else; black is black. */
import type { PDFObject } from '@cantoo/pdf-lib'
import { QUALITY } from '../../limits.ts'
import type { InspectedFile } from '../inspect.ts'
import type { Paint } from '../painting.ts'
import { at, dictAt, nameAt, nameOf, spaceFamily } from '../pdf-objects.ts'
import type { Fault, Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

const CALIBRATED: ReadonlySet<string> = new Set(['ICCBased', 'CalRGB', 'CalGray', 'Lab'])
const SPOT: ReadonlySet<string> = new Set(['Separation', 'DeviceN'])

/** Spaces named by resources, pictures, shadings, patterns and groups anywhere in the file. */
function* declaredSpaces({ dicts, arrays }: InspectedFile): Iterable<string> {
  for (const array of arrays) {
    const family = nameOf(array.size() > 1 ? array.lookup(0) : undefined) ?? ''
    if (CALIBRATED.has(family) || SPOT.has(family)) yield family
    // Indexed and uncoloured patterns paint in their base.
    if (family === 'Indexed' || family === 'Pattern') yield spaceFamily(array.lookup(1))
  }
  for (const dict of dicts) {
    const isPictureOrShading = nameAt(dict, 'Subtype') === 'Image' || at(dict, 'ShadingType') !== undefined
    if (isPictureOrShading) yield spaceFamily(at(dict, 'ColorSpace'))
    const spaces = dictAt(dict, 'ColorSpace')
    for (const space of spaces?.values() ?? []) yield spaceFamily(resolve(space, dict))
  }
}

const resolve = (object: PDFObject, near: { readonly context: { lookup(object: PDFObject): PDFObject | undefined } }) => near.context.lookup(object)

/** One fault per page whose operators select such a space, one for the file if only objects name it. */
function spaceFaults(file: InspectedFile, isWrong: (space: string) => boolean, de: string, en: string): Fault[] {
  const onPages = file.pages.flatMap(({ painting, number }) => faultIf([...painting.selectedSpaces].some(isWrong), de, en, number))
  if (onPages.length > 0) return onPages
  return faultIf([...declaredSpaces(file)].some(isWrong), de, en)
}

const cmyk = (paint: Paint) => (paint.space === 'DeviceCMYK' && paint.components.length === 4 ? paint.components : undefined)
const isBlack = (paint: Paint) => paint.space === 'DeviceCMYK' && paint.components.join() === '0,0,0,1'
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

export const colourRules: readonly Rule[] = [
  rule('device-rgb', (file) => spaceFaults(file, (space) => space === 'DeviceRGB', 'Es wird in RGB gemalt.', 'Something is painted in RGB.')),
  rule('device-gray', (file) =>
    spaceFaults(file, (space) => space === 'DeviceGray', 'Es wird in Gerätegrau gemalt statt in Schwarz (K).', 'Something is painted in device gray instead of black (K).'),
  ),
  rule('calibrated-colour', (file) =>
    spaceFaults(file, (space) => CALIBRATED.has(space), 'Es gibt Farben mit eigenem Farbprofil.', 'There are colours with a profile of their own.'),
  ),
  rule('spot-colour', (file) => spaceFaults(file, (space) => SPOT.has(space), 'Es gibt Sonderfarben.', 'There are spot colours.')),
  rule('shading', ({ pages }) =>
    pages.flatMap(({ painting, number }) => faultIf(painting.hasShading || painting.selectedSpaces.has('Pattern'), 'Es gibt Verläufe oder Muster.', 'There are gradients or patterns.', number)),
  ),
  rule('ink-coverage', ({ pages }) =>
    pages.flatMap(({ painting, number }) => {
      const most = Math.max(0, ...painting.paints.map((paint) => sum(cmyk(paint) ?? []) * 100))
      return faultIf(
        most > QUALITY.inkCoverage.value + 0.5,
        `Eine Fläche hat ${Math.round(most)} % Farbauftrag, erlaubt sind ${QUALITY.inkCoverage.value} %.`,
        `An area has ${Math.round(most)} % ink, ${QUALITY.inkCoverage.value} % are allowed.`,
        number,
      )
    }),
  ),
  rule('overprint-colour', ({ pages }) =>
    pages.flatMap(({ painting, number }) =>
      faultIf(painting.paints.some((paint) => paint.isOver && !isBlack(paint)), 'Etwas anderes als reines Schwarz überdruckt.', 'Something other than pure black prints over.', number),
    ),
  ),
  rule('overprint-black', ({ pages, order }) =>
    pages.flatMap(({ painting, number }) =>
      faultIf(
        order.overprintsBlack && painting.paints.some((paint) => !paint.isOver && paint.kind !== 'fill' && isBlack(paint)),
        'Schwarzer Text oder eine schwarze Linie überdruckt nicht, wie bestellt.',
        'Black text or a black line does not print over, as was ordered.',
        number,
      ),
    ),
  ),
  rule('rich-black-text', ({ pages }) =>
    pages.flatMap(({ painting, number }) => {
      const isRich = painting.paints.some((paint) => {
        const [c = 0, m = 0, y = 0, k = 0] = paint.kind === 'text' ? (cmyk(paint) ?? []) : []
        return k >= 0.85 && c + m + y > 0.01
      })
      return faultIf(isRich, 'Schwarzer Text ist aus mehreren Farben gemischt.', 'Black text is mixed from several inks.', number)
    }),
  ),
]
