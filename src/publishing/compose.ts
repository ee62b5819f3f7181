/** Edition → Rendition: puts the complete input of a renderer together, names the result by it, and keeps it as a cache. */
import type { Payload, PayloadRequest } from 'payload'
import { consentedQuotes, hopedForQuotes, isQuotable, pinnedTestimonials } from '../consent/quotes.ts'
import type { ChannelId, ChannelPlugin, Listing, Mailing, Packed, Recipient, RenderContext, RenderInput, Sibling, VariantId } from '../channel/contract.ts'
import type { Quotes } from '../channel/quotes.ts'
import { canonicalJson, sha256Hex } from '../content/canonical.ts'
import type { BrandContent, Edition, PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { Locale } from '../content/nodes.ts'
import { changedAt } from './changed-at.ts'
import { type Now, now } from './clock.ts'
import type { Memory } from './compose-memory.ts'
import { channelOf, type HubServices, hubOf } from './hub.ts'
import { currentBrand, embeddedEditions, pieceEdition } from './lookups.ts'
import { packedOf, packRendered, renderOrder, standingOf } from './making/pack-order.ts'
import { stillMaking, type Urgency, within } from './making/workshop.ts'
import { findRecord, findRecords, insertRecord, isTaken, joinKeys, type PublicationRecord, type RenditionRecord, type StoredArtefact, whereAll } from './records.ts'
import { visibleWhere, withConsent } from './visibility.ts'

/** The complete input of one rendition and the key that follows from it. */
export interface Order {
  readonly key: string
  readonly channel: ChannelPlugin
  readonly variant: VariantId
  readonly input: RenderInput
  readonly ctx: RenderContext
}

/** `consented`: what may be shown now. `hoped-for`: as if every consent stood; that never leaves the house. `without`: as if every consent had ended. */
export const QUOTE_FORMS = ['consented', 'hoped-for', 'without'] as const
export type QuoteForm = (typeof QUOTE_FORMS)[number]

interface OrderParts {
  readonly subjects: readonly Edition<PieceContent>[]
  readonly locale: Locale
  readonly brand: Edition<BrandContent>
  readonly siblings: readonly Sibling[]
  readonly isDraft: boolean
  /** Which customers' words are in it; default: those consented to now. */
  readonly quotes?: QuoteForm
  readonly at?: Now
  readonly recipient?: Recipient
  /** As {@link RenderInput.changed}; only variants that say it are given it. */
  readonly changed?: string
  /** For variants that show a list. */
  readonly list?: Listing
  /** For variants that show a whole mail. */
  readonly mailing?: Mailing
  readonly req?: PayloadRequest
}

/** Puts an order together. Its key is the hash of everything that the rendition depends on. */
export async function orderOf(payload: Payload, channelId: string, variant: VariantId, parts: OrderParts): Promise<Order> {
  const [order] = await ordersOf(payload, channelId, [variant], parts)
  if (!order) throw new Error('No order was made of one variant.')
  return order
}

/** The orders of several variants of one channel, in their order; what they have in common is read once. @throws HubError `bad-input` for a variant that the channel has not */
export async function ordersOf(payload: Payload, channelId: string, variants: readonly VariantId[], parts: OrderParts): Promise<Order[]> {
  const hub = hubOf(payload)
  const channel = channelOf(hub, channelId)
  for (const variant of variants) {
    if (channel.variants.some(({ id }) => id === variant)) continue
    throw new HubError('bad-input', `The channel ${channel.id} has no variant "${variant.slice(0, 40)}". Variants: ${channel.variants.map(({ id }) => id).join(', ')}.`)
  }
  const { subjects, locale, brand, siblings, isDraft, recipient, list, mailing } = parts
  const embedded = await embeddedEditions(payload, subjects.map(({ content }) => content), parts.req)
  const said = [...subjects, ...Object.values(embedded)].map(({ content }) => content)
  const quotes = await quotesFor(payload, channel.id, said, parts)
  const market = brand.content.imprints[0]?.market ?? 'DE'
  const settings = hub.settings[channel.id]
  const ctx: RenderContext = { locale, baseUrl: hub.publicUrl, brand: brand.content, brandHash: brand.hash, siblings, settings, embedded, quotes, isDraft }
  const sayingChanged = channel.variants.filter(({ saysChanged }) => saysChanged).map(({ id }) => id)
  return variants.map((variant) => {
    const changed = parts.changed !== undefined && sayingChanged.includes(variant) ? { changed: parts.changed } : {}
    const input: RenderInput = { subjects, variant, market, ...changed, ...(recipient ? { recipient } : {}), ...(list ? { list } : {}), ...(mailing ? { mailing } : {}) }
    const identity = {
      channel: channel.id,
      version: channel.version,
      variant,
      subjects: subjects.map(({ hash }) => hash),
      embedded: Object.keys(embedded).sort(),
      brand: brand.hash,
      locale,
      market,
      baseUrl: hub.publicUrl,
      siblings,
      settings: settings ?? null,
      recipient: recipient ?? null,
      isDraft,
      // Absent where there is none, so that a piece's own renditions keep their names.
      ...changed,
      ...(list ? { list } : {}),
      ...(mailing ? { mailing } : {}),
      // Absent where nothing is quoted, so that no other rendition gets a new name. Words are named by their row.
      ...(Object.keys(quotes).length > 0 ? { quotes: Object.values(quotes).map(({ testimonial, excerpt, attribution }) => [testimonial, excerpt, attribution]).sort() } : {}),
    }
    return { key: sha256Hex(canonicalJson(identity)), channel, variant, input, ctx }
  })
}

async function quotesFor(payload: Payload, channel: string, contents: readonly PieceContent[], { quotes: form = 'consented', at, req }: OrderParts): Promise<Quotes> {
  const testimonials = form === 'without' ? [] : await pinnedTestimonials(payload, contents, req)
  return form === 'hoped-for' ? hopedForQuotes(payload, testimonials, req) : consentedQuotes(payload, testimonials, channel, at, req)
}

/** Renders and packs an order here and now, keeping nothing: for what is text. */
export const make = (hub: HubServices, order: Order): Promise<Packed> => packRendered(hub, order, renderOrder(order))

/** A rendition with its bytes. */
export interface Rendition {
  readonly key: string
  readonly artefacts: readonly (StoredArtefact & { readonly content: Uint8Array })[]
  readonly notes: RenditionRecord['notes']
}

/**
 * The order for a publication as it stands at a reading of the clock: its edition, the brand as approved last, the siblings that are live then.
 * @throws HubError `gone` where customers' words without which it is not shown have no consent (any more)
 */
export async function orderForPublication(payload: Payload, publication: PublicationRecord, variant: VariantId, recipient?: Recipient, at: Now = now()): Promise<Order> {
  const [order] = await ordersForPublication(payload, publication, [variant], recipient, at)
  if (!order) throw new Error('No order was made of one variant.')
  return order
}

/** The same for several variants. @throws HubError `gone` */
export async function ordersForPublication(payload: Payload, publication: PublicationRecord, variants: readonly VariantId[], recipient?: Recipient, at: Now = now()): Promise<Order[]> {
  if ((await withConsent(payload, [publication], at)).length === 0) throw new HubError('gone', 'A customer’s words without which this piece is not shown have no consent any more.')
  const [edition, brand, siblings] = await Promise.all([
    pieceEdition(payload, publication.edition),
    currentBrand(payload, publication.brand),
    findRecords(payload, 'publications', {
      where: whereAll({ pieceKey: { equals: publication.pieceKey } }, { channel: { equals: publication.channel } }, { locale: { not_equals: publication.locale } }, visibleWhere(at)),
      sort: 'locale',
    }),
  ])
  return ordersOf(payload, publication.channel, variants, {
    subjects: [edition],
    locale: publication.locale,
    brand,
    siblings: (await withConsent(payload, siblings, at)).map(({ locale, slug }) => ({ locale, slug })),
    isDraft: false,
    changed: changedAt(publication),
    at,
    ...(recipient ? { recipient } : {}),
  })
}

const underway = new Map<string, Promise<Rendition>>()

/**
 * The rendition of an order: from the cache if it is whole, else made and kept. Asked twice at once, it is made once.
 * @param compose puts the order together out of what is visible at that moment, and throws where that is nothing; asked again where a consent moves while
 * the rendition is being made, so that nobody is given words whose consent ended meanwhile
 * @throws HubError `busy` where it takes longer than `waitMs`, or where consents move on and on
 */
export function rendition(payload: Payload, compose: () => Promise<Order>, { memory, waitMs = Number.POSITIVE_INFINITY, urgency = 'look' }: RenditionOptions = {}): Promise<Rendition> {
  const quoting = async () => {
    const order = await compose()
    return { order, quotes: order.ctx.quotes, channel: order.channel.id }
  }
  return whileConsented(payload, quoting, async ({ order }) => {
    const known = memory?.get(order.key)
    if (known) return known
    const running = underway.get(order.key) ?? begin(payload, order, urgency)
    const made = await within(running, waitMs)
    if (!made) throw stillMaking(standingOf(payload, order) ?? { done: 0, of: 1 })
    memory?.keep(order.key, made)
    return made
  })
}

/** How long whoever reads waits for files that are being made. */
export const READER_WAIT_MS = 5_000

export interface RenditionOptions {
  /** Where renditions are kept besides; their keys say everything that they depend on. */
  readonly memory?: Pick<Memory<Rendition>, 'get' | 'keep'>
  /** At most so long; it is made on all the same. Default: until it is there. */
  readonly waitMs?: number
  readonly urgency?: Urgency
}

/** Makes it, whoever goes on waiting for it. */
function begin(payload: Payload, order: Order, urgency: Urgency): Promise<Rendition> {
  const started = cachedOrMade(payload, order, urgency).finally(() => underway.delete(order.key))
  underway.set(order.key, started)
  started.catch(() => undefined)
  return started
}

const MOST_ATTEMPTS = 5

/**
 * Makes something of customers' words and gives it out only if all of them may still be shown when it is finished; else everything is put together anew.
 * Whatever shows quotes goes through here: pages, files and lists.
 * @throws HubError `busy` where consents move on and on
 */
export async function whileConsented<C extends { readonly quotes: Quotes; readonly channel: ChannelId }, T>(payload: Payload, compose: () => Promise<C>, make: (composed: C) => T | Promise<T>): Promise<T> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const composed = await compose()
    const made = await make(composed)
    if (await isQuotable(payload, composed.quotes, composed.channel)) return made
  }
  throw new HubError('busy', 'Customers changed consents again and again at this moment. Try again.')
}

