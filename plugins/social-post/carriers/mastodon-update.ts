/**
 * Changing a post on Mastodon: its readers see the new text where the old one stood, marked as edited. What is attached stays attached unless the pictures are others.
 * Sent twice it is the same post, so a change whose answer never came is sent again.
 * @see https://docs.joinmastodon.org/methods/statuses/#edit
 */
import type { mastodon as api } from 'masto'
import { CarrierError, type CarrierOrder, type Confirmation, type Posted, type Sent } from '../../../src/channel/carrier.ts'
import type { Packed } from '../../../src/channel/contract.ts'
import { calling, clientOf, isGone, requireFit, sentAs, upload } from './mastodon-client.ts'
import { plain } from './mastodon-lookup.ts'
import { type PackedPost, packedPost } from './packed-post.ts'

export async function updateOnMastodon(packed: Packed, order: CarrierOrder, posted: Posted): Promise<Sent> {
  const post = packedPost(packed, order.post)
  const client = await clientOf(order)
  await requireFit(client, post)
  const standing = await standingPosts(client, posted)
  const texts = [post, ...post.chain]
  if (standing.length !== texts.length) throw new CarrierError('validation', `There stand ${standing.length} posts, and the new text makes ${texts.length}: replace them.`)
  const media = await mediaOf(client, post, posted, standing[0])
  const changed: api.v1.Status[] = []
  for (const [index, { text, language }] of texts.entries()) {
    const status = standing[index]
    if (status) changed.push(await calling(true, () => client.v1.statuses.$select(status.id).update({ status: text, language, ...(index === 0 ? media : {}) })))
  }
  return sentAs(changed[0] ?? (standing[0] as api.v1.Status), order)
}

/** Has the change arrived? Where the pictures were others, nothing tells: then it is sent again. */
export async function confirmUpdate(packed: Packed, order: CarrierOrder, posted: Posted): Promise<Confirmation> {
  const post = packedPost(packed, order.post)
  const client = await clientOf(order)
  const standing = await standingPosts(client, posted)
  const [first] = standing
  const texts = [post, ...post.chain]
  if (!first || standing.length !== texts.length || !hasSamePictures(post, posted)) return { state: 'not-delivered' }
  const said = await Promise.all(standing.map(({ id }) => calling(false, () => client.v1.statuses.$select(id).source.fetch())))
  const isSaid = said.every(({ text }, index) => plain(text) === plain(texts[index]?.text ?? ''))
  const isDescribed = post.images.every(({ alt }, index) => (first.mediaAttachments[index]?.description ?? '') === alt)
  return isSaid && isDescribed ? { state: 'delivered', ...sentAs(first, order) } : { state: 'not-delivered' }
}

/** The post and those of its chain: answers of the account's, each to the one before, that came by the same program. */
async function standingPosts(client: api.rest.Client, { reference }: Posted): Promise<api.v1.Status[]> {
  const { id } = await calling(false, () => client.v1.accounts.verifyCredentials())
  const status = client.v1.statuses.$select(reference)
  const [first, context] = await calling(false, () => Promise.all([status.fetch(), status.context.fetch()])).catch((error: unknown) => {
    throw isGone(error) ? new CarrierError('validation', 'The post that was to be changed is not there any more.', { cause: error }) : error
  })
  if (first.account.id !== id) throw new CarrierError('validation', 'This post belongs to another account than the one that the token opens.')
  const standing = [first]
  const isNext = (answer: api.v1.Status) => answer.inReplyToId === standing.at(-1)?.id && answer.account.id === id && answer.application?.name === first.application?.name
  for (let next = context.descendants.find(isNext); next; next = context.descendants.find(isNext)) standing.push(next)
  return standing
}

function hasSamePictures({ images }: PackedPost, { packed, post }: Posted): boolean {
  const before = packed ? packedPost(packed, post).images : null
  return before?.length === images.length && images.every(({ bytes }, index) => Buffer.from(bytes).equals(before[index]?.bytes ?? new Uint8Array()))
}

/** Without `media_ids` the server takes every picture off, so what stays is named. */
async function mediaOf(client: api.rest.Client, post: PackedPost, posted: Posted, first: api.v1.Status | undefined): Promise<Pick<api.rest.v1.UpdateStatusParams, 'mediaAttributes'> & { readonly mediaIds: readonly string[] }> {
  const attached = first?.mediaAttachments.map(({ id }) => id) ?? []
  const isKept = hasSamePictures(post, posted) && attached.length === post.images.length
  if (!isKept) return { mediaIds: await upload(client, post) }
  return { mediaIds: attached, ...(attached.length > 0 ? { mediaAttributes: attached.map((id, index) => ({ id, description: post.images[index]?.alt ?? '' })) } : {}) }
}
