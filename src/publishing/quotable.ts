/** Testimonials as those see them who write pieces: what they would quote, where it may be shown, and what stands in the way. */
import type { Payload, PayloadRequest } from 'payload'
import type { ChannelId } from '../channel/contract.ts'
import { shownContents } from '../channel/embeds.ts'
import { testimonialsIn } from '../channel/words.ts'
import { quoteWordsOf } from '../consent/excerpts.ts'
import { type Consent, covers, foldConsent, type Terms } from '../consent/fold.ts'
import { knownTestimonials } from '../consent/known-testimonials.ts'
import { eventsOf } from '../consent/ledger.ts'
import { pinnedTestimonials } from '../consent/quotes.ts'
import type { PieceContent } from '../content/edition.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import { oneLine } from '../content/words.ts'
import { requirePerson } from './four-eyes.ts'
import { hubOf } from './hub.ts'
import { embeddedEditions } from './lookups.ts'
import { requireLocale } from './places.ts'
import { whereAll } from './records.ts'

/** A testimonial in one locale. */
export interface QuotableTestimonial {
  readonly id: string | number
  readonly key: TestimonialKey
  /** Working title. */
  readonly label: string
  /** The beginning of the words approved last, else of those being edited; empty where there are none in this locale, or they have been erased. */
  readonly words: string
  /** Under which name the words may be shown; null while no consent stands. */
  readonly attribution: string | null
  readonly status: Consent['status']
  readonly terms: Omit<Terms, 'excerpts'> | null
  readonly isApproved: boolean
  /** Channels on which the words approved last may be shown now. */
  readonly shownOn: readonly ChannelId[]
}

export interface QuotableSearch {
  readonly locale: Locale
  /** Only this one. */
  readonly id?: string | undefined
  /** Part of the working title or the quote. */
  readonly search?: string | undefined
}

const MOST = 20
/** UTF-16 units. */
const SHORT = 180

/** The testimonials that match, changed last first, at most twenty. @throws HubError `not-signed-in`, `forbidden`, `bad-input` (no such locale) */
export async function quotableTestimonials(req: PayloadRequest, { locale, id, search }: QuotableSearch): Promise<{ readonly testimonials: readonly QuotableTestimonial[]; readonly channels: readonly { readonly id: ChannelId; readonly label: { readonly de: string; readonly en: string } }[] }> {
  requirePerson(req, ['admin', 'editor', 'approver'])
  requireLocale(locale)
  const { payload } = req
  const { docs } = await payload.find({
    collection: 'testimonials',
    where: whereAll(...(id === undefined ? [] : [{ id: { equals: id } }]), ...(search ? [{ or: [{ label: { like: search } }, { quote: { like: search } }] }] : [])),
    select: { key: true, label: true, quote: true },
    locale: locale as never,
    fallbackLocale: false as never,
    sort: '-updatedAt',
    limit: MOST,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const found = docs as unknown as readonly { readonly id: string | number; readonly key: TestimonialKey; readonly label?: string; readonly quote?: string | null }[]
  const { approved } = await knownTestimonials(payload)
  const editions = new Map(approved.flatMap(({ edition: { content } }) => (content.locale === locale ? [[content.key, content] as const] : [])))
  const events = await eventsOf(payload, found.map(({ key }) => key))
  const words = await quoteWordsOf(payload, found.flatMap(({ key }) => editions.get(key)?.excerpt.key ?? []))
  const channels = hubOf(payload).channels.map(({ id: channel, label }) => ({ id: channel, label: { ...label } }))
  const testimonials = found.map(({ id: own, key, label, quote }): QuotableTestimonial => {
    const content = editions.get(key)
    const said = content && words.get(content.excerpt.key)
    const { status, terms } = foldConsent(events.get(key) ?? [], Date.now())
    return {
      id: own,
      key,
      label: label ?? key,
      words: shortened(content ? (said?.text ?? '') : (quote ?? '')),
      attribution: terms && said ? (said.attributions[terms.attribution] ?? said.attributions.anonymous) : null,
      status,
      terms: terms ? { channels: terms.channels, attribution: terms.attribution, until: terms.until } : null,
      isApproved: content !== undefined,
      shownOn: content ? channels.flatMap(({ id: channel }) => (covers(terms, content.excerpt.key, channel) ? [channel] : [])) : [],
    }
  })
  return { testimonials, channels }
}

function shortened(text: string): string {
  const line = oneLine(text)
  return line.length <= SHORT ? line : `${line.slice(0, SHORT).replace(/\s+\S*$/, '')} …`
}

/** A quote that some channels would not show if the piece were submitted now. */
export interface UnshownQuote {
  readonly key: TestimonialKey
  /** Working title. */
  readonly label: string
  readonly channels: readonly ChannelId[]
  /** Then the whole piece is not shown there. */
  readonly pieceGoes: boolean
}

/** What of a content's quotes, those of embedded passages included, may not be shown on the channels. */
export async function unshownQuotes(payload: Payload, content: PieceContent, channels: readonly ChannelId[], req?: PayloadRequest): Promise<UnshownQuote[]> {
  const embedded = await embeddedEditions(payload, [content], req)
  const pinned = await pinnedTestimonials(payload, shownContents(content, embedded), req)
  if (pinned.length === 0) return []
  const events = await eventsOf(payload, pinned.map((edition) => edition.content.key), req)
  const carrying = new Set(testimonialsIn(content, { embedded }).flatMap(({ node }) => (node.ending === 'piece-goes' ? [node.testimonial] : [])))
  const missing = pinned.flatMap(({ content: { key, excerpt } }) => {
    const { terms } = foldConsent(events.get(key) ?? [], Date.now())
    const without = channels.filter((channel) => !covers(terms, excerpt.key, channel))
    return without.length > 0 ? [{ key, channels: without, pieceGoes: carrying.has(key) }] : []
  })
  if (missing.length === 0) return []
  const { docs } = await payload.find({ collection: 'testimonials', where: { key: { in: missing.map(({ key }) => key) } }, select: { key: true, label: true }, pagination: false, depth: 0, overrideAccess: true })
  const labels = new Map((docs as unknown as readonly { readonly key: string; readonly label?: string }[]).map(({ key, label }) => [key, label]))
  return missing.map((one) => ({ ...one, label: labels.get(one.key) ?? one.key }))
}
