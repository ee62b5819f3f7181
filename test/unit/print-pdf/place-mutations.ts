/** Ways to spoil a good letter by where things stand, and how large they are. Millimetres from the top left corner of the trimmed sheet. */
import { letterB } from '../../../plugins/print-pdf/formats/letter-b.ts'
import { zonesOf } from '../../../plugins/print-pdf/formats/zones.ts'
import type { PreflightOrder } from '../../../plugins/print-pdf/preflight/order.ts'
import { drawOn } from './draw-on.ts'
import type { Mutation } from './mutations.ts'
import { paint, picture } from './mutations.ts'

const { filled, line, text, fine, code, inAddress, withoutLines } = drawOn(0, letterB)

const withZones: Partial<PreflightOrder> = { zones: (page) => zonesOf(letterB, page, { franking: true, inserterMarks: true }) }

/** 85 mm at 300 ppi, without ink but for a patch of 2.5 mm: less than a thousandth of its area. */
const patched = (): Uint8Array => {
  const pixels = new Uint8Array(4 * 1000 * 1000)
  for (let y = 501; y < 531; y += 1) pixels.fill(235, (y * 1000 + 401) * 4, (y * 1000 + 431) * 4)
  return pixels
}

export const PLACE_MUTATIONS: readonly Mutation[] = [
  { rule: 'image-ink-coverage', what: 'a patch of 370 % in a large picture', spoil: (pdf) => picture(pdf, patched(), { Width: 1000, Height: 1000, ColorSpace: 'DeviceCMYK' }, 240) },
  { rule: 'zone-free', what: 'a gray area where the inserter looks for its marks', order: withZones, spoil: filled(14, 120, 3, 3) },
  { rule: 'zone-free', what: 'a line through the inserter’s zone', order: withZones, spoil: line(8, 130, 12) },
  { rule: 'zone-free', what: 'text in the franking zone', order: withZones, spoil: text(30, 54) },
  { rule: 'zone-free', what: 'a picture in the franking zone', order: withZones, spoil: fine(40, 48, 6) },
  { rule: 'zone-address', what: 'a line through the address', spoil: line(25, 75, 40) },
  { rule: 'zone-address', what: 'a gray ground behind the address', spoil: filled(25, 64, 60, 20) },
  { rule: 'zone-address', what: 'a picture beside the address', spoil: fine(90, 70, 10) },
  { rule: 'address-text', what: 'words beside the address', spoil: text(80, 70) },
  { rule: 'address-text', what: 'somebody else’s address', order: { addresses: [{ lines: ['Ms', 'Tilda Oberbach', 'Weavers Lane 7', '99998 Oberlindental'], notes: [] }] }, spoil: () => undefined },
  { rule: 'address-text', what: 'a line of the address is missing', spoil: inAddress((block, index) => (index === 1 ? '' : block)) },
  { rule: 'address-type', what: 'the address in 8 pt', spoil: inAddress((block) => block.replace(' 10.5 Tf', ' 8 Tf')) },
  { rule: 'address-type', what: 'the address in 14 pt', spoil: inAddress((block) => block.replace(' 10.5 Tf', ' 14 Tf')) },
  { rule: 'safe-area', what: 'text 2 mm from the edge', spoil: text(2, 270) },
  { rule: 'safe-area', what: 'text that runs out at the right', spoil: text(203, 270) },
  { rule: 'safe-area', what: 'text across the lower edge', spoil: text(100, 297) },
  { rule: 'bleed-filled', what: 'a ground that ends at the trim', spoil: filled(0, 285, 210, 12) },
  { rule: 'bleed-filled', what: 'a picture that ends 1 mm beyond the trim', spoil: fine(-1, 284, 14) },
  { rule: 'bleed-filled', what: 'a ground that ends a hair before the trim', spoil: filled(-3, 285, 212.8, 15) },
  { rule: 'fold-marks', what: 'the marks for folding are gone', spoil: withoutLines },
  { rule: 'fold-text', what: 'text on a fold', spoil: text(100, 200), order: { folds: [{ axis: 'horizontal', atMm: 199 }] } },
  { rule: 'fold-text', what: 'text on an upright fold', spoil: text(100, 240), order: { folds: [{ axis: 'vertical', atMm: 101 }] } },
  { rule: 'hairline-fill', what: 'a strip as thin as a hair', spoil: filled(100, 240, 40, 0.05) },
  { rule: 'hairline-fill', what: 'a strip made thin by scaling', spoil: (pdf) => paint(pdf, '0.05 0 0 1 0 0 cm 0 0 0 1 k 6000 150 3 90 re f') },
  { rule: 'qr-module', what: 'a code of 0.3 mm', spoil: code(148, 230, 0.3) },
  { rule: 'qr-module', what: 'a code of 0.38 mm, square by square', spoil: code(148, 230, 0.38, false) },
  { rule: 'qr-quiet-zone', what: 'text beside a code', spoil: (pdf) => { code(148, 230, 0.5)(pdf); text(148 + 25 * 0.5 + 1, 235)(pdf) } },
  { rule: 'qr-quiet-zone', what: 'a line above a code', spoil: (pdf) => { code(148, 230, 0.5)(pdf); line(148, 229.5, 10)(pdf) } },
]
