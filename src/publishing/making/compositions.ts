/** What every channel makes of a piece, for the person who writes or judges it: rendered, not packed, so that it is there while somebody types. */
import { setImmediate } from 'node:timers/promises'
import type { Payload, PayloadRequest } from 'payload'
import type { ChannelId, ChannelPlugin, ChannelView, Note, VariantId } from '../../channel/contract.ts'
import type { PieceContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { EditionHash, Locale, PieceKey } from '../../content/nodes.ts'
import { limitComposing } from '../../access/rate-limits.ts'
import { licenceNotes } from '../checks.ts'
import { now } from '../clock.ts'
import { type Order, ordersForPublication, type QuoteForm } from '../compose.ts'
import { brandForDraft, ordersForDraft } from '../compose-draft.ts'
import { submissionByKey } from '../decide.ts'
import { requirePerson } from '../four-eyes.ts'
import { channelOf, hubOf } from '../hub.ts'
import { pieceEdition } from '../lookups.ts'
import { requireLocale } from '../places.ts'
import { findRecords, whereAll } from '../records.ts'
import { loadPiece, snapshotPiece } from '../snapshot-piece.ts'
import { visibleWhere } from '../visibility.ts'
import { filesStateOf, type FilesState, keepOrders, LOOKING } from './makings.ts'
import { renderOrder, takesTime } from './pack-order.ts'
import { withUnsaved } from './unsaved.ts'

/** What is composed: the draft with what a form holds unsaved, one edition, or what stands on each channel now. */
export type Composed = { readonly is: 'draft'; readonly fields?: Readonly<Record<string, unknown>> | undefined } | { readonly is: 'edition'; readonly hash: EditionHash } | { readonly is: 'live' }

export interface CompositionOrder {
  readonly locale: Locale
  readonly of: Composed
  /** With customers' words as hoped for (default for what is not live), as consented to now (always for what is live), or without any. */
  readonly quotes?: QuoteForm | undefined
  /** Default: all. */
  readonly channels?: readonly ChannelId[] | undefined
}

export interface ComposedVariant {
  readonly channel: ChannelId
  readonly variant: VariantId
  /** Key of the order: names its files at /flow/makings, for this person. */
  readonly making: string
  /** Edition that was composed: of a draft, the one that it would become. */
  readonly edition: EditionHash
  readonly notes: readonly Note[]
  /** What readers will meet, in order: without what marks a draft and without the ways to other languages, so that it can be compared with what is live. */
  readonly words: string
  /** As {@link ChannelPlugin.view}; null where only files show it. */
  readonly view: ChannelView | null
  /** For each override by its name: what the channel makes of itself. */
  readonly replaces: Readonly<Record<string, string>>
  readonly files: FilesState
}

export interface Composition {
  readonly variants: readonly ComposedVariant[]
}

/**
 * Renders a piece on every channel. Writes nothing.
 * @throws HubError `not-signed-in`, `forbidden`, `too-many-requests`, `not-found` (no such piece, or that is no edition of it), and what keeps a draft from being submitted (`bad-input`, `not-approved`)
 */
export function composePiece(req: PayloadRequest, key: PieceKey, { locale, of, quotes, channels }: CompositionOrder): Promise<Composition> {
  return compose(req, channels, async (chosen) => {
    requireLocale(locale)
    if (of.is === 'live') return liveOrders(req.payload, key, locale, chosen)
    const content = of.is === 'edition' ? await editionOf(req.payload, key, locale, of.hash) : await draftOf(req, key, locale, of.fields)
    return ordersOfContent(req, content, chosen, { isDraft: of.is === 'draft', quotes })
  })
}

/** Renders exactly what was submitted, marked as a draft until it is approved. Writes nothing. @throws HubError as for a piece; `bad-input` for what is no piece */
export function composeSubmission(req: PayloadRequest, key: string, { quotes, channels }: Pick<CompositionOrder, 'quotes' | 'channels'>): Promise<Composition> {
  return compose(req, channels, async (chosen) => {
    const { snapshot, stage } = await submissionByKey(req, key)
    if (snapshot.subject !== 'piece') throw new HubError('bad-input', 'Only pieces are composed.')
    return ordersOfContent(req, snapshot, chosen, { isDraft: stage !== 'approved', quotes })
  })
}

interface ChannelOrders {
  readonly channel: ChannelPlugin
  readonly orders: readonly Order[]
}

async function compose(req: PayloadRequest, wanted: CompositionOrder['channels'], ordersFor: (channels: readonly ChannelPlugin[]) => Promise<ChannelOrders[]>): Promise<Composition> {
  const person = requirePerson(req, LOOKING)
  await limitComposing(person.key)
  const hub = hubOf(req.payload)
  const sets = await ordersFor(wanted ? [...new Set(wanted)].map((id) => channelOf(hub, id)) : hub.channels)
  const variants: ComposedVariant[] = []
  for (const { channel, orders } of sets) {
    const [first] = orders
    if (!first) continue
    const content = subjectOf(first).content
    const licences = await licenceNotes(req, content, channel.id)
    for (const one of orders) {
      variants.push(composed(req.payload, one, licences.filter(({ variant }) => variant === one.variant)))
      // A long text on many networks is work: readers are answered in between.
      await setImmediate()
    }
    keepOrders(req.payload, person.key, orders, JSON.stringify(content).length)
  }
  return { variants }
}

const variantsOf = ({ variants }: ChannelPlugin): VariantId[] => variants.flatMap(({ id, isPerPiece }) => (isPerPiece ? [id] : []))

async function ordersOfContent(req: PayloadRequest, content: PieceContent, channels: readonly ChannelPlugin[], { isDraft, quotes = 'hoped-for' }: Pick<CompositionOrder, 'quotes'> & { readonly isDraft: boolean }): Promise<ChannelOrders[]> {
  const brand = await brandForDraft(req.payload, content.brand, req)
  const sets: ChannelOrders[] = []
  for (const channel of channels) sets.push({ channel, orders: await ordersForDraft(req.payload, content, brand, channel.id, variantsOf(channel), { isDraft, quotes, req }) })
  return sets
}

async function draftOf(req: PayloadRequest, key: PieceKey, locale: Locale, fields: Readonly<Record<string, unknown>> | undefined): Promise<PieceContent> {
  const stored = await loadPiece(req.payload, key, locale, req)
  const piece = fields ? await withUnsaved(req, stored, fields) : stored
  return (await snapshotPiece(req.payload, piece, locale, req)).content
}

async function editionOf(payload: Payload, key: PieceKey, locale: Locale, hash: EditionHash): Promise<PieceContent> {
  const { content } = await pieceEdition(payload, hash)
  if (content.key !== key || content.locale !== locale) throw new HubError('not-found', `That is no edition of "${key}" in "${locale}".`)
  return content
}

/** What readers see now; nothing of a channel on which they see nothing. */
async function liveOrders(payload: Payload, key: PieceKey, locale: Locale, channels: readonly ChannelPlugin[]): Promise<ChannelOrders[]> {
  const at = now()
  const live = await findRecords(payload, 'publications', { where: whereAll({ pieceKey: { equals: key } }, { locale: { equals: locale } }, visibleWhere(at)) })
  const sets: ChannelOrders[] = []
  for (const channel of channels) {
    const publication = live.find((one) => one.channel === channel.id)
    if (!publication) continue
    const orders = await ordersForPublication(payload, publication, variantsOf(channel), undefined, at).catch((error: unknown) => {
      if (error instanceof HubError && error.code === 'gone') return []
      throw error
    })
    sets.push({ channel, orders })
  }
  return sets
}

function subjectOf({ input }: Pick<Order, 'input'>) {
  const [subject] = input.subjects
  if (!subject) throw new Error('The order of a piece has no subject.')
  return subject
}

const UNRENDERED: Note = {
  severity: 'error',
  code: 'render-failed',
  message: { de: 'Dieser Kanal kann den Beitrag nicht darstellen; das Protokoll des Hubs nennt den Grund.', en: 'This channel cannot show the piece; the log of the hub says why.' },
}

function composed(payload: Payload, order: Order, licences: readonly Note[]): ComposedVariant {
  const { key: making, channel, variant } = order
  const place = { channel: channel.id, variant, making, edition: subjectOf(order).hash }
  try {
    const rendered = renderOrder(order)
    return {
      ...place,
      notes: [...rendered.notes, ...licences],
      words: channel.words(channel.render(order.input, { ...order.ctx, isDraft: false, siblings: [] }).composition),
      view: channel.view?.(rendered.composition) ?? null,
      replaces: replacesOf(order),
      files: filesStateOf(payload, order, takesTime(order, rendered)),
    }
  } catch (error) {
    // Render is total; should one channel fail all the same, the others are seen.
    payload.logger.error({ err: error, msg: `${channel.id}/${variant} cannot be rendered` })
    return { ...place, notes: [UNRENDERED], words: '', view: null, replaces: {}, files: 'failed' }
  }
}

/** What overrides of this channel stand in for: the same, without them. */
function replacesOf({ channel, input, ctx }: Order): Readonly<Record<string, string>> {
  if (!channel.replaced) return {}
  const subjects = input.subjects.map((subject, index) => {
    if (index > 0 || !subject.content.overrides[channel.id]) return subject
    const { [channel.id]: _, ...overrides } = subject.content.overrides
    return { hash: subject.hash, content: { ...subject.content, overrides } }
  })
  return channel.replaced({ ...input, subjects }, ctx)
}
