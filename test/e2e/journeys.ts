/** The same journey of a customer's words in both languages: who says what, and what it is called in the admin. People and words are invented. */
import { adminTranslations, type Word } from '../../src/admin/translations.ts'

export interface Journey {
  readonly language: 'de' | 'en'
  /** Language that the browsers ask for. */
  readonly browserLocale: string
  readonly subject: string
  readonly said: string
  readonly answers: readonly [before: string, after: string]
  readonly customer: Readonly<Record<string, unknown>>
  /** What stands on every channel, what stands nowhere, the customer's initials. */
  readonly quoted: string
  readonly secrets: RegExp
  readonly initials: string
  /** First and last words of what is left out at the beginning, and the first of what is left out at the end. */
  readonly omitted: readonly [from: string, to: string, tail: string]
  readonly shortened: RegExp
  /** A working title that gives the customer away, and one that does not. */
  readonly labels: readonly [naming: string, title: string]
  /** Taken away it turns the meaning, and the hub says which word does that. */
  readonly turning: readonly [words: string, hint: string]
  readonly paragraphs: readonly [first: string, last: string]
  readonly staying: { readonly title: string; readonly slug: string }
  readonly going: { readonly title: string; readonly slug: string; readonly label: string; readonly evidence: string }
}

const address = { street: 'Webergasse 7', postcode: '99998', town: 'Oberlindental', country: 'DE' }

export const JOURNEYS: readonly Journey[] = [
  {
    language: 'de',
    browserLocale: 'de-DE',
    subject: 'Dank für die Heizung',
    said: 'Guten Tag, hier ist Maria Huber, Kundennummer K-204417. Ich wollte nur sagen: Endlich ist es im Bad warm, wenn ich aufstehe. Ihr Monteur kam leider erst am dritten Tag. Die neue Heizung läuft nicht einmal laut. Rückfragen gern unter 030 23125 014.',
    answers: ['Guten Tag, wie können wir helfen?', 'Das freut uns sehr, vielen Dank!'],
    customer: { givenName: 'Maria', surname: 'Huber', phone: '+49 30 23125 014', customerNumber: 'K-204417', address, verifiedHow: 'customer-record' },
    quoted: 'Endlich ist es im Bad warm',
    secrets: /K-204417|Huber/,
    initials: 'M. H.',
    omitted: ['Guten Tag', 'sagen: ', 'Rückfragen'],
    shortened: /^\[…\] Endlich ist es im Bad warm.* laut\. \[…\]$/,
    labels: ['Maria Huber friert nicht mehr', 'Warm im Bad'],
    turning: ['nicht einmal ', 'Verneinung'],
    paragraphs: ['Wir haben viele Bäder umgebaut.', 'Fragen Sie nach einem Termin.'],
    staying: { title: 'Warm im Altbau', slug: 'warm-im-altbau' },
    going: { title: 'Nur mit ihrer Stimme', slug: 'nur-mit-ihrer-stimme', label: 'Nur mit ihr', evidence: 'Frau H. sagt am Telefon ja, am 2. November, zu Agnes.' },
  },
  {
    language: 'en',
    browserLocale: 'en-GB',
    subject: 'Thanks for the heating',
    said: 'Hello, this is Mary Hubbard, customer number K-204418. I just wanted to say: At last the bathroom is warm when I get up. Sadly your fitter came on the third day only. The new heating is not even loud. Call me back on 030 23125 015.',
    answers: ['Hello, how can we help?', 'We are very glad to hear it, thank you!'],
    customer: { givenName: 'Mary', surname: 'Hubbard', phone: '+49 30 23125 015', customerNumber: 'K-204418', address, verifiedHow: 'customer-record' },
    quoted: 'At last the bathroom is warm',
    secrets: /K-204418|Hubbard/,
    initials: 'M. H.',
    omitted: ['Hello', 'say: ', 'Call me'],
    shortened: /^\[…\] At last the bathroom is warm.* loud\. \[…\]$/,
    labels: ['Mary Hubbard is warm again', 'A warm bathroom'],
    turning: ['not even ', 'negation'],
    paragraphs: ['We have rebuilt many bathrooms.', 'Ask for an appointment.'],
    staying: { title: 'Warm in an old house', slug: 'warm-in-an-old-house' },
    going: { title: 'Only with her voice', slug: 'only-with-her-voice', label: 'Only with her', evidence: 'Ms H. says yes on the phone, on 2 November, to Agnes.' },
  },
]

/** A word of the admin in a language, with its gaps filled; gaps that are not told end it. */
export function wordIn(language: Journey['language']): (word: Word, gaps?: Readonly<Record<string, string>>) => string {
  return (word, gaps = {}) => {
    const text = (adminTranslations[language].hub as Readonly<Record<string, string>>)[word] ?? ''
    const filled = Object.entries(gaps).reduce((sentence, [name, value]) => sentence.replaceAll(`{{${name}}}`, value), text)
    return filled.split('{{')[0] ?? ''
  }
}
