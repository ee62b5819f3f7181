/** QR codes, found by what they look like: squares on a grid. */
import { QR } from '../../limits.ts'
import { grown, overlapOf, PT_PER_MM } from '../box.ts'
import { isAcross } from '../marks.ts'
import type { Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

/** Modules: boxes of text are estimated. */
const TOUCH = 0.25

export const codeRules: readonly Rule[] = [
  rule('qr-module', ({ pages }) =>
    pages.flatMap(({ painting, number }) => {
      const least = Math.min(...painting.marks.codes.map(({ modulePt }) => modulePt / PT_PER_MM))
      return faultIf(
        least < QR.moduleLeast.value - 0.005,
        `Die Quadrate eines QR-Codes sind mit ${least.toFixed(2)} mm zu klein, mindestens ${QR.moduleLeast.value} mm sind verlangt.`,
        `The squares of a QR code are too small with ${least.toFixed(2)} mm, ${QR.moduleLeast.value} mm are the least.`,
        number,
      )
    }),
  ),
  rule('qr-quiet-zone', ({ pages, order }) =>
    pages.flatMap(({ painting: { marks }, number }) => {
      const isCrowded = marks.codes.some(({ box, modulePt }) => {
        const quiet = grown(box, (QR.quietZone.value - TOUCH) * modulePt)
        // What lies under all of it is the ground on which it stands.
        return marks.all.some((mark) => !mark.isBlank && overlapOf(mark.box, quiet) !== undefined && !isSame(mark.box, box) && !isGround(mark.box, quiet) && !(order.isDraft && isAcross(mark)))
      })
      return faultIf(isCrowded, 'Neben einem QR-Code ist zu wenig Platz frei.', 'Too little room is free around a QR code.', number)
    }),
  ),
]

type Edges = Parameters<typeof grown>[0]
const isSame = (one: Edges, other: Edges) => one.left === other.left && one.bottom === other.bottom && one.right === other.right && one.top === other.top
const isGround = (ground: Edges, box: Edges) => ground.left <= box.left && ground.bottom <= box.bottom && ground.right >= box.right && ground.top >= box.top
