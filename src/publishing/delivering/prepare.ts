/** What a delivery sends, asked for at the moment of sending: may it still be seen, by which edition, with whose words. */
import type { Payload } from 'payload'
import { CARD_PICTURE } from '../../channel/carrier.ts'
import type { Packed } from '../../channel/contract.ts'
import { consentsOf } from '../../consent/ledger.ts'
import { canonicalJson, sha256Hex } from '../../content/canonical.ts'
import { HubError } from '../../content/errors.ts'
import { type Now, now } from '../clock.ts'
import { type Order, orderForPublication, rendition } from '../compose.ts'
import { hubOf } from '../hub.ts'
import { type DeliveryRecord, findRecord, joinKeys, type PublicationRecord } from '../records.ts'
import { withConsent } from '../visibility.ts'
import { quotedIn } from './deliveries.ts'
import { networkOf } from './networks.ts'
import { type Described, says } from './says.ts'
import { sharePictureOf } from './share-picture.ts'

/** `later`: it will be visible, not yet; `overtaken`: another edition stands there now; `not-shown`: it is not to be seen (any more). */
export type Standing = { readonly may: true; readonly publication: PublicationRecord } | { readonly may: false; readonly why: 'later' | 'overtaken' | 'not-shown'; readonly publication: PublicationRecord | null }

/** Neither suspended nor over, and with all consents that it needs; it may be for later. */
export async function mayStand(payload: Payload, publication: PublicationRecord, at: Now = now()): Promise<boolean> {
  const isOver = publication.until ? Date.parse(publication.until) <= at.latest : false
  return !publication.isSuspended && !isOver && (await withConsent(payload, [publication], at)).length > 0
}

/** May it leave the house now? */
export async function standingOf(payload: Payload, { publication: slot, edition }: DeliveryRecord, at: Now = now()): Promise<Standing> {
  const publication = await findRecord(payload, 'publications', { where: { slot: { equals: slot } } })
  if (!publication || publication.isSuspended) return { may: false, why: 'not-shown', publication }
  if (Date.parse(publication.from) > at.earliest) return { may: false, why: 'later', publication }
  if (!(await mayStand(payload, publication, at))) return { may: false, why: 'not-shown', publication }
  return publication.edition === edition ? { may: true, publication } : { may: false, why: 'overtaken', publication }
}

/** Files of one post, ready to be sent. */
export interface Prepared {
  readonly packed: Packed
  /** Name of the post's JSON without ending. */
  readonly post: string
  readonly files: NonNullable<DeliveryRecord['files']>
  /** SHA-256 over names and hashes of the files; the picture of the link's card aside, which may be made between two attempts and says nothing. */
  readonly sentHash: string
  /** `|testimonial:excerpt:attribution|` */
  readonly quotes: string
}

/**
 * The rendition's bytes for the post, with all consents that hold now.
 * @throws HubError `gone` where customers' words without which it is nothing have no consent (any more), `render-failed` where the channel cannot make it
 */
export async function prepare(payload: Payload, delivery: DeliveryRecord, publication: PublicationRecord): Promise<Prepared> {
  // Read before the words are: what changes in between was sent under less than is noted, never under more.
  const consents = await consentsOf(payload, (publication.quotes ?? '').split('|').filter((key) => key !== ''), Date.now())
  let order: Order | undefined
  const made = await rendition(payload, async () => (order = await orderForPublication(payload, publication, delivery.variant)))
  const broken = made.notes.find(({ severity }) => severity === 'error')
  if (broken) throw new HubError('render-failed', broken.message.en)
  const jsons = new Map(made.artefacts.filter(({ name }) => name.endsWith('.json')).map(({ name, content }) => [name.slice(0, -'.json'.length), JSON.parse(new TextDecoder().decode(content)) as Described]))
  const testimonial = quotedIn(delivery.post)
  const [post, json] = [...jsons].find(([name, one]) => (testimonial ? one.testimonial === testimonial : name === 'post')) ?? []
  if (!post || !json) throw new HubError('gone', 'There is no such post of this piece any more: the customer’s words have no consent now.')
  const named = new Set([`${post}.json`, ...(json.images ?? []).map(({ file }) => file)])
  const hasCard = [json, ...(json.chain ?? [])].some(({ card }) => card)
  const share = hasCard && networkOf(hubOf(payload), delivery.network).facts.bringsCard ? await sharePictureOf(payload, delivery) : null
  const sent = [...made.artefacts.filter(({ name }) => named.has(name)), ...(share ? [{ ...share, name: CARD_PICTURE }] : [])]
  const files = sent.map(({ name, mime, sha256, bytes }) => ({ name, mime, sha256, bytes }))
  const quoted = Object.values(order?.ctx.quotes ?? {}).filter((quote) => says(json, quote))
  return {
    packed: { artefacts: sent.map(({ name, mime, content }) => ({ name, mime, bytes: content })), notes: [] },
    post,
    files,
    sentHash: sha256Hex(canonicalJson(files.flatMap(({ name, sha256 }) => (name === CARD_PICTURE ? [] : [[name, sha256]])))),
    quotes: joinKeys(quoted.map(({ testimonial: key, excerpt }) => [key, excerpt, consents.get(key)?.terms?.attribution ?? ''].join(':'))),
  }
}

/** What was sent, out of the store; null where a file is not there any more (a person was erased). */
export async function sentFiles(payload: Payload, { files }: DeliveryRecord): Promise<{ readonly packed: Packed; readonly post: string } | null> {
  const { blobs } = hubOf(payload)
  const artefacts = await Promise.all((files ?? []).map(async ({ name, mime, sha256 }) => ({ name, mime, bytes: await blobs.get(sha256) })))
  const whole = artefacts.flatMap(({ name, mime, bytes }) => (bytes ? [{ name, mime, bytes }] : []))
  const json = whole.find(({ name }) => name.endsWith('.json'))
  return json && whole.length === artefacts.length ? { packed: { artefacts: whole, notes: [] }, post: json.name.slice(0, -'.json'.length) } : null
}
