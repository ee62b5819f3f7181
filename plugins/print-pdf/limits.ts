/** Whose rules a letter keeps, as dated data: the sheet of DIN 5008 form B, the printer's marks, PDF/X-4, and house rules of print quality. */
import type { Limit } from '../../src/channel/contract.ts'

const DIN_5008 = { source: 'DIN 5008:2020-03, letter form B on A4', asOf: '2026-11-01' } as const
const HOUSE = { source: 'house rule agreed with the print shops', asOf: '2026-11-01' } as const
const ISO_15930 = { source: 'ISO 15930-7:2010 (PDF/X-4), as publicly described', asOf: '2026-11-01' } as const
const ISO_18004 = { source: 'ISO/IEC 18004:2015', asOf: '2026-11-01' } as const

const mm = <Source extends { readonly source: string; readonly asOf: string }>(value: number, source: Source) =>
  ({ value, unit: 'mm', ...source }) as const satisfies Limit

/** Where things stand on the trimmed sheet, measured from its top left corner. */
export const SHEET = {
  width: mm(210, DIN_5008),
  height: mm(297, DIN_5008),
  marginLeft: mm(25, DIN_5008),
  marginRight: mm(20, DIN_5008),
  headerHeight: mm(45, DIN_5008),
  addressLeft: mm(20, DIN_5008),
  addressWidth: mm(85, DIN_5008),
  addressHeight: mm(45, DIN_5008),
  senderZoneHeight: mm(17.7, DIN_5008),
  infoLeft: mm(125, DIN_5008),
  infoTop: mm(50, DIN_5008),
  infoWidth: mm(75, DIN_5008),
  subjectTop: mm(98.46, DIN_5008),
  foldFirst: mm(105, DIN_5008),
  foldSecond: mm(210, DIN_5008),
  holeMark: mm(148.5, DIN_5008),
} as const

/** What a print shop gets around the trimmed sheet. */
export const PRODUCTION = {
  bleed: mm(3, HOUSE),
  /** From the trim to the edge of the media: bleed, gap and crop marks. */
  slug: mm(12, HOUSE),
  cropMarkLength: mm(5, HOUSE),
  /** Crop marks keep this far from the trim, outside the bleed. */
  cropMarkOffset: mm(4, HOUSE),
} as const

/** What preflight insists on. */
export const QUALITY = {
  imagePpi: { value: 300, unit: 'ppi', ...HOUSE },
  /** Below this a picture is refused, between it and `imagePpi` it is warned of. */
  imagePpiLeast: { value: 150, unit: 'ppi', ...HOUSE },
  /** Pictures with more than this are scaled down: no press shows it. */
  imagePpiMost: { value: 450, unit: 'ppi', ...HOUSE },
  inkCoverage: { value: 300, unit: 'percent', ...HOUSE },
  hairline: { value: 0.25, unit: 'pt', ...HOUSE },
  /** The smallest print, raised and lowered signs included. */
  textSize: { value: 5, unit: 'pt', ...HOUSE },
  pages: { value: 8, unit: 'pages', ...HOUSE },
  pdfVersion: { value: 1.6, unit: 'version', ...ISO_15930 },
} as const

/** The recipient's lines. */
export const ADDRESS = {
  lines: { value: 6, unit: 'lines', ...DIN_5008 },
  /** What stands on one line of the address field at 10.5 pt; longer lines wrap. */
  lineLength: { value: 46, unit: 'characters', ...HOUSE },
} as const

/** The code that leads to the web page. */
export const QR = {
  moduleLeast: mm(0.4, HOUSE),
  quietZone: { value: 4, unit: 'modules', ...ISO_18004 },
  /** Longer addresses make codes that phones read badly at this size. */
  addressLength: { value: 300, unit: 'characters', ...HOUSE },
} as const

export const limits = { sheet: SHEET, production: PRODUCTION, quality: QUALITY, address: ADDRESS, qr: QR } as const
