/** Talking to a Mastodon server: its answers, its limits, its errors. */
import type { mastodon as api } from 'masto'
import { type AccountIdentity, type CarrierCall, CarrierError, type Sent } from '../../../src/channel/carrier.ts'
import { mastodon } from '../networks/mastodon.ts'
import { socialPostSettings } from '../settings.ts'
import type { PackedPost } from './packed-post.ts'
import { reach, refusal } from './reach.ts'

const MEDIA_MS = 30_000

/** Speaks for the account, for one call. */
export async function clientOf({ account, privateHosts, signal }: CarrierCall): Promise<api.rest.Client> {
  const { createRestAPIClient } = await import('masto')
  return createRestAPIClient({ url: account.server, accessToken: account.secret, mediaTimeout: MEDIA_MS, requestInit: { ...reach(account.server, privateHosts), signal } })
}

interface ApiError {
  readonly statusCode?: number
  readonly message?: string
  readonly cause?: unknown
}

/** @param isWrite the call that makes the post: what breaks off there may have arrived */
export async function calling<T>(isWrite: boolean, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof CarrierError) throw error
    const { statusCode = 0, message = '', cause } = error as ApiError
    const headers = cause instanceof Response ? cause.headers : null
    // Every answer of Mastodon's bears a reset; only where it is the limit that refuses does it say when to come back.
    const reset = statusCode === 429 ? headers?.get('x-ratelimit-reset') : null
    // An error page of a proxy has no status here: it may stand for anything.
    throw refusal({ status: statusCode, said: statusCode < 500 ? message : `${statusCode} ${message}`, retryAfter: reset ?? headers?.get('retry-after'), isWrite, cause: error })
  }
}

/** Does it fit this server? Said before anything is uploaded. */
export async function requireFit(client: api.rest.Client, post: PackedPost): Promise<void> {
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

/** The address is the server's word: people get a link only where it leads over TLS, or to that very server. */
export function sentAs({ id, url, uri }: api.v1.Status, { account }: CarrierCall): Sent {
  const address = url ?? uri
  const { protocol, origin } = URL.canParse(address) ? new URL(address) : { protocol: '', origin: '' }
  return { reference: id, url: protocol === 'https:' || origin === new URL(account.server).origin ? address : null }
}

/** Is it an answer that says that nothing stands there (any more)? */
export const isGone = (error: unknown): boolean => (error as { cause?: ApiError }).cause?.statusCode === 404

/** Pictures that are to be attached: their ids, in order. */
export async function upload(client: api.rest.Client, { images }: PackedPost): Promise<string[]> {
  const ids: string[] = []
  for (const { bytes, mime, alt } of images) {
    const { id } = await calling(false, () => client.v2.media.create({ file: new Blob([new Uint8Array(bytes)], { type: mime }), ...(alt === '' ? {} : { description: alt }) }))
    ids.push(id)
  }
  return ids
}

export async function identifyOnMastodon(call: CarrierCall): Promise<AccountIdentity> {
  const client = await clientOf(call)
  const { configuration } = await calling(false, () => client.v2.instance.fetch())
  const { acct, displayName, url } = await calling(false, () => client.v1.accounts.verifyCredentials())
  const isAddress = typeof url === 'string' && URL.canParse(url) && new URL(url).protocol === 'https:'
  return { handle: `@${acct}@${new URL(call.account.server).host}`, name: displayName || null, url: isAddress ? url : null, mostCharacters: configuration.statuses.maxCharacters }
}
