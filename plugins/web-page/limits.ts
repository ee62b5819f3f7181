/** What search engines and browsers bear, as dated data. */
import type { Limits } from '../../src/channel/contract.ts'

export const LIMITS = {
  /** Longer titles are cut in results. */
  metaTitle: { value: 60, unit: 'characters', source: 'https://developers.google.com/search/docs/appearance/title-link', asOf: '2026-11-22' },
  /** Longer descriptions are cut in results. */
  metaDescription: { value: 160, unit: 'characters', source: 'https://developers.google.com/search/docs/appearance/snippet', asOf: '2026-11-22' },
  /** Our own budget for a page without its pictures and fonts. */
  pageBytes: { value: 60_000, unit: 'bytes', source: 'own budget', asOf: '2026-11-22' },
  /** What a picture of 1200 × 630 px can say in letters that can still be read in a chat. */
  shareTitle: { value: 150, unit: 'characters', source: 'own measure', asOf: '2026-11-22' },
  /** Messengers leave out heavier preview pictures. */
  shareImageBytes: { value: 300_000, unit: 'bytes', source: 'own budget', asOf: '2026-11-22' },
} as const satisfies Limits
