/** What channels make of content that is not approved, for the people who work on it. */
import type { Payload, PayloadRequest } from 'payload'
import type { VariantId } from '../channel/contract.ts'
import { editionHash } from '../content/canonical.ts'
import type { BrandContent, Edition, PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import { type Order, ordersOf, type QuoteForm } from './compose.ts'
import { currentBrand } from './lookups.ts'
import { snapshotBrand } from './snapshot-brand.ts'

interface DraftOptions {
  readonly isDraft: boolean
  readonly quotes?: QuoteForm
  readonly req?: PayloadRequest
}

/** The order for content that is not approved (a draft, a submission). The brand stands as approved, or as it is if it never was. */
export async function orderForDraft(payload: Payload, content: PieceContent, channelId: string, variant: VariantId, options: DraftOptions): Promise<Order> {
  const brand = await brandForDraft(payload, content.brand, options.req)
  const [order] = await ordersForDraft(payload, content, brand, channelId, [variant], options)
  if (!order) throw new Error('No order was made of one variant.')
  return order
}

/** The orders of several variants of one channel, in a brand that was read before. */
export function ordersForDraft(payload: Payload, content: PieceContent, brand: Edition<BrandContent>, channelId: string, variants: readonly VariantId[], { isDraft, quotes, req }: DraftOptions): Promise<Order[]> {
  const subject: Edition<PieceContent> = { hash: editionHash(content), content }
  return ordersOf(payload, channelId, variants, { subjects: [subject], locale: content.locale, brand, siblings: [], isDraft, ...(quotes ? { quotes } : {}), ...(req ? { req } : {}) })
}

/** The brand as it stands approved, or as it is if it never was. */
export async function brandForDraft(payload: Payload, key: string, req?: PayloadRequest): Promise<Edition<BrandContent>> {
  try {
    return await currentBrand(payload, key, req)
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'not-approved') throw error
    return snapshotBrand(payload, key, req)
  }
}
