/** Reads a page's content streams, the forms they draw included, and records what is painted: inks, line widths, text sizes, pictures. */
import { PDFArray, PDFName, PDFRawStream, PDFStream } from '@cantoo/pdf-lib'
import type { PDFDict, PDFObject, PDFPage } from '@cantoo/pdf-lib'
import type { Operation } from '../content/scan-content.ts'
import { scanContent } from '../content/scan-content.ts'
import { boxAt, clipped, movedBox } from './box.ts'
import { newState, paintsOfText, selectState } from './graphics-state.ts'
import type { Colour, State } from './graphics-state.ts'
import { Marks } from './marks.ts'
import type { Matrix } from './matrix.ts'
import { IDENTITY, matrixOf, multiply, scaleOf } from './matrix.ts'
import { Outline } from './outline.ts'
import { contentOf } from './page-content.ts'
import { pageFont } from './page-font.ts'
import type { Paint, Painting, PictureUse } from './painting.ts'
import { at, dictAt, dictOf, nameAt, numbersAt, spaceFamily, streamBytes } from './pdf-objects.ts'

const MAX_DEPTH = 12
/** Need no entry in the resources (ISO 32000-1, 8.6.8). */
const DIRECT_SPACES: ReadonlySet<string> = new Set(['DeviceGray', 'DeviceRGB', 'DeviceCMYK', 'Pattern'])

/** One content stream being read. */
interface Frame {
  readonly bytes: Uint8Array
  readonly outline: Outline
  /** The path that is being drawn is to become the clip. */
  isClipping: boolean
  /** How many BX are open: unknown operators are to be skipped. */
  compatible: number
  readonly resources: PDFDict | undefined
  readonly depth: number
  readonly stack: State[]
  state: State
  textMatrix: Matrix
  lineMatrix: Matrix
}
type Operator = (recorder: Recorder, frame: Frame, operation: Operation) => void

const fill = (space: string): Operator => (recorder, { state }, { numbers }) => void (state.fill = recorder.select(space, numbers))
const line = (space: string): Operator => (recorder, { state }, { numbers }) => void (state.stroke = recorder.select(space, numbers))
const components =
  (kind: 'fill' | 'stroke'): Operator =>
  (recorder, { state, resources }, { numbers, name }) => {
    if (name !== '') recorder.named('Pattern', name, resources)
    state[kind] = { space: state[kind].space, components: [...numbers] }
  }
const paintFill: Operator = (recorder, { state, outline }) => {
  recorder.paint('fill', state.fill, state.overprintsFill && state.overprintMode === 1)
  recorder.marks.fill(outline, state)
}
const paintStroke: Operator = (recorder, { state, outline }) => recorder.stroke(state, outline)
/** Paints the path, makes it the clip where asked, and ends it. */
const ending =
  (...painters: readonly Operator[]): Operator =>
  (recorder, frame, operation) => {
    for (const paint of painters) paint(recorder, frame, operation)
    if (frame.isClipping) frame.state.clip = clipped(frame.state.clip, frame.outline.box())
    frame.isClipping = false
    frame.outline.clear()
  }
const clipping: Operator = (_, frame) => void (frame.isClipping = true)
const curve: Operator = (_, { outline, state }, { numbers }) => outline.add(state.ctm, numbers, true)
const nextLine = (frame: Frame, x: number, y: number) => void (frame.textMatrix = frame.lineMatrix = multiply([1, 0, 0, 1, x, y], frame.lineMatrix))
const showText: Operator = (recorder, frame, operation) => {
  recorder.show(frame.state, frame.textMatrix)
  const advance = recorder.marks.text(frame.state, frame.textMatrix, frame.bytes, operation)
  frame.textMatrix = multiply([1, 0, 0, 1, advance, 0], frame.textMatrix)
}
const showOnNextLine: Operator = (...parts) => {
  nextLine(parts[1], 0, -parts[1].state.leading)
  showText(...parts)
}

/** Neither paint nor change an ink. */
const WITHOUT_INK = 'J j M d ri i h ET Tw Tz Ts BMC BDC EMC MP DP ID EI'.split(' ').map((operator) => [operator, () => undefined] as const)

