/**
 * A signed webhook for everything else: Zapier, Make, Postiz, a house's own program. Standard Webhooks; the receiver knows a repeated order by its
 * `webhook-id`, but the hub cannot look whether it did anything: what broke off asks a person.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
import { Webhook } from 'standardwebhooks'
import { type AccountIdentity, type CarrierCall, CarrierError, type CarrierOrder, type Confirmation, type Posted, type Sent } from '../../../src/channel/carrier.ts'
import type { Packed } from '../../../src/channel/contract.ts'
import { isWebhookSecret } from '../../../src/channel/webhook-secret.ts'
import { packedPost } from './packed-post.ts'
import { reach, refusal } from './reach.ts'

const MOST_BYTES = 20_000_000
const MOST_ANSWER = 20_000

/** What is wrong with a secret, or null. */
export function checkWebhookSecret(secret: string): { readonly de: string; readonly en: string } | null {
  if (isWebhookSecret(secret)) return null
  return {
    de: 'Das Geheimnis eines Webhooks ist whsec_ und 24 bis 64 Bytes in Base64; eines macht: echo "whsec_$(openssl rand -base64 32)"',
    en: 'The secret of a webhook is whsec_ and 24 to 64 bytes in Base64; make one with: echo "whsec_$(openssl rand -base64 32)"',
  }
}

/** @param posted the post that the message changes, as the receiver named it when it was sent, or by the `webhook-id` of that message */
function messageOf(packed: Packed, { post, startedAt }: CarrierOrder, posted?: Posted): string {
  const { json, images } = packedPost(packed, post)
  const files = images.map(({ bytes, ...facts }) => ({ ...facts, base64: Buffer.from(bytes).toString('base64') }))
  const data = { ...json, images: files, ...(posted ? { reference: posted.reference, url: posted.url } : {}) }
  const message = JSON.stringify({ type: posted ? 'post.updated' : 'post.send', timestamp: startedAt, data })
  if (message.length > MOST_BYTES) throw new CarrierError('validation', `The message would have ${message.length} bytes; a webhook is sent at most ${MOST_BYTES}.`)
  return message
}

export const deliverToWebhook = async (packed: Packed, order: CarrierOrder): Promise<Sent> => sentAs(await send(messageOf(packed, order), order), { reference: order.idempotencyKey, url: null })

/** The receiver changes the post that it made of an earlier message. */
export const updateOnWebhook = async (packed: Packed, order: CarrierOrder, posted: Posted): Promise<Sent> => sentAs(await send(messageOf(packed, order, posted), order), posted)

/** What the receiver said. */
async function send(body: string, { account, idempotencyKey, privateHosts, signal }: CarrierOrder): Promise<string> {
  const sentAt = new Date()
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Einklang',
    'webhook-id': idempotencyKey,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': new Webhook(account.secret).sign(idempotencyKey, sentAt, body),
  }
  const init = reach(account.server, privateHosts)
  let answer: Response
  try {
    answer = await fetch(account.server, { method: 'POST', body, headers, signal, ...init, redirect: 'manual' })
  } catch (cause) {
    throw refusal({ status: 0, said: '', isWrite: true, cause })
  }
  const said = await answer.text().then((text) => text.slice(0, MOST_ANSWER), () => '')
  return answer.ok ? said : refuse(answer)
}

/** Says the status only: an answer may repeat a customer's words, which are not kept beside the post. */
function refuse({ status, headers }: Response): never {
  const said = status < 400 ? `${status}: it leads elsewhere. Enter the address where it ends.` : String(status)
  const retryAfter = headers.get('retry-after')
  // Not ready is what the receiver says before it does anything; gone is what it says of the address.
  const meant = status === 503 ? 429 : status === 410 ? 401 : status
  throw refusal({ status: meant, said, retryAfter, isWrite: true })
}

/** The receiver may answer `{"reference": "…", "url": "https://…"}`. @param unless what holds where it names none */
function sentAs(said: string, unless: Sent): Sent {
  let answer: { reference?: unknown; url?: unknown } = {}
  try {
    answer = (JSON.parse(said) as typeof answer | null) ?? {}
  } catch {
    // Most answer "ok".
  }
  const { reference, url } = answer
  const isAddress = typeof url === 'string' && url.length <= 500 && URL.canParse(url) && new URL(url).protocol === 'https:'
  return { reference: typeof reference === 'string' && reference !== '' ? reference.slice(0, 200) : unless.reference, url: isAddress ? url : unless.url }
}

export async function confirmOnWebhook(): Promise<Confirmation> {
  return { state: 'uncertain' }
}

export async function withdrawFromWebhook(): Promise<void> {
  throw new CarrierError('validation', 'A webhook deletes nothing: delete the post in the network.')
}

/** Nothing is sent for a look: what can be said is where it would go. @throws CarrierError `validation` where the rules forbid that */
export async function identifyOnWebhook({ account: { server, secret }, privateHosts }: CarrierCall): Promise<AccountIdentity> {
  reach(server, privateHosts)
  if (!isWebhookSecret(secret)) throw new CarrierError('auth', 'The signing key is none.')
  return { handle: '', name: new URL(server).host, url: null }
}
