/** When words count as translated. */
import type { Locale } from './nodes.ts'

const languageOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

/** Are words in `locale` translated from what was said in `language`? Regions of one language (de-AT, de) are not. Both are BCP 47 tags. */
export function isTranslated(language: string, locale: Locale): boolean {
  return languageOf(language) !== languageOf(locale)
}

/** Is it a language tag by its form (BCP 47), with a language of two or three letters? */
export function isLanguageTag(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(tag) && Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
