/** What was put right in a row that is a recipient: a closed set, with a sentence each. */

/** Said of a row that is a recipient all the same. */
export const REMARKS = {
  'salutation-unread': { de: 'Die Anrede ist nicht bekannt; der Brief grüßt neutral.', en: 'The form of address is not known; the letter greets neutrally.' },
  'name-unread': { de: 'Im Namen steht ein Komma, und was davor und danach steht, ist nicht sicher; der Brief grüßt neutral.', en: 'The name has a comma, and what stands before and behind it is not sure; the letter greets neutrally.' },
  'email-unread': { de: 'Die E-Mail-Adresse ist keine; die Sperrliste wurde nur mit der Anschrift verglichen.', en: 'The e-mail address is none; only the postal address was compared with the suppression list.' },
  'locale-unread': { de: 'Die Sprache ist nicht bekannt; es gilt die des Mailings.', en: 'The language is not known; that of the mailing holds.' },
  'locale-elsewhere': { de: 'Die Sprache ist keine, in der gedruckt wird; jeder Druckauftrag lässt die Zeile aus und zählt sie.', en: 'The language is none that is printed; every run leaves the row out and counts it.' },
  'formality-unread': { de: 'Ob „Du“ oder „Sie“ gilt, ist nicht zu erkennen; es gilt die Einstellung des Mailings.', en: 'Whether to greet formally is not clear; the mailing’s setting holds.' },
  'postcode-zero-restored': { de: 'Die Null am Anfang der Postleitzahl wurde ergänzt.', en: 'The zero at the beginning of the postcode was restored.' },
} as const
export type RemarkCode = keyof typeof REMARKS
