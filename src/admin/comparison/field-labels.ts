import type { PieceKind } from '../../content/edition.ts'
import type { BothLanguages } from '../language.ts'

/** Paths of an edition's content as editors know them, the longest match first. `*` stands for any one step. */
const LABELS: readonly (readonly [string, BothLanguages])[] = [
  ['title', { de: 'Titel', en: 'Title' }],
  ['subjectLine', { de: 'Betreff', en: 'Subject' }],
  ['preheader', { de: 'Vorschautext', en: 'Preheader' }],
  ['teaser', { de: 'Anreißer', en: 'Teaser' }],
  ['slug', { de: 'Adresse (Pfad)', en: 'Address (path)' }],
  ['kind', { de: 'Art', en: 'Kind' }],
  ['brand', { de: 'Marke', en: 'Brand' }],
  ['byline', { de: 'Autorenzeile', en: 'Byline' }],
  ['date', { de: 'Datum im Text', en: 'Date in the text' }],
  ['topics', { de: 'Themen', en: 'Topics' }],
  ['topics.*.name', { de: 'Thema', en: 'Topic' }],
  ['topics.*.key', { de: 'Thema (Schlüssel)', en: 'Topic (key)' }],
  ['hero.media', { de: 'Aufmacherbild', en: 'Lead picture' }],
  ['hero.alt', { de: 'Aufmacherbild: Alternativtext', en: 'Lead picture: alternative text' }],
  ['hero.caption', { de: 'Aufmacherbild: Unterschrift', en: 'Lead picture: caption' }],
  ['validity.from', { de: 'Gültig ab', en: 'Valid from' }],
  ['validity.until', { de: 'Gültig bis', en: 'Valid until' }],
  ['overrides', { de: 'Abweichungen je Kanal', en: 'Overrides per channel' }],
  ['testimonials', { de: 'Zitierte Kundenstimme (Ausgabe)', en: 'Quoted testimonial (edition)' }],
  ['embeds', { de: 'Eingebettete Beiträge', en: 'Embedded pieces' }],
  ['name', { de: 'Name', en: 'Name' }],
  ['claim', { de: 'Leitsatz', en: 'Claim' }],
  ['colours.primary', { de: 'Hauptfarbe', en: 'Main colour' }],
  ['colours.accent', { de: 'Akzentfarbe', en: 'Accent colour' }],
  ['colours.ink', { de: 'Schriftfarbe', en: 'Ink' }],
  ['colours.paper', { de: 'Papierfarbe', en: 'Paper' }],
  ['fonts.text', { de: 'Schrift: Fließtext', en: 'Type: text' }],
  ['fonts.display', { de: 'Schrift: Überschriften', en: 'Type: headings' }],
  ['logo.alt', { de: 'Bildmarke: Alternativtext', en: 'Logo: alternative text' }],
  ['logo.media', { de: 'Bildmarke', en: 'Logo' }],
  ['sender', { de: 'Absender', en: 'Sender' }],
  ['imprints', { de: 'Impressum', en: 'Imprint' }],
  ['links.imprintUrl', { de: 'Impressum (URL)', en: 'Imprint (URL)' }],
  ['privacy', { de: 'Datenschutzerklärung', en: 'Privacy notice' }],
  ['links.privacyUrl', { de: 'Datenschutz (URL)', en: 'Privacy (URL)' }],
]

const KINDS: Readonly<Record<PieceKind, BothLanguages>> = {
  news: { de: 'Meldung', en: 'News' },
  offer: { de: 'Angebot', en: 'Offer' },
  guide: { de: 'Ratgeber', en: 'Guide' },
  'service-notice': { de: 'Servicehinweis', en: 'Service notice' },
  snippet: { de: 'Textbaustein', en: 'Snippet' },
}
/** What editors call a kind of piece. */
export const kindLabel = (kind: string): BothLanguages => KINDS[kind as PieceKind] ?? { de: kind, en: kind }

/** Steps inside an imprint or a sender. */
const STEPS: Readonly<Record<string, BothLanguages>> = {
  market: { de: 'Markt', en: 'Market' },
  company: { de: 'Unternehmen', en: 'Company' },
  address: { de: 'Anschrift', en: 'Address' },
  name: { de: 'Name', en: 'Name' },
  street: { de: 'Straße', en: 'Street' },
  postcode: { de: 'Postleitzahl', en: 'Postcode' },
  town: { de: 'Ort', en: 'Town' },
  country: { de: 'Land', en: 'Country' },
  representatives: { de: 'Vertreten durch', en: 'Represented by' },
  register: { de: 'Registereintrag', en: 'Register entry' },
  vatId: { de: 'USt-IdNr.', en: 'VAT id' },
  email: { de: 'E-Mail', en: 'E-mail' },
  phone: { de: 'Telefon', en: 'Phone' },
  mailingOrigin: { de: 'Werbebriefe: Herkunft der Anschrift', en: 'Mailings: where the address comes from' },
  mailingObjection: { de: 'Werbebriefe: Widerspruchsrecht', en: 'Mailings: right to object' },
}

/** Same for every edition of a subject, or shown elsewhere. */
const UNSHOWN = /^(format|subject|key|locale|embeds|overrides|topics|media)$|^topics\.\d+\.key$/

export const isShownField = (field: string): boolean => !UNSHOWN.test(field)

/** A label for a path such as `topics.0.name` or `overrides.newsletter-block.subject`; what no editor knows by name keeps its path. */
export function fieldLabel(field: string, pick: (texts: BothLanguages) => string): string {
  const steps = field.split('.')
  for (let length = steps.length; length > 0; length--) {
    const found = LABELS.find(([pattern]) => matches(pattern.split('.'), steps.slice(0, length)))
    if (found) return [pick(found[1]), ...steps.slice(length).map((step) => stepLabel(step, pick))].join(' · ')
  }
  return field
}

function stepLabel(step: string, pick: (texts: BothLanguages) => string): string {
  if (/^\d+$/.test(step)) return String(Number(step) + 1)
  const known = Object.hasOwn(STEPS, step) ? STEPS[step] : undefined
  return known ? pick(known) : step
}

const matches = (pattern: readonly string[], steps: readonly string[]): boolean =>
  pattern.length === steps.length && pattern.every((part, index) => part === '*' || part === steps[index])
