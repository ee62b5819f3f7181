/** Where posts stand, for people: what is planned, what is live and where, what needs them. */
import type { Payload, PayloadRequest, Where } from 'payload'
import type { PieceKey } from '../../content/nodes.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { type DeliveryRecord, findRecords, type PublicationRecord, whereAll } from '../records.ts'
import { limitWarning } from './account-limits.ts'
import { problemSentence } from './account-problem.ts'
import { type AccountRecord, findAccounts } from './accounts.ts'
import { isBehind, mannersOf } from './change.ts'
import { UNDER_WAY } from './deliveries.ts'
import { isStanding } from './in-place.ts'
import { localTime } from './local-time.ts'
import { networkOf, reachedNetworks } from './networks.ts'

/** What a person may do with a delivery as it stands. */
export const POST_ACTS = ['cancel', 'retry', 'settle', 'withdraw', 'update', 'replace'] as const
export type PostAct = (typeof POST_ACTS)[number]

/** A delivery as people see it: no owner, no files. */
export type PostView = Pick<
  DeliveryRecord,
  'key' | 'publication' | 'pieceKey' | 'locale' | 'channel' | 'variant' | 'edition' | 'account' | 'network' | 'post' | 'state' | 'due' | 'attempts'
> & {
  readonly accountLabel: string
  readonly networkLabel: { readonly de: string; readonly en: string }
  /** What the account's clock shows when it is due: `YYYY-MM-DDTHH:mm`. */
  readonly dueLocal: string
  /** IANA name: the zone of that clock. */
  readonly timeZone: string
  readonly manner: 'update' | 'replace' | null
  readonly failure: string | null
  readonly error: DeliveryRecord['error']
  readonly url: string | null
  readonly deliveredAt: string | null
  readonly withdrawnAt: string | null
  /** It stands there and says an older edition than the one that is published. */
  readonly isBehind: boolean
  /** It stands there still and is about to be deleted: a person or a newer post asked for it. */
  readonly isEnding: boolean
  readonly may: readonly PostAct[]
}

/** @throws HubError `not-signed-in`, `forbidden` */
export const requireReader = (req: PayloadRequest) => requirePerson(req, ['admin', 'editor', 'approver'])

function actsOn(payload: Payload, delivery: DeliveryRecord, isOld: boolean, isBeingChanged: boolean): PostAct[] {
  const { state } = delivery
  if (state === 'planned') return ['cancel']
  if (state === 'failed') return ['retry', 'cancel']
  if (state === 'uncertain') return ['settle']
  if (!isStanding(delivery)) return []
  return [...(isOld && !isBeingChanged ? mannersOf(payload, delivery) : []), 'withdraw']
}

/** So long before it is due a post is about to be sent. */
const SOON_MS = 60_000
const isDue = ({ due }: Pick<PostView, 'due'>): boolean => Date.parse(due) <= Date.now() + SOON_MS
/** It is being sent or deleted, or is about to be: look again soon. */
export const isMoving = (post: Pick<PostView, 'state' | 'isEnding' | 'due'>): boolean => post.state === 'claimed' || post.isEnding || (post.state === 'planned' && isDue(post))

/** Deliveries with what their accounts are called, and how they stand beside what is published. */
export async function postViews({ payload }: PayloadRequest, deliveries: readonly DeliveryRecord[]): Promise<PostView[]> {
  const accounts = await findAccounts(payload, deliveries.map(({ account }) => account))
  const slots = [...new Set(deliveries.filter(isStanding).map(({ publication }) => publication))]
  const publications = slots.length > 0 ? await findRecords(payload, 'publications', { where: { slot: { in: slots } } }) : []
  return viewsOf(payload, deliveries, { accounts, publications })
}

/** {@link postViews} with what has been read already: their accounts, and the publications of those that stand. */
export function viewsOf(payload: Payload, deliveries: readonly DeliveryRecord[], known: { readonly accounts: readonly AccountRecord[]; readonly publications: readonly PublicationRecord[] }): PostView[] {
  const accounts = new Map(known.accounts.map((one) => [one.key, one]))
  const labels = reachedNetworks(hubOf(payload).channels)
  const publications = new Map<string, PublicationRecord>(known.publications.map((one) => [one.slot, one]))
  const changing = new Set(deliveries.flatMap(({ state, inPlaceOf }) => (inPlaceOf && UNDER_WAY.includes(state) ? [inPlaceOf] : [])))
  return deliveries.map((delivery) => {
    const { key, publication, pieceKey, locale, channel, variant, edition, account, network, post, state, due, attempts, manner, failure, error, url, deliveredAt, withdrawnAt } = delivery
    const owner = accounts.get(account)
    const timeZone = owner?.timeZone ?? 'UTC'
    const isOld = isBehind(delivery, publications.get(publication))
    return {
      ...{ key, publication, pieceKey, locale, channel, variant, edition, account, network, post, state, due: new Date(due).toISOString(), attempts },
      accountLabel: owner?.label ?? account,
      networkLabel: labels[network]?.label ?? { de: network, en: network },
      dueLocal: localTime(Date.parse(due), timeZone),
      timeZone,
      manner: manner ?? null,
      failure: failure ?? null,
      error: error ?? null,
      url: url ?? null,
      deliveredAt: deliveredAt ?? null,
      withdrawnAt: withdrawnAt ?? null,
      isBehind: isOld,
      isEnding: state === 'delivered' && Boolean(failure),
      may: actsOn(payload, delivery, isOld, changing.has(key)),
    }
  })
}

/** The posts of a publication, or of a piece in all locales, newest first. @throws HubError `not-signed-in`, `forbidden` */
export async function listPosts(req: PayloadRequest, of: { readonly publication: string } | { readonly piece: PieceKey }, state?: DeliveryRecord['state']): Promise<PostView[]> {
  requireReader(req)
  const where: Where = 'publication' in of ? { publication: { equals: of.publication } } : { pieceKey: { equals: of.piece } }
  return postViews(req, await findRecords(req.payload, 'deliveries', { where: state ? whereAll(where, { state: { equals: state } }) : where, sort: '-due' }))
}

/** Accounts that posts can be planned for: no secrets, no servers. `problem` and `warning` are sentences that say what to do. @throws HubError `not-signed-in`, `forbidden` */
export async function listAccounts(req: PayloadRequest) {
  requireReader(req)
  return (await findAccounts(req.payload)).map(({ key, label, network, timeZone, brand, isDisabled, problem, problemSaid, pausedUntil, mostCharacters }) => {
    const { label: name, variants, canWithdraw, canUpdate } = networkOf(hubOf(req.payload), network).facts
    const warning = limitWarning(hubOf(req.payload), { network, mostCharacters: mostCharacters ?? null })
    return { key, label, network, networkLabel: name, variants, canWithdraw, canUpdate, timeZone, brand: brand || null, isDisabled: isDisabled === true, problem: problem ? problemSentence(problem, problemSaid).en : null, problemCode: problem ?? null, pausedUntil: pausedUntil ?? null, warning }
  })
}
