/** The few words that the letter itself adds, and the invented recipient, by language. */
import type { Locale } from '../../../src/content/nodes.ts'

export interface LetterLabels {
  readonly draft: string
  readonly specimen: string
  readonly salutation: (name: string) => string
  readonly greeting: string
  readonly date: string
  readonly phone: string
  readonly email: string
  readonly contact: string
  readonly customerNumber: string
  readonly links: string
  readonly online: string
  readonly page: string
  readonly privacy: string
  readonly imprint: string
  readonly vatId: string
  readonly specimenAddress: readonly string[]
}

const de: LetterLabels = {
  draft: 'ENTWURF',
  specimen: 'Muster',
  salutation: (name) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
  greeting: 'Freundliche Grüße',
  date: 'Datum',
  phone: 'Telefon',
  email: 'E-Mail',
  contact: 'Ihr Kontakt',
  customerNumber: 'Kundennummer',
  links: 'Adressen im Netz',
  online: 'Diese Nachricht im Netz lesen',
  page: 'Seite {page} von {pages}',
  privacy: 'Datenschutz',
  imprint: 'Impressum',
  vatId: 'USt-IdNr.',
  specimenAddress: ['Kim Beispiel', 'Musterweg 12', '12345 Musterstadt'],
}

const en: LetterLabels = {
  draft: 'DRAFT',
  specimen: 'Specimen',
  salutation: (name) => (name ? `Hello ${name},` : 'Hello,'),
  greeting: 'Kind regards',
  date: 'Date',
  phone: 'Phone',
  email: 'Email',
  contact: 'Your contact',
  customerNumber: 'Customer number',
  links: 'Web addresses',
  online: 'Read this message online',
  page: 'Page {page} of {pages}',
  privacy: 'Privacy',
  imprint: 'Imprint',
  vatId: 'VAT ID',
  specimenAddress: ['Robin Sample', '12 Example Street', '12345 Sampletown'],
}

const fr: LetterLabels = {
  draft: 'PROJET',
  specimen: 'Spécimen',
  salutation: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  greeting: 'Cordialement',
  date: 'Date',
  phone: 'Téléphone',
  email: 'Courriel',
  contact: 'Votre contact',
  customerNumber: 'Numéro de client',
  links: 'Adresses en ligne',
  online: 'Lire ce message en ligne',
  page: 'Page {page} sur {pages}',
  privacy: 'Protection des données',
  imprint: 'Mentions légales',
  vatId: 'N° TVA',
  specimenAddress: ['Camille Exemple', '12 rue du Modèle', '12345 Exempleville'],
}

const pl: LetterLabels = {
  draft: 'PROJEKT',
  specimen: 'Wzór',
  salutation: (name) => (name ? `Dzień dobry, ${name},` : 'Dzień dobry,'),
  greeting: 'Z poważaniem',
  date: 'Data',
  phone: 'Telefon',
  email: 'E-mail',
  contact: 'Kontakt',
  customerNumber: 'Numer klienta',
  links: 'Adresy internetowe',
  online: 'Przeczytaj tę wiadomość w internecie',
  page: 'Strona {page} z {pages}',
  privacy: 'Ochrona danych',
  imprint: 'Nota prawna',
  vatId: 'VAT UE',
  specimenAddress: ['Sasza Przykład', 'ul. Wzorcowa 12', '12-345 Przykładowo'],
}

const tr: LetterLabels = {
  draft: 'TASLAK',
  specimen: 'Örnek',
  salutation: (name) => (name ? `Merhaba ${name},` : 'Merhaba,'),
  greeting: 'Saygılarımızla',
  date: 'Tarih',
  phone: 'Telefon',
  email: 'E-posta',
  contact: 'İletişim',
  customerNumber: 'Müşteri numarası',
  links: 'İnternet adresleri',
  online: 'Bu mesajı internette okuyun',
  page: 'Sayfa {page} / {pages}',
  privacy: 'Gizlilik',
  imprint: 'Künye',
  vatId: 'KDV no.',
  specimenAddress: ['Deniz Örnek', 'Deneme Sokağı 12', '12345 Örnekköy'],
}

const LABELS: ReadonlyMap<string, LetterLabels> = new Map(Object.entries({ de, en, fr, pl, tr }))

/** Labels of the locale's language; English where the language is not known. */
export function letterLabels(locale: Locale): LetterLabels {
  return LABELS.get(locale.split('-')[0]?.toLowerCase() ?? '') ?? en
}
