/** What stands in the place of a redacted passage. */
import type { RedactionKind } from './spans.ts'

const REPLACEMENTS = {
  de: {
    name: '[Name]',
    email: '[E-Mail-Adresse]',
    phone: '[Telefonnummer]',
    iban: '[Bankverbindung]',
    'card-number': '[Kartennummer]',
    'customer-number': '[Kundennummer]',
    'meter-number': '[Zählernummer]',
    address: '[Adresse]',
    'birth-date': '[Geburtsdatum]',
    'number-plate': '[Kennzeichen]',
    handle: '[Profilname]',
    'url-with-person': '[Link]',
    'id-number': '[Ausweisnummer]',
  },
  en: {
    name: '[name]',
    email: '[e-mail address]',
    phone: '[phone number]',
    iban: '[bank details]',
    'card-number': '[card number]',
    'customer-number': '[customer number]',
    'meter-number': '[meter number]',
    address: '[address]',
    'birth-date': '[date of birth]',
    'number-plate': '[number plate]',
    handle: '[profile name]',
    'url-with-person': '[link]',
    'id-number': '[ID number]',
  },
} satisfies Record<'de' | 'en', Record<RedactionKind, string>>

/** German for German locales (de, de-AT, de-CH …), English for all others. In square brackets, as editors mark what is not the speaker's word. */
export function replacementFor(kind: RedactionKind, locale: string): string {
  return REPLACEMENTS[/^de\b/i.test(locale) ? 'de' : 'en'][kind]
}
