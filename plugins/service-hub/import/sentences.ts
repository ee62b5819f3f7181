/** What an import says of the rows of a file, in the language of whoever sends it. */
import { de, en } from 'zod/v4/locales'
import type { PayloadRequest } from 'payload'

export type ImportLanguage = 'de' | 'en'

/** The language that the agent works in; English for machines. */
export const languageOf = ({ i18n }: Pick<PayloadRequest, 'i18n'>): ImportLanguage => (i18n?.language === 'de' ? 'de' : 'en')

/** What zod itself says of a value of a wrong kind. */
export const zodWords = (language: ImportLanguage) => (language === 'de' ? de() : en()).localeError

/** Those of fields go on from "subject: "; the others stand alone. */
const SENTENCES = {
  tooLong: { de: 'hat mehr als {0} Zeichen', en: 'has more than {0} characters' },
  isEmpty: { de: 'ist leer', en: 'is empty' },
  noLanguage: { de: 'ist kein Sprachkürzel wie de oder en-GB', en: 'is no language tag such as de or en-GB' },
  noEmail: { de: 'ist keine E-Mail-Adresse', en: 'is no e-mail address' },
  noPhone: { de: 'ist keine Telefonnummer', en: 'is no phone number' },
  noCountry: { de: 'ist kein Länderkürzel wie DE', en: 'is no country code such as DE' },
  noTime: { de: 'ist keine Zeit wie 2026-11-02T09:05:00+01:00', en: 'is no time such as 2026-11-02T09:05:00+01:00' },
  future: { de: 'liegt mehr als einen Tag in der Zukunft', en: 'lies more than a day in the future' },
  noExternalId: { de: 'fehlt: ohne sie käme derselbe Dialog ein zweites Mal herein', en: 'is missing: without it the same dialog would be imported twice' },
  manyMessages: { de: 'hat mehr als {0} Nachrichten', en: 'has more than {0} messages' },
  manyAttachments: { de: 'hat mehr als {0} Anhänge', en: 'has more than {0} attachments' },
  largeAttachments: { de: 'hat Anhänge von zusammen mehr als {0} MB; senden Sie einen Teil der Nachrichten für sich', en: 'has attachments of more than {0} MB together; send some of the messages apart' },
  largeFile: { de: 'ist eine Datei von mehr als {0} MB', en: 'is a file of more than {0} MB' },
  noBase64: { de: 'ist kein Base64: schreiben Sie es in eine Zeile, mit +, / und = am Ende', en: 'is no base64: write it in one line, with +, / and = at the end' },
  hasNul: { de: 'enthält ein Nullzeichen, das in keinen Text gehört', en: 'holds a NUL character, which belongs in no text' },
  notValid: { de: 'ist nicht gültig', en: 'is not valid' },
  theDialog: { de: 'Der Dialog', en: 'The dialog' },
  cells: {
    de: 'Die Zeile hat {0} Zellen, die Kopfzeile {1}. Setzen Sie Texte, in denen das Trennzeichen steht, in Anführungszeichen.',
    en: 'The row has {0} cells, the header {1}. Put texts with the delimiter in quotation marks.',
  },
  dialogFull: { de: 'Der Dialog hat mehr als {0} Nachrichten.', en: 'The dialog has more than {0} messages.' },
  wouldBeFull: { de: 'messages: Der Dialog hätte mehr als {0}.', en: 'messages: the dialog would have more than {0}.' },
  needsMessage: { de: 'messages: Ein Dialog, den der Hub nicht kennt, braucht mindestens eine.', en: 'messages: a dialog that the hub does not know needs at least one.' },
  ownContact: {
    de: 'Kundennummer, E-Mail oder Telefon gehören zu jemand anderem, soweit sich das sagen lässt. Der Dialog hat einen eigenen, nicht geprüften Kontakt bekommen; sehen Sie nach.',
    en: 'Customer number, e-mail or phone belong to somebody else, as far as can be told. The dialog has got a contact of its own, which is not verified; look at it.',
  },
  changedAtSource: {
    de: 'Die Nachricht ist schon da und lautet hier anders. Sie wurde im anderen System oder hier geändert; überschrieben wurde nichts.',
    en: 'The message is in already and reads differently here. It was changed at the source, or here; nothing was overwritten.',
  },
} as const satisfies Record<string, Readonly<Record<ImportLanguage, string>>>
export type Sentence = keyof typeof SENTENCES

/** A sentence with its values, which stand at {0} and {1}. */
export const say = (language: ImportLanguage, sentence: Sentence, ...values: readonly (string | number)[]): string => SENTENCES[sentence][language].replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''))
