/**
 * Mastodon, and servers that speak its API. The server keeps an Idempotency-Key for an hour; after a break the account's own posts are looked through for
 * the text, so that nothing is sent on the strength of the key alone. Limits are the server's own.
 * @see https://docs.joinmastodon.org/methods/statuses/#create
 */
import type { mastodon as api } from 'masto'
import { CarrierError, type CarrierOrder, type Confirmation, type Sent } from '../../../src/channel/carrier.ts'
import type { Packed } from '../../../src/channel/contract.ts'
import { mastodon } from '../networks/mastodon.ts'
import { socialPostSettings } from '../settings.ts'
import { type PackedPost, packedPost } from './packed-post.ts'
import { neverLeft, reach, reasonOf, retryInstant } from './reach.ts'

const MEDIA_MS = 30_000
/** By so much the server's clock may be behind. */
const SKEW_MS = 5 * 60_000
/** A first attempt looks for nothing. */
const FIRST_MS = 20_000
const MOST_PAGES = 5

async function clientOf({ account, privateHosts, signal }: CarrierOrder): Promise<api.rest.Client> {
  const { createRestAPIClient } = await import('masto')
  return createRestAPIClient({ url: account.server, accessToken: account.secret, mediaTimeout: MEDIA_MS, requestInit: { ...reach(account.server, privateHosts), signal } })
}

interface ApiError {
  readonly statusCode?: number
  readonly message?: string
  readonly cause?: unknown
}

/** @param isWrite the call that makes the post: what breaks off there may have arrived */
async function calling<T>(isWrite: boolean, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof CarrierError) throw error
    const { statusCode = 0, message = '', cause } = error as ApiError
    const headers = cause instanceof Response ? cause.headers : null
    if (statusCode === 429) throw new CarrierError('rate-limit', message, { retryAt: retryInstant(headers?.get('x-ratelimit-reset') ?? headers?.get('retry-after')), cause: error })
    if (statusCode === 401 || statusCode === 403) throw new CarrierError('auth', message, { cause: error })
    if (statusCode >= 400 && statusCode < 500) throw new CarrierError('validation', message, { cause: error })
    // An error page of a proxy has no status here: it may stand for anything.
    throw new CarrierError('network', statusCode >= 500 ? `${statusCode} ${message}` : reasonOf(error), { mayHaveArrived: isWrite && !neverLeft(error), cause: error })
  }
}

/** Does it fit this server? Said before anything is uploaded. */
async function requireFit(client: api.rest.Client, post: PackedPost): Promise<void> {
  const { configuration } = await calling(false, () => client.v2.instance.fetch())
  const { maxCharacters, charactersReservedPerUrl, maxMediaAttachments } = configuration.statuses
  const settings = { ...socialPostSettings.parse({}), mastodon: { maxCharacters, charactersReservedPerUrl } }
  for (const { text } of [post, ...post.chain]) {
    const over = mastodon.measure(text, settings).find(({ count, limit }) => count > limit)
    if (over) throw new CarrierError('validation', `This server takes ${over.limit} characters; the post has ${over.count}.`)
  }
  if (post.images.length > maxMediaAttachments) throw new CarrierError('validation', `This server takes ${maxMediaAttachments} pictures; the post has ${post.images.length}.`)
  const { imageSizeLimit, supportedMimeTypes } = configuration.mediaAttachments
  for (const { bytes, mime, file } of post.images) {
    if (bytes.length > imageSizeLimit) throw new CarrierError('validation', `This server takes pictures of ${imageSizeLimit} bytes; ${file} has ${bytes.length}.`)
    if (!supportedMimeTypes.includes(mime)) throw new CarrierError('validation', `This server takes no ${mime}.`)
  }
}

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

