/** What there is to say of everything that channels make of one content, the files included: made once, and remembered by the key of each order. */
import type { Payload, PayloadRequest } from 'payload'
import type { ChannelPlugin, Note } from '../../channel/contract.ts'
import type { PieceContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { Order } from '../compose.ts'
import { brandForDraft, ordersForDraft } from '../compose-draft.ts'
import { createMemory, type Memory, perOwner } from '../compose-memory.ts'
import { packedOf } from './pack-order.ts'
import { asError, type Progress, type Refusal, refusalOf, type Urgency, within } from './workshop.ts'

/** Notes, or why it cannot be made: a sentence that stands in the place of notes. */
export type VariantNotes = { readonly notes: readonly Note[] } | { readonly refusal: Refusal }

/** A few kilobytes each. */
const MOST_KEPT = 5_000
/** What was refused may have been mended outside of the content: a file brought back, say. */
const REFUSED_MS = 60_000

interface Kept {
  readonly notes: Memory<VariantNotes>
  readonly refused: Memory<VariantNotes>
}
const keptOf = perOwner<Payload, Kept>(() => ({ notes: createMemory({ most: MOST_KEPT }), refused: createMemory({ most: MOST_KEPT, maxAgeMs: REFUSED_MS }) }))

const knownOf = (payload: Payload, { key }: Pick<Order, 'key'>): VariantNotes | undefined => {
  const { notes, refused } = keptOf(payload)
  return notes.get(key) ?? refused.get(key)
}

/** Everything that the channels would make of the content if it were approved, with the words of customers consented to now. @throws HubError as for a brand that there is not */
export async function ordersToCheck(payload: Payload, content: PieceContent, channels: readonly ChannelPlugin[], req?: PayloadRequest): Promise<Order[]> {
  const brand = await brandForDraft(payload, content.brand, req)
  const orders: Order[] = []
  for (const { id, variants } of channels) {
    const offered = variants.flatMap((variant) => (variant.isPerPiece ? [variant.id] : []))
    orders.push(...(await ordersForDraft(payload, content, brand, id, offered, { isDraft: false, ...(req ? { req } : {}) })))
  }
  return orders
}

/** How many of them are known. */
export function progressOf(payload: Payload, orders: readonly Order[]): Progress {
  return { done: orders.filter((order) => knownOf(payload, order) !== undefined).length, of: orders.length }
}

interface Asked {
  readonly urgency: Urgency
  /** At most so long; what is under way is made on all the same. Default: until all is known. */
  readonly waitMs?: number
}

/**
 * The notes of all orders, in their order.
 * @throws HubError `busy` with `done`, `of` and `retryAfterSeconds` where it takes longer
 */
export async function notesOfAll(payload: Payload, orders: readonly Order[], { urgency, waitMs }: Asked): Promise<readonly VariantNotes[]> {
  const all = Promise.all(orders.map((order) => notesOf(payload, order, urgency)))
  all.catch(() => undefined)
  const notes = await within(all, waitMs ?? Number.POSITIVE_INFINITY)
  if (notes) return notes
  const { done, of } = progressOf(payload, orders)
  throw new HubError('busy', `The channels are still being checked (${done} of ${of}). Nothing has been decided; try again in a moment.`, { done, of, retryAfterSeconds: 3 })
}

async function notesOf(payload: Payload, order: Order, urgency: Urgency): Promise<VariantNotes> {
  const known = knownOf(payload, order)
  if (known) return known
  const { notes, refused } = keptOf(payload)
  try {
    const made: VariantNotes = { notes: (await packedOf(payload, order, urgency)).notes }
    notes.keep(order.key, made)
    return made
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    // The hub's own trouble is no word about the content.
    const own = asError(refusal)
    if (own.status >= 500) throw own
    const made: VariantNotes = { refusal }
    refused.keep(order.key, made)
    return made
  }
}
