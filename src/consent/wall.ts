/** Approved testimonials whose consent stands, as lists. What may be shown is asked of the ledger at every read; no list and no words are kept. */
import type { Payload } from 'payload'
import type { ChannelId, Wall } from '../channel/contract.ts'
import type { Quote } from '../channel/quotes.ts'
import type { Edition, TestimonialContent, TopicRef } from '../content/edition.ts'
import type { Locale } from '../content/nodes.ts'
import type { Now } from '../publishing/clock.ts'
import { LOCALE_CODES } from '../publishing/places.ts'
import { covers, foldConsent } from './fold.ts'
import { knownTestimonials } from './known-testimonials.ts'
import { consentedQuotes } from './quotes.ts'

/** An approved testimonial on a channel on which it may be shown now. */
export interface Standing {
  readonly edition: Edition<TestimonialContent>
  readonly channel: ChannelId
  /** ISO 8601 instant of the newest approval. */
  readonly approvedAt: string
  /** Names it among all: `key:locale:channel`. */
  readonly slot: string
}

export interface StandingSearch {
  readonly channels: readonly ChannelId[]
  readonly locale?: Locale | undefined
  /** A topic's key. */
  readonly topic?: string | undefined
  readonly isOnWall?: true
}

/** All of them by the newest approval, newest first. The words are not read yet: {@link quotesFor}. */
export async function standingTestimonials(payload: Payload, { channels, locale, topic, isOnWall }: StandingSearch, at: Now): Promise<Standing[]> {
  if (channels.length === 0) return []
  const { approved, events } = await knownTestimonials(payload)
  const wanted = approved.filter(
    ({ edition: { content } }) => (locale === undefined || content.locale === locale) && (!isOnWall || content.isOnWall) && (topic === undefined || content.topics.some(({ key }) => key === topic)),
  )
  const terms = new Map([...new Set(wanted.map(({ edition }) => edition.content.key))].map((key) => [key, foldConsent(events.get(key) ?? [], at.latest).terms]))
  const found = wanted.flatMap(({ edition, approvedAt }): Standing[] => {
    const { key, locale: own, excerpt } = edition.content
    return channels.filter((channel) => covers(terms.get(key), excerpt.key, channel)).map((channel) => ({ edition, channel, approvedAt, slot: `${key}:${own}:${channel}` }))
  })
  return found.sort((a, b) => compare(b.approvedAt, a.approvedAt) || compare(b.slot, a.slot))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The words of some of them, by slot; asked of the ledger once more, with the attribution that was chosen. One whose words were erased is absent. */
export async function quotesFor(payload: Payload, standing: readonly Standing[], at: Now): Promise<ReadonlyMap<string, Quote>> {
  const places = new Map<string, Standing[]>()
  for (const one of standing) {
    const place = `${one.channel}:${one.edition.content.locale}`
    places.set(place, [...(places.get(place) ?? []), one])
  }
  const found = new Map<string, Quote>()
  for (const group of places.values()) {
    const quotes = await consentedQuotes(payload, group.map(({ edition }) => edition), group[0]?.channel ?? '', at)
    for (const { slot, edition } of group) {
      const quote = Object.hasOwn(quotes, edition.content.key) ? quotes[edition.content.key] : undefined
      if (quote) found.set(slot, quote)
    }
  }
  return found
}

/** A page of a wall, with the other languages that have the same wall. */
export interface FoundWall {
  readonly wall: Wall
  readonly alsoIn: readonly Locale[]
}

/** One page of a wall; null where a topic has no voices (any more) or the page is beyond the last. The first page of all topics is always there, in every language. */
export async function readWall(payload: Payload, search: { readonly channel: ChannelId; readonly locale: Locale; readonly topic?: string | undefined }, slice: { readonly page: number; readonly limit: number }, at: Now): Promise<FoundWall | null> {
  const everywhere = await standingTestimonials(payload, { channels: [search.channel], isOnWall: true }, at)
  const all = everywhere.filter(({ edition }) => edition.content.locale === search.locale)
  const isAbout = ({ edition }: Standing): boolean => search.topic === undefined || edition.content.topics.some(({ key }) => key === search.topic)
  const topics = topicsOf(all)
  const topic = topics.find(({ key }) => key === search.topic) ?? null
  const own = all.filter(isAbout)
  const pages = Math.max(1, Math.ceil(own.length / slice.limit))
  if ((search.topic !== undefined && !topic) || slice.page > pages) return null
  const shown = own.slice((slice.page - 1) * slice.limit, slice.page * slice.limit)
  const quotes = await quotesFor(payload, shown, at)
  const spoken = new Set(search.topic === undefined ? LOCALE_CODES : everywhere.filter(isAbout).map(({ edition }) => edition.content.locale))
  return {
    wall: { topic, topics, quotes: shown.flatMap(({ slot }) => quotes.get(slot) ?? []), page: slice.page, pages },
    alsoIn: LOCALE_CODES.filter((code) => code !== search.locale && spoken.has(code)),
  }
}

/** Every topic once, as the newest testimonial names it, by name. */
function topicsOf(standing: readonly Standing[]): TopicRef[] {
  const topics = new Map<string, TopicRef>()
  for (const { edition } of standing) for (const topic of edition.content.topics) if (!topics.has(topic.key)) topics.set(topic.key, topic)
  return [...topics.values()].sort((a, b) => compare(a.name, b.name))
}
