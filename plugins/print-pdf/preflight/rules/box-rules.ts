/** Page boxes: the sheet and the bleed that were ordered, no more pages than allowed, and each copy on sheets of its own. */
import type { CopySpan } from '../../../../src/channel/press.ts'
import { pagesWithPrint } from '../../../../src/channel/press.ts'
import { isWithin, pageBox, PT_PER_MM } from '../box.ts'
import type { Box } from '../box.ts'
import type { InspectedPage } from '../inspect.ts'
import type { PreflightOrder } from '../order.ts'
import { emptyBacksOf } from '../order.ts'
import { at, numberAt } from '../pdf-objects.ts'
import type { Fault, Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

/** Points; a fifth of a hair. */
const TOLERANCE = 0.02

const onEachPage = (check: (page: InspectedPage, order: PreflightOrder) => Fault[]): Rule['check'] => ({ pages, order }) => pages.flatMap((page) => check(page, order))
const differs = (a: number, b: number) => Math.abs(a - b) > TOLERANCE
const fits = (inner: Box, outer: Box) => isWithin(inner, outer, TOLERANCE)

export const boxRules: readonly Rule[] = [
  rule('trim-box', onEachPage((page) => faultIf(!pageBox(page, 'TrimBox'), 'Der Seite fehlt das Endformat (TrimBox).', 'The page has no TrimBox.', page.number))),
  rule(
    'page-size',
    onEachPage((page, order) => {
      const trim = pageBox(page, 'TrimBox')
      const isWrong = trim !== undefined && (differs(trim.right - trim.left, order.trim.width * PT_PER_MM) || differs(trim.top - trim.bottom, order.trim.height * PT_PER_MM))
      const size = `${order.trim.width} × ${order.trim.height} mm`
      return faultIf(isWrong, `Das Endformat ist nicht ${size}.`, `The trimmed size is not ${size}.`, page.number)
    }),
  ),
  rule(
    'bleed-box',
    onEachPage((page, order) => {
      const [trim, bleed] = [pageBox(page, 'TrimBox'), pageBox(page, 'BleedBox')]
      const by = order.bleed * PT_PER_MM
      const isRight =
        bleed !== undefined &&
        (trim === undefined ||
          !(differs(trim.left - bleed.left, by) || differs(trim.bottom - bleed.bottom, by) || differs(bleed.right - trim.right, by) || differs(bleed.top - trim.top, by)))
      return faultIf(!isRight, `Der Anschnitt ist nicht rundum ${order.bleed} mm.`, `The bleed is not ${order.bleed} mm on every side.`, page.number)
    }),
  ),
  rule(
    'media-box',
    onEachPage((page) => {
      const [media, bleed, crop] = [pageBox(page, 'MediaBox'), pageBox(page, 'BleedBox'), pageBox(page, 'CropBox')]
      const isWrong = !media || (bleed !== undefined && !fits(bleed, media)) || (crop !== undefined && !(fits(crop, media) && (!bleed || fits(bleed, crop))))
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
    ...order.spans.flatMap((span) => pageCountFaults(span, order)),
    ...faultIf(
      pages.length > 0 && pages.length !== order.spans.reduce((sum, span) => sum + span.pages, 0),
      'Die Datei hat nicht so viele Seiten, wie gesetzt wurden.',
      'The file has not as many pages as were set.',
    ),
  ]),
  rule('empty-back', ({ pages, order }) => [
    ...order.spans.flatMap(({ first }) =>
      faultIf(order.isTwoSided && first % 2 === 0, 'Der Brief beginnt auf der Rückseite des vorigen.', 'The letter begins on the back of the one before.', first),
    ),
    ...[...emptyBacksOf(order)].flatMap((number) =>
      faultIf((pages[number - 1]?.painting.marks.all.length ?? 0) > 0, 'Auf der leeren Rückseite steht etwas.', 'Something stands on the empty back.', number),
    ),
  ]),
]

function pageCountFaults(span: CopySpan, { spans, pages: { least, most } }: PreflightOrder): Fault[] {
  const count = pagesWithPrint(span)
  const page = spans.length > 1 ? span.first : undefined
  return [
    ...faultIf(count > most, `Der Brief hat ${count} Seiten, erlaubt sind ${most}: Kürzen Sie den Text.`, `The letter has ${count} pages, ${most} are allowed: shorten the text.`, page),
    ...faultIf(count < least, `Es sind ${count} Seiten statt ${least}.`, `There are ${count} pages instead of ${least}.`, page),
  ]
}
