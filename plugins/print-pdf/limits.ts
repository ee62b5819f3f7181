/** Whose rules printed matter keeps, as dated data: PDF/X-4, and house rules of print quality. Sheets are data of their own, in `formats`. */
import type { Limit } from '../../src/channel/contract.ts'

const DIN_5008 = { source: 'DIN 5008:2020-03, letter forms A and B on A4', asOf: '2026-11-01' } as const
const HOUSE = { source: 'house rule agreed with the print shops', asOf: '2026-11-01' } as const
const ISO_15930 = { source: 'ISO 15930-7:2010 (PDF/X-4), as publicly described', asOf: '2026-11-01' } as const
const ISO_18004 = { source: 'ISO/IEC 18004:2015', asOf: '2026-11-01' } as const

const mm = <Source extends { readonly source: string; readonly asOf: string }>(value: number, source: Source) =>
  ({ value, unit: 'mm', ...source }) as const satisfies Limit

/** The size of body text: what it usually is in a letter, and how small the house lets it be printed so that a text fits. */
export const BODY_SIZE = {
  usual: { value: 10.5, unit: 'pt', ...HOUSE },
  least: { value: 9, unit: 'pt', ...HOUSE },
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
  addressSizeLeast: { value: 10, unit: 'pt', ...DIN_5008 },
  addressSizeMost: { value: 12, unit: 'pt', ...DIN_5008 },
  pages: { value: 8, unit: 'pages', ...HOUSE },
  pdfVersion: { value: 1.6, unit: 'version', ...ISO_15930 },
} as const

/** The recipient's lines. */
export const ADDRESS = {
  lines: { value: 6, unit: 'lines', ...DIN_5008 },
  size: { value: 10.5, unit: 'pt', ...HOUSE },
} as const

/** The code that leads to the web page. */
export const QR = {
  moduleLeast: mm(0.4, HOUSE),
  quietZone: { value: 4, unit: 'modules', ...ISO_18004 },
  /** Longer addresses make codes that phones read badly at this size. */
  addressLength: { value: 300, unit: 'characters', ...HOUSE },
} as const

export const limits = { bodySize: BODY_SIZE, quality: QUALITY, address: ADDRESS, qr: QR } as const