/** The account's own posts since the order began that say one of the texts, by text; the earliest of each. */
async function findOwn(client: api.rest.Client, startedAt: string, texts: readonly string[]): Promise<{ readonly found: Map<string, api.v1.Status>; readonly isWhole: boolean }> {
  const since = Date.parse(startedAt) - SKEW_MS
  const found = new Map<string, api.v1.Status>()
  const { id } = await calling(false, () => client.v1.accounts.verifyCredentials())
  let maxId: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const statuses = await calling(false, async () => client.v1.accounts.$select(id).statuses.list({ limit: 40, excludeReblogs: true, ...(maxId ? { maxId } : {}) }))
    for (const status of statuses) {
      if (Date.parse(status.createdAt) < since) return { found, isWhole: true }
      const { text } = await calling(false, () => client.v1.statuses.$select(status.id).source.fetch())
      if (texts.includes(plain(text))) found.set(plain(text), status)
    }
    maxId = statuses.at(-1)?.id
    if (statuses.length === 0) return { found, isWhole: true }
  }
  return { found, isWhole: false }
}

/** The address is the server's word: people get a link only where it leads over TLS, or to that very server. */
function sentAs({ id, url, uri }: api.v1.Status, { account }: CarrierOrder): Sent {
  const address = url ?? uri
  const { protocol, origin } = URL.canParse(address) ? new URL(address) : { protocol: '', origin: '' }
  return { reference: id, url: protocol === 'https:' || origin === new URL(account.server).origin ? address : null }
}
const textsOf = (post: PackedPost): string[] => [post.text, ...post.chain.map(({ text }) => text)].map(plain)

export async function deliverToMastodon(packed: Packed, order: CarrierOrder): Promise<Sent> {
  const post = packedPost(packed, order.post)
  const client = await clientOf(order)
  await requireFit(client, post)
  const isRepeated = Date.now() - Date.parse(order.startedAt) > FIRST_MS
  const { found } = isRepeated ? await findOwn(client, order.startedAt, textsOf(post)) : { found: new Map<string, api.v1.Status>() }
  const mediaIds: string[] = []
  if (!found.has(plain(post.text))) {
    for (const { bytes, mime, alt } of post.images) {
      const { id } = await calling(false, () => client.v2.media.create({ file: new Blob([new Uint8Array(bytes)], { type: mime }), ...(alt === '' ? {} : { description: alt }) }))
      mediaIds.push(id)
    }
  }
  const made: api.v1.Status[] = []
  for (const [index, { text, language }] of [post, ...post.chain].entries()) {
    const headers = { 'Idempotency-Key': index === 0 ? order.idempotencyKey : `${order.idempotencyKey}:${index}` }
    const before = made.at(-1)
    const media = index === 0 && mediaIds.length > 0 ? { mediaIds } : {}
    const status = { status: text, language, visibility: 'public' as const, ...(before ? { inReplyToId: before.id } : {}), ...media }
    const create = () => calling(true, () => client.v1.statuses.create(status, { requestInit: { headers } }))
    const inPart = (error: unknown) => Promise.reject(index > 0 && error instanceof CarrierError ? error.inPart() : error)
    made.push(found.get(plain(text)) ?? (await create().catch(inPart)))
  }
  return sentAs(made[0] as api.v1.Status, order)
}

export async function confirmOnMastodon(packed: Packed | null, order: CarrierOrder): Promise<Confirmation> {
  // Only its text tells a post from others.
  if (!packed) return { state: 'uncertain' }
  const texts = textsOf(packedPost(packed, order.post))
  const { found, isWhole } = await findOwn(await clientOf(order), order.startedAt, texts)
  const first = found.get(texts[0] ?? '')
  if (first && texts.every((text) => found.has(text))) return { state: 'delivered', ...sentAs(first, order) }
  return { state: isWhole ? 'not-delivered' : 'uncertain' }
}

export async function withdrawFromMastodon(reference: string, order: CarrierOrder): Promise<void> {
  const client = await clientOf(order)
  const isGone = (error: unknown) => (error as { cause?: ApiError }).cause?.statusCode === 404
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
