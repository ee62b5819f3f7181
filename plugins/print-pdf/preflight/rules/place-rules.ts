/** What stands where: inside the safe area, out of the zones that others print on, and over the edge where it touches it. */
import { pagesWithPrint } from '../../../../src/channel/press.ts'
import type { PrintZone } from '../../../../src/channel/print-format.ts'
import { ADDRESS, QUALITY } from '../../limits.ts'
import type { Box } from '../box.ts'
import { boxOnTrim, grown, isWithin, overlapOf, pageBox, PT_PER_MM } from '../box.ts'
import type { InspectedFile, InspectedPage } from '../inspect.ts'
import type { Mark } from '../marks.ts'
import { isAcross } from '../marks.ts'
import type { Fault, Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

/** Points. Boxes of text are estimated from size and width, so they may touch what they stand beside. */
const TOUCH = 0.6
/** Points that the marks of one line may differ in height. */
const SAME_LINE = 2
/** mm inside the trim: from here on something counts as reaching it; what ends there would show a white edge when cut. */
const REACH_MM = 0.5

interface Place {
  readonly page: InspectedPage
  readonly trim: Box
  /** From 0: whose page it is, in the order of the spans; undefined where the spans do not say. */
  readonly recipient: number | undefined
  /** From 1, in each letter. */
  readonly number: number
}

function placesOf({ pages, order }: InspectedFile): Place[] {
  const places: Place[] = []
  for (const [recipient, span] of order.spans.entries()) {
    for (let number = 1; number <= pagesWithPrint(span); number += 1) {
      const page = pages[span.first + number - 2]
      const trim = page && pageBox(page, 'TrimBox')
      if (page && trim) places.push({ page, trim, recipient, number })
    }
  }
  return places
}

const touches = (mark: Mark, box: Box) => overlapOf(mark.box, grown(box, -TOUCH)) !== undefined

/** Marks of a page in each of its zones of a kind. */
function zoneFaults(file: InspectedFile, kind: PrintZone['kind'], check: (zone: PrintZone, marks: readonly Mark[], place: Place) => Fault[]): Fault[] {
  return placesOf(file).flatMap((place) =>
    file.order
      .zones(place.number)
      .filter((zone) => zone.kind === kind)
      .flatMap((zone) => {
        const box = boxOnTrim(place.trim, zone.rect)
        const marks = place.page.painting.marks.all.filter((mark) => !mark.isBlank && touches(mark, box) && !(file.order.isDraft && isAcross(mark)))
        return check(zone, marks, place)
      }),
  )
}

/** Without blanks, soft hyphens, and ways to write the same sign. */
const squeeze = (text: string) => text.normalize('NFKC').replace(/[\s\u00a0\u00ad\u200b]+/g, '')
const textOf = ({ text }: Mark) => text?.codes.map((code) => text.font.textOf(code)).join('') ?? ''
const isEqual = (one: readonly string[], other: readonly string[]) => one.length === other.length && one.every((text, at) => text === other[at])

/** What stands on each line of text, squeezed, from top to bottom. */
function rowsOf(marks: readonly Mark[]): string[] {
  const rows: { readonly bottom: number; text: string }[] = []
  for (const mark of marks) {
    const row = rows.find(({ bottom }) => Math.abs(bottom - mark.box.bottom) < SAME_LINE)
    if (row) row.text += textOf(mark)
    else rows.push({ bottom: mark.box.bottom, text: textOf(mark) })
  }
  rows.sort((one, other) => other.bottom - one.bottom)
  return rows.map(({ text }) => squeeze(text)).filter((text) => text !== '')
}

export const placeRules: readonly Rule[] = [
  rule('zone-free', (file) =>
    zoneFaults(file, 'free', (zone, marks, { page }) =>
      faultIf(marks.length > 0, `In der Zone „${zone.label.de}“ steht etwas: Sie muss frei bleiben.`, `Something stands in the zone “${zone.label.en}”, which must stay free.`, page.number),
    ),
  ),
  rule('zone-address', (file) =>
    zoneFaults(file, 'address', (zone, marks, { page }) =>
      faultIf(marks.some(({ kind }) => kind !== 'text'), `In der Zone „${zone.label.de}“ steht mehr als Text.`, `More than text stands in the zone “${zone.label.en}”.`, page.number),
    ),
  ),
  rule('address-text', (file) =>
    zoneFaults(file, 'address', ({ id }, marks, { page, recipient }) => {
      const wanted = recipient === undefined ? undefined : file.order.addresses[recipient]
      if (!wanted) return []
      const found = rowsOf(marks)
      const lines = wanted.lines.map(squeeze).filter((line) => line !== '')
      const [all, whole] = [found.join(''), lines.join('')]
      const isWhole = all === whole || all === squeeze(wanted.notes.join('')) + whole
      // Words to all households may take as many lines as they need.
      const isRight = isWhole && (id !== 'address' || isEqual(found.slice(found.length - lines.length), lines))
      return [
        ...faultIf(!isRight, 'Im Anschriftfeld steht etwas anderes als die ganze Anschrift des Empfängers, Zeile für Zeile: Kürzen Sie zu lange Zeilen.', 'The address field does not hold the recipient’s whole address, line by line, and nothing else: shorten lines that are too long.', page.number),
        ...faultIf(
          id === 'address' && lines.length > ADDRESS.lines.value,
          `Die Anschrift hat mehr als ${ADDRESS.lines.value} Zeilen: Kürzen Sie sie in der Empfängerliste.`,
          `The address has more than ${ADDRESS.lines.value} lines: shorten it in the recipient list.`,
          page.number,
        ),
      ]
    }),
  ),
  rule('address-type', (file) =>
    zoneFaults(file, 'address', ({ id }, marks, { page, recipient }) => {
      const wanted = id === 'address' && recipient !== undefined ? file.order.addresses[recipient] : undefined
      // Notes above the address may be smaller; the lines come last.
      const lines = wanted ? marks.slice(-wanted.lines.length) : []
      const isWrong = lines.some(
        ({ text }) => text && (text.sizePt < QUALITY.addressSizeLeast.value - 0.05 || text.sizePt > QUALITY.addressSizeMost.value + 0.05 || !/SourceSans3-Regular/.test(text.font.name)),
      )
      return faultIf(
        isWrong,
        `Die Anschrift ist nicht einheitlich in ${QUALITY.addressSizeLeast.value} bis ${QUALITY.addressSizeMost.value} pt gesetzt, serifenlos und mager.`,
        `The address is not all set in a regular sans of ${QUALITY.addressSizeLeast.value} to ${QUALITY.addressSizeMost.value} pt.`,
        page.number,
      )
    }),
  ),
  rule('safe-area', (file) =>
    placesOf(file).flatMap(({ page, trim }) => {
      const safe = grown(trim, -file.order.safe * PT_PER_MM)
      const bleed = grown(trim, file.order.bleed * PT_PER_MM)
      const isOut = page.painting.marks.all.some(
        (mark) => mark.kind === 'text' && !(file.order.isDraft && isAcross(mark)) && overlapOf(mark.box, bleed) !== undefined && !isWithin(mark.box, safe, TOUCH),
      )
      return faultIf(isOut, `Text steht näher als ${file.order.safe} mm am Rand.`, `Text stands nearer than ${file.order.safe} mm to the edge.`, page.number)
    }),
  ),
  rule(
    'bleed-filled',
    (file) =>
      placesOf(file).flatMap(({ page, trim }) => {
        const isShort = page.painting.marks.all.some(
          (mark) => (mark.kind === 'picture' || mark.kind === 'fill') && !mark.isBlank && overlapOf(mark.box, trim) !== undefined && endsInBleed(mark.box, trim, file.order.bleed * PT_PER_MM),
        )
        return faultIf(isShort, 'Etwas reicht bis an den Rand, füllt aber den Anschnitt nicht.', 'Something reaches the edge but does not fill the bleed.', page.number)
      }),
    'warning',
  ),
]

/** Does a side of it lie between the trim and the bleed's edge, or just inside of the trim? */
function endsInBleed(box: Box, trim: Box, bleed: number): boolean {
  const beyond = [trim.left - box.left, trim.bottom - box.bottom, box.right - trim.right, box.top - trim.top]
  return beyond.some((by) => by > -REACH_MM * PT_PER_MM && by < bleed - 0.1)
}
