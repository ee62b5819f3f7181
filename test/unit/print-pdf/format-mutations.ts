/** Ways to spoil what each format has of its own: its sheet, its edges, its zones, its folds. Put together from the format's data. */
import type { PDFDocument } from '@cantoo/pdf-lib'
import { zonesOf } from '../../../plugins/print-pdf/formats/zones.ts'
import type { PrintFormat, PrintZone } from '../../../src/channel/print-format.ts'
import { drawOn } from './draw-on.ts'
import type { Mutation } from './mutations.ts'
import { name } from './mutations.ts'

const MM = 72 / 25.4
type Spoil = (pdf: PDFDocument) => void

/** @param free where a code may stand on the last page: mm, with nothing around it */
export function formatMutations(format: PrintFormat, free: { readonly x: number; readonly y: number }): readonly Mutation[] {
  const { trim, zones, folds, pages } = format
  const last = format.family === 'letter' ? 0 : 1
  const asked = { franking: true, inserterMarks: true }
  const drawn = (page: PrintZone['page']) => drawOn(page === 'every' ? 0 : page - 1, format)
  const order = { zones: (page: number) => zonesOf(format, page, asked) }
  const of = (kind: PrintZone['kind']) => zones.filter((zone) => zone.kind === kind)
  const { code, line } = drawOn(last, format)
  const box = (change: (page: ReturnType<PDFDocument['getPage']>) => void): Spoil => (pdf) => change(pdf.getPage(last))

  return [
    { rule: 'trim-box', what: 'no TrimBox', spoil: box((page) => void page.node.delete(name('TrimBox'))) },
    { rule: 'page-size', what: '2 mm less', spoil: box((page) => { const { x, y, width, height } = page.getTrimBox(); page.setTrimBox(x, y, width - 2 * MM, height) }) },
    { rule: 'page-size', what: 'turned', spoil: box((page) => { const { x, y, width, height } = page.getTrimBox(); page.setTrimBox(x, y, height, width) }) },
    { rule: 'bleed-box', what: 'a bleed of 2 mm', spoil: box((page) => { const { x, y, width, height } = page.getTrimBox(); page.setBleedBox(x - 2 * MM, y - 2 * MM, width + 4 * MM, height + 4 * MM) }) },
    { rule: 'media-box', what: 'media cut to the trim', spoil: box((page) => { const { x, y, width, height } = page.getTrimBox(); page.setMediaBox(x, y, width, height) }) },
    { rule: 'page-count', what: 'one page more', spoil: (pdf) => { const more = pdf.addPage(); for (const key of ['MediaBox', 'TrimBox', 'BleedBox']) more.node.set(name(key), pdf.getPage(0).node.get(name(key))!) } },
    { rule: 'page-count', what: 'fewer pages than a copy has', spoil: () => undefined, order: { pages: { least: pages.most + 1, most: pages.most + 1 } } },
    { rule: 'safe-area', what: 'text 2 mm from the left edge', spoil: drawOn(last, format).text(2, free.y) },
    { rule: 'safe-area', what: 'text across the right edge', spoil: drawOn(last, format).text(trim.width - 2, trim.height / 2) },
    { rule: 'bleed-filled', what: 'a ground that ends at the trim', spoil: drawOn(last, format).filled(0, free.y, 4, 4) },
    { rule: 'qr-module', what: 'a code of 0.3 mm', spoil: code(free.x, free.y, 0.3) },
    { rule: 'qr-quiet-zone', what: 'a line above a code', spoil: (pdf) => { code(free.x, free.y, 0.5)(pdf); line(free.x, free.y - 0.5, 8)(pdf) } },
    ...of('free').flatMap(({ id, page, rect: { x, y, width, height } }): Mutation[] => {
      const { text, filled, fine } = drawn(page)
      const [left, top] = [x + width / 2 - 3, y + height / 2]
      return [
        { rule: 'zone-free', what: `text in ${id}`, order, spoil: text(left, top) },
        { rule: 'zone-free', what: `a ground in ${id}`, order, spoil: filled(left, top, 3, 3) },
        { rule: 'zone-free', what: `a picture in ${id}`, order, spoil: fine(left, top, 5) },
      ]
    }),
    ...of('address').flatMap(({ id, page, rect: { x, y, width, height } }): Mutation[] => {
      const { text, line: lineOn, filled, inAddress } = drawn(page)
      const common: Mutation[] = [
        { rule: 'zone-address', what: `a line through ${id}`, spoil: lineOn(x + 1, y + height / 2, width / 2) },
        { rule: 'zone-address', what: `a ground behind ${id}`, spoil: filled(x + 2, y + 2, width - 4, height - 4) },
        { rule: 'address-text', what: `words beside ${id}`, spoil: text(x + width - 6, y + height - 3) },
        { rule: 'address-text', what: `nothing in ${id}`, spoil: inAddress(() => '') },
      ]
      if (id !== 'address') return common
      return [
        ...common,
        { rule: 'address-text', what: 'somebody else’s address', order: { addresses: [{ lines: ['Ms', 'Tilda Oberbach', 'Weavers Lane 7', '99998 Oberlindental'], notes: [] }] }, spoil: () => undefined },
        { rule: 'address-text', what: 'a line of the address is missing', spoil: inAddress((block, index) => (index === 2 ? '' : block)) },
        { rule: 'address-type', what: 'the address in 8 pt', spoil: inAddress((block) => block.replace(' 10.5 Tf', ' 8 Tf')) },
        { rule: 'address-type', what: 'the address in 14 pt', spoil: inAddress((block) => block.replace(' 10.5 Tf', ' 14 Tf')) },
      ]
    }),
    ...(format.edgeMarks.length > 0 || folds.length > 0 ? [{ rule: 'fold-marks', what: 'no marks', spoil: drawOn(last, format).withoutLines }] : []),
    ...(format.family === 'letter' ? [] : folds.map(({ atMm }): Mutation => ({ rule: 'fold-text', what: `text on the fold at ${atMm} mm`, spoil: drawOn(last, format).text(20, atMm + 1) }))),
  ]
}
