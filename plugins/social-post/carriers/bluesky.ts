/**
 * Bluesky, or any server of the AT Protocol. The hub chooses the record's key, so a post that was sent twice is one record, and whether one arrived is
 * seen by looking that key up.
 */
import type { AtpAgent } from '@atproto/api'
import { type AccountIdentity, type CarrierCall, CarrierError, type CarrierOrder, type Confirmation, type Sent } from '../../../src/channel/carrier.ts'
import type { Packed } from '../../../src/channel/contract.ts'
import { bluesky } from '../networks/bluesky.ts'
import { packedPost, type PackedPost, type PackedText } from './packed-post.ts'
import { reach, refusal } from './reach.ts'
import { recordKey } from './tid.ts'

const COLLECTION = 'app.bsky.feed.post'
/** Bytes of a picture, of a card's too. */
const MOST_OF_PICTURE = bluesky.limits.imageBytes.value
/** No chain is longer. */
const MOST_POSTS = 99
const AUTH_ERRORS = new Set(['AuthenticationRequired', 'AuthMissing', 'InvalidToken', 'ExpiredToken', 'AccountTakedown', 'AccountDeactivated', 'AccountNotFound', 'AuthFactorTokenRequired'])

/** Signed in; for one call. */
export interface Session {
  readonly agent: AtpAgent
  readonly did: string
  readonly handle: string
}

/** Signs in anew: an app password opens a session of its own, and nothing of it is kept. */
export async function signIn({ account, privateHosts, signal }: CarrierCall): Promise<Session> {
  const { AtpAgent } = await import('@atproto/api')
  const guarded: typeof fetch = (input, init) => {
    const address = input instanceof Request ? input.url : input
    return fetch(input, { ...init, ...reach(address, privateHosts), signal })
  }
  reach(account.server, privateHosts)
  const agent = new AtpAgent({ service: account.server, fetch: guarded })
  const { data } = await calling(false, () => agent.login({ identifier: account.identifier, password: account.secret }))
  return { agent, did: data.did, handle: data.handle }
}

interface NetworkAnswer {
  readonly status?: number
  readonly error?: string
  readonly message?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** @param isWrite the call that makes the post: what breaks off there may have arrived */
export async function calling<T>(isWrite: boolean, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    if (cause instanceof CarrierError) throw cause
    const { status = 0, error = '', message = '', headers } = cause as NetworkAnswer
    if (AUTH_ERRORS.has(error)) throw new CarrierError('auth', message, { cause })
    // Below 100 it is the client's own number for what was no answer.
    const said = status < 500 ? message : `${status} ${error}`
    throw refusal({ status: status < 100 ? 0 : status, said, retryAfter: headers?.['ratelimit-reset'] ?? headers?.['retry-after'], isWrite, cause })
  }
}

const sentAs = (did: string, rkey: string): Sent => ({ reference: `at://${did}/${COLLECTION}/${rkey}`, url: `https://bsky.app/profile/${did}/post/${rkey}` })

interface Placed {
  readonly uri: string
  readonly cid: string
  readonly text: string
}

/** What stands under a key, or null. */
async function lookUp({ agent, did }: Session, rkey: string): Promise<Placed | null> {
  try {
    const { data } = await agent.com.atproto.repo.getRecord({ repo: did, collection: COLLECTION, rkey })
    return { uri: data.uri, cid: data.cid ?? '', text: String((data.value as { text?: unknown }).text ?? '') }
  } catch (cause) {
    if ((cause as NetworkAnswer).error === 'RecordNotFound') return null
    return calling(false, () => Promise.reject(cause))
  }
}

/** Puts a post under a key, only if nothing stands there, so that no post is ever overwritten; what stands there already is the same post sent before. */
async function place(session: Session, rkey: string, record: { readonly text: string } & Record<string, unknown>): Promise<Placed> {
  const { agent, did } = session
  try {
    const { data } = await calling(true, () => agent.com.atproto.repo.putRecord({ repo: did, collection: COLLECTION, rkey, record, swapRecord: null, validate: true }))
    return { ...data, text: record.text }
  } catch (error) {
    if (((error as CarrierError).cause as NetworkAnswer | undefined)?.error !== 'InvalidSwap') throw error
    const found = await lookUp(session, rkey)
    if (found?.text !== record.text) throw new CarrierError('validation', 'Another post stands under the key that this one was to have.')
    return found
  }
}

/** The keys of a post and of those that follow it as answers. */
const keysOf = ({ idempotencyKey, startedAt }: CarrierOrder, posts: number): string[] =>
  Array.from({ length: posts }, (_, index) => recordKey(index === 0 ? idempotencyKey : `${idempotencyKey}:${index}`, startedAt))

