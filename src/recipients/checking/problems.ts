/** Why a row is no recipient, and what was put right in one that is: closed sets, with a sentence each. */
import { countryName } from '../addressing/countries.ts'
import type { RecipientField } from '../headers/fields.ts'

export interface Problem {
  readonly code: ProblemCode
  readonly field?: RecipientField | string
  /** What the sentence names besides: a country (its code, of `postcode-wrong`), a line, characters. Never a whole address. */
  readonly detail?: string
}

type Sentence = (field: string, detail: string) => string

const PROBLEMS = {
  missing: { de: (field) => `${field} fehlt.`, en: (field) => `${field} is missing.` },
  'too-many-cells': { de: (_, detail) => `Die Zeile hat mehr Zellen, als es Spalten gibt (${detail}). Fehlen Anführungszeichen um einen Text mit Trennzeichen?`, en: (_, detail) => `The row has more cells than there are columns (${detail}). Are quotation marks missing around a text with separators?` },
  'control-characters': { de: (field) => `${field} enthält unsichtbare Steuerzeichen.`, en: (field) => `${field} contains invisible control characters.` },
  damaged: { de: (field) => `${field} enthält Zeichen, die beim Speichern verloren gingen (�).`, en: (field) => `${field} contains characters that were lost when it was saved (�).` },
  formula: { de: (field) => `${field} enthält eine Formel oder einen Fehler der Tabellenkalkulation.`, en: (field) => `${field} holds a formula or an error of a spreadsheet program.` },
  'too-long': { de: (field, detail) => `${field} ist zu lang (höchstens ${detail} Zeichen).`, en: (field, detail) => `${field} is too long (at most ${detail} characters).` },
  'country-unknown': { de: (_, detail) => `Das Land „${detail}“ ist nicht bekannt. Schreiben Sie seinen Namen aus, oder das Kürzel mit zwei Buchstaben.`, en: (_, detail) => `The country “${detail}” is not known. Write its name, or its code of two letters.` },
  'postcode-wrong': { de: (_, detail) => `Die Postleitzahl passt nicht zum Land (${countryName(detail, 'de')}).`, en: (_, detail) => `The postcode does not fit the country (${countryName(detail, 'en')}).` },
  'postcode-zero-lost': { de: (_, detail) => `Der Postleitzahl fehlt eine Stelle. Ist am Anfang eine Null verloren gegangen (${detail})?`, en: (_, detail) => `The postcode lacks a digit. Was a zero lost at its beginning (${detail})?` },
  'too-wide': { de: (field, detail) => `${field}: Ein Wort ist zu breit für das Adressfenster (${detail} mm).`, en: (field, detail) => `${field}: a word is too wide for the address window (${detail} mm).` },
  'too-many-lines': { de: (_, detail) => `Die Anschrift braucht mehr Zeilen, als das Adressfenster hat (${detail}). Kürzen Sie Firma oder Zusatz.`, en: (_, detail) => `The address needs more lines than the address window has (${detail}). Shorten company or addition.` },
  'glyph-missing': { de: (field, detail) => `${field} enthält Zeichen, die in der Schrift des Briefes fehlen: ${detail}`, en: (field, detail) => `${field} contains characters that the letter’s typeface lacks: ${detail}` },
  duplicate: { de: (_, detail) => `Dieselbe Person unter derselben Anschrift steht schon in Zeile ${detail}.`, en: (_, detail) => `The same person at the same address stands in line ${detail} already.` },
  'duplicate-household': { de: (_, detail) => `Dieselbe Anschrift steht schon in Zeile ${detail}.`, en: (_, detail) => `The same address stands in line ${detail} already.` },
} as const satisfies Readonly<Record<string, { readonly de: Sentence; readonly en: Sentence }>>
export type ProblemCode = keyof typeof PROBLEMS

/** Said of a row that is a recipient all the same. */
export const REMARKS = {
  'salutation-unread': { de: 'Die Anrede ist nicht bekannt; der Brief grüßt neutral.', en: 'The form of address is not known; the letter greets neutrally.' },
  'email-unread': { de: 'Die E-Mail-Adresse ist keine; die Sperrliste wurde nur mit der Anschrift verglichen.', en: 'The e-mail address is none; only the postal address was compared with the suppression list.' },
  'locale-unread': { de: 'Die Sprache ist nicht bekannt; es gilt die des Mailings.', en: 'The language is not known; that of the mailing holds.' },
  'formality-unread': { de: 'Ob „Du“ oder „Sie“ gilt, ist nicht zu erkennen; es gilt die Einstellung des Mailings.', en: 'Whether to greet formally is not clear; the mailing’s setting holds.' },
  'postcode-zero-restored': { de: 'Die Null am Anfang der Postleitzahl wurde ergänzt.', en: 'The zero at the beginning of the postcode was restored.' },
} as const
export type RemarkCode = keyof typeof REMARKS

export const FIELD_LABELS: Readonly<Record<RecipientField, { readonly de: string; readonly en: string }>> = {
  salutation: { de: 'Anrede', en: 'Form of address' }, letterSalutation: { de: 'Briefanrede', en: 'Letter salutation' }, title: { de: 'Titel', en: 'Title' },
  givenName: { de: 'Vorname', en: 'Given name' }, surname: { de: 'Nachname', en: 'Surname' }, name: { de: 'Name', en: 'Name' }, company: { de: 'Firma', en: 'Company' },
  addition: { de: 'Adresszusatz', en: 'Address addition' }, street: { de: 'Straße', en: 'Street' }, houseNumber: { de: 'Hausnummer', en: 'House number' }, poBox: { de: 'Postfach', en: 'PO box' },
  postcode: { de: 'Postleitzahl', en: 'Postcode' }, town: { de: 'Ort', en: 'Town' }, region: { de: 'Bundesstaat', en: 'State' }, country: { de: 'Land', en: 'Country' },
  locale: { de: 'Sprache', en: 'Language' }, formality: { de: 'Du/Sie', en: 'Formality' }, email: { de: 'E-Mail-Adresse', en: 'E-mail address' }, customerNumber: { de: 'Kundennummer', en: 'Customer number' },
} // prettier-ignore

export type ListLanguage = 'de' | 'en'

/** One sentence that says what is wrong with a row. */
export function problemSentence({ code, field = '', detail = '' }: Problem, language: ListLanguage): string {
  const label = Object.hasOwn(FIELD_LABELS, field) ? FIELD_LABELS[field as RecipientField][language] : field.replace(/^free:/, '')
  return (PROBLEMS[code][language] as Sentence)(label, detail)
}
