/** Character formats: Lexical's bit mask against the tree's marks. */
import type { Mark } from './nodes.ts'
import { MARKS } from './nodes.ts'

/** Bits of Lexical's TextNode format. Highlight (128) and the letter cases (256–1024) have no counterpart: letters are kept as typed. */
const BIT: Readonly<Record<Mark, number>> = { bold: 1, italic: 2, strike: 4, underline: 8, code: 16, sub: 32, sup: 64 }

export function formatOf(marks: readonly Mark[] = []): number {
  return marks.reduce((format, mark) => format | BIT[mark], 0)
}

/** In canonical order. */
export function marksOf(format: number): Mark[] {
  return MARKS.filter((mark) => (format & BIT[mark]) !== 0)
}
