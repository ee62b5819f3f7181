/** What channels make of content that is not approved, for the people who work on it. */
import type { Payload, PayloadRequest } from 'payload'
import type { Packed, VariantId } from '../channel/contract.ts'
import { editionHash } from '../content/canonical.ts'
import type { BrandContent, Edition, PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import { make, type Order, orderOf, type QuoteForm } from './compose.ts'
import { createMemory, type Memory, perOwner } from './compose-memory.ts'
import { hubOf } from './hub.ts'
import { currentBrand } from './lookups.ts'
import { snapshotBrand } from './snapshot-brand.ts'

interface DraftOptions {
  readonly isDraft: boolean
  readonly quotes?: QuoteForm
  readonly req?: PayloadRequest
}

/** The order for content that is not approved (a draft, a submission). The brand stands as approved, or as it is if it never was. */
export async function orderForDraft(payload: Payload, content: PieceContent, channelId: string, variant: VariantId, { isDraft, quotes, req }: DraftOptions): Promise<Order> {
  const brand = await brandForDraft(payload, content.brand, req)
  const subject: Edition<PieceContent> = { hash: editionHash(content), content }
  return orderOf(payload, channelId, variant, { subjects: [subject], locale: content.locale, brand, siblings: [], isDraft, ...(quotes ? { quotes } : {}), ...(req ? { req } : {}) })
}

const DRAFT_BYTES = 64_000_000
/** What each counts besides its bytes: notes take room too. */
const DRAFT_LEAST = 10_000
const DRAFT_MS = 2 * 60 * 1000

interface Drafts {
  readonly made: Memory<Packed>
  readonly underway: Map<string, Promise<Packed>>
}
const draftsOf = perOwner<Payload, Drafts>(() => ({
  made: createMemory<Packed>({ most: DRAFT_BYTES, maxAgeMs: DRAFT_MS, sizeOf: ({ artefacts }) => artefacts.reduce((sum, { bytes }) => sum + bytes.byteLength, DRAFT_LEAST) }),
  underway: new Map(),
}))

/**
 * Makes a rendition of content that is not approved, once for whoever asks for the same within two minutes: a view reads a listing and then
 * file after file. It is found by the hash of its complete input, the content included, so only who has loaded the draft can name it: ask
 * for leave to see that first. Nothing of it reaches the disk or another process.
 */
export async function composeDraft(payload: Payload, content: PieceContent, channelId: string, variant: VariantId, options: DraftOptions): Promise<Packed> {
  const { made, underway } = draftsOf(payload)
  const order = await orderForDraft(payload, content, channelId, variant, options)
  const known = made.get(order.key) ?? underway.get(order.key)
  if (known) return known
  const making = make(hubOf(payload), order)
    .then((packed) => {
      made.keep(order.key, packed)
      return packed
    })
    .finally(() => underway.delete(order.key))
  underway.set(order.key, making)
  return making
}

async function brandForDraft(payload: Payload, key: string, req?: PayloadRequest): Promise<Edition<BrandContent>> {
  try {
    return await currentBrand(payload, key, req)
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'not-approved') throw error
    return snapshotBrand(payload, key, req)
  }
}
