/** A path while it is being drawn: its parts as boxes, and whether it is the pattern of a QR code. */
import type { Box } from './box.ts'
import { boxAround, moved } from './box.ts'
import type { Matrix } from './matrix.ts'

/** A square code, of modules that are all of one size. */
export interface CodeUse {
  readonly box: Box
  /** Side of a module, pt. */
  readonly modulePt: number
  /** Modules along one side. */
  readonly modules: number
}

/** More parts than this are told as the one box around them. */
const MOST_PARTS = 32
/** A QR code has 21 to 177 modules on a side, in steps of 4 (ISO/IEC 18004). */
const [LEAST_MODULES, MOST_MODULES, STEP] = [21, 177, 4]
/** Of a module: what rounding of coordinates may do. */
const OFF_GRID = 0.1

/** Numbers are x and y by turns, in points of the page. */
interface Part {
  readonly points: number[]
  hasCurves: boolean
}

export class Outline {
  private parts: Part[] = []

  get isEmpty(): boolean {
    return this.parts.length === 0
  }
  move(matrix: Matrix, [x = 0, y = 0]: readonly number[]): void {
    this.parts.push({ points: moved(matrix, x, y), hasCurves: false })
  }
  /** The end of a line; or the end of a curve with what pulls it, which keeps it in their box. */
  add(matrix: Matrix, numbers: readonly number[], isCurve: boolean): void {
    const part = this.parts.at(-1)
    if (!part) return
    for (let index = 0; index + 1 < numbers.length; index += 2) part.points.push(...moved(matrix, numbers[index] ?? 0, numbers[index + 1] ?? 0))
    if (isCurve) part.hasCurves = true
  }
  rectangle(matrix: Matrix, [x = 0, y = 0, width = 0, height = 0]: readonly number[]): void {
    this.move(matrix, [x, y])
    this.add(matrix, [x + width, y, x + width, y + height, x, y + height], false)
  }
  clear(): void {
    this.parts = []
  }

  /** Box around all of it; undefined for nothing. */
  box(): Box | undefined {
    return boxAround(this.parts.flatMap(({ points }) => points))
  }
  /** Its parts, each as a box; a path of very many parts as the one around them. */
  boxes(): Box[] {
    const all = this.parts.length > MOST_PARTS ? [this.box()] : this.parts.map(({ points }) => boxAround(points))
    return all.flatMap((box) => (box ? [box] : []))
  }

  /** The thinnest side of its rectangles, pt; infinite where it has none. */
  thinnest(): number {
    let least = Infinity
    for (const part of this.parts) {
      const box = rectangleOf(part)
      if (box) least = Math.min(least, box.right - box.left, box.top - box.bottom)
    }
    return least
  }

  /** The code that this path is, if it is one: rectangles on a square grid, each one module high, that fill a square. */
  code(): CodeUse | undefined {
    if (this.parts.length < LEAST_MODULES) return undefined
    const cells: Box[] = []
    for (const part of this.parts) {
      const cell = rectangleOf(part)
      if (!cell) return undefined
      cells.push(cell)
    }
    const box = this.box()
    if (!box) return undefined
    const side = box.right - box.left
    const heights = cells.map(({ bottom, top }) => top - bottom)
    const rough = Math.min(...heights)
    const modules = Math.round(side / rough)
    // Rows of one module would come to this many; merged rows or a stretched code are no code to a scanner, but are one to us if they still look like it.
    const modulePt = side / modules
    const isSquare = Math.abs(side - (box.top - box.bottom)) < modulePt / 2
    const isSized = modules >= LEAST_MODULES && modules <= MOST_MODULES && (modules - LEAST_MODULES) % STEP === 0
    const isOnGrid = (value: number) => Math.abs(value / modulePt - Math.round(value / modulePt)) < OFF_GRID
    if (!isSquare || !isSized || !cells.every((cell) => isOnGrid(cell.left - box.left) && isOnGrid(cell.right - box.left) && isOnGrid(cell.bottom - box.bottom) && isOnGrid(cell.top - box.bottom))) return undefined
    return { box, modulePt, modules }
  }
}

/** The box of a part that is an upright rectangle. */
function rectangleOf({ points, hasCurves }: Part): Box | undefined {
  if (hasCurves || points.length < 8 || points.length > 10) return undefined
  const box = boxAround(points)
  if (!box) return undefined
  const tolerance = 0.01
  for (let index = 0; index < points.length; index += 2) {
    const [x, y] = [points[index] ?? 0, points[index + 1] ?? 0]
    const isCorner = (Math.abs(x - box.left) < tolerance || Math.abs(x - box.right) < tolerance) && (Math.abs(y - box.bottom) < tolerance || Math.abs(y - box.top) < tolerance)
    if (!isCorner) return undefined
  }
  return box
}