/** What each operator of ISO 32000-1, annex A, does to the record. Those of Type 3 glyphs (d0, d1) are none on a page. */
const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([...WITHOUT_INK, ...Object.entries<Operator>({
  q: (_, frame) => void frame.stack.push({ ...frame.state }),
  Q: (recorder, frame) => {
    const restored = frame.stack.pop()
    if (restored) frame.state = restored
    else recorder.unbalanced = true
  },
  cm: (_, { state }, { numbers }) => void (state.ctm = multiply(matrixOf(numbers), state.ctm)),
  w: (_, { state }, { numbers }) => void (state.lineWidth = numbers[0] ?? 1),
  gs: (recorder, { state, resources }, { name }) => selectState(state, dictOf(recorder.named('ExtGState', name, resources))),
  g: fill('DeviceGray'),
  rg: fill('DeviceRGB'),
  k: fill('DeviceCMYK'),
  G: line('DeviceGray'),
  RG: line('DeviceRGB'),
  K: line('DeviceCMYK'),
  cs: (recorder, { state, resources }, { name }) => void (state.fill = recorder.select(recorder.space(name, resources), [])),
  CS: (recorder, { state, resources }, { name }) => void (state.stroke = recorder.select(recorder.space(name, resources), [])),
  sc: components('fill'),
  scn: components('fill'),
  SC: components('stroke'),
  SCN: components('stroke'),
  sh: (recorder, { resources }, { name }) => {
    recorder.hasShading = true
    recorder.named('Shading', name, resources)
  },
  m: (_, { outline, state }, { numbers }) => outline.move(state.ctm, numbers),
  l: (_, { outline, state }, { numbers }) => outline.add(state.ctm, numbers, false),
  c: curve,
  v: curve,
  y: curve,
  re: (_, { outline, state }, { numbers }) => outline.rectangle(state.ctm, numbers),
  W: clipping,
  'W*': clipping,
  n: ending(),
  f: ending(paintFill),
  F: ending(paintFill),
  'f*': ending(paintFill),
  S: ending(paintStroke),
  s: ending(paintStroke),
  B: ending(paintFill, paintStroke),
  'B*': ending(paintFill, paintStroke),
  b: ending(paintFill, paintStroke),
  'b*': ending(paintFill, paintStroke),
  BT: (_, frame) => void (frame.textMatrix = frame.lineMatrix = IDENTITY),
  Tm: (_, frame, { numbers }) => void (frame.textMatrix = frame.lineMatrix = matrixOf(numbers)),
  Td: (_, frame, { numbers: [x = 0, y = 0] }) => nextLine(frame, x, y),
  TD: (_, frame, { numbers: [x = 0, y = 0] }) => {
    frame.state.leading = -y
    nextLine(frame, x, y)
  },
  'T*': (_, frame) => nextLine(frame, 0, -frame.state.leading),
  TL: (_, { state }, { numbers }) => void (state.leading = numbers[0] ?? 0),
  Tc: (_, { state }, { numbers }) => void (state.tracking = numbers[0] ?? 0),
  Tf: (recorder, { state, resources }, { numbers, name }) => {
    const dict = dictOf(recorder.named('Font', name, resources))
    state.font = dict && pageFont(dict)
    state.fontSize = numbers.at(-1) ?? state.fontSize
  },
  Tr: (_, { state }, { numbers }) => void (state.renderMode = numbers[0] ?? 0),
  Tj: showText,
  TJ: showText,
  "'": showOnNextLine,
  '"': showOnNextLine,
  Do: (recorder, frame, { name }) => recorder.draw(name, frame),
  BI: (recorder) => void (recorder.hasInlineImage = true),
  BX: (_, frame) => void (frame.compatible += 1),
  EX: (_, frame) => void (frame.compatible -= 1),
})])

/** Records the painting of one page. */
export function recordPainting(page: PDFPage): Painting {
  const recorder = new Recorder()
  recorder.run(contentOf(page), page.node.Resources(), newState(), 0)
  return recorder
}

class Recorder implements Painting {
  readonly paints: Paint[] = []
  readonly selectedSpaces = new Set<string>()
  readonly strokeWidthsPt = new Set<number>()
  readonly textSizesPt = new Set<number>()
  readonly pictures: PictureUse[] = []
  readonly marks = new Marks()
  readonly missing = new Set<string>()
  readonly unknownOperators = new Set<string>()
  hasInlineImage = false
  hasShading = false
  unbalanced = false
  isReadable = true
  private last: { readonly colour: Colour; readonly kind: Paint['kind']; readonly isOver: boolean } | undefined

