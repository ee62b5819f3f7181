/** What an agent pastes into the running dialog, in the customer's language: not a word of it depends on the language of the admin. */
import { uiLanguage } from '../../channel/ui-language.ts'
import type { Locale } from '../../content/nodes.ts'

const TEXTS = {
  de: (address: string, day: string) =>
    `Vielen Dank für Ihre Worte! Wir würden sie gern als Kundenstimme zeigen.\n\nUnter diesem Link sehen Sie genau, was wir zitieren möchten. Sie entscheiden, wo es stehen darf, unter welchem Namen und wie lange. Sie können das Zitat kürzen oder einfach ablehnen:\n\n${address}\n\nDer Link gilt bis ${day} und lässt sich einmal benutzen. Ihre Einwilligung ist freiwillig; Sie können sie jederzeit widerrufen.`,
  en: (address: string, day: string) =>
    `Thank you for your words! We would like to show them as a testimonial.\n\nThis link shows exactly what we would like to quote. You decide where it may appear, under which name and for how long. You can shorten the quote, or simply decline:\n\n${address}\n\nThe link is valid until ${day} and works once. Your consent is voluntary; you can withdraw it at any time.`,
} as const

/** @param expires ISO instant at which the link ends */
export function askText(locale: Locale, address: string, expires: string): string {
  const language = uiLanguage(locale)
  const day = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long' }).format(new Date(expires))
  return TEXTS[language](address, day)
}
