/** Languages that are written from right to left. */
import { html, type Html } from '../../../src/channel/escape-html.ts'
import type { Locale } from '../../../src/content/nodes.ts'

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** The `dir` attribute of a document, where it needs one. */
export function direction(locale: Locale): Html | false {
  return RIGHT_TO_LEFT.has(locale.split('-')[0]?.toLowerCase() ?? '') && html` dir="rtl"`
}