  run(bytes: Uint8Array | undefined, resources: PDFDict | undefined, start: State, depth: number): void {
    if (!bytes) {
      this.isReadable = false
      return
    }
    const frame: Frame = { bytes, outline: new Outline(), isClipping: false, compatible: 0, resources, depth, stack: [], state: start, textMatrix: IDENTITY, lineMatrix: IDENTITY }
    try {
      scanContent(bytes, (operation) => {
        const operator = OPERATORS.get(operation.operator)
        if (operator) operator(this, frame, operation)
        else if (frame.compatible <= 0) this.unknownOperators.add(operation.operator)
      })
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.isReadable = false
    }
    if (frame.stack.length > 0) this.unbalanced = true
  }

  /** What resources hold under a name, if it can be what the operator needs. */
  named(kind: 'ExtGState' | 'ColorSpace' | 'Pattern' | 'Shading' | 'Font' | 'XObject', name: string, resources: PDFDict | undefined): PDFObject | undefined {
    const found = at(dictAt(resources, kind), name)
    const isThere = dictOf(found) !== undefined || (kind === 'ColorSpace' && (found instanceof PDFArray || found instanceof PDFName))
    if (!isThere) this.missing.add(`${kind} /${name}`)
    return isThere ? found : undefined
  }

  /** The family of the colour space that an operand names: a device space itself, or an entry of the resources. */
  space(operand: string, resources: PDFDict | undefined): string {
    return DIRECT_SPACES.has(operand) ? operand : spaceFamily(this.named('ColorSpace', operand, resources))
  }

  select(space: string, components: readonly number[]): Colour {
    this.selectedSpaces.add(space)
    return { space, components: [...components] }
  }

  paint(kind: Paint['kind'], colour: Colour, isOver: boolean): void {
    const { last } = this
    if (last?.colour === colour && last.kind === kind && last.isOver === isOver) return
    this.last = { colour, kind, isOver }
    this.selectedSpaces.add(colour.space)
    this.paints.push({ kind, isOver, ...colour })
  }

  stroke(state: State, outline: Outline): void {
    this.paint('stroke', state.stroke, state.overprintsLine && state.overprintMode === 1)
    this.marks.stroke(outline, state)
    this.strokeWidthsPt.add(state.lineWidth * scaleOf(state.ctm))
  }

  show(state: State, textMatrix: Matrix): void {
    const { fills, strokes } = paintsOfText(state)
    if (!state.font) return void this.missing.add('Font')
    if (fills) this.paint('text', state.fill, state.overprintsFill && state.overprintMode === 1)
    if (strokes) {
      this.paint('text', state.stroke, state.overprintsLine && state.overprintMode === 1)
      this.strokeWidthsPt.add(state.lineWidth * scaleOf(state.ctm))
    }
    if (fills || strokes) this.textSizesPt.add(Math.abs(state.fontSize) * scaleOf(multiply(textMatrix, state.ctm)))
  }

  draw(name: string, { resources: outer, state, depth }: Frame): void {
    const object = this.named('XObject', name, outer)
    if (!(object instanceof PDFStream)) return
    if (nameAt(object.dict, 'Subtype') === 'Image' && object instanceof PDFRawStream) {
      const [a, b, c, d] = state.ctm
      this.marks.picture(state)
      this.pictures.push({ stream: object, widthPt: Math.hypot(a, b), heightPt: Math.hypot(c, d) })
    } else if (nameAt(object.dict, 'Subtype') === 'Form') {
      if (depth >= MAX_DEPTH) return void (this.isReadable = false)
      const own = matrixOf(numbersAt(object.dict, 'Matrix') ?? [])
      const ctm = multiply(own, state.ctm)
      const box = boxAt(object.dict, 'BBox')
      const clip = box ? clipped(state.clip, movedBox(box, ctm)) : state.clip
      this.run(streamBytes(object), dictAt(object.dict, 'Resources') ?? outer, { ...state, ctm, clip }, depth + 1)
    }
  }
}
