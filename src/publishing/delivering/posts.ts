/** Where posts stand, for people: what is planned, what is live and where, what needs them. */
import type { PayloadRequest, Where } from 'payload'
import type { PieceKey } from '../../content/nodes.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { type DeliveryRecord, findRecords, whereAll } from '../records.ts'
import { findAccounts } from './accounts.ts'
import { networkOf } from './networks.ts'

/** A delivery as people see it: no owner, no files. */
export type PostView = Pick<
  DeliveryRecord,
  'key' | 'publication' | 'pieceKey' | 'locale' | 'channel' | 'variant' | 'edition' | 'account' | 'network' | 'post' | 'state' | 'due' | 'dueLocal' | 'attempts'
> & {
  readonly accountLabel: string
  readonly failure: string | null
  readonly error: DeliveryRecord['error']
  readonly url: string | null
  readonly deliveredAt: string | null
  readonly withdrawnAt: string | null
}

const READERS = ['admin', 'editor', 'approver'] as const

export function postView(delivery: DeliveryRecord, accountLabel: string): PostView {
  const { key, publication, pieceKey, locale, channel, variant, edition, account, network, post, state, due, dueLocal, attempts, failure, error, url, deliveredAt, withdrawnAt } = delivery
  const shown = { key, publication, pieceKey, locale, channel, variant, edition, account, network, post, state, due: new Date(due).toISOString(), dueLocal, attempts }
  return { ...shown, accountLabel, failure: failure ?? null, error: error ?? null, url: url ?? null, deliveredAt: deliveredAt ?? null, withdrawnAt: withdrawnAt ?? null }
}

/** Deliveries with what their accounts are called. */
export async function postViews(req: PayloadRequest, deliveries: readonly DeliveryRecord[]): Promise<PostView[]> {
  const labels = new Map((await findAccounts(req.payload, deliveries.map(({ account }) => account))).map(({ key, label }) => [key, label]))
  return deliveries.map((one) => postView(one, labels.get(one.account) ?? one.account))
}

/** The posts of a publication, or of a piece in all locales, newest first. @throws HubError `not-signed-in`, `forbidden` */
export async function listPosts(req: PayloadRequest, of: { readonly publication: string } | { readonly piece: PieceKey }, state?: DeliveryRecord['state']): Promise<PostView[]> {
  requirePerson(req, [...READERS])
  const where: Where = 'publication' in of ? { publication: { equals: of.publication } } : { pieceKey: { equals: of.piece } }
  return postViews(req, await findRecords(req.payload, 'deliveries', { where: state ? whereAll(where, { state: { equals: state } }) : where, sort: '-due' }))
}

/** Accounts that posts can be planned for: no secrets, no servers. @throws HubError `not-signed-in`, `forbidden` */
export async function listAccounts(req: PayloadRequest) {
  requirePerson(req, [...READERS])
  return (await findAccounts(req.payload)).map(({ key, label, network, timeZone, brand, isDisabled, problem, pausedUntil }) => {
    const { label: name, variants, canWithdraw } = networkOf(hubOf(req.payload), network).facts
    return { key, label, network, networkLabel: name, variants, canWithdraw, timeZone, brand: brand || null, isDisabled: isDisabled === true, problem: problem ?? null, pausedUntil: pausedUntil ?? null }
  })
}
