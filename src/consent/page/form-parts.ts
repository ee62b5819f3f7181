/** The parts of the form: words, channels, name, period. Each says at its place what is missing. */
import { html, type Html } from '../../channel/escape-html.ts'
import { linesBelow } from '../surroundings.ts'
import { spokenAttributions } from './names.ts'
import { channelPhrases } from './channel-phrases.ts'
import { addYears, dayInWords } from './days.ts'
import { type ConsentForm, type Field, keptName, latestDay, LONGEST_YEARS, mayChooseName, type ReadForm } from './form.ts'
import { problemSentence } from './narrower-phrases.ts'
import type { Offer } from './offer.ts'
import { PHRASES } from './phrases.ts'
import { preview } from './previews.ts'
import { sentencesOf } from './sentences.ts'

export type Problems = ReadForm['problems']

const YEARS = [1, 2, 3] as const
const checked = (is: boolean): Html => (is ? html` checked` : html``)

/** A group of controls with its question, its hint and its error. */
function group(field: Field, question: string, hint: string, problems: Problems, { language }: Offer, content: readonly (Html | '')[]): Html {
  const problem = problems[field]
  const { error } = PHRASES[language]
  const described = `${hint ? `${field}-hint ` : ''}${problem ? `${field}-error` : ''}`.trim()
  return html`<fieldset id="${field}" tabindex="-1"${problem ? html` class="has-error"` : ''}${described ? html` aria-describedby="${described}"` : ''}><legend>${question}</legend>${hint ? html`<p class="hint" id="${field}-hint">${hint}</p>` : ''}${
    problem ? html`<p class="error" id="${field}-error">${error} ${problemSentence(problem, language)}</p>` : ''
  }${content}</fieldset>`
}

/** What would be quoted, word for word, with all that is printed around it, as it is printed. */
export function shownWords({ quotes, language }: Pick<Offer, 'quotes' | 'language'>): Html {
  const phrases = PHRASES[language]
  const isMarked = quotes.length > 1 || quotes.some(({ isTranslation }) => isTranslation)
  return html`${quotes.map((quote) => {
    const { text, locale, isTranslation, theme } = quote
    return html`<figure class="words">${isMarked ? html`<figcaption>${isTranslation ? phrases.translation : phrases.original} (${phrases.inLanguage[locale.slice(0, 2)] ?? locale})</figcaption>` : ''}${
      theme === undefined ? '' : html`<p class="theme" lang="${locale}" dir="auto">${theme}</p>`
    }<blockquote lang="${locale}" dir="auto">${text}</blockquote>${linesBelow(quote, locale).map((line) => html`<p class="small" lang="${locale}">${line}</p>`)}</figure>`
  })}`
}

/** Sentences to leave out, behind a disclosure: most people leave nothing out. */
export function shortening(offer: Offer, form: ConsentForm, problems: Problems): Html {
  const phrases = PHRASES[offer.language]
  const cut = offer.quotes.map(({ text, locale }) => sentencesOf(text, locale).flat())
  if (cut.every((sentences) => sentences.length <= 1)) return html``
  const isUsed = problems.quotes !== undefined || cut.some((sentences, index) => sentences.length !== form.kept[index]?.size)
  const hint = [phrases.shortenHint, phrases.shortenReview, ...(offer.standing ? [phrases.shortenNow] : []), ...(offer.quotes.length > 1 ? [phrases.shortenEach] : [])].join(' ')
  const boxes = cut.flatMap((sentences, quote) =>
    sentences.length <= 1
      ? []
      : [
          offer.quotes.length > 1 ? html`<p class="small">${offer.quotes[quote]?.isTranslation ? phrases.translation : phrases.original}</p>` : ('' as const),
          ...sentences.map((sentence, index) => {
            const id = `${keptName(quote)}-${index}`
            return html`<div class="choice sentence"><input type="checkbox" id="${id}" name="${keptName(quote)}" value="${index}"${checked(form.kept[quote]?.has(index) === true)}><div><label for="${id}" lang="${offer.quotes[quote]?.locale}">${sentence}</label></div></div>`
          }),
        ],
  )
  return html`<details${isUsed ? html` open` : ''}><summary>${phrases.shorten}</summary>${group('quotes', phrases.shorten, hint, problems, offer, boxes)}</details>`
}

