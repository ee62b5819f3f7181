/** When words count as translated. */
import type { Locale } from './nodes.ts'

const languageOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

/** Are words in `locale` translated from what was said in `language`? Regions of one language (de-AT, de) are not. Both are BCP 47 tags. */
export function isTranslated(language: string, locale: Locale): boolean {
  return languageOf(language) !== languageOf(locale)
}
