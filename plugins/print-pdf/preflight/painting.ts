/** Reads a page's content streams, the forms they draw included, and records what is painted: inks, line widths, text sizes, pictures. */
import { PDFArray, PDFName, PDFRawStream, PDFStream, parseContentStream } from '@cantoo/pdf-lib'
import type { ContentStreamOperation, PDFDict, PDFObject, PDFPage } from '@cantoo/pdf-lib'
import type { Matrix } from './matrix.ts'
import { IDENTITY, matrixOf, multiply, scaleOf } from './matrix.ts'
import { at, dictAt, nameAt, numberAt, numbersAt, spaceFamily, streamBytes } from './pdf-objects.ts'

export interface Paint {
  readonly kind: 'fill' | 'stroke' | 'text'
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
  readonly strokeWidthsPt: readonly number[]
  readonly textSizesPt: readonly number[]
  readonly pictures: readonly PictureUse[]
  readonly hasInlineImage: boolean
  readonly hasShading: boolean
  readonly unbalanced: boolean
  /** False if a content stream could not be read. */
  readonly isReadable: boolean
}

interface Colour {
  readonly space: string
  readonly components: readonly number[]
}
interface State {
  ctm: Matrix
  fill: Colour
  stroke: Colour
  lineWidth: number
  fontSize: number
  renderMode: number
}
const BLACK: Colour = { space: 'DeviceGray', components: [0] }
const MAX_DEPTH = 12

/** One content stream being read. */
interface Frame {
  readonly resources: PDFDict | undefined
  readonly depth: number
  readonly stack: State[]
  state: State
  textMatrix: Matrix
}
interface Operands {
  readonly numbers: readonly number[]
  /** The last operand, if it is a name. */
  readonly name: string
}
type Operator = (recorder: Recorder, frame: Frame, operands: Operands) => void

const fill = (space: string): Operator => (recorder, { state }, { numbers }) => void (state.fill = recorder.select(space, numbers))
const line = (space: string): Operator => (recorder, { state }, { numbers }) => void (state.stroke = recorder.select(space, numbers))
const fillComponents: Operator = (_, { state }, { numbers }) => void (state.fill = { space: state.fill.space, components: numbers })
const strokeComponents: Operator = (_, { state }, { numbers }) => void (state.stroke = { space: state.stroke.space, components: numbers })
const paintFill: Operator = (recorder, { state }) => recorder.paint('fill', state.fill)
const paintStroke: Operator = (recorder, { state }) => recorder.stroke(state)
const paintBoth: Operator = (...parts) => {
  paintFill(...parts)
  paintStroke(...parts)
}
const showText: Operator = (recorder, { state, textMatrix }) => recorder.show(state, textMatrix)

/** What each operator of ISO 32000-1, annex A, does to the record; operators without an entry neither paint nor change an ink. */
const OPERATORS: Readonly<Record<string, Operator | undefined>> = {
  q: (_, frame) => void frame.stack.push({ ...frame.state }),
  Q: (recorder, frame) => {
    const restored = frame.stack.pop()
    if (restored) frame.state = restored
    else recorder.unbalanced = true
  },
  cm: (_, { state }, { numbers }) => void (state.ctm = multiply(matrixOf(numbers), state.ctm)),
  w: (_, { state }, { numbers }) => void (state.lineWidth = numbers[0] ?? 1),
  gs: (_, { state, resources }, { name }) => void (state.lineWidth = numberAt(dictAt(dictAt(resources, 'ExtGState'), name), 'LW') ?? state.lineWidth),
  g: fill('DeviceGray'),
  rg: fill('DeviceRGB'),
  k: fill('DeviceCMYK'),
  G: line('DeviceGray'),
  RG: line('DeviceRGB'),
  K: line('DeviceCMYK'),
  cs: (recorder, { state, resources }, { name }) => void (state.fill = recorder.select(spaceName(name, resources), [])),
  CS: (recorder, { state, resources }, { name }) => void (state.stroke = recorder.select(spaceName(name, resources), [])),
  sc: fillComponents,
  scn: fillComponents,
  SC: strokeComponents,
  SCN: strokeComponents,
  sh: (recorder) => void (recorder.hasShading = true),
  f: paintFill,
  F: paintFill,
  'f*': paintFill,
  S: paintStroke,
  s: paintStroke,
  B: paintBoth,
  'B*': paintBoth,
  b: paintBoth,
  'b*': paintBoth,
  BT: (_, frame) => void (frame.textMatrix = IDENTITY),
  Tm: (_, frame, { numbers }) => void (frame.textMatrix = matrixOf(numbers)),
  Tf: (_, { state }, { numbers }) => void (state.fontSize = numbers.at(-1) ?? state.fontSize),
  Tr: (_, { state }, { numbers }) => void (state.renderMode = numbers[0] ?? 0),
  Tj: showText,
  TJ: showText,
  "'": showText,
  '"': showText,
  Do: (recorder, frame, { name }) => recorder.draw(name, frame),
}

