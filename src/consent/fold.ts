/** What a chain of consent events amounts to. Pure: the same events and the same instant give the same answer. */
import type { ChannelId } from '../channel/contract.ts'
import type { ExcerptKey, TestimonialKey } from '../content/nodes.ts'

export const CONSENT_EVENTS = ['asked', 'given', 'declined', 'changed', 'renewed', 'recorded', 'confirmed', 'rejected', 'withdrawn'] as const
export type ConsentEventType = (typeof CONSENT_EVENTS)[number]

/** Under which name a person is quoted, from the most to the least that is told. */
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
  /** Number of the event with which the standing consent began; its links name it. */
  readonly since: number | null
  /** What an agent recorded and nobody has confirmed yet. */
  readonly recorded: (Terms & { readonly number: number }) | null
  /** Number of the last event; 0: there is none. */
  readonly head: number
}

const termsOf = ({ excerpts, channels, attribution, until }: Terms): Terms => ({ excerpts, channels, attribution, until })

/**
 * Folds a chain, in the order of its numbers. While a change recorded by an agent waits for its second person, what stood before goes on standing.
 * @param at milliseconds since 1970 at which a consent must not have ended
 */
export function foldConsent(events: readonly ConsentEvent[], at: number): Consent {
  let status: ConsentStatus = 'none'
  let terms: Terms | null = null
  let since: number | null = null
  let recorded: Consent['recorded'] = null
  const end = (as: ConsentStatus) => {
    status = as
    terms = since = recorded = null
  }
  for (const event of events) {
    switch (event.type) {
      case 'asked':
        if (!terms) status = 'asked'
        break
      case 'recorded':
        recorded = { ...termsOf(event), number: event.number }
        if (!terms) status = 'awaiting-confirmation'
        break
      case 'rejected':
        recorded = null
        if (!terms) status = 'declined'
        break
      case 'confirmed':
        if (!recorded) break
        ;({ number: since, ...terms } = { ...recorded, number: since ?? event.number })
        recorded = null
        status = 'standing'
        break
      case 'given':
      case 'changed':
      case 'renewed':
        terms = termsOf(event)
        since = event.type === 'given' ? event.number : (since ?? event.number)
        status = 'standing'
        break
      case 'declined':
        if (!terms) end('declined')
        break
      case 'withdrawn':
        end('withdrawn')
        break
    }
  }
  const head = events.at(-1)?.number ?? 0
  const standing = terms as Terms | null
  if (standing?.until && Date.parse(standing.until) <= at) return { status: 'expired', terms: null, since: null, recorded, head }
  return { status, terms: standing, since, recorded, head }
}
