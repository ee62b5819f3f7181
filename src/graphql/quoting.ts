/** Customers' words as channel apps read them, in the same words over GraphQL and REST: what is consented to for the channel at this reading, and nothing else. */
import { authenticitySentence, type Quote } from '../channel/quotes.ts'
import { quotesIn } from '../channel/words.ts'
import type { TopicRef } from '../content/edition.ts'
import { consentedQuotes, pinnedTestimonials } from '../consent/quotes.ts'
import { quotesFor, standingTestimonials } from '../consent/wall.ts'
import { readCursor, writeCursor } from '../publishing/cursor.ts'
import { embeddedEditions } from '../publishing/lookups.ts'
import type { Entry } from './publication-facts.ts'
import type { TestimonialsQuery } from './queries.ts'
import { channelsFor, type Reader } from './reader.ts'

/** A quote in plain words. */
export function quoteFacts(quote: Quote) {
  const { testimonial, locale, text, attribution, isTranslation, rating, theme, saidIn, authenticity } = quote
  return {
    key: testimonial,
    locale,
    text,
    attribution,
    isTranslation,
    rating: rating ?? null,
    theme: theme ?? null,
    saidIn: saidIn ?? null,
    authenticity,
    authenticitySentence: authenticitySentence(quote, locale),
  }
}
export type QuoteFacts = ReturnType<typeof quoteFacts>

/** Whom a publication quotes on its channel, each once, in reading order. */
export async function readQuotes({ payload, at }: Reader, { publication, edition }: Entry): Promise<QuoteFacts[]> {
  if (!publication.quotes) return []
  const embedded = await embeddedEditions(payload, [edition.content])
  const contents = [edition.content, ...Object.values(embedded).map(({ content }) => content)]
  const quotes = await consentedQuotes(payload, await pinnedTestimonials(payload, contents), publication.channel, at)
  return quotesIn(edition.content, { embedded, quotes }).map(quoteFacts)
}

interface TestimonialList {
  readonly docs: readonly { readonly channel: string; readonly topics: readonly TopicRef[]; readonly quote: QuoteFacts }[]
  readonly hasNextPage: boolean
  readonly endCursor: string | null
}

/** Approved testimonials consented to on the reader's channels, newest approval first. @throws HubError `bad-input` for a cursor that is none of ours */
export async function readTestimonials(reader: Reader, { channel, locale, topic, limit, after }: TestimonialsQuery): Promise<TestimonialList> {
  const { payload, at } = reader
  const cursor = after === undefined ? undefined : readCursor(after)
  const all = await standingTestimonials(payload, { channels: channelsFor(reader, channel), locale, topic }, at)
  const rest = cursor ? all.filter(({ approvedAt, slot }) => approvedAt < cursor[0] || (approvedAt === cursor[0] && slot < cursor[1])) : all
  const page = rest.slice(0, limit)
  const quotes = await quotesFor(payload, page, at)
  const docs = page.flatMap(({ slot, channel: shownOn, edition }) => {
    const quote = quotes.get(slot)
    return quote ? [{ channel: shownOn, topics: edition.content.topics, quote: quoteFacts(quote) }] : []
  })
  const last = page.at(-1)
  return { docs, hasNextPage: rest.length > limit, endCursor: last ? writeCursor([last.approvedAt, last.slot]) : null }
}
