/** Names of columns in German and English lists. */
import { RECIPIENT_FIELDS, type RecipientField } from './fields.ts'

/** Compared without case, accents, blanks and signs; ß is ss, umlauts may be written ae, oe, ue. */
const NAMES: Readonly<Record<RecipientField, readonly string[]>> = {
  salutation: ['Anrede', 'Anredeform', 'Anredeschlüssel', 'Geschlecht', 'Gender', 'Sex', 'Salutation', 'Form of address', 'Prefix', 'Courtesy title', 'Mr/Ms', 'Frau/Herr', 'Herr/Frau'],
  letterSalutation: ['Briefanrede', 'Anrede Brief', 'Persönliche Anrede', 'Anredezeile', 'Begrüßung', 'Letter salutation', 'Greeting', 'Salutation line'],
  title: ['Titel', 'Akad. Titel', 'Akademischer Titel', 'Akademischer Grad', 'Title', 'Academic title', 'Degree'],
  givenName: ['Vorname', 'Vornamen', 'Rufname', 'First name', 'Firstname', 'Given name', 'Forename', 'Christian name', 'fname'],
  surname: ['Nachname', 'Familienname', 'Zuname', 'Last name', 'Lastname', 'Surname', 'Family name', 'lname'],
  name: ['Name', 'Vor- und Nachname', 'Vorname Nachname', 'Vorname und Nachname', 'Vollständiger Name', 'Ganzer Name', 'Full name', 'Fullname', 'Empfänger', 'Recipient', 'Kontakt', 'Ansprechpartner', 'Ansprechperson', 'Contact', 'Contact name', 'Kunde', 'Kundenname', 'Customer', 'Customer name'],
  company: ['Firma', 'Firmenname', 'Unternehmen', 'Organisation', 'Organization', 'Company', 'Company name', 'Business', 'Betrieb', 'Institution', 'Verein'],
  addition: ['Zusatz', 'Adresszusatz', 'Adreßzusatz', 'Anschriftzusatz', 'Anschriftenzusatz', 'Namenszusatz', 'Abteilung', 'Department', 'Address 2', 'Address line 2', 'Adresse 2', 'Adresszeile 2', 'Addition', 'Address addition', 'c/o', 'Care of', 'Apartment', 'Apt', 'Unit', 'Etage', 'Building'],
  street: ['Straße', 'Strasse', 'Str.', 'Straße und Hausnummer', 'Straße und Nr.', 'Straße/Nr.', 'Straße Hausnummer', 'Straße, Nr.', 'Adresse', 'Adresse 1', 'Adresszeile 1', 'Anschrift', 'Straßenname', 'Street', 'Street name', 'Street address', 'Street and number', 'Address', 'Address 1', 'Address line 1', 'Road'],
  houseNumber: ['Hausnummer', 'Hausnr.', 'Haus-Nr.', 'HNr', 'HsNr', 'Nr.', 'Hausnummer und Zusatz', 'House number', 'House no.', 'House nr', 'Street number', 'Street no.', 'Number'],
  poBox: ['Postfach', 'Postfachnummer', 'Postfach Nr.', 'PO Box', 'P.O. Box', 'POBox', 'Post office box', 'Postbox'],
  postcode: ['PLZ', 'Postleitzahl', 'Postcode', 'Post code', 'Postal code', 'Zip', 'Zip code', 'Zipcode', 'CP', 'CAP'],
  town: ['Ort', 'Wohnort', 'Stadt', 'Ortsname', 'Gemeinde', 'Town', 'City', 'Post town', 'Locality', 'Place', 'Municipality'],
  region: ['Bundesland', 'Bundesstaat', 'Region', 'Kanton', 'Provinz', 'State', 'Province', 'County', 'State/Province'],
  country: ['Land', 'Staat', 'Länderkennzeichen', 'Ländercode', 'Länderkürzel', 'LKZ', 'Country', 'Country code', 'Nation'],
  locale: ['Sprache', 'Sprachcode', 'Korrespondenzsprache', 'Language', 'Locale', 'Lang', 'Preferred language'],
  formality: ['Förmlichkeit', 'Du/Sie', 'Sie/Du', 'Duzen', 'Anrede Du/Sie', 'Formality', 'Tone'],
  email: ['E-Mail', 'Email', 'Mail', 'E-Mail-Adresse', 'Mailadresse', 'Mail address', 'E-mail address'],
  customerNumber: ['Kundennummer', 'Kundennr.', 'Kunden-Nr.', 'KdNr', 'Kd.-Nr.', 'Kunden-ID', 'Debitor', 'Debitorennummer', 'Mitgliedsnummer', 'Vertragskonto', 'Customer number', 'Customer no.', 'Customer ID', 'Client number', 'Account number', 'Member number'],
}

/** A name of a column as it is compared: `Straße & Nr.` → `strassenr`. */
export const plainHeader = (header: string): string =>
  header.toLowerCase().replaceAll('ß', 'ss').replace(/[äöü]|[aou]\u0308/g, (umlaut) => `${umlaut.normalize('NFD')[0]}e`).normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '')

const BY_NAME: ReadonlyMap<string, RecipientField> = new Map(RECIPIENT_FIELDS.flatMap((field) => [field, ...NAMES[field]].map((name) => [plainHeader(name), field] as const)))

/** The field that a name of a column stands for, or null. */
export const fieldOfHeader = (header: string): RecipientField | null => BY_NAME.get(plainHeader(header)) ?? null

/** Words that say what a longer name is about: `Lieferadresse PLZ`, `billing_city`. The shortest have to stand alone. */
export function fieldInHeader(header: string): RecipientField | null {
  const words = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const found = new Set(words.flatMap((word) => fieldOfHeader(word) ?? []))
  const pairs = words.slice(1).flatMap((word, at) => fieldOfHeader(`${words[at]} ${word}`) ?? [])
  if (pairs.length === 1 && pairs[0]) return pairs[0]
  return found.size === 1 ? ([...found][0] ?? null) : null
}
