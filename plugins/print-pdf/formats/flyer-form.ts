/** What flyers have in common: two free sides, nobody's address. */
import type { PrintFormat } from '../../../src/channel/print-format.ts'
import { bodySize } from './body-size.ts'
import { HOUSE, ISO_216 } from './sources.ts'
import { withinSafe, zone } from './zones.ts'

const SAFE_MM = 5

/** A flat flyer of this size. */
export function flyerFormat({ id, label, trim }: Pick<PrintFormat, 'id' | 'label' | 'trim'>): PrintFormat {
  return {
    id,
    label,
    family: 'flyer',
    trim,
    bleed: 3,
    safe: SAFE_MM,
    pages: { least: 2, most: 2 },
    isDuplex: true,
    textSize: bodySize({ family: 'flyer', trim }),
    folds: [],
    edgeMarks: [],
    zones: [zone('text', 'live', 'every', withinSafe(trim, SAFE_MM))],
    paper: { kind: 'coated', gramsPerSquareMetre: 135 },
    outputIntent: 'fogra39',
    isAddressed: false,
    sources: [ISO_216, HOUSE],
  }
}
