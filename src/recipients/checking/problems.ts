/** Why a row is no recipient: a closed set, with a sentence each. */
import { countryName } from '../addressing/countries.ts'
import { FIELD_LABELS } from '../headers/field-labels.ts'
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
  'stray-quotation': {
    de: (_, detail) => `In Zeile ${detail} steht ein Anführungszeichen, das keine Zelle einschließt. Verdoppeln Sie es und setzen Sie die Zelle in Anführungszeichen, oder lassen Sie es weg.`,
    en: (_, detail) => `In line ${detail} there is a quotation mark that encloses no cell. Double it and put the cell in quotation marks, or leave it out.`,
  },
  'control-characters': { de: (field) => `${field} enthält unsichtbare Steuerzeichen.`, en: (field) => `${field} contains invisible control characters.` },
  damaged: { de: (field) => `${field} enthält Zeichen, die beim Speichern verloren gingen (�).`, en: (field) => `${field} contains characters that were lost when it was saved (�).` },
  formula: { de: (field) => `${field} enthält eine Formel oder einen Fehler der Tabellenkalkulation.`, en: (field) => `${field} holds a formula or an error of a spreadsheet program.` },
  'too-long': { de: (field, detail) => `${field} ist zu lang (höchstens ${detail} Zeichen).`, en: (field, detail) => `${field} is too long (at most ${detail} characters).` },
  'country-unknown': { de: (_, detail) => `Das Land „${detail}“ ist nicht bekannt. Schreiben Sie seinen Namen aus, oder das Kürzel mit zwei Buchstaben.`, en: (_, detail) => `The country “${detail}” is not known. Write its name, or its code of two letters.` },
  'postcode-wrong': { de: (_, detail) => `Die Postleitzahl passt nicht zum Land (${countryName(detail, 'de')}).`, en: (_, detail) => `The postcode does not fit the country (${countryName(detail, 'en')}).` },
  'postcode-zero-lost': { de: (_, detail) => `Der Postleitzahl fehlt eine Stelle. Ist am Anfang eine Null verloren gegangen (${detail})?`, en: (_, detail) => `The postcode lacks a digit. Was a zero lost at its beginning (${detail})?` },
  'too-wide': { de: (field, detail) => `${field}: Ein Wort ist zu breit für das Adressfenster (${detail} mm).`, en: (field, detail) => `${field}: a word is too wide for the address window (${detail} mm).` },
  'too-many-lines': { de: (_, detail) => `Die Anschrift braucht mehr Zeilen, als das Adressfenster hat (${detail}). Kürzen Sie Firma oder Zusatz.`, en: (_, detail) => `The address needs more lines than the address window has (${detail}). Shorten company or addition.` },
  'glyph-missing': { de: (field, detail) => `${field} enthält Zeichen, die unsere Druckschriften nicht haben: ${detail}. Lassen Sie sie weg, oder schreiben Sie sie in lateinischen Buchstaben.`, en: (field, detail) => `${field} contains characters that our print fonts do not have: ${detail}. Leave them out, or write them in Latin letters.` },
  duplicate: { de: (_, detail) => `Dieselbe Person unter derselben Anschrift steht schon in Zeile ${detail}.`, en: (_, detail) => `The same person at the same address stands in line ${detail} already.` },
  'duplicate-household': { de: (_, detail) => `Dieselbe Anschrift steht schon in Zeile ${detail}.`, en: (_, detail) => `The same address stands in line ${detail} already.` },
} as const satisfies Readonly<Record<string, { readonly de: Sentence; readonly en: Sentence }>>
export type ProblemCode = keyof typeof PROBLEMS

export type ListLanguage = 'de' | 'en'

/** One sentence that says what is wrong with a row. */
export function problemSentence({ code, field = '', detail = '' }: Problem, language: ListLanguage): string {
  const label = Object.hasOwn(FIELD_LABELS, field) ? FIELD_LABELS[field as RecipientField][language] : field.replace(/^free:/, '')
  return (PROBLEMS[code][language] as Sentence)(label, detail)
}
