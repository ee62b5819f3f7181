/** The few words that the letter itself adds, and an invented recipient, in the languages that the bundled fonts cover. */
import type { DateLanguage } from '../../../src/channel/dates.ts'
import type { Locale } from '../../../src/content/nodes.ts'

const WORDS = {
  draft: { de: 'ENTWURF', en: 'DRAFT', fr: 'PROJET', pl: 'PROJEKT', tr: 'TASLAK' },
  specimen: { de: 'Muster', en: 'Specimen', fr: 'Spécimen', pl: 'Wzór', tr: 'Örnek' },
  salutation: { de: 'Guten Tag,', en: 'Hello,', fr: 'Bonjour,', pl: 'Dzień dobry,', tr: 'Merhaba,' },
  /** `{name}` is the recipient's. */
  salutationByName: { de: 'Guten Tag {name},', en: 'Hello {name},', fr: 'Bonjour {name},', pl: 'Dzień dobry, {name},', tr: 'Merhaba {name},' },
  greeting: { de: 'Freundliche Grüße', en: 'Kind regards', fr: 'Cordialement', pl: 'Z poważaniem', tr: 'Saygılarımızla' },
  date: { de: 'Datum', en: 'Date', fr: 'Date', pl: 'Data', tr: 'Tarih' },
  phone: { de: 'Telefon', en: 'Phone', fr: 'Téléphone', pl: 'Telefon', tr: 'Telefon' },
  email: { de: 'E-Mail', en: 'Email', fr: 'Courriel', pl: 'E-mail', tr: 'E-posta' },
  contact: { de: 'Ihr Kontakt', en: 'Your contact', fr: 'Votre contact', pl: 'Kontakt', tr: 'İletişim' },
  customerNumber: { de: 'Kundennummer', en: 'Customer number', fr: 'Numéro de client', pl: 'Numer klienta', tr: 'Müşteri numarası' },
  links: { de: 'Adressen im Netz', en: 'Web addresses', fr: 'Adresses en ligne', pl: 'Adresy internetowe', tr: 'İnternet adresleri' },
  online: {
    de: 'Diese Nachricht im Netz lesen',
    en: 'Read this message online',
    fr: 'Lire ce message en ligne',
    pl: 'Przeczytaj tę wiadomość w internecie',
    tr: 'Bu mesajı internette okuyun',
  },
  /** The layout fills `{page}` and `{pages}`. */
  page: { de: 'Seite {page} von {pages}', en: 'Page {page} of {pages}', fr: 'Page {page} sur {pages}', pl: 'Strona {page} z {pages}', tr: 'Sayfa {page} / {pages}' },
  privacy: { de: 'Datenschutz', en: 'Privacy', fr: 'Protection des données', pl: 'Ochrona danych', tr: 'Gizlilik' },
  imprint: { de: 'Impressum', en: 'Imprint', fr: 'Mentions légales', pl: 'Nota prawna', tr: 'Künye' },
  vatId: { de: 'USt-IdNr.', en: 'VAT ID', fr: 'N° TVA', pl: 'VAT UE', tr: 'KDV no.' },
  /** Lines. */
  specimenAddress: {
    de: 'Kim Beispiel\nMusterweg 12\n12345 Musterstadt',
    en: 'Robin Sample\n12 Example Street\n12345 Sampletown',
    fr: 'Camille Exemple\n12 rue du Modèle\n12345 Exempleville',
    pl: 'Sasza Przykład\nul. Wzorcowa 12\n12-345 Przykładowo',
    tr: 'Deniz Örnek\nDeneme Sokağı 12\n12345 Örnekköy',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<DateLanguage, string>>>>

export type LetterLabels = Readonly<Record<keyof typeof WORDS, string>>

/** The locale's language; English where it is none of ours. */
export function letterLanguage(locale: Locale): DateLanguage {
  const own = locale.split('-')[0]?.toLowerCase() ?? ''
  return Object.hasOwn(WORDS.draft, own) ? (own as DateLanguage) : 'en'
}

/** Labels in the locale's language. */
export function letterLabels(locale: Locale): LetterLabels {
  const language = letterLanguage(locale)
  return Object.fromEntries(Object.entries(WORDS).map(([name, words]) => [name, words[language]])) as LetterLabels
}
