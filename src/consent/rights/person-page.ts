/** The readable index of what a person is given: one HTML page without scripts, in German or English. */
import type { ChannelPlugin } from '../../channel/contract.ts'
import { escapeHtml } from '../../channel/escape-html.ts'
import type { UiLanguage } from '../../channel/ui-language.ts'
import type { Calendar } from '../page/days.ts'
import type { PersonData } from './gather.ts'
import { LABELS, VALUES, type Words } from './person-words.ts'

const SECTIONS: readonly (readonly [keyof PersonData, Words])[] = [
  ['contact', { de: 'Ihre Kontaktdaten', en: 'Your contact data' }],
  ['dialogs', { de: 'Gespräche mit unserem Service', en: 'Dialogs with our service' }],
  ['testimonials', { de: 'Ihre Worte als Kundenstimme', en: 'Your words as a testimonial' }],
  ['excerpts', { de: 'Festgehaltene Wortlaute und Nachweise', en: 'Words and evidence on record' }],
  ['consents', { de: 'Ihre Einwilligungen', en: 'Your consents' }],
  ['receipts', { de: 'Ihre Quittungen', en: 'Your receipts' }],
  ['publications', { de: 'Wo Ihre Worte standen oder stehen', en: 'Where your words stood or stand' }],
  ['deliveries', { de: 'Was in Netzwerke ging', en: 'What went into networks' }],
  ['mails', { de: 'In welchen Newslettern Ihre Worte standen', en: 'Newsletters that your words were in' }],
  ['recipientLists', { de: 'In welchen Listen für gedruckte Post Sie stehen', en: 'Lists for printed mail that you stand in' }],
  ['suppressions', { de: 'Warum Sie keine gedruckte Werbung bekommen', en: 'Why you get no printed advertising' }],
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
const STYLE = 'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}h2{margin-top:2.5rem;border-bottom:1px solid #767676}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;margin:0}dt{font-weight:600}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;min-width:0}dd:has(>ol){grid-column:1/-1}ol{padding-left:1.5rem;margin:0}li::marker{font-weight:600}li{margin:.75rem 0}@media(max-width:40rem){dl{grid-template-columns:1fr}}@media(prefers-color-scheme:dark){body{color:#eee;background:#16181c}a{color:#9cc4ff}}'

/** In whose words and time the page speaks. */
export interface House {
  readonly calendar: Calendar
  readonly channels: readonly Pick<ChannelPlugin, 'id' | 'label'>[]
}

/** The page; what people wrote is text in it, whatever it looks like. */
export function personPage(data: PersonData, language: UiLanguage, { calendar, channels }: House): string {
  const say = (words: Words) => escapeHtml(words[language])
  const text = (value: string): string => {
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return `<time datetime="${escapeHtml(value)}">${escapeHtml(calendar.instantInWords(value, language))}</time>`
    if (value.startsWith('files/')) return `<a href="${escapeHtml(value.split('/').map(encodeURIComponent).join('/'))}">${escapeHtml(value.slice('files/'.length))}</a>`
    return escapeHtml(value)
  }
  const show = (value: unknown, field = ''): string => {
    if (Array.isArray(value)) return value.length === 0 ? '–' : `<ol>${value.map((one) => `<li>${show(one, field)}</li>`).join('')}</ol>`
    if (typeof value === 'object' && value !== null) return `<dl>${Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [`<dt>${LABELS[name] ? say(LABELS[name]) : escapeHtml(name)}</dt><dd>${show(inner, name)}</dd>`])).join('')}</dl>`
    if (typeof value === 'boolean') return say(value ? { de: 'ja', en: 'yes' } : { de: 'nein', en: 'no' })
    if (value === null || value === undefined) return '–'
    const isChannel = field === 'channel' || field === 'channels'
    const known = isChannel ? channels.find(({ id }) => id === value)?.label : VALUES[field]?.[String(value)]
    return known ? say(known) : text(String(value))
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