async function cachedOrMade(payload: Payload, order: Order, urgency: Urgency): Promise<Rendition> {
  const hub = hubOf(payload)
  const { record, kept } = await keptRendition(payload, order.key)
  if (kept) return kept
  const { artefacts, notes } = await packedOf(payload, order, urgency)
  const stored = await Promise.all(
    artefacts.map(async ({ name, mime, bytes, headers }) => ({ name, mime, sha256: await hub.blobs.put(bytes), bytes: bytes.length, ...(headers ? { headers } : {}), content: bytes })),
  )
  const [subject] = order.input.subjects
  if (!record && subject) {
    const data = {
      key: order.key,
      channel: order.channel.id,
      channelVersion: order.channel.version,
      variant: order.variant,
      pieceKey: subject.content.key,
      locale: order.ctx.locale,
      edition: subject.hash,
      brandEdition: order.ctx.brandHash,
      quotes: joinKeys(Object.keys(order.ctx.quotes)),
      artefacts: stored.map(({ content: _, ...facts }) => facts),
      notes,
    }
    await insertRecord(payload, 'renditions', data).catch((error: unknown) => {
      // Another process kept the same bytes first: the key is made of everything that they depend on.
      if (!isTaken(error)) throw error
    })
  }
  return { key: order.key, artefacts: stored, notes }
}

/** What is kept of a rendition: its record, and itself if every byte of it is there. */
export async function keptRendition(payload: Payload, key: string): Promise<{ readonly record: RenditionRecord | null; readonly kept: Rendition | null }> {
  const record = await findRecord(payload, 'renditions', { where: { key: { equals: key } } })
  return { record, kept: record && (await withBytes(hubOf(payload), record)) }
}

async function withBytes(hub: HubServices, record: RenditionRecord): Promise<Rendition | null> {
  const artefacts = await Promise.all(record.artefacts.map(async (facts) => ({ facts, content: await hub.blobs.get(facts.sha256) })))
  const whole = artefacts.flatMap(({ facts, content }) => (content ? [{ ...facts, content }] : []))
  return whole.length === artefacts.length ? { key: record.key, artefacts: whole, notes: record.notes } : null
}
