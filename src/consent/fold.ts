/** What a chain of consent events amounts to. Pure: the same events and the same instant give the same answer. */
import type { ChannelId } from '../channel/contract.ts'
import type { ExcerptKey, TestimonialKey } from '../content/nodes.ts'

export const CONSENT_EVENTS = ['asked', 'given', 'declined', 'changed', 'renewed', 'recorded', 'confirmed', 'rejected', 'withdrawn'] as const
export type ConsentEventType = (typeof CONSENT_EVENTS)[number]

/** Events that make terms stand, if they follow from what is there. */
export const GIVING: readonly ConsentEventType[] = ['given', 'changed', 'renewed', 'confirmed']

/** What the person says, or is said for them: a record that waits is about an earlier state of their mind. */
const OVERTAKING: readonly ConsentEventType[] = ['given', 'changed', 'renewed', 'declined', 'withdrawn']

/** Under which name a person is quoted. Which of them tells less than which is said in narrower.ts. */
export const ATTRIBUTIONS = ['full', 'initials', 'town', 'anonymous'] as const
export type Attribution = (typeof ATTRIBUTIONS)[number]

/** What a person agreed to. */
export interface Terms {
  /** The excerpts that the person saw: the original and its translations. */
  readonly excerpts: readonly ExcerptKey[]
  readonly channels: readonly ChannelId[]
  readonly attribution: Attribution
  /** ISO instant at which the consent ends by itself; null: until withdrawn. */
  readonly until: string | null
}

export interface ConsentEvent extends Terms {
  /** A testimonial has one chain for ever; a consent after a withdrawal goes on in it. */
  readonly testimonial: TestimonialKey
  /** From 1. */
  readonly number: number
  readonly type: ConsentEventType
  readonly at: string
}

export type ConsentStatus = 'none' | 'asked' | 'awaiting-confirmation' | 'standing' | 'expired' | 'declined' | 'withdrawn'

export interface Consent {
  readonly status: ConsentStatus
  /** What stands; null unless `standing`. */
  readonly terms: Terms | null
  /** Number of the event with which the standing consent began. Asked again and given anew, changed or renewed, it goes on: it begins once. */
  readonly since: number | null
  /** What an agent recorded, nobody has confirmed yet, and no later word of the person has overtaken. */
  readonly recorded: (Terms & { readonly number: number }) | null
  /** Number of the last event; 0: there is none. */
  readonly head: number
}

const termsOf = ({ excerpts, channels, attribution, until }: Terms): Terms => ({ excerpts, channels, attribution, until })

type State = Omit<Consent, 'head'>

const NOBODY_ASKED: State = { status: 'none', terms: null, since: null, recorded: null }
const ended = (status: ConsentStatus): State => ({ ...NOBODY_ASKED, status })

/** What is left of a state at an instant: a consent ends by itself. Who has been asked since stays asked. */
function expire(state: State, at: number): State {
  const { terms, recorded } = state
  return terms?.until && Date.parse(terms.until) <= at ? { ...ended('expired'), recorded } : state
}

/**
 * One event further. What does not follow from the state (a change of what does not stand) changes nothing. Every word of the person overtakes what an
 * agent recorded before and nobody has confirmed: a second person never widens what somebody has said since.
 */
function step(before: State, event: ConsentEvent): State {
  const state = expire(before, Date.parse(event.at))
  const { terms, since, recorded } = state
  switch (event.type) {
    case 'asked':
      return terms ? state : { ...state, status: 'asked' }
    case 'recorded':
      return { ...state, status: terms ? state.status : 'awaiting-confirmation', recorded: { ...termsOf(event), number: event.number } }
    case 'rejected':
      return recorded ? { ...state, status: terms ? state.status : 'declined', recorded: null } : state
    case 'confirmed':
      return recorded ? { status: 'standing', terms: termsOf(recorded), since: since ?? event.number, recorded: null } : state
    case 'given':
      return { status: 'standing', terms: termsOf(event), since: since ?? event.number, recorded: null }
    case 'changed':
    case 'renewed':
      return terms ? { ...state, terms: termsOf(event), recorded: null } : state
    case 'declined':
      return terms ? { ...state, recorded: null } : ended('declined')
    case 'withdrawn':
      return ended('withdrawn')
  }
}

