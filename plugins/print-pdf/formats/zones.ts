/** Zones as formats state them: short to write, and which of them count. */
import type { PrintFormat, PrintZone, Rect } from '../../../src/channel/print-format.ts'

/** A rectangle by left, top, width and height in mm. */
export const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height })

const LABELS = {
  address: { de: 'Anschrift', en: 'Address' },
  household: { de: '„An alle Haushalte“', en: '“An alle Haushalte”' },
  sender: { de: 'Absender', en: 'Sender' },
  notes: { de: 'Rücksendeangabe und Vermerke', en: 'Return line and notes' },
  franking: { de: 'Frankierzone', en: 'Franking zone' },
  'franking-code': { de: 'Frankier-Code', en: 'Franking code' },
  code: { de: 'Codierzone', en: 'Code zone' },
  'inserter-marks': { de: 'Steuerzeichen', en: 'Inserter marks' },
  info: { de: 'Informationsblock', en: 'Information block' },
  head: { de: 'Briefkopf', en: 'Letter head' },
  foot: { de: 'Fußzeile', en: 'Foot' },
  text: { de: 'Text', en: 'Text' },
  'text-next': { de: 'Text der Folgeseiten', en: 'Text of further pages' },
  message: { de: 'Mitteilung', en: 'Message' },
  'panel-back': { de: 'Rückseite', en: 'Back' },
  'panel-flap': { de: 'Klappe', en: 'Flap' },
  'panel-top': { de: 'Innen oben', en: 'Inside, top' },
  'panel-middle': { de: 'Innen Mitte', en: 'Inside, middle' },
  'panel-bottom': { de: 'Innen unten', en: 'Inside, bottom' },
} as const satisfies Readonly<Record<string, PrintZone['label']>>

/** A zone with the label that its id has everywhere. */
export function zone(id: keyof typeof LABELS, kind: PrintZone['kind'], page: PrintZone['page'], where: Rect, onRequest?: PrintZone['onRequest']): PrintZone {
  return { id, label: LABELS[id], kind, page, rect: where, ...(onRequest ? { onRequest } : {}) }
}

/** What is inside the safe area of a whole side, mm. */
export function withinSafe(trim: PrintFormat['trim'], safe: number): Rect {
  return rect(safe, safe, trim.width - 2 * safe, trim.height - 2 * safe)
}

/** The zones that count for a page (from 1) where these things are asked for: all but those on request that nobody requests. */
export function zonesOf(format: PrintFormat, page: number, asked: { readonly franking: boolean; readonly inserterMarks: boolean }): readonly PrintZone[] {
  const isAsked = (one: PrintZone) => one.onRequest === undefined || (one.onRequest === 'franking' ? asked.franking : asked.inserterMarks)
  return format.zones.filter((one) => (one.page === 'every' || one.page === page) && isAsked(one))
}
