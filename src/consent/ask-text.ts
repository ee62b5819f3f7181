/** What a customer is told who is asked for a consent: in the customer's language, whoever sends it. It holds no word of theirs. */
import { uiLanguage } from '../channel/ui-language.ts'
import type { Locale } from '../content/nodes.ts'

const TEXTS = {
  de: {
    subject: 'Dürfen wir Ihre Worte zeigen?',
    text: (address: string, day: string) =>
      `Vielen Dank für Ihre Worte! Wir würden sie gern als Kundenstimme zeigen.\n\nUnter diesem Link sehen Sie genau, was wir zitieren möchten. Sie entscheiden, wo es stehen darf, unter welchem Namen und wie lange. Sie können das Zitat kürzen oder einfach ablehnen:\n\n${address}\n\nDer Link gilt bis ${day} und lässt sich einmal benutzen. Ihre Einwilligung ist freiwillig; Sie können sie jederzeit widerrufen.`,
  },
  en: {
    subject: 'May we show your words?',
    text: (address: string, day: string) =>
      `Thank you for your words! We would like to show them as a testimonial.\n\nThis link shows exactly what we would like to quote. You decide where it may appear, under which name and for how long. You can shorten the quote, or simply decline:\n\n${address}\n\nThe link is valid until ${day} and works once. Your consent is voluntary; you can withdraw it at any time.`,
  },
} as const

/** @param day in words, until which the link answers */
export function askText(locale: Locale, address: string, day: string): { readonly subject: string; readonly text: string } {
  const { subject, text } = TEXTS[uiLanguage(locale)]
  return { subject, text: text(address, day) }
}
