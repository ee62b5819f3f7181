/** What a format's drawing says, in the admin's languages. Lengths in mm. */
import type { Fold, PrintFormat, PrintZone } from '../../../src/channel/print-format.ts'

export type OverlayLanguage = 'de' | 'en'

const WORDS = {
  de: {
    side: (page: number, format: PrintFormat) => (format.family === 'letter' ? (page === 1 ? 'Seite 1' : 'Folgeseiten') : format.family === 'self-mailer' ? (page === 1 ? 'Außenseite' : 'Innenseite') : `Seite ${page}`),
    trim: 'Endformat',
    bleed: 'Beschnitt',
    safe: 'Sicherheitsabstand',
    fold: 'Falz',
    mark: 'Falt- oder Lochmarke',
    kinds: { address: 'nichts anderes', free: 'frei lassen' },
    onRequest: 'auf Wunsch',
    zones: 'Zonen',
    none: 'keine',
  },
  en: {
    side: (page: number, format: PrintFormat) => (format.family === 'letter' ? (page === 1 ? 'Page 1' : 'Further pages') : format.family === 'self-mailer' ? (page === 1 ? 'Outside' : 'Inside') : `Page ${page}`),
    trim: 'Trimmed size',
    bleed: 'Bleed',
    safe: 'Safe distance',
    fold: 'Fold',
    mark: 'Fold or punch mark',
    kinds: { address: 'nothing else', free: 'keep free' },
    onRequest: 'on request',
    zones: 'Zones',
    none: 'none',
  },
} as const

export const overlayWords = (language: OverlayLanguage) => WORDS[language]

/** `27,3` or `27.3`. */
export function mm(value: number, language: OverlayLanguage): string {
  const text = String(Math.round(value * 100) / 100)
  return language === 'de' ? text.replace('.', ',') : text
}

/** `85 × 27,3 mm` */
export const size = ({ width, height }: { readonly width: number; readonly height: number }, language: OverlayLanguage) => `${mm(width, language)} × ${mm(height, language)} mm`

/** `Falz 105 mm` */
export const foldLabel = ({ atMm }: Fold, language: OverlayLanguage) => `${WORDS[language].fold} ${mm(atMm, language)} mm`

/** Whose a zone is, and how big: `frei lassen, auf Wunsch, 45 × 12 mm`. */
export function zoneFacts(zone: PrintZone, language: OverlayLanguage): string {
  const words = WORDS[language]
  return [...(zone.kind === 'live' ? [] : [words.kinds[zone.kind]]), ...(zone.onRequest ? [words.onRequest] : []), size(zone.rect, language)].join(', ')
}

/** Everything that the drawing shows, for those who cannot see it. */
export function describeSide(format: PrintFormat, zones: readonly PrintZone[], language: OverlayLanguage): string {
  const words = WORDS[language]
  const places = zones.map((zone) => `${zone.label[language]}: ${zoneFacts(zone, language)}, ${language === 'de' ? 'links' : 'left'} ${mm(zone.rect.x, language)}, ${language === 'de' ? 'oben' : 'top'} ${mm(zone.rect.y, language)}`)
  return [
    `${words.trim} ${size(format.trim, language)}`,
    `${words.bleed} ${mm(format.bleed, language)} mm`,
    `${words.safe} ${mm(format.safe, language)} mm`,
    ...format.folds.map((fold) => foldLabel(fold, language)),
    `${words.zones}: ${places.join('; ') || words.none}`,
  ].join('. ')
}
