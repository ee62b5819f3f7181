/** What a person entered, read and judged. Nothing that was entered is lost when something is missing. */
import { cleanParagraphs } from '../../content/clean-text.ts'
import { ATTRIBUTIONS, type Attribution } from '../fold.ts'
import type { Choice } from '../act.ts'
import type { Shortened } from '../acts.ts'
import { isNarrowerName } from '../narrower.ts'
import { addYears, isDay, readDay } from './days.ts'
import { namingQuote, type Offer } from './offer.ts'
import { countSentences, keepSentences } from './sentences.ts'

export const LONGEST_YEARS = 10
export const FIELDS = ['quotes', 'channels', 'attribution', 'period'] as const
export type Field = (typeof FIELDS)[number]
export type FormProblem = 'no-sentence' | 'no-channel' | 'no-attribution' | 'no-period' | 'no-day' | 'bad-day' | 'past-day' | 'far-day'
/** `only-narrower`: more than what stands was asked for, behind a link with which that cannot be had. */
export type AnyProblem = FormProblem | 'only-narrower'

/** As entered. */
export interface ConsentForm {
  readonly channels: readonly string[]
  readonly attribution: string
  /** A day, `day` for the one in {@link day}, `open`, or nothing yet. */
  readonly period: string
  readonly day: string
  /** Kept sentences by quote. */
  readonly kept: readonly ReadonlySet<number>[]
}

export interface ReadForm {
  readonly form: ConsentForm
  readonly problems: Readonly<Partial<Record<Field, AnyProblem>>>
  /** Null while there are problems. */
  readonly choice: (Choice & { readonly shortened: Shortened }) | null
}

/** Names of the form's fields. */
export const keptName = (index: number): string => `kept-${index}`

const allSentences = ({ quotes }: Offer): ReadonlySet<number>[] => quotes.map(({ text, locale }) => new Set(Array.from({ length: countSentences(text, locale) }, (_, index) => index)))

/** The form before anybody touched it: nothing is ticked in advance that would be a consent; what stands is shown as it stands. */
export function freshForm(offer: Offer): ConsentForm {
  const { standing, calendar } = offer
  return {
    channels: standing?.channels ?? [],
    attribution: standing?.attribution ?? '',
    period: standing ? (standing.until === null ? 'open' : calendar.lastDay(standing.until)) : '',
    day: '',
    kept: allSentences(offer),
  }
}

/** Reads a posted form. Values that the page did not offer count as not chosen. */
export function readForm(sent: URLSearchParams, offer: Offer): ReadForm {
  const names = namingQuote(offer)?.attributions ?? { anonymous: '' }
  const given = sent.get('attribution') ?? ''
  const attribution = ATTRIBUTIONS.find((one) => one === given && names[one] !== undefined && mayChooseName(offer, one))
  const form: ConsentForm = {
    channels: offer.channels.flatMap(({ id }) => (sent.getAll('channel').includes(id) ? [id] : [])),
    attribution: attribution ?? '',
    period: readPeriod(sent.get('period') ?? ''),
    day: (sent.get('day') ?? '').slice(0, 40),
    kept: allSentences(offer).map((all, index) => {
      // A single sentence cannot be left out, so there is nothing to tick.
      if (all.size <= 1) return all
      const ticked = new Set(sent.getAll(keptName(index)).map(Number))
      return new Set([...all].filter((one) => ticked.has(one)))
    }),
  }
  const shortened = new Map<string, string>()
  let isEmpty = false
  for (const [index, { key, text, locale }] of offer.quotes.entries()) {
    const kept = keepSentences(text, locale, form.kept[index] ?? new Set())
    if (kept === null) isEmpty = true
    else if (kept !== text) shortened.set(key, cleanParagraphs(kept))
  }
  const until = readUntil(form, offer)
  const problems: Partial<Record<Field, AnyProblem>> = {
    ...(isEmpty ? { quotes: 'no-sentence' } : {}),
    ...(form.channels.length === 0 ? { channels: 'no-channel' } : {}),
    ...(attribution ? {} : { attribution: 'no-attribution' }),
    ...tooMuch(sent, offer),
    ...(typeof until === 'object' ? {} : { period: until }),
  }
  if (Object.keys(problems).length > 0 || !attribution || typeof until !== 'object') return { form, problems, choice: null }
  return { form, problems, choice: { channels: form.channels, attribution: attribution as Attribution, until: until.until, shortened } }
}

/** More than what stands, where only that or less can be chosen: told, and not silently left out. */
function tooMuch(sent: URLSearchParams, offer: Offer): Partial<Record<Field, AnyProblem>> {
  if (offer.mayWiden) return {}
  const hasOther = sent.getAll('channel').some((id) => !offer.channels.some((one) => one.id === id))
  const name = ATTRIBUTIONS.find((one) => one === sent.get('attribution'))
  return { ...(hasOther ? { channels: 'only-narrower' } : {}), ...(name && !mayChooseName(offer, name) ? { attribution: 'only-narrower' } : {}) }
}

/** Behind a link that an agent gave out, names that tell no more than the present one. */
export const mayChooseName = ({ mayWiden, standing }: Pick<Offer, 'mayWiden' | 'standing'>, name: Attribution): boolean => mayWiden || (standing !== null && isNarrowerName(standing.attribution, name))

/** The last day that can be chosen, where what stands ends on it and cannot be renewed. */
export const latestDay = ({ mayWiden, standing, calendar }: Pick<Offer, 'mayWiden' | 'standing' | 'calendar'>): string | null => (!mayWiden && standing?.until ? calendar.lastDay(standing.until) : null)

const readPeriod = (period: string): string => (period === 'open' || period === 'day' || isDay(period) ? period : '')

function readUntil({ period, day }: ConsentForm, offer: Offer): { readonly until: string | null } | AnyProblem {
  const { today, standing, calendar } = offer
  const latest = latestDay(offer)
  if (period === '') return 'no-period'
  if (period === 'open') return latest === null ? { until: null } : 'only-narrower'
  if (period === 'day' && day.trim() === '') return 'no-day'
  const wanted = period === 'day' ? readDay(day) : period
  if (wanted === null) return 'bad-day'
  // What stands is kept to the instant, whoever recorded it.
  if (standing?.until && wanted === calendar.lastDay(standing.until)) return { until: standing.until }
  if (wanted < today) return 'past-day'
  if (latest !== null && wanted > latest) return 'only-narrower'
  if (wanted > addYears(today, LONGEST_YEARS)) return 'far-day'
  return { until: calendar.endOfDay(wanted) }
}

