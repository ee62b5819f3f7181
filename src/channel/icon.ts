/** The small mark of a brand in tabs and bookmarks: an ICO with one picture of 32 × 32 pixels, drawn in its colours. */
import type { Rgb } from '../content/edition.ts'
import { parseHex } from './colour.ts'

const SIDE = 32
/** Points per pixel and direction that are looked at, so that edges are smooth. */
const FINE = 4

const CORNER = 7
const isInSquare = (x: number, y: number): boolean => {
  const [dx, dy] = [x, y].map((at) => Math.max(CORNER - at, at - (SIDE - CORNER), 0)) as [number, number]
  return dx * dx + dy * dy <= CORNER * CORNER
}
/** A ring, open to the upper right, with a dot in the opening. */
const RING = { x: 15, y: 17, outer: 9.5, inner: 5.5 } as const
const DOT = { x: 23.5, y: 8.5, radius: 3.6, gap: 5.4 } as const
const distance = (x: number, y: number, to: { readonly x: number; readonly y: number }): number => Math.hypot(x - to.x, y - to.y)

type Part = 'mark' | 'dot' | 'ground' | null
function partAt(x: number, y: number): Part {
  if (!isInSquare(x, y)) return null
  const fromDot = distance(x, y, DOT)
  if (fromDot <= DOT.radius) return 'dot'
  const fromRing = distance(x, y, RING)
  return fromRing <= RING.outer && fromRing >= RING.inner && fromDot > DOT.gap ? 'mark' : 'ground'
}

/** The file. @param colours `#rrggbb`: the square, the ring in it, the dot */
export function brandIcon(colours: { readonly ground: string; readonly mark: string; readonly dot: string }): Uint8Array {
  const [ground, mark, dot] = [parseHex(colours.ground), parseHex(colours.mark), parseHex(colours.dot)]
  const byPart = { ground, mark, dot }
  const maskBytes = SIDE * 4
  const bitmapBytes = 40 + SIDE * SIDE * 4 + maskBytes
  const file = new Uint8Array(22 + bitmapBytes)
  const view = new DataView(file.buffer)
  // ICONDIR and its one entry.
  view.setUint16(2, 1, true)
  view.setUint16(4, 1, true)
  file.set([SIDE, SIDE], 6)
  view.setUint16(10, 1, true)
  view.setUint16(12, 32, true)
  view.setUint32(14, bitmapBytes, true)
  view.setUint32(18, 22, true)
  // BITMAPINFOHEADER; the height counts the mask, too, which is left empty: the pixels carry their own transparency.
  view.setUint32(22, 40, true)
  view.setInt32(26, SIDE, true)
  view.setInt32(30, SIDE * 2, true)
  view.setUint16(34, 1, true)
  view.setUint16(36, 32, true)
  for (let y = 0; y < SIDE; y++) {
    // From the lowest row upwards, as the format has it.
    for (let x = 0; x < SIDE; x++) file.set(pixelAt(x, SIDE - 1 - y, byPart), 62 + (y * SIDE + x) * 4)
  }
  return file
}

/** Blue, green, red, opacity. */
function pixelAt(x: number, y: number, colours: Readonly<Record<Exclude<Part, null>, Rgb>>): number[] {
  let [red, green, blue, covered] = [0, 0, 0, 0]
  for (let step = 0; step < FINE * FINE; step++) {
    const part = partAt(x + ((step % FINE) + 0.5) / FINE, y + (Math.floor(step / FINE) + 0.5) / FINE)
    if (!part) continue
    const { r, g, b } = colours[part]
    red += r
    green += g
    blue += b
    covered += 1
  }
  const mean = (sum: number) => Math.round(sum / Math.max(covered, 1))
  return [mean(blue), mean(green), mean(red), Math.round((covered * 255) / (FINE * FINE))]
}
