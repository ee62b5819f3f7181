/** In which of the two languages of our own words a page speaks. */
import type { Locale } from '../content/nodes.ts'

export type UiLanguage = 'de' | 'en'

/** German for `de` and its regions, English for every other locale. */
export function uiLanguage(locale: Locale): UiLanguage {
  return /^de(-|$)/i.test(locale) ? 'de' : 'en'
}