/** What stands beneath each text: pictures, or the card of its link, which the network makes of nothing but what it is given. @see app.bsky.embed.external */
async function uploadEmbeds({ agent }: Session, { images, chain, cardPicture, ...first }: PackedPost): Promise<(object | undefined)[]> {
  const upload = async (bytes: Uint8Array, encoding: string) => (await calling(false, () => agent.com.atproto.repo.uploadBlob(bytes, { encoding }))).data.blob
  const pictures: object[] = []
  for (const { alt, mime, width, height, bytes } of images) pictures.push({ alt, image: await upload(bytes, mime), aspectRatio: { width, height } })
  const texts = [first, ...chain]
  const mayShow = cardPicture !== null && cardPicture.length <= MOST_OF_PICTURE && texts.some(({ card }) => card)
  const thumb = mayShow ? { thumb: await upload(cardPicture, 'image/jpeg') } : {}
  return texts.map(({ link, card }, index) => {
    if (index === 0 && pictures.length > 0) return { $type: 'app.bsky.embed.images', images: pictures }
    return link !== null && card ? { $type: 'app.bsky.embed.external', external: { uri: link, ...card, ...thumb } } : undefined
  })
}

export async function deliverToBluesky(packed: Packed, order: CarrierOrder): Promise<Sent> {
  const first = packedPost(packed, order.post)
  const session = await signIn(order)
  const posts: readonly PackedText[] = [first, ...first.chain]
  const embeds = await uploadEmbeds(session, first)
  const placed: Placed[] = []
  for (const [index, rkey] of keysOf(order, posts.length).entries()) {
    const { text, facets, language } = posts[index] ?? first
    const embed = embeds[index]
    const strong = ({ uri, cid }: Placed) => ({ uri, cid })
    const [root] = placed
    const parent = placed.at(-1)
    const reply = root && parent ? { reply: { root: strong(root), parent: strong(parent) } } : {}
    const record = { $type: COLLECTION, text, facets: [...facets], langs: [language], createdAt: order.startedAt, ...reply, ...(embed ? { embed } : {}) }
    placed.push(await place(session, rkey, record).catch((error: unknown) => Promise.reject(index > 0 && error instanceof CarrierError ? error.inPart() : error)))
  }
  return sentAs(session.did, placed[0]?.uri.split('/').at(-1) ?? '')
}

export async function confirmOnBluesky(packed: Packed | null, order: CarrierOrder): Promise<Confirmation> {
  const session = await signIn(order)
  const post = packed && packedPost(packed, order.post)
  const texts = post ? [post.text, ...post.chain.map(({ text }) => text)] : [null]
  const keys = keysOf(order, texts.length)
  const found = await Promise.all(keys.map((rkey) => lookUp(session, rkey)))
  if (found.some((one, index) => one && texts[index] !== null && texts[index] !== one.text)) return { state: 'uncertain' }
  const sent = sentAs(session.did, keys[0] ?? '')
  // What is there of a chain is the same post when the rest is sent.
  if (found.includes(null)) return { state: 'not-delivered', ...(found[0] ? { part: sent } : {}) }
  return { state: 'delivered', ...sent }
}

/** The record could be written over, but readers would go on seeing what their apps have kept, likes of it included. */
export async function updateOnBluesky(): Promise<Sent> {
  throw new CarrierError('validation', 'Bluesky does not change posts: replace it by a new one.')
}

export async function identifyOnBluesky(call: CarrierCall): Promise<AccountIdentity> {
  const { did, handle } = await signIn(call)
  return { handle: `@${handle}`, name: null, url: `https://bsky.app/profile/${did}` }
}

export async function withdrawFromBluesky(reference: string, order: CarrierOrder): Promise<void> {
  const session = await signIn(order)
  const { agent, did } = session
  // In another account nothing stands under that key, and deleting nothing succeeds.
  if (!reference.startsWith(`at://${did}/`)) throw new CarrierError('validation', 'This post belongs to another account than the one that the password opens.')
  // The hub's own keys, whoever answered meanwhile and whatever was posted since: what people wrote in that thread is theirs.
  const standing = [reference.split('/').at(-1) ?? '']
  for (const rkey of keysOf(order, MOST_POSTS).slice(1)) {
    if (!(await lookUp(session, rkey))) break
    standing.push(rkey)
  }
  // The last first, so that what a deletion that broke off left is found from the beginning.
  for (const rkey of standing.reverse()) {
    await calling(false, () => agent.com.atproto.repo.deleteRecord({ repo: did, collection: COLLECTION, rkey }))
  }
}
