/**
 * One sheet of A4 that is its own envelope. Page 1 is the outside: address panel on top (its lower edge is the first fold, so that the edge below the address is
 * closed), then the back, then the flap that is folded in first and is a little shorter. Page 2 is the inside.
 */
import type { PrintFormat } from '../../../src/channel/print-format.ts'
import { bodySize } from './body-size.ts'
import { postSide } from './post-side.ts'
import { HOUSE, POSTCARD, SELF_MAILER } from './sources.ts'
import { rect, zone } from './zones.ts'

const SAFE_MM = 5
const TRIM = { width: 210, height: 297 }
const FIRST_FOLD_MM = 100
const SECOND_FOLD_MM = 200

/** The safe part of a panel between two heights. */
const panel = (top: number, bottom: number) => rect(SAFE_MM, top + SAFE_MM, TRIM.width - 2 * SAFE_MM, bottom - top - 2 * SAFE_MM)

export const selfMailerDl: PrintFormat = {
  id: 'self-mailer-dl',
  label: { de: 'Selfmailer DIN lang, offen 210 × 297 mm', en: 'Self-mailer DIN lang, 210 × 297 mm open' },
  family: 'self-mailer',
  trim: TRIM,
  bleed: 3,
  safe: SAFE_MM,
  pages: { least: 2, most: 2 },
  isDuplex: true,
  textSize: bodySize({ family: 'self-mailer', trim: TRIM }),
  folds: [
    { axis: 'horizontal', atMm: SECOND_FOLD_MM },
    { axis: 'horizontal', atMm: FIRST_FOLD_MM },
  ],
  edgeMarks: [],
  zones: [
    ...postSide({ width: TRIM.width, height: FIRST_FOLD_MM, page: 1, safe: SAFE_MM, addressWidth: 85, addressed: 'address', hasCode: true }),
    zone('panel-back', 'live', 1, panel(FIRST_FOLD_MM, SECOND_FOLD_MM)),
    zone('panel-flap', 'live', 1, panel(SECOND_FOLD_MM, TRIM.height)),
    // The sheet is turned like a page: the inside has the same folds.
    zone('panel-top', 'live', 2, panel(0, FIRST_FOLD_MM)),
    zone('panel-middle', 'live', 2, panel(FIRST_FOLD_MM, SECOND_FOLD_MM)),
    zone('panel-bottom', 'live', 2, panel(SECOND_FOLD_MM, TRIM.height)),
  ],
  paper: { kind: 'coated', gramsPerSquareMetre: 170 },
  outputIntent: 'fogra39',
  isAddressed: true,
  sources: [SELF_MAILER, POSTCARD, HOUSE],
}
