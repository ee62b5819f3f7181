/** Where on a page something is painted: the boxes of paths, pictures and lines of text, as far as they are not clipped away. */
import type { Operation } from '../content/scan-content.ts'
import { stringOperand } from '../content/string-operand.ts'
import type { Box } from './box.ts'
import { grown, movedBox, overlapOf } from './box.ts'
import { paintsOfText } from './graphics-state.ts'
import type { Colour, State } from './graphics-state.ts'
import type { Matrix } from './matrix.ts'
import { multiply, scaleOf } from './matrix.ts'
import type { CodeUse, Outline } from './outline.ts'
import type { PageFont } from './page-font.ts'

export interface Mark {
  readonly kind: 'fill' | 'stroke' | 'text' | 'picture'
  readonly box: Box
  /** Paper's own white: nothing is printed, what is below is left out. */
  readonly isBlank: boolean
  /** Of text only. */
  readonly text?: { readonly font: PageFont; readonly sizePt: number; readonly codes: readonly number[]; readonly isUpright: boolean }
}

/** Capitals rise and tails fall so far from the baseline, in parts of the size. */
const [RISE, FALL] = [0.72, 0.2]

export class Marks {
  readonly all: Mark[] = []
  readonly codes: CodeUse[] = []
  /** Of filled rectangles, pt. */
  thinnestFillPt = Infinity
  /** A glyph was shown that its font does not have: a reader draws an empty box or nothing. */
  hasMissingGlyph = false

  fill(outline: Outline, { fill, clip }: State): void {
    const code = outline.code()
    if (code) {
      this.codes.push(code)
      this.add('fill', code.box, fill, clip)
      return
    }
    if (!isBlank(fill)) this.thinnestFillPt = Math.min(this.thinnestFillPt, outline.thinnest())
    for (const box of outline.boxes()) this.add('fill', box, fill, clip)
  }

  stroke(outline: Outline, { stroke, clip, lineWidth, ctm }: State): void {
    for (const box of outline.boxes()) this.add('stroke', grown(box, (lineWidth * scaleOf(ctm)) / 2), stroke, clip)
  }

  picture({ ctm, clip }: State): void {
    this.add('picture', movedBox({ left: 0, bottom: 0, right: 1, top: 1 }, ctm), undefined, clip)
  }

  /** One line of text. Returns how far it goes, in text space. */
  text(state: State, textMatrix: Matrix, bytes: Uint8Array, { strings, inArrays }: Operation): number {
    const { font, fontSize, tracking, ctm, clip, fill, stroke } = state
    if (!font) return 0
    const codes: number[] = []
    let width = 0
    for (let index = 0; index + 1 < strings.length; index += 2) {
      const shown = stringOperand(bytes, strings[index] ?? 0, strings[index + 1] ?? 0)
      for (let at = 0; at < shown.length; at += font.codeBytes) {
        const code = font.codeBytes === 2 ? (shown[at] ?? 0) * 256 + (shown[at + 1] ?? 0) : (shown[at] ?? 0)
        codes.push(code)
        width += font.widthOf(code)
        if (!font.has(code)) this.hasMissingGlyph = true
      }
    }
    const advance = ((width - inArrays) / 1000) * fontSize + tracking * codes.length
    const { fills, strokes } = paintsOfText(state)
    if (!fills && !strokes) return advance
    const matrix = multiply(textMatrix, ctm)
    const lies = movedBox({ left: Math.min(0, advance), bottom: -FALL * fontSize, right: Math.max(0, advance), top: RISE * fontSize }, matrix)
    const text = { font, sizePt: Math.abs(fontSize) * scaleOf(matrix), codes, isUpright: Math.abs(matrix[1]) + Math.abs(matrix[2]) < 0.001 }
    this.add('text', lies, strokes && !(fills && isBlank(stroke)) ? stroke : fill, clip, text)
    return advance
  }

  private add(kind: Mark['kind'], box: Box, colour: Colour | undefined, clip: Box | null, text?: Mark['text']): void {
    const seen = clip ? overlapOf(box, clip) : box
    if (seen) this.all.push({ kind, box: seen, isBlank: colour !== undefined && isBlank(colour), ...(text ? { text } : {}) })
  }
}

const isBlank = ({ space, components }: Colour): boolean => space === 'DeviceCMYK' && components.length === 4 && components.every((part) => part === 0)

/** The word across a draft stands everywhere, and is never printed. */
export const isAcross = ({ text }: Mark): boolean => text !== undefined && !text.isUpright
