/** Which customers' words a channel may show now: approved testimonials whose consent stands, for this channel, for exactly these words. */
import type { Payload, PayloadRequest } from 'payload'
import type { ChannelId } from '../channel/contract.ts'
import type { Quote, Quotes } from '../channel/quotes.ts'
import type { Edition, PieceContent, TestimonialContent } from '../content/edition.ts'
import type { TestimonialKey } from '../content/nodes.ts'
import { type Now, now } from '../publishing/clock.ts'
import { editionsByHash } from '../publishing/lookups.ts'
import { type Attribution, covers } from './fold.ts'
import { type QuoteWords, quoteWordsOf } from './excerpts.ts'
import { consentsOf } from './ledger.ts'
import { printable, surroundingsOf } from './surroundings.ts'

/** The testimonial editions that contents pin. */
export async function pinnedTestimonials(payload: Payload, contents: readonly PieceContent[], req?: PayloadRequest): Promise<Edition<TestimonialContent>[]> {
  const hashes = [...new Set(contents.flatMap(({ testimonials }) => Object.values(testimonials ?? {})))]
  if (hashes.length === 0) return []
  const editions = await editionsByHash(payload, hashes, req)
  return [...editions].flatMap(([hash, { content }]) => (content.subject === 'testimonial' ? [{ hash, content }] : []))
}

/** May all of these quotes still be shown on the channel, under these names? Asked again after something was made of them, before it is given out. */
export async function isQuotable(payload: Payload, quotes: Quotes, channel: ChannelId, at: Now = now()): Promise<boolean> {
  const all = Object.values(quotes)
  if (all.length === 0) return true
  const consents = await consentsOf(payload, all.map(({ testimonial }) => testimonial), at.latest)
  const words = await quoteWordsOf(payload, all.map(({ excerpt }) => excerpt))
  return all.every(({ testimonial, excerpt, attribution }) => {
    const consent = consents.get(testimonial)
    const names = words.get(excerpt)?.attributions
    return covers(consent?.terms, excerpt, channel) && (names?.[consent?.terms?.attribution ?? 'anonymous'] ?? names?.anonymous) === attribution
  })
}

/** What a channel may quote of testimonials at a reading of the clock. Words that have been erased are as absent as words without a consent. */
export async function consentedQuotes(payload: Payload, testimonials: readonly Edition<TestimonialContent>[], channel: ChannelId, at: Now = now(), req?: PayloadRequest): Promise<Quotes> {
  if (testimonials.length === 0) return {}
  const consents = await consentsOf(payload, testimonials.map(({ content }) => content.key), at.latest, req)
  const standing = testimonials.filter(({ content }) => covers(consents.get(content.key)?.terms, content.excerpt.key, channel))
  return quotesOf(payload, standing, (key) => consents.get(key)?.terms?.attribution ?? 'anonymous', req)
}

/** Testimonials as they would be quoted if their consents stood: for those who curate and review, never for the outside. */
export function hopedForQuotes(payload: Payload, testimonials: readonly Edition<TestimonialContent>[], req?: PayloadRequest): Promise<Quotes> {
  return quotesOf(payload, testimonials, () => 'full', req)
}

async function quotesOf(payload: Payload, testimonials: readonly Edition<TestimonialContent>[], attributionFor: (key: TestimonialKey) => Attribution, req?: PayloadRequest): Promise<Quotes> {
  const words = await quoteWordsOf(payload, testimonials.map(({ content }) => content.excerpt.key), req)
  return Object.fromEntries(
    testimonials.flatMap(({ content }) => {
      const own = words.get(content.excerpt.key)
      return own ? [[content.key, quoteOf(content, own, attributionFor(content.key))] as const] : []
    }),
  )
}

function quoteOf(content: TestimonialContent, { text, attributions, around }: QuoteWords, attribution: Attribution): Quote {
  const { key, excerpt, locale } = content
  return { testimonial: key, excerpt: excerpt.key, text, attribution: attributions[attribution] ?? attributions.anonymous, locale, ...printable(surroundingsOf(content), around) }
}