function operandsOf({ args }: ContentStreamOperation): Operands {
  const last = args.at(-1)
  const name = typeof last === 'object' && !Array.isArray(last) && last.type === 'name' ? String(last.value) : ''
  return { numbers: args.filter((arg) => typeof arg === 'number'), name }
}

/** Records the painting of one page. */
export function recordPainting(page: PDFPage): Painting {
  const recorder = new Recorder()
  recorder.run(pageStreams(page.node.get(PDFName.of('Contents')), page), page.node.Resources(), newState(), 0)
  return recorder
}

class Recorder implements Painting {
  readonly paints: Paint[] = []
  readonly selectedSpaces = new Set<string>()
  readonly strokeWidthsPt: number[] = []
  readonly textSizesPt: number[] = []
  readonly pictures: PictureUse[] = []
  hasInlineImage = false
  hasShading = false
  unbalanced = false
  isReadable = true

  run(bytes: Uint8Array | undefined, resources: PDFDict | undefined, start: State, depth: number): void {
    if (!bytes) {
      this.isReadable = false
      return
    }
    // The parser skips inline images without a word.
    if (/(?:^|\s)BI\s+\/[A-Za-z]+[\s\S]{0,400}?\sID\s/.test(Buffer.from(bytes).toString('latin1'))) this.hasInlineImage = true
    const frame: Frame = { resources, depth, stack: [], state: start, textMatrix: IDENTITY }
    for (const operation of parseContentStream(bytes)) OPERATORS[operation.name]?.(this, frame, operandsOf(operation))
    if (frame.stack.length > 0) this.unbalanced = true
  }

  select(space: string, components: readonly number[]): Colour {
    this.selectedSpaces.add(space)
    return { space, components }
  }

  paint(kind: Paint['kind'], colour: Colour): void {
    this.selectedSpaces.add(colour.space)
    this.paints.push({ kind, ...colour })
  }

  stroke(state: State): void {
    this.paint('stroke', state.stroke)
    this.strokeWidthsPt.push(state.lineWidth * scaleOf(state.ctm))
  }

  show(state: State, textMatrix: Matrix): void {
    if (state.renderMode === 3 || state.renderMode === 7) return
    this.paint('text', state.renderMode === 1 ? state.stroke : state.fill)
    this.textSizesPt.push(Math.abs(state.fontSize) * scaleOf(multiply(textMatrix, state.ctm)))
  }

  draw(name: string, { resources: outer, state, depth }: Frame): void {
    const object: PDFObject | undefined = at(dictAt(outer, 'XObject'), name)
    if (!(object instanceof PDFStream)) return
    if (nameAt(object.dict, 'Subtype') === 'Image' && object instanceof PDFRawStream) {
      const [a, b, c, d] = state.ctm
      this.pictures.push({ stream: object, widthPt: Math.hypot(a, b), heightPt: Math.hypot(c, d) })
    } else if (nameAt(object.dict, 'Subtype') === 'Form' && depth < MAX_DEPTH) {
      const own = matrixOf(numbersAt(object.dict, 'Matrix') ?? [])
      this.run(streamBytes(object), dictAt(object.dict, 'Resources') ?? outer, { ...state, ctm: multiply(own, state.ctm) }, depth + 1)
    }
  }
}

function newState(): State {
  return { ctm: IDENTITY, fill: BLACK, stroke: BLACK, lineWidth: 1, fontSize: 0, renderMode: 0 }
}

function pageStreams(contents: PDFObject | undefined, page: PDFPage): Uint8Array | undefined {
  const found = contents && page.node.context.lookup(contents)
  const streams = found instanceof PDFArray ? found.asArray().map((part) => page.node.context.lookup(part)) : [found]
  const parts = streams.map((stream) => (stream instanceof PDFStream ? streamBytes(stream) : stream === undefined ? new Uint8Array() : undefined))
  if (parts.some((part) => part === undefined)) return undefined
  return new Uint8Array(Buffer.concat(parts.flatMap((part) => (part ? [part, Buffer.from('\n')] : []))))
}

/** The family of the colour space that an operand names: a device space itself, or an entry of the resources. */
function spaceName(operand: string | undefined, resources: PDFDict | undefined): string {
  const named = operand === undefined ? undefined : at(dictAt(resources, 'ColorSpace'), operand)
  return named === undefined ? (operand ?? 'unknown') : spaceFamily(named)
}
