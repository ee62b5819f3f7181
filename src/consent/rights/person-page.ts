/** The readable index of what a person is given: one HTML page without scripts, in German or English. */
import { escapeHtml } from '../../channel/escape-html.ts'
import type { PersonData } from './gather.ts'

type Language = 'de' | 'en'
type Words = Readonly<Record<Language, string>>

const SECTIONS: readonly (readonly [keyof PersonData, Words])[] = [
  ['contact', { de: 'Ihre Kontaktdaten', en: 'Your contact data' }],
  ['dialogs', { de: 'Gespräche mit unserem Service', en: 'Dialogs with our service' }],
  ['testimonials', { de: 'Ihre Worte als Kundenstimme', en: 'Your words as a testimonial' }],
  ['excerpts', { de: 'Festgehaltene Wortlaute und Nachweise', en: 'Words and evidence on record' }],
  ['consents', { de: 'Ihre Einwilligungen', en: 'Your consents' }],
  ['receipts', { de: 'Ihre Quittungen', en: 'Your receipts' }],
  ['publications', { de: 'Wo Ihre Worte standen oder stehen', en: 'Where your words stood or stand' }],
  ['deliveries', { de: 'Was in Netze ging', en: 'What went into networks' }],
  ['tasks', { de: 'Aufgaben, die Sie betreffen', en: 'Tasks that concern you' }],
  ['log', { de: 'Protokoll: wann was geschah und wann Privates gelesen wurde', en: 'Log: what happened when, and when private parts were read' }],
  ['files', { de: 'Dateien', en: 'Files' }],
]
const FRAME = {
  contents: { de: 'Inhalt', en: 'Contents' },
  title: { de: 'Ihre Daten', en: 'Your data' },
  made: { de: 'Zusammengestellt am', en: 'Put together on' },
  machine: { de: 'Dasselbe für Programme', en: 'The same for programs' },
  about: {
    de: 'Alles, was wir über Sie gespeichert haben, auch interne Notizen über Sie und Hinweise, die ein Programm errechnet hat. Wer bei uns etwas tat, steht mit seiner Rolle, nicht mit Namen; in Gesprächen steht, was gesagt wurde.',
    en: 'Everything that we keep about you, internal notes about you and hints that a program worked out included. Who did something here stands by their part, not by name; dialogs stand as they were said.',
  },
  nothing: { de: 'Nichts gespeichert.', en: 'Nothing is stored.' },
} as const
const LABELS: Readonly<Record<string, Words>> = {
  agreement: { de: 'Einwilligungstext', en: 'Text of the consent' }, at: { de: 'Zeit', en: 'Time' }, attachments: { de: 'Anhänge', en: 'Attachments' },
  attribution: { de: 'Genannt als', en: 'Named as' }, author: { de: 'Von', en: 'From' }, by: { de: 'Durch', en: 'By' }, channel: { de: 'Kanal', en: 'Channel' },
  channels: { de: 'Kanäle', en: 'Channels' }, address: { de: 'Anschrift', en: 'Address' }, birthDate: { de: 'Geburtsdatum', en: 'Date of birth' }, createdAt: { de: 'Angelegt', en: 'Created' },
  customerNumber: { de: 'Kundennummer', en: 'Customer number' }, email: { de: 'E-Mail', en: 'E-mail' }, events: { de: 'Verlauf', en: 'History' }, evidence: { de: 'Nachweis', en: 'Evidence' },
  from: { de: 'ab', en: 'from' }, givenName: { de: 'Vorname', en: 'Given name' }, isPrivate: { de: 'Privat', en: 'Private' }, kind: { de: 'Art', en: 'Kind' }, language: { de: 'Sprache', en: 'Language' },
  locale: { de: 'Sprache', en: 'Language' }, messages: { de: 'Nachrichten', en: 'Messages' }, number: { de: 'Nummer', en: 'Number' }, original: { de: 'Wortlaut im Dialog', en: 'Words in the dialog' },
  path: { de: 'Datei', en: 'File' }, phone: { de: 'Telefon', en: 'Phone' }, piece: { de: 'Beitrag', en: 'Piece' }, postcode: { de: 'Postleitzahl', en: 'Postcode' }, purpose: { de: 'Zweck', en: 'Purpose' },
  quote: { de: 'Zitat', en: 'Quote' }, rating: { de: 'Bewertung', en: 'Rating' }, sentiment: { de: 'Stimmung (Sortierhinweis)', en: 'Sentiment (sorting hint)' }, source: { de: 'Quelle', en: 'Source' }, state: { de: 'Stand', en: 'State' }, street: { de: 'Straße', en: 'Street' },
  subject: { de: 'Betreff', en: 'Subject' }, surname: { de: 'Nachname', en: 'Surname' }, testimonial: { de: 'Kundenstimme', en: 'Testimonial' }, text: { de: 'Text', en: 'Text' }, topics: { de: 'Themen', en: 'Topics' },
  town: { de: 'Ort', en: 'Town' }, type: { de: 'Vorgang', en: 'Event' }, until: { de: 'bis', en: 'until' }, updatedAt: { de: 'Geändert', en: 'Changed' }, wording: { de: 'Wortlaut der Einwilligung', en: 'Wording of the consent' }, words: { de: 'Worte', en: 'Words' },
  sentimentReason: { de: 'Grund des Hinweises', en: 'Reason for the hint' }, what: { de: 'Vorgang', en: 'Event' }, of: { de: 'Betrifft', en: 'About' }, network: { de: 'Netz', en: 'Network' }, label: { de: 'Arbeitstitel', en: 'Working title' }, formOfAddress: { de: 'Anrede', en: 'Form of address' }, handles: { de: 'Namen in Netzen', en: 'Handles' }, handle: { de: 'Name', en: 'Handle' },
  authenticity: { de: 'Echtheit', en: 'Authenticity' }, withdrawnAt: { de: 'Zurückgenommen', en: 'Withdrawn' }, doneAt: { de: 'Erledigt', en: 'Done' }, dueAt: { de: 'Fällig', en: 'Due' }, name: { de: 'Name', en: 'Name' }, note: { de: 'Notiz', en: 'Note' }, slug: { de: 'Adresse (Pfad)', en: 'Slug' }, edition: { de: 'Fassung', en: 'Edition' },
  theme: { de: 'Worum es geht', en: 'What it is about' }, country: { de: 'Land', en: 'Country' }, withdrawal: { de: 'Widerruf', en: 'Withdrawal' }, verifiedHow: { de: 'Geprüft anhand', en: 'Verified by' }, key: { de: 'Schlüssel', en: 'Key' }, hash: { de: 'Prüfsumme', en: 'Checksum' }, previous: { de: 'Prüfsumme davor', en: 'Checksum before' },
} // prettier-ignore

