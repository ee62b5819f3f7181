/** What is painted on a page: inks, line widths, text sizes, pictures. */
import type { PDFRawStream } from '@cantoo/pdf-lib'
import type { Marks } from './marks.ts'

/** What was painted; the same thing many times in a row is told once. */
export interface Paint {
  readonly kind: 'fill' | 'stroke' | 'text'
  /** Prints over what is below, inks of 0 leaving it as it is. */
  readonly isOver: boolean
  /** `DeviceCMYK`, `DeviceRGB`, `ICCBased`, `Pattern` … */
  readonly space: string
  readonly components: readonly number[]
}
export interface PictureUse {
  readonly stream: PDFRawStream
  readonly widthPt: number
  readonly heightPt: number
}
export interface Painting {
  readonly paints: readonly Paint[]
  /** Every colour space that an operator selects, painted with or not. */
  readonly selectedSpaces: ReadonlySet<string>
  /** The different ones. */
  readonly strokeWidthsPt: ReadonlySet<number>
  readonly textSizesPt: ReadonlySet<number>
  readonly pictures: readonly PictureUse[]
  /** Where it is. */
  readonly marks: Marks
  readonly hasInlineImage: boolean
  readonly hasShading: boolean
  readonly unbalanced: boolean
  /** What operators name and resources do not have: `Font /f9`. */
  readonly missing: ReadonlySet<string>
  /** Operators that ISO 32000-1 does not know, outside of BX … EX. */
  readonly unknownOperators: ReadonlySet<string>
  /** False if a content stream could not be read, or forms draw one another without end. */
  readonly isReadable: boolean
}
