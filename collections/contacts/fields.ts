import type { Field, TextFieldSingleValidation } from 'payload'
import { countryOf, emailKeyOf, SLOT_OF } from './contact-values.ts'

export const FORMS_OF_ADDRESS = ['none', 'female', 'male'] as const
/** How the hub knows that a contact is who they say they are. */
export const VERIFICATIONS = ['none', 'customer-record', 'order', 'call-back', 'e-mail'] as const
export type Verification = (typeof VERIFICATIONS)[number]

type Label = { readonly de: string; readonly en: string }
const FORM_LABELS: Readonly<Record<(typeof FORMS_OF_ADDRESS)[number], Label>> = {
  none: { de: 'neutral', en: 'neutral' },
  female: { de: 'Frau', en: 'Ms' },
  male: { de: 'Herr', en: 'Mr' },
}
const VERIFICATION_LABELS: Readonly<Record<Verification, Label>> = {
  none: { de: 'nicht geprüft', en: 'not verified' },
  'customer-record': { de: 'Kundendaten', en: 'customer record' },
  order: { de: 'Bestellung', en: 'order' },
  'call-back': { de: 'Rückruf', en: 'call-back' },
  'e-mail': { de: 'E-Mail', en: 'e-mail' },
}

type Check = (value: string) => boolean
const line = (name: string, label: Label, maxLength = 200, more: { readonly check?: Check; readonly refusal?: Label; readonly description?: Label; readonly isRequired?: true } = {}): Field => {
  const { check, refusal, description, isRequired } = more
  const validate: TextFieldSingleValidation = (value, { req }) => {
    if (value === null || value === undefined || value === '') return isRequired ? (req.i18n?.language === 'de' ? 'Bitte ausfüllen.' : 'Please fill in.') : true
    if (typeof value !== 'string' || value.length > maxLength) return req.i18n?.language === 'de' ? `Höchstens ${maxLength} Zeichen.` : `At most ${maxLength} characters.`
    return !check || check(value) ? true : (refusal?.[req.i18n?.language === 'de' ? 'de' : 'en'] ?? 'Not valid.')
  }
  return { name, type: 'text', maxLength, label, validate, ...(description ? { admin: { description } } : {}) }
}

const isLanguage: Check = (value) => {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}

const BIRTH_REFUSAL = { de: 'Ein Tag in der Vergangenheit, nicht vor 1900.', en: 'A day in the past, not before 1900.' }
const never = { create: () => false, update: () => false, read: () => false } as const
/** Set by hooks alone, asked for by none but them. */
const keyColumn = (name: string, maxLength: number): Field => ({ name, type: 'text', index: true, maxLength, hidden: true, access: never })
/** A key that an import takes for a customer whom nobody knew by it: of several at the same moment one can. */
const slotColumn = (name: string): Field => ({ name, type: 'text', unique: true, index: true, maxLength: 254, hidden: true, access: never })

export const contactFields: Field[] = [
  { name: 'key', type: 'text', unique: true, index: true, maxLength: 80, admin: { hidden: true }, access: { create: () => false, update: () => false } },
  // In lists, and nowhere in the form: it follows from the name.
  { name: 'displayName', type: 'text', index: true, maxLength: 500, label: { de: 'Kontakt', en: 'Contact' }, admin: { condition: () => false }, access: { create: () => false, update: () => false } },
  {
    name: 'formOfAddress',
    type: 'select',
    defaultValue: 'none',
    label: { de: 'Anrede', en: 'Form of address' },
    options: FORMS_OF_ADDRESS.map((value) => ({ value, label: { ...FORM_LABELS[value] } })),
  },
  line('givenName', { de: 'Vorname', en: 'Given name' }),
  line('surname', { de: 'Nachname', en: 'Surname' }),
  line('email', { de: 'E-Mail', en: 'E-mail' }, 254, { check: (value) => emailKeyOf(value) !== null, refusal: { de: 'Das ist keine E-Mail-Adresse.', en: 'That is no e-mail address.' } }),
  line('phone', { de: 'Telefon', en: 'Phone' }, 50, {
    check: (value) => /^\+?[\d\s()/.–-]*\d[\d\s()/.–-]*(?:(?:ext\.?|x|Durchwahl|DW|App\.?)\s?\d{1,6})?$/i.test(value) && value.replace(/\D/g, '').length >= 3,
    refusal: { de: 'Eine Telefonnummer hat Ziffern, Leerzeichen, Klammern und Striche.', en: 'A phone number has digits, blanks, brackets and hyphens.' },
    description: { de: 'Bleibt, wie Sie sie schreiben; verglichen wird sie in internationaler Form.', en: 'Kept as you write it; compared in international form.' },
  }),
  {
    name: 'handles',
    type: 'array',
    maxRows: 20,
    label: { de: 'Namen in Netzwerken', en: 'Handles' },
    labels: { singular: { de: 'Name', en: 'Handle' }, plural: { de: 'Namen', en: 'Handles' } },
    fields: [line('network', { de: 'Netzwerk', en: 'Network' }, 60), line('handle', { de: 'Name', en: 'Handle' }, 200, { isRequired: true })],
  },
  line('customerNumber', { de: 'Kundennummer', en: 'Customer number' }, 60),
  {
    name: 'address',
    type: 'group',
    label: { de: 'Anschrift', en: 'Address' },
    fields: [
      line('street', { de: 'Straße und Hausnummer', en: 'Street and number' }),
      line('postcode', { de: 'Postleitzahl', en: 'Postcode' }, 20),
      line('town', { de: 'Ort', en: 'Town' }),
      line('country', { de: 'Land (DE, AT, CH …)', en: 'Country (DE, AT, CH …)' }, 2, {
        check: (value) => countryOf(value) !== null,
        refusal: { de: 'Zwei Buchstaben nach ISO 3166, zum Beispiel DE.', en: 'Two letters of ISO 3166, for example DE.' },
      }),
    ],
  },
  {
    name: 'birthDate',
    type: 'date',
    label: { de: 'Geburtsdatum', en: 'Date of birth' },
    admin: { date: { pickerAppearance: 'dayOnly', displayFormat: 'd. MMM yyyy' } },
    validate: (value, { req }) => {
      if (value === null || value === undefined || String(value) === '') return true
      const at = new Date(value).getTime()
      return (at <= Date.now() && at >= Date.UTC(1900, 0, 1)) || BIRTH_REFUSAL[req.i18n?.language === 'de' ? 'de' : 'en']
    },
  },
  line('language', { de: 'Sprache', en: 'Language' }, 20, { check: isLanguage, refusal: { de: 'Ein Sprachkürzel, zum Beispiel de oder en-GB.', en: 'A language tag, for example de or en-GB.' } }),
  {
    name: 'verifiedHow',
    type: 'select',
    defaultValue: 'none',
    label: { de: 'Geprüft anhand', en: 'Verified by' },
    options: VERIFICATIONS.map((value) => ({ value, label: { ...VERIFICATION_LABELS[value] } })),
  },
  keyColumn('emailKey', 254),
  keyColumn('phoneKey', 20),
  keyColumn('customerNumberKey', 60),
  ...Object.values(SLOT_OF).map(slotColumn),
]
