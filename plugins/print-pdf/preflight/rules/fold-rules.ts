/** Folds: marked where the sheet is folded or punched, and no line of text across them where a fold would break it. */
import type { Box } from '../box.ts'
import { boxOnTrim, overlapOf, pageBox, PT_PER_MM } from '../box.ts'
import type { InspectedFile } from '../inspect.ts'
import { isAcross } from '../marks.ts'
import { emptyBacksOf } from '../order.ts'
import type { Fault, Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

/** mm: machines fold as exactly as that. */
const OFF_FOLD_MM = 0.3
/** mm that a mark may be shorter or longer. */
const OFF_LENGTH_MM = 0.5
/** mm on each side of a fold that text keeps free: ink breaks there. */
const FREE_MM = 1

const onEachPage = ({ pages, order }: InspectedFile, check: (trim: Box, page: InspectedFile['pages'][number]) => Fault[]): Fault[] => {
  const empty = emptyBacksOf(order)
  return pages.flatMap((page) => {
    const trim = pageBox(page, 'TrimBox')
    return trim && !empty.has(page.number) ? check(trim, page) : []
  })
}

export const foldRules: readonly Rule[] = [
  rule('fold-marks', (file) =>
    onEachPage(file, (trim, { painting, number }) => {
      const lines = painting.marks.all.filter(({ kind, isBlank }) => kind === 'stroke' && !isBlank)
      const missing = file.order.foldMarks.find(({ atMm, left, right }) => {
        const wanted = boxOnTrim(trim, { x: left, y: atMm, width: right - left, height: 0 })
        return !lines.some(({ box }) => {
          const isThere = Math.abs((box.top + box.bottom) / 2 - wanted.top) < OFF_FOLD_MM * PT_PER_MM && box.top - box.bottom < PT_PER_MM
          return isThere && Math.abs(box.left - wanted.left) < OFF_LENGTH_MM * PT_PER_MM && Math.abs(box.right - wanted.right) < OFF_LENGTH_MM * PT_PER_MM
        })
      })
      return faultIf(missing !== undefined, `Die Marke zum Falzen oder Lochen bei ${missing?.atMm} mm fehlt.`, `The mark for folding or punching at ${missing?.atMm} mm is missing.`, number)
    }),
  ),
  rule('fold-text', (file) =>
    onEachPage(file, (trim, { painting, number }) => {
      const { width, height } = file.order.trim
      const across = file.order.folds.find(({ axis, atMm }) => {
        const rect = axis === 'horizontal' ? { x: 0, y: atMm - FREE_MM, width, height: 2 * FREE_MM } : { x: atMm - FREE_MM, y: 0, width: 2 * FREE_MM, height }
        const fold = boxOnTrim(trim, rect)
        return painting.marks.all.some((mark) => mark.kind === 'text' && overlapOf(mark.box, fold) !== undefined && !(file.order.isDraft && isAcross(mark)))
      })
      return faultIf(across !== undefined, `Text liegt auf dem Falz bei ${across?.atMm} mm.`, `Text lies on the fold at ${across?.atMm} mm.`, number)
    }),
  ),
]