/**
 * Folds a chain, in the order of its numbers. While a change recorded by an agent waits for its second person, what stood before goes on standing.
 * @param at milliseconds since 1970 at which a consent must not have ended
 */
export function foldConsent(events: readonly ConsentEvent[], at: number): Consent {
  return { ...expire(events.reduce(step, NOBODY_ASKED), at), head: events.at(-1)?.number ?? 0 }
}

/** Has the person said something since an agent recorded a consent, before anybody confirmed or rejected it? */
export function isOvertaken(events: readonly ConsentEvent[]): boolean {
  const last = events.findLast(({ type }) => type !== 'asked')
  return last !== undefined && OVERTAKING.includes(last.type) && events.findLast(({ type }) => type === 'recorded' || type === 'confirmed' || type === 'rejected')?.type === 'recorded'
}

/**
 * The excerpts of what stands that came up with an answer of the person's, not with a question: words that they made shorter themselves.
 * @param at as in {@link foldConsent}
 */
export function shortenedExcerpts(events: readonly ConsentEvent[], at: number): readonly ExcerptKey[] {
  const kept = foldConsent(events, at).terms?.excerpts ?? []
  const BY_PERSON: readonly ConsentEventType[] = ['given', 'changed', 'renewed']
  return kept.filter((key) => BY_PERSON.includes(events.find(({ excerpts }) => excerpts.includes(key))?.type ?? 'asked'))
}

/** Did an event change the words and leave the channel: does a consent to other words stand after it? */
export function isReworded(events: readonly ConsentEvent[], number: number, channel: ChannelId): boolean {
  const event = events.find((one) => one.number === number)
  return event !== undefined && foldConsent(events.filter((one) => one.number <= number), Date.parse(event.at)).terms?.channels.includes(channel) === true
}

/** A stretch of time in which the same terms stood. */
export interface TermsStretch {
  readonly terms: Terms
  /** ms since 1970. */
  readonly begin: number
  /** ms since 1970; Infinity: it goes on, as far as the chain says. */
  readonly end: number
  /** Number of the event that set the terms. */
  readonly number: number
  /** What ended the stretch: an event by its number, or the day that the person chose; null while it goes on. */
  readonly endedBy: { readonly number: number; readonly isExpiry: boolean } | null
}

/** Everything that ever stood, in order. */
export function termsStretches(events: readonly ConsentEvent[]): TermsStretch[] {
  const stretches: TermsStretch[] = []
  let state = NOBODY_ASKED
  let current: { terms: Terms; begin: number; number: number } | null = null
  const close = (number: number, at: number): void => {
    if (!current) return
    const until = current.terms.until ? Date.parse(current.terms.until) : Number.POSITIVE_INFINITY
    const isExpiry = until <= at
    const end = isExpiry ? until : at
    if (end > current.begin) stretches.push({ ...current, end, endedBy: end === Number.POSITIVE_INFINITY ? null : { number: isExpiry ? current.number : number, isExpiry } })
    current = null
  }
  for (const event of events) {
    const next = step(state, event)
    if (next.terms !== state.terms) {
      const at = Date.parse(event.at)
      close(event.number, at)
      if (next.terms) current = { terms: next.terms, begin: at, number: event.number }
    }
    state = next
  }
  close(0, Number.POSITIVE_INFINITY)
  return stretches
}

/** May these words be shown on the channel, by what was agreed to? */
export function covers(terms: Terms | null | undefined, excerpt: ExcerptKey, channel: ChannelId): boolean {
  return terms?.channels.includes(channel) === true && terms.excerpts.includes(excerpt)
}
