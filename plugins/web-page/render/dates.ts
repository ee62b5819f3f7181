/** Dates as people write them. Own tables: `Intl` differs between versions of its data, and the same input must give the same page. */
import type { UiLanguage } from '../../../src/channel/ui-language.ts'

const MONTHS: Readonly<Record<UiLanguage, readonly string[]>> = {
  de: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}

/** `2026-03-12` → `12. März 2026` or `12 March 2026`; anything else comes back as it is. */
export function longDate(date: string, language: UiLanguage): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  const name = MONTHS[language][Number(month) - 1]
  if (!year || !day || !name) return date
  return language === 'de' ? `${Number(day)}. ${name} ${year}` : `${Number(day)} ${name} ${year}`
}
