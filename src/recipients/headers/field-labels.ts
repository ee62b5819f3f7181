/** What people call the fields. */
import type { RecipientField } from './fields.ts'

export const FIELD_LABELS: Readonly<Record<RecipientField, { readonly de: string; readonly en: string }>> = {
  salutation: { de: 'Anrede', en: 'Form of address' }, letterSalutation: { de: 'Briefanrede', en: 'Letter salutation' }, title: { de: 'Titel', en: 'Title' },
  givenName: { de: 'Vorname', en: 'Given name' }, surname: { de: 'Nachname', en: 'Surname' }, name: { de: 'Name', en: 'Name' }, company: { de: 'Firma', en: 'Company' },
  addition: { de: 'Adresszusatz', en: 'Address addition' }, street: { de: 'Straße', en: 'Street' }, houseNumber: { de: 'Hausnummer', en: 'House number' }, poBox: { de: 'Postfach', en: 'PO box' },
  postcode: { de: 'Postleitzahl', en: 'Postcode' }, town: { de: 'Ort', en: 'Town' }, region: { de: 'Bundesstaat', en: 'State' }, country: { de: 'Land', en: 'Country' },
  locale: { de: 'Sprache', en: 'Language' }, formality: { de: 'Du/Sie', en: 'Formality' }, email: { de: 'E-Mail-Adresse', en: 'E-mail address' }, customerNumber: { de: 'Kundennummer', en: 'Customer number' },
} // prettier-ignore
