/**
 * Mastodon, and servers that speak its API. The server keeps an Idempotency-Key for an hour; after a break the account's own posts are looked through for
 * the text, so that nothing is sent on the strength of the key alone. Limits are the server's own.
 * @see https://docs.joinmastodon.org/methods/statuses/#create
 */
import type { mastodon as api } from 'masto'
import { CarrierError, type CarrierOrder, type Confirmation, type Posted, type Sent } from '../../../src/channel/carrier.ts'
import type { Packed } from '../../../src/channel/contract.ts'
import { calling, clientOf, isGone, requireFit, sentAs, upload } from './mastodon-client.ts'
import { findOwn, textsOf } from './mastodon-lookup.ts'
import { confirmUpdate } from './mastodon-update.ts'
import { packedPost } from './packed-post.ts'

/** A first attempt looks for nothing. */
const FIRST_MS = 20_000

export async function deliverToMastodon(packed: Packed, order: CarrierOrder): Promise<Sent> {
  const post = packedPost(packed, order.post)
  const client = await clientOf(order)
  await requireFit(client, post)
  const isRepeated = Date.now() - Date.parse(order.startedAt) > FIRST_MS
  const { found } = isRepeated ? await findOwn(client, order, textsOf(post)) : { found: [] }
  const mediaIds = found.length === 0 ? await upload(client, post) : []
  const made: api.v1.Status[] = []
  for (const [index, { text, language }] of [post, ...post.chain].entries()) {
    const headers = { 'Idempotency-Key': index === 0 ? order.idempotencyKey : `${order.idempotencyKey}:${index}` }
    const before = made.at(-1)
    const media = index === 0 && mediaIds.length > 0 ? { mediaIds } : {}
    const status = { status: text, language, visibility: 'public' as const, ...(before ? { inReplyToId: before.id } : {}), ...media }
    const create = () => calling(true, () => client.v1.statuses.create(status, { requestInit: { headers } }))
    const inPart = (error: unknown) => Promise.reject(index > 0 && error instanceof CarrierError ? error.inPart() : error)
    made.push(found[index] ?? (await create().catch(inPart)))
  }
  return sentAs(made[0] as api.v1.Status, order)
}

export async function confirmOnMastodon(packed: Packed | null, order: CarrierOrder, posted?: Posted): Promise<Confirmation> {
  // Only its text tells a post from others.
  if (!packed) return { state: 'uncertain' }
  if (posted) return confirmUpdate(packed, order, posted)
  const texts = textsOf(packedPost(packed, order.post))
  const { found, isWhole } = await findOwn(await clientOf(order), order, texts)
  const [first] = found
  if (first && found.length === texts.length) return { state: 'delivered', ...sentAs(first, order) }
  if (!isWhole) return { state: 'uncertain' }
  return { state: 'not-delivered', ...(first ? { part: sentAs(first, order) } : {}) }
}

export async function withdrawFromMastodon(reference: string, order: CarrierOrder): Promise<void> {
  const client = await clientOf(order)
  const { id } = await calling(false, () => client.v1.accounts.verifyCredentials())
  const status = client.v1.statuses.$select(reference)
  const found = await calling(false, () => Promise.all([status.fetch(), status.context.fetch()])).catch((error: unknown) => {
    if (isGone(error)) return null
    throw error
  })
  if (!found) return
  const [first, context] = found
  // Deleting what is another account's is answered as if it were gone.
  if (first.account.id !== id) throw new CarrierError('validation', 'This post belongs to another account than the one that the token opens.')
  // The rest of a chain first: answers of the account's that came the same way as the post. What people answered with another program is theirs.
  const chain = context.descendants.filter(({ account, application }) => account.id === id && application?.name === first.application?.name).map((answer) => answer.id)
  for (const one of [...chain.reverse(), reference]) {
    await calling(false, () => client.v1.statuses.$select(one).remove()).catch((error: unknown) => {
      if (!isGone(error)) throw error
    })
  }
}
