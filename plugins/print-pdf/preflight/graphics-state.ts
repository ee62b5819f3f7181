/** What operators of a content stream set and what later ones paint with (ISO 32000-1, 8.4). */
import { PDFBool } from '@cantoo/pdf-lib'
import type { PDFDict } from '@cantoo/pdf-lib'
import type { Box } from './box.ts'
import type { Matrix } from './matrix.ts'
import { IDENTITY } from './matrix.ts'
import type { PageFont } from './page-font.ts'
import { at, numberAt } from './pdf-objects.ts'

export interface Colour {
  readonly space: string
  readonly components: readonly number[]
}
export interface State {
  ctm: Matrix
  /** Nothing is painted outside of it; null: nowhere is outside. */
  clip: Box | null
  fill: Colour
  stroke: Colour
  lineWidth: number
  font: PageFont | undefined
  fontSize: number
  /** Between glyphs, and from line to line. */
  tracking: number
  leading: number
  renderMode: number
  overprintsFill: boolean
  overprintsLine: boolean
  overprintMode: number
}
const BLACK: Colour = { space: 'DeviceGray', components: [0] }

/** What a page begins with. */
export function newState(): State {
  return {
    ctm: IDENTITY,
    clip: null,
    fill: BLACK,
    stroke: BLACK,
    lineWidth: 1,
    font: undefined,
    fontSize: 0,
    tracking: 0,
    leading: 0,
    renderMode: 0,
    overprintsFill: false,
    overprintsLine: false,
    overprintMode: 0,
  }
}

/** Takes over what a dictionary of the resources sets. */
export function selectState(state: State, dict: PDFDict | undefined): void {
  const [line, fill] = [at(dict, 'OP'), at(dict, 'op')]
  state.lineWidth = numberAt(dict, 'LW') ?? state.lineWidth
  state.overprintMode = numberAt(dict, 'OPM') ?? state.overprintMode
  if (line instanceof PDFBool) state.overprintsLine = line.asBoolean()
  // ISO 32000-1, table 58: without `op`, `OP` is meant for both.
  const both = fill ?? line
  if (both instanceof PDFBool) state.overprintsFill = both.asBoolean()
}

/** What text does in its render mode (ISO 32000-1, table 106): neither is invisible, both is an outline around a fill. */
export function paintsOfText({ renderMode }: State): { readonly fills: boolean; readonly strokes: boolean } {
  const painted = renderMode % 4
  return { fills: painted === 0 || painted === 2, strokes: painted === 1 || painted === 2 }
}