export function channelChoices(offer: Offer, form: ConsentForm, problems: Problems): Html {
  const phrases = PHRASES[offer.language]
  const boxes = offer.channels.map(({ id, label }) => {
    const { name, looks } = channelPhrases(id, label, offer.language)
    const control = `channel-${id}`
    return html`<div class="choice"><input type="checkbox" id="${control}" name="channel" value="${id}" aria-describedby="${control}-looks"${checked(form.channels.includes(id))}><div><label for="${control}">${name}</label><p class="small" id="${control}-looks">${looks}</p>${preview(id, offer)}</div></div>`
  })
  return group('channels', phrases.where, phrases.whereHint, problems, offer, boxes)
}

export function nameChoices(offer: Offer, form: ConsentForm, problems: Problems): Html {
  const phrases = PHRASES[offer.language]
  const radios = spokenAttributions(offer).filter(({ attribution }) => mayChooseName(offer, attribution)).map(
    ({ attribution, name, others }) =>
      html`<div class="choice"><input type="radio" id="attribution-${attribution}" name="attribution" value="${attribution}"${checked(form.attribution === attribution)}><div><label for="attribution-${attribution}">${phrases.names[attribution]} <span class="exact">${name}</span></label>${others.map(
        ({ language, written }) => html`<p class="small">${phrases.nameAlso(phrases.inLanguage[language] ?? language, written)}</p>`,
      )}</div></div>`,
  )
  return group('attribution', phrases.name, phrases.nameHint, problems, offer, radios)
}

export function periodChoices(offer: Offer, form: ConsentForm, problems: Problems): Html {
  const phrases = PHRASES[offer.language]
  const { language, today, standing, calendar } = offer
  const latest = latestDay(offer)
  const isOffered = (day: string) => latest === null || day <= latest
  const years = YEARS.map((count) => ({ value: addYears(today, count), label: phrases.years(count, dayInWords(addYears(today, count), language)) }))
  const now = standing?.until ? calendar.lastDay(standing.until) : null
  const days = [...(now !== null ? [{ value: now, label: phrases.asNow(dayInWords(now, language)) }] : []), ...years.filter(({ value }) => value !== now && isOffered(value))]
  // A day that was chosen before midnight and is none of today's offers any more is offered as it was.
  const isOther = form.period !== '' && form.period !== 'day' && form.period !== 'open' && isOffered(form.period) && !days.some(({ value }) => value === form.period)
  const all = isOther ? [...days, { value: form.period, label: dayInWords(form.period, language) }] : days
  const radio = (id: string, value: string, label: string, more: Html | '' = '') =>
    html`<div class="choice"><input type="radio" id="period-${id}" name="period" value="${value}"${checked(form.period === value)}><div><label for="period-${id}">${label}</label>${more}</div></div>`
  const problem = problems.period
  const isAboutDay = problem === 'no-day' || problem === 'bad-day' || problem === 'past-day' || problem === 'far-day'
  const field = html`<div class="day"><label for="day">${phrases.dayLabel}</label><span class="small" id="day-hint">${phrases.dayHint}</span><input type="date" id="day" name="day" value="${form.day}" min="${today}" max="${latest ?? addYears(today, LONGEST_YEARS)}" aria-describedby="day-hint${isAboutDay ? ' period-error' : ''}"${isAboutDay ? html` aria-invalid="true"` : ''}></div>`
  return group('period', phrases.howLong, '', problems, offer, [...all.map(({ value, label }) => radio(value, value, label)), radio('day', 'day', phrases.untilDay, field), ...(latest === null ? [radio('open', 'open', phrases.open)] : [])])
}
