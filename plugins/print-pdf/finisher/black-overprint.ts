/**
 * Black text and lines print over what is below them, so that no white gap shows where the plates do not quite meet. Whatever else is painted knocks out, as
 * before. With overprint mode 1 an ink of 0 leaves what is there (ISO 32000-1, 8.6.7), so only pure black may have it.
 */
import { deflateSync } from 'node:zlib'
import { PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFPage, PDFRef } from '@cantoo/pdf-lib'
import { scanContent } from '../content/scan-content.ts'
import { streamBytes } from '../preflight/pdf-objects.ts'

/** Names of the graphics states in the resources: which of lines and fills print over. `OP` without `op` would set both, so each state says both. */
const STATE_NAMES = ['BlackNone', 'BlackFill', 'BlackLine', 'BlackBoth'] as const
const FILL = 1
const LINE = 2

/** Rewrites the contents of every page. Forms are left as they are: what is in them knocks out. */
export function overprintBlack(pdf: PDFDocument): void {
  const states = STATE_NAMES.map((_, index) =>
    pdf.context.register(pdf.context.obj({ Type: 'ExtGState', OP: (index & LINE) !== 0, op: (index & FILL) !== 0, OPM: 1 })),
  )
  for (const page of pdf.getPages()) rewritePage(page, states)
}

function rewritePage(page: PDFPage, states: readonly PDFRef[]): void {
  const { context } = page.node
  const reference = page.node.get(PDFName.of('Contents'))
  const stream = reference && context.lookup(reference)
  if (!reference || !(stream instanceof PDFRawStream)) return
  const content = streamBytes(stream)
  const marked = content && markBlack(content)
  if (!marked) return
  const dict = context.obj({ Length: 0, Filter: 'FlateDecode' })
  context.assign(reference as PDFRef, PDFRawStream.of(dict, deflateSync(marked)))
  const resources = page.node.Resources()
  const known = resources?.lookup(PDFName.of('ExtGState'))
  const named = known instanceof PDFDict ? known : context.obj({})
  for (const [index, name] of STATE_NAMES.entries()) named.set(PDFName.of(name), states[index] as PDFRef)
  resources?.set(PDFName.of('ExtGState'), named)
}

/** The content with the graphics states selected where colours change; null where there is nothing black in it. @throws RangeError for content that cannot be read */
export function markBlack(content: Uint8Array): Uint8Array | null {
  const pieces: Uint8Array[] = []
  const stack: { black: number; set: number }[] = []
  let copied = 0
  let black = 0
  let set = 0
  const select = (wanted: number, at: number) => {
    if (wanted === set) return
    pieces.push(content.subarray(copied, at), SELECT[wanted] as Uint8Array)
    copied = at
    set = wanted
  }
  let before = 0
  scanContent(content, ({ operator, numbers, end }) => {
    if (operator === 'q') stack.push({ black, set })
    else if (operator === 'Q') ({ black, set } = stack.pop() ?? { black: 0, set: 0 })
    else if (operator === 'Do') {
      // What is drawn inside brings colours of its own.
      select(0, before)
    } else {
      const colour = COLOUR[operator]
      if (colour !== undefined) {
        const isBlack = (operator === 'k' || operator === 'K') && numbers.length === 4 && numbers[0] === 0 && numbers[1] === 0 && numbers[2] === 0 && numbers[3] === 1
        black = isBlack ? black | colour : black & ~colour
        select(black, end)
      }
    }
    before = end
  })
  if (pieces.length === 0) return null
  pieces.push(content.subarray(copied))
  return Buffer.concat(pieces)
}

/** Which colour an operator changes. */
const COLOUR: Readonly<Record<string, number | undefined>> = {
  k: FILL, g: FILL, rg: FILL, cs: FILL, sc: FILL, scn: FILL,
  K: LINE, G: LINE, RG: LINE, CS: LINE, SC: LINE, SCN: LINE,
}
const SELECT = STATE_NAMES.map((name) => new Uint8Array(Buffer.from(`\n/${name} gs\n`)))
