/** Page boxes: A4, three millimetres of bleed, room for marks around it. */
import { PRODUCTION, SHEET } from '../../limits.ts'
import type { InspectedPage } from '../inspect.ts'
import { at, numberAt, numbersAt } from '../pdf-objects.ts'
import type { Fault, Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

const PT_PER_MM = 72 / 25.4
/** Points; a fifth of a hair. */
const TOLERANCE = 0.02

interface Box {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

function boxOf({ dict, page }: InspectedPage, name: string): Box | undefined {
  const values = name === 'MediaBox' ? boxValues(page.getMediaBox()) : numbersAt(dict, name)
  const [left, bottom, right, top] = values ?? []
  return left === undefined || bottom === undefined || right === undefined || top === undefined ? undefined : { left, bottom, right, top }
}
const boxValues = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => [x, y, x + width, y + height]

const onEachPage = (check: (page: InspectedPage) => Fault[]): Rule['check'] => ({ pages }) => pages.flatMap(check)
const differs = (a: number, b: number) => Math.abs(a - b) > TOLERANCE
const isWithin = (inner: Box, outer: Box) =>
  inner.left >= outer.left - TOLERANCE && inner.bottom >= outer.bottom - TOLERANCE && inner.right <= outer.right + TOLERANCE && inner.top <= outer.top + TOLERANCE

export const boxRules: readonly Rule[] = [
  rule('trim-box', onEachPage((page) => faultIf(!boxOf(page, 'TrimBox'), 'Der Seite fehlt das Endformat (TrimBox).', 'The page has no TrimBox.', page.number))),
  rule(
    'page-size',
    onEachPage((page) => {
      const trim = boxOf(page, 'TrimBox')
      const isWrong = trim !== undefined && (differs(trim.right - trim.left, SHEET.width.value * PT_PER_MM) || differs(trim.top - trim.bottom, SHEET.height.value * PT_PER_MM))
      return faultIf(isWrong, 'Das Endformat ist nicht A4 (210 × 297 mm).', 'The trimmed size is not A4 (210 × 297 mm).', page.number)
    }),
  ),
  rule(
    'bleed-box',
    onEachPage((page) => {
      const [trim, bleed] = [boxOf(page, 'TrimBox'), boxOf(page, 'BleedBox')]
      const by = PRODUCTION.bleed.value * PT_PER_MM
      const isRight =
        bleed !== undefined &&
        (trim === undefined ||
          !(differs(trim.left - bleed.left, by) || differs(trim.bottom - bleed.bottom, by) || differs(bleed.right - trim.right, by) || differs(bleed.top - trim.top, by)))
      return faultIf(!isRight, 'Der Anschnitt ist nicht rundum 3 mm.', 'The bleed is not 3 mm on every side.', page.number)
    }),
  ),
  rule(
    'media-box',
    onEachPage((page) => {
      const [media, bleed, crop] = [boxOf(page, 'MediaBox'), boxOf(page, 'BleedBox'), boxOf(page, 'CropBox')]
      const isWrong = !media || (bleed !== undefined && !isWithin(bleed, media)) || (crop !== undefined && !(isWithin(crop, media) && (!bleed || isWithin(bleed, crop))))
      return faultIf(isWrong, 'Der Anschnitt liegt nicht im Medienformat.', 'The bleed does not lie within the media.', page.number)
    }),
  ),
  rule('art-box', onEachPage(({ dict, number }) => faultIf(at(dict, 'ArtBox') !== undefined, 'TrimBox und ArtBox dürfen nicht beide gesetzt sein.', 'TrimBox and ArtBox must not both be set.', number))),
  rule('user-unit', onEachPage(({ dict, number }) => faultIf(at(dict, 'UserUnit') !== undefined, 'Die Seite hat einen eigenen Maßstab (UserUnit).', 'The page has a scale of its own (UserUnit).', number))),
  rule(
    'page-rotation',
    onEachPage(({ dict, number }) => faultIf((numberAt(dict, 'Rotate') ?? 0) !== 0, 'Die Seite ist gedreht.', 'The page is rotated.', number)),
  ),
  rule('page-count', ({ pages, order }) => [
    ...faultIf(pages.length === 0, 'Die Datei hat keine Seite.', 'The file has no page.'),
    ...faultIf(
      pages.length > order.maxPages,
      `Der Brief hat ${pages.length} Seiten, erlaubt sind ${order.maxPages}: Kürzen Sie den Text.`,
      `The letter has ${pages.length} pages, ${order.maxPages} are allowed: shorten the text.`,
    ),
  ]),
]
