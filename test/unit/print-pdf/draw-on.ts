/** Draws on a page of a finished file, by millimetres from the top left corner of its trimmed sheet. */
import { PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib'
import type { PDFDocument } from '@cantoo/pdf-lib'
import { encode } from 'uqr'
import type { PrintFormat } from '../../../src/channel/print-format.ts'
import { name, paint, picture } from './mutations.ts'

const PT = 72 / 25.4

/** @param index of the page, from 0 */
export function drawOn(index: number, format: PrintFormat) {
  const place = (pdf: PDFDocument, x: number, y: number) => {
    const trim = pdf.getPage(index).getTrimBox()
    return [trim.x + x * PT, trim.y + trim.height - y * PT] as const
  }
  /** A rectangle from its upper left corner. */
  const area = (pdf: PDFDocument, x: number, y: number, width: number, height: number) => {
    const [left, top] = place(pdf, x, y)
    return `${left} ${top - height * PT} ${width * PT} ${height * PT} re`
  }
  /** Edits the operators of the page. */
  const edit = (change: (content: string, pdf: PDFDocument) => string) => (pdf: PDFDocument) => {
    const page = pdf.getPage(index)
    const stream = pdf.context.lookup(page.node.get(name('Contents')))
    if (!(stream instanceof PDFRawStream)) throw new Error('the page has more than one stream')
    const content = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
    const changed = change(content, pdf)
    if (changed === content) throw new Error('the mutation changed nothing')
    page.node.set(name('Contents'), pdf.context.register(pdf.context.flateStream(Buffer.from(changed, 'latin1'))))
  }
  return {
    filled: (x: number, y: number, width: number, height: number) => (pdf: PDFDocument) => paint(pdf, `0 0 0 0.5 k ${area(pdf, x, y, width, height)} f`, index),
    line: (x: number, y: number, width: number) => (pdf: PDFDocument) => {
      const [left, top] = place(pdf, x, y)
      paint(pdf, `0 0 0 0.5 K 0.5 w ${left} ${top} m ${left + width * PT} ${top} l S`, index)
    },
    /** Some 4 mm wide. */
    text: (x: number, y: number, size = 10.5) => (pdf: PDFDocument) => {
      const [left, top] = place(pdf, x, y)
      paint(pdf, `BT 0 0 0 1 k /f0 ${size} Tf 1 0 0 1 ${left} ${top} Tm [<0001> -20 <0002>] TJ ET`, index)
    },
    /** A picture of no ink, fine enough. */
    fine: (x: number, y: number, sizeMm: number) => (pdf: PDFDocument) => {
      const [left, top] = place(pdf, x, y)
      picture(pdf, new Uint8Array(4 * 400 * 400), { Width: 400, Height: 400, ColorSpace: 'DeviceCMYK' }, sizeMm * PT, [left, top - sizeMm * PT], index)
    },
    /** A QR code of 25 modules in black; rows as runs, as the layout draws them, or single squares. */
    code: (x: number, y: number, moduleMm: number, areRuns = true) => (pdf: PDFDocument) => {
      const [left, top] = place(pdf, x, y)
      const unit = moduleMm * PT
      const rows = encode('https://example.com/a', { ecc: 'M', border: 0 }).data
      const cells = rows.flatMap((row, down) => {
        const dark = row.map((isDark) => (isDark ? '1' : '0')).join('')
        return [...dark.matchAll(areRuns ? /1+/g : /1/g)].map((run) => `${left + run.index * unit} ${top - (down + 1) * unit} ${run[0].length * unit} ${unit} re`)
      })
      paint(pdf, `0 0 0 1 k ${cells.join(' ')} f`, index)
    },
    /** Edits the lines of the address field, each with its number in the field from 0. */
    inAddress: (change: (block: string, index: number) => string) =>
      edit((content, pdf) => {
        const { rect } = format.zones.find(({ kind }) => kind === 'address')!
        const [left, top] = place(pdf, rect.x, rect.y)
        let count = 0
        return content.replace(/1 0 0 -1 ([\d.]+) ([\d.]+) cm(?:(?! cm)[\s\S])*?\bET\b/g, (block, x, y) => {
          const isInside = x >= left && x <= left + rect.width * PT && y <= top && y >= top - rect.height * PT
          return isInside ? change(block, count++) : block
        })
      }),
    /** No lines, and so no marks. */
    withoutLines: edit((content) => content.replaceAll(/\nS\n/g, '\nn\n')),
  }
}
