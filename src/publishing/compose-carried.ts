/** Which of a piece's pictures a channel shows. */
import type { Payload, PayloadRequest } from 'payload'
import type { ChannelId, VariantId } from '../channel/contract.ts'
import { shownContents } from '../channel/embeds.ts'
import { editionHash } from '../content/canonical.ts'
import type { PieceContent } from '../content/edition.ts'
import type { MediaKey } from '../content/nodes.ts'
import { personalMediaKeysOf } from '../content/walk.ts'
import { orderForDraft } from './compose-draft.ts'
import { createMemory, type Memory, perOwner } from './compose-memory.ts'
import { channelOf, hubOf } from './hub.ts'

/** What each variant shows. */
export type CarriedMedia = ReadonlyMap<VariantId, ReadonlySet<MediaKey>>

const carriedOfDatabase = perOwner<Payload, Memory<CarriedMedia>>(() => createMemory<CarriedMedia>({ most: 2_000 }))

/**
 * The pictures of a piece, those of embedded pieces included, that the variants of a channel show or link to. The brand's logo is none of them.
 * Renders, but makes no file: a composition is plain JSON and names every picture it needs by its key.
 */
export async function mediaCarried(payload: Payload, content: PieceContent, channelId: ChannelId, req?: PayloadRequest): Promise<CarriedMedia> {
  const channel = channelOf(hubOf(payload), channelId)
  const memory = carriedOfDatabase(payload)
  const id = `${editionHash(content)}:${channel.id}:${channel.version}`
  const known = memory.get(id)
  if (known) return known
  const carried = new Map<VariantId, ReadonlySet<MediaKey>>()
  for (const { id: variant } of channel.variants.filter(({ isPerPiece }) => isPerPiece)) {
    const { input, ctx } = await orderForDraft(payload, content, channel.id, variant, { isDraft: false, ...(req ? { req } : {}) })
    const composition = JSON.stringify(channel.render(input, ctx).composition)
    const pictures = [content, ...Object.values(ctx.embedded).map((edition) => edition.content)].flatMap(({ media }) => Object.keys(media))
    // A run prints for each recipient what this rendition, made for nobody, may leave out.
    const personal = channel.press ? shownContents(content, ctx.embedded).flatMap(({ body }) => personalMediaKeysOf(body)) : []
    carried.set(variant, new Set([...pictures.filter((key) => composition.includes(key)), ...personal]))
  }
  memory.keep(id, carried)
  return carried
}
