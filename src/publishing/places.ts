/** Where and in which languages the hub speaks. Configuration as data: add a locale or a market here. */
import { HubError } from '../content/errors.ts'
import type { Locale } from '../content/nodes.ts'

/** BCP-47 tags in the order in which languages are offered; the first is the default. */
export const LOCALES: readonly { readonly code: Locale; readonly label: { readonly de: string; readonly en: string } }[] = [
  { code: 'de', label: { de: 'Deutsch', en: 'German' } },
  { code: 'en', label: { de: 'Englisch', en: 'English' } },
]
export const LOCALE_CODES: readonly Locale[] = LOCALES.map(({ code }) => code)
/** What stands where a locale would, for a brand: it is the same in all. */
export const ALL_LOCALES = '*'

/** Is this one of the configured locales? */
export const isLocale = (value: unknown): value is Locale => typeof value === 'string' && LOCALE_CODES.includes(value)

/** Refuses what is none of the configured locales. @throws HubError `bad-input` */
export function requireLocale(value: unknown): asserts value is Locale {
  if (!isLocale(value)) throw new HubError('bad-input', `There is no locale "${String(value).slice(0, 20)}". Locales: ${LOCALE_CODES.join(', ')}.`)
}
