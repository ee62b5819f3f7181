/** Dates as people write them. Own tables: `Intl` differs between versions of its data, and the same input must give the same bytes. */

const MONTHS = {
  de: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  pl: ['stycznia', 'lutego', 'marca', 'kwietnia', 'maja', 'czerwca', 'lipca', 'sierpnia', 'września', 'października', 'listopada', 'grudnia'],
  tr: ['Ocak', 'Şubat', 'Mart', 'Nisan', 'Mayıs', 'Haziran', 'Temmuz', 'Ağustos', 'Eylül', 'Ekim', 'Kasım', 'Aralık'],
} as const

/** A language in which dates can be written. */
export type DateLanguage = keyof typeof MONTHS

/** `2026-03-12` → `12. März 2026` or `12 March 2026`; anything else comes back as it is. */
export function longDate(date: string, language: DateLanguage): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  const name = MONTHS[language][Number(month) - 1]
  if (!year || !day || !name) return date
  const first = language === 'fr' && day === '01' ? '1er' : undefined
  return `${first ?? Number(day)}${language === 'de' ? '.' : ''} ${name} ${year}`
}

/** `2026-03` → `März 2026` or `March 2026`; anything else comes back as it is. */
export function monthAndYear(month: string, language: 'de' | 'en'): string {
  const [, year, number] = /^(\d{4})-(\d{2})$/.exec(month) ?? []
  const name = MONTHS[language][Number(number) - 1]
  return year && name ? `${name} ${year}` : month
}
