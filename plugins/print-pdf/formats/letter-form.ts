/** What DIN 5008 forms A and B have in common: they differ in the height of the head, and in the folds that follow from it. */
import type { PrintFormat } from '../../../src/channel/print-format.ts'
import { bodySize } from './body-size.ts'
import { DIN_5008, HOUSE } from './sources.ts'
import { rect, zone } from './zones.ts'

/** Where things stand on a letter's trimmed sheet, mm from its top left corner; heights and widths in mm. */
export interface LetterSheet {
  readonly width: number
  readonly height: number
  readonly marginLeft: number
  readonly marginRight: number
  /** Top of the text on further pages. */
  readonly marginTop: number
  /** From the end of the text to the bottom of the sheet, on every page. */
  readonly marginBottom: number
  readonly headerHeight: number
  /** The band in the brand's colour, on the first page. */
  readonly bandHeight: number
  readonly logoTop: number
  readonly addressLeft: number
  readonly addressWidth: number
  readonly addressHeight: number
  /** Upper part of the address field: return line, notes, franking. */
  readonly senderZoneHeight: number
  /** Room for the franking code, from the address field's top left corner. */
  readonly frankingWidth: number
  readonly frankingHeight: number
  readonly infoLeft: number
  readonly infoTop: number
  readonly infoWidth: number
  readonly infoHeight: number
  /** Top of the subject line. */
  readonly subjectTop: number
  /** Left end of the marks for folding and punching. */
  readonly markLeft: number
}

export interface LetterFormat extends PrintFormat {
  readonly family: 'letter'
  readonly sheet: LetterSheet
}

const PUNCH_MARK_MM = 148.5
/** From the head to the information block, and from the head to the subject. */
const INFO_BELOW_HEAD_MM = 5
const SUBJECT_BELOW_HEAD_MM = 53.46

/** A letter of form A or B. `folds` in mm from the top. */
export function letterFormat(form: {
  readonly id: string
  readonly label: PrintFormat['label']
  readonly headerHeight: number
  readonly logoTop: number
  readonly folds: readonly [number, number]
}): LetterFormat {
  const { id, label, headerHeight, logoTop, folds } = form
  const sheet: LetterSheet = {
    width: 210,
    height: 297,
    marginLeft: 25,
    marginRight: 20,
    marginTop: 25,
    marginBottom: 33,
    headerHeight,
    bandHeight: 3.2,
    logoTop,
    addressLeft: 20,
    addressWidth: 85,
    addressHeight: 45,
    senderZoneHeight: 17.7,
    frankingWidth: 45,
    frankingHeight: 12,
    infoLeft: 125,
    infoTop: headerHeight + INFO_BELOW_HEAD_MM,
    infoWidth: 75,
    infoHeight: 40,
    subjectTop: Math.round((headerHeight + SUBJECT_BELOW_HEAD_MM) * 100) / 100,
    markLeft: 5,
  }
  const { addressLeft, addressWidth, addressHeight, senderZoneHeight, marginLeft, marginTop, marginBottom } = sheet
  const textWidth = sheet.width - marginLeft - sheet.marginRight
  const textEnd = sheet.height - marginBottom
  const [first, second] = folds
  return {
    id,
    label,
    family: 'letter',
    trim: { width: sheet.width, height: sheet.height },
    bleed: 3,
    safe: 5,
    pages: { least: 1, most: 8 },
    isDuplex: true,
    textSize: bodySize({ family: 'letter', trim: sheet }),
    folds: folds.map((atMm) => ({ axis: 'horizontal', atMm })),
    edgeMarks: [
      { atMm: first, lengthMm: 4 },
      { atMm: PUNCH_MARK_MM, lengthMm: 6 },
      { atMm: second, lengthMm: 4 },
    ],
    zones: [
      zone('head', 'live', 1, rect(marginLeft, 5, textWidth, headerHeight - 5)),
      zone('notes', 'live', 1, rect(addressLeft, headerHeight, addressWidth, senderZoneHeight)),
      zone('franking-code', 'free', 1, rect(addressLeft, headerHeight, sheet.frankingWidth, sheet.frankingHeight), 'franking'),
      zone('address', 'address', 1, rect(addressLeft, headerHeight + senderZoneHeight, addressWidth, addressHeight - senderZoneHeight)),
      zone('info', 'live', 1, rect(sheet.infoLeft, sheet.infoTop, sheet.infoWidth, sheet.infoHeight)),
      zone('text', 'live', 1, rect(marginLeft, sheet.subjectTop, textWidth, textEnd - sheet.subjectTop)),
      zone('text-next', 'live', 2, rect(marginLeft, marginTop, textWidth, textEnd - marginTop)),
      zone('foot', 'live', 'every', rect(marginLeft, textEnd, textWidth, marginBottom - 5)),
      zone('inserter-marks', 'free', 'every', rect(12, 110, 11, 90), 'inserter-marks'),
    ],
    paper: { kind: 'uncoated', gramsPerSquareMetre: 90 },
    outputIntent: 'fogra47',
    isAddressed: true,
    sources: [DIN_5008, HOUSE],
    sheet,
  }
}
