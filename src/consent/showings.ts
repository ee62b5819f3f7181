/** Where and when a customer's words were shown: by the history of what was published, and by what the consent allowed at each instant. */
import type { Payload } from 'payload'
import type { ChannelId } from '../channel/contract.ts'
import { shownContents } from '../channel/embeds.ts'
import type { Edition, PieceContent } from '../content/edition.ts'
import type { EditionHash, ExcerptKey, Locale, PieceKey, TestimonialKey } from '../content/nodes.ts'
import { testimonialKeysOf } from '../content/walk.ts'
import { type Now, now } from '../publishing/clock.ts'
import { editionsByHash, embeddedEditions } from '../publishing/lookups.ts'
import { type AuditRecord, findRecord, findRecords, whereAll } from '../publishing/records.ts'
import { SHOWING_EVENTS, shownStretches } from '../publishing/shown.ts'
import { type Allowance, allowances } from './allowances.ts'
import { eventsOf } from './ledger.ts'
import { pinnedTestimonials } from './quotes.ts'

/** One stretch of time in which a publication quoted the testimonial. */
export interface Showing {
  readonly piece: PieceKey
  readonly locale: Locale
  readonly channel: ChannelId
  readonly edition: EditionHash
  readonly title: string
  readonly slug: string
  /** ms since 1970; `end` may be Infinity. */
  readonly begin: number
  readonly end: number
  /** Under what it was shown. If it ends with the showing, the end of the consent took the quote away. */
  readonly allowance: Allowance
}

/**
 * Everywhere that testimonials were quoted up to now, oldest first. Reads the whole history of publishing since the first of them was approved, once for
 * all of them: for reports and work in the background.
 */
export async function showingsOf(payload: Payload, testimonials: readonly TestimonialKey[], at: Now = now()): Promise<ReadonlyMap<TestimonialKey, Showing[]>> {
  const showings = new Map(testimonials.map((key) => [key, [] as Showing[]]))
  const chains = await eventsOf(payload, testimonials)
  const quoting = await quotingEditions(payload, new Set(testimonials))
  const pieces = [...new Set([...quoting.values()].map(({ content }) => content.key))]
  for (const [piece, events] of await historiesOf(payload, pieces)) {
    for (const { channel, locale } of placesIn(events)) {
      for (const { edition, begin, until, replaced } of shownStretches(events, channel, locale, at)) {
        const quoted = quoting.get(edition)
        for (const [testimonial, excerpt] of quoted?.excerpts ?? []) {
          if (!quoted) continue
          for (const allowance of allowances(chains.get(testimonial) ?? [], channel, excerpt)) {
            const [from, end] = [Math.max(begin, allowance.begin), Math.min(until, replaced, allowance.end)]
            if (from >= end || from > at.latest) continue
            const { title, slug } = quoted.content
            showings.get(testimonial)?.push({ piece, locale, channel, edition, title, slug, begin: from, end, allowance })
          }
        }
      }
    }
  }
  for (const list of showings.values()) list.sort((a, b) => a.begin - b.begin)
  return showings
}

interface Quoting {
  readonly content: PieceContent
  readonly excerpts: ReadonlyMap<TestimonialKey, ExcerptKey>
}

const AT_ONCE = 200

/** Editions that were published and quote one of the testimonials, embedded passages included. */
async function quotingEditions(payload: Payload, testimonials: ReadonlySet<TestimonialKey>): Promise<Map<EditionHash, Quoting>> {
  const quoting = new Map<EditionHash, Quoting>()
  const first = await findRecord(payload, 'editions', { where: whereAll({ subject: { equals: 'testimonial' } }, { subjectKey: { in: [...testimonials] } }), sort: 'createdAt' })
  if (!first) return quoting
  // What was published before could not quote it. A minute for clocks that differ.
  const since = new Date(Date.parse(first.createdAt) - 60_000).toISOString()
  const published = await findRecords(payload, 'audit-events', { where: whereAll({ type: { equals: 'published' } }, { at: { greater_than_equal: since } }) })
  const hashes = [...new Set(published.map(({ data }) => data.edition).filter((hash) => typeof hash === 'string'))]
  for (let start = 0; start < hashes.length; start += AT_ONCE) {
    for (const { hash, content } of (await editionsByHash(payload, hashes.slice(start, start + AT_ONCE))).values()) {
      if (content.subject !== 'piece') continue
      const excerpts = await excerptsIn(payload, { hash, content }, testimonials)
      if (excerpts.size > 0) quoting.set(hash, { content, excerpts })
    }
  }
  return quoting
}

/** Which words of testimonials an edition quotes, embedded passages included. */
export async function excerptsIn(payload: Payload, { content }: Edition<PieceContent>, testimonials: ReadonlySet<TestimonialKey>): Promise<Map<TestimonialKey, ExcerptKey>> {
  const said = shownContents(content, await embeddedEditions(payload, [content]))
  const keys = new Set(said.flatMap(({ body, testimonials: pinned }) => (pinned ? testimonialKeysOf(body) : [])).filter((key) => testimonials.has(key)))
  if (keys.size === 0) return new Map()
  const pinned = await pinnedTestimonials(payload, said)
  return new Map(pinned.filter((edition) => keys.has(edition.content.key)).map((edition) => [edition.content.key, edition.content.excerpt.key]))
}

async function historiesOf(payload: Payload, pieces: readonly PieceKey[]): Promise<Map<PieceKey, AuditRecord[]>> {
  const histories = new Map(pieces.map((key) => [key, [] as AuditRecord[]]))
  for (let start = 0; start < pieces.length; start += AT_ONCE) {
    const subjects = pieces.slice(start, start + AT_ONCE).map((key) => `piece:${key}`)
    const events = await findRecords(payload, 'audit-events', { where: whereAll({ subject: { in: subjects } }, { type: { in: [...SHOWING_EVENTS] } }), sort: 'number' })
    for (const event of events) histories.get(event.subject.slice('piece:'.length))?.push(event)
  }
  return histories
}

function placesIn(events: readonly AuditRecord[]): { readonly channel: ChannelId; readonly locale: Locale }[] {
  const places = new Map<string, { channel: ChannelId; locale: Locale }>()
  for (const { type, data } of events) {
    if (type !== 'published' || typeof data.locale !== 'string' || !Array.isArray(data.channels)) continue
    for (const channel of data.channels) if (typeof channel === 'string') places.set(`${data.locale}:${channel}`, { channel, locale: data.locale })
  }
  return [...places.values()]
}
