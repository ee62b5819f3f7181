/**
 * Bluesky, or any server of the AT Protocol. The hub chooses the record's key, so a post that was sent twice is one record, and whether one arrived is
 * seen by looking that key up.
 */
import type { AtpAgent } from '@atproto/api'
import { CarrierError, type CarrierOrder, type Confirmation, type Sent } from '../../../src/channel/carrier.ts'
import type { Packed } from '../../../src/channel/contract.ts'
import { packedPost } from './packed-post.ts'
import { neverLeft, reach, reasonOf, retryInstant } from './reach.ts'
import { recordKey } from './tid.ts'

const COLLECTION = 'app.bsky.feed.post'
const AUTH_ERRORS = new Set(['AuthenticationRequired', 'AuthMissing', 'InvalidToken', 'ExpiredToken', 'AccountTakedown', 'AccountDeactivated', 'AccountNotFound', 'AuthFactorTokenRequired'])

/** Signs in anew: an app password opens a session of its own, and nothing of it is kept. */
async function signIn({ account, privateHosts, signal }: CarrierOrder): Promise<{ readonly agent: AtpAgent; readonly did: string }> {
  const { AtpAgent } = await import('@atproto/api')
  const guarded: typeof fetch = (input, init) => {
    const address = input instanceof Request ? input.url : input
    return fetch(input, { ...init, ...reach(address, privateHosts), signal })
  }
  reach(account.server, privateHosts)
  const agent = new AtpAgent({ service: account.server, fetch: guarded })
  const { data } = await calling(false, () => agent.login({ identifier: account.identifier, password: account.secret }))
  return { agent, did: data.did }
}

interface NetworkAnswer {
  readonly status?: number
  readonly error?: string
  readonly message?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** @param isWrite the call that makes the post: what breaks off there may have arrived */
async function calling<T>(isWrite: boolean, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    if (cause instanceof CarrierError) throw cause
    const { status = 0, error = '', message = '', headers } = cause as NetworkAnswer
    if (status === 429) throw new CarrierError('rate-limit', message, { retryAt: retryInstant(headers?.['ratelimit-reset'] ?? headers?.['retry-after']), cause })
    if (status === 401 || status === 403 || AUTH_ERRORS.has(error)) throw new CarrierError('auth', message, { cause })
    if (status >= 400 && status < 500) throw new CarrierError('validation', message, { cause })
    throw new CarrierError('network', status >= 500 ? `${status} ${error}` : reasonOf(cause), { mayHaveArrived: isWrite && !neverLeft(cause), cause })
  }
}

const sentAs = (did: string, rkey: string): Sent => ({ reference: `at://${did}/${COLLECTION}/${rkey}`, url: `https://bsky.app/profile/${did}/post/${rkey}` })

/** The text that stands under a key, or null. */
async function textUnder({ agent, did }: Awaited<ReturnType<typeof signIn>>, rkey: string): Promise<string | null> {
  try {
    const { data } = await agent.com.atproto.repo.getRecord({ repo: did, collection: COLLECTION, rkey })
    return String((data.value as { text?: unknown }).text ?? '')
  } catch (cause) {
    if ((cause as NetworkAnswer).error === 'RecordNotFound') return null
    return calling(false, () => Promise.reject(cause))
  }
}

export async function deliverToBluesky(packed: Packed, order: CarrierOrder): Promise<Sent> {
  const { text, language, facets, images } = packedPost(packed, order.post)
  const session = await signIn(order)
  const { agent, did } = session
  const rkey = recordKey(order.idempotencyKey, order.startedAt)
  const pictures = []
  for (const { alt, mime, width, height, bytes } of images) {
    const { data } = await calling(false, () => agent.com.atproto.repo.uploadBlob(bytes, { encoding: mime }))
    pictures.push({ alt, image: data.blob, aspectRatio: { width, height } })
  }
  const record = {
    $type: COLLECTION,
    text,
    facets: [...facets],
    langs: [language],
    createdAt: order.startedAt,
    ...(pictures.length > 0 ? { embed: { $type: 'app.bsky.embed.images', images: pictures } } : {}),
  }
  try {
    // `swapRecord: null`: only if nothing stands there, so that no post is ever overwritten.
    await calling(true, () => agent.com.atproto.repo.putRecord({ repo: did, collection: COLLECTION, rkey, record, swapRecord: null, validate: true }))
  } catch (error) {
    if (((error as CarrierError).cause as NetworkAnswer | undefined)?.error !== 'InvalidSwap') throw error
    if ((await textUnder(session, rkey)) !== text) throw new CarrierError('validation', 'Another post stands under the key that this one was to have.')
  }
  return sentAs(did, rkey)
}

export async function confirmOnBluesky(packed: Packed | null, order: CarrierOrder): Promise<Confirmation> {
  const session = await signIn(order)
  const rkey = recordKey(order.idempotencyKey, order.startedAt)
  const found = await textUnder(session, rkey)
  if (found === null) return { state: 'not-delivered' }
  const isOurs = packed === null || packedPost(packed, order.post).text === found
  return isOurs ? { state: 'delivered', ...sentAs(session.did, rkey) } : { state: 'uncertain' }
}

export async function withdrawFromBluesky(reference: string, order: CarrierOrder): Promise<void> {
  const { agent, did } = await signIn(order)
  const rkey = reference.split('/').at(-1) ?? ''
  await calling(false, () => agent.com.atproto.repo.deleteRecord({ repo: did, collection: COLLECTION, rkey }))
}
