/** Upright rectangles on a page, in points of the page's space. */
import type { PDFDict } from '@cantoo/pdf-lib'
import type { Rect } from '../../../src/channel/print-format.ts'
import type { InspectedPage } from './inspect.ts'
import type { Matrix } from './matrix.ts'
import { numbersAt } from './pdf-objects.ts'

export interface Box {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

export const PT_PER_MM = 72 / 25.4

/** The least box around points, given as x and y by turns; undefined for none. */
export function boxAround(points: readonly number[]): Box | undefined {
  if (points.length < 2) return undefined
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [x, y] = [points[index] ?? 0, points[index + 1] ?? 0]
    if (x < left) left = x
    if (x > right) right = x
    if (y < bottom) bottom = y
    if (y > top) top = y
  }
  return { left, bottom, right, top }
}

/** The box around what a rectangle becomes. */
export function movedBox({ left, bottom, right, top }: Box, matrix: Matrix): Box {
  const corners = [left, bottom, right, bottom, right, top, left, top]
  const points: number[] = []
  for (let index = 0; index < corners.length; index += 2) points.push(...moved(matrix, corners[index] ?? 0, corners[index + 1] ?? 0))
  return boxAround(points) ?? { left, bottom, right, top }
}

/** Where a point comes to lie. */
export const moved = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [a * x + c * y + e, b * x + d * y + f]

/** What lies in both; undefined for nothing. A line has a box without an area, and lies in what it touches. */
export function overlapOf(one: Box, other: Box): Box | undefined {
  const box = { left: Math.max(one.left, other.left), bottom: Math.max(one.bottom, other.bottom), right: Math.min(one.right, other.right), top: Math.min(one.top, other.top) }
  return box.left > box.right || box.bottom > box.top ? undefined : box
}

const NOWHERE: Box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }
/** What of a clip is left within a box; nothing at all within none. */
export const clipped = (clip: Box | null, box: Box | undefined): Box => (clip && box ? (overlapOf(clip, box) ?? NOWHERE) : (box ?? NOWHERE))

/** Larger by so much on every side; smaller for less than nothing. */
export const grown = ({ left, bottom, right, top }: Box, by: number): Box => ({ left: left - by, bottom: bottom - by, right: right + by, top: top + by })

export const isWithin = (inner: Box, outer: Box, tolerance: number): boolean =>
  inner.left >= outer.left - tolerance && inner.bottom >= outer.bottom - tolerance && inner.right <= outer.right + tolerance && inner.top <= outer.top + tolerance

/** A box of the page; undefined where it has none, or none of four numbers. */
export function pageBox({ dict, page }: Pick<InspectedPage, 'dict' | 'page'>, name: 'MediaBox' | 'TrimBox' | 'BleedBox' | 'CropBox'): Box | undefined {
  if (name === 'MediaBox') {
    const { x, y, width, height } = page.getMediaBox()
    return { left: x, bottom: y, right: x + width, top: y + height }
  }
  return boxAt(dict, name)
}

/** A box under a key; undefined where there are not four numbers. */
export function boxAt(dict: PDFDict, key: string): Box | undefined {
  const [left, bottom, right, top] = numbersAt(dict, key) ?? []
  return left === undefined || bottom === undefined || right === undefined || top === undefined ? undefined : { left, bottom, right, top }
}

/** A rectangle of the trimmed sheet, in mm from its top left corner. */
export function boxOnTrim(trim: Box, { x, y, width, height }: Rect): Box {
  const left = trim.left + x * PT_PER_MM
  const top = trim.top - y * PT_PER_MM
  return { left, top, right: left + width * PT_PER_MM, bottom: top - height * PT_PER_MM }
}