const STYLE = 'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}h2{margin-top:2.5rem;border-bottom:1px solid #767676}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;margin:0}dt{font-weight:600}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;min-width:0}ol{padding-left:1.5rem}li{margin:.75rem 0}@media(max-width:40rem){dl{grid-template-columns:1fr}}@media(prefers-color-scheme:dark){body{color:#eee;background:#16181c}a{color:#9cc4ff}}'

/** The page; what people wrote is text in it, whatever it looks like. */
export function personPage(data: PersonData, language: Language): string {
  const say = (words: Words) => escapeHtml(words[language])
  const time = (instant: string) => new Date(instant).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { timeZone: 'Europe/Berlin', dateStyle: 'long', timeStyle: 'short' })
  const text = (value: string): string => {
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return `<time datetime="${escapeHtml(value)}">${escapeHtml(time(value))}</time>`
    if (value.startsWith('files/')) return `<a href="${escapeHtml(value.split('/').map(encodeURIComponent).join('/'))}">${escapeHtml(value.slice('files/'.length))}</a>`
    return escapeHtml(value)
  }
  const show = (value: unknown): string => {
    if (Array.isArray(value)) return value.length === 0 ? '–' : `<ol>${value.map((one) => `<li>${show(one)}</li>`).join('')}</ol>`
    if (typeof value === 'object' && value !== null) return `<dl>${Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [`<dt>${LABELS[name] ? say(LABELS[name]) : escapeHtml(name)}</dt><dd>${show(inner)}</dd>`])).join('')}</dl>`
    if (typeof value === 'boolean') return say(value ? { de: 'ja', en: 'yes' } : { de: 'nein', en: 'no' })
    return value === null || value === undefined ? '–' : text(String(value))
  }
  const sections = SECTIONS.map(([name, words]) => {
    const value = data[name]
    return `<section aria-labelledby="${name}"><h2 id="${name}">${say(words)}</h2>${Array.isArray(value) && value.length === 0 ? `<p>${say(FRAME.nothing)}</p>` : show(value)}</section>`
  })
  const contents = SECTIONS.map(([name, words]) => `<li><a href="#${name}">${say(words)}</a></li>`).join('')
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${say(FRAME.title)}</title><style>${STYLE}</style></head>
<body><main><h1>${say(FRAME.title)}</h1><p>${say(FRAME.made)} ${text(data.madeAt)}. ${say(FRAME.machine)}: <a href="person.json">person.json</a></p><p>${say(FRAME.about)}</p><nav aria-label="${say(FRAME.contents)}"><ol>${contents}</ol></nav>${sections.join('\n')}</main></body></html>
`
}
