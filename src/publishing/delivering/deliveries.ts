/** How deliveries change: one at a time, by compare-and-set on their revision, with an audit event where people should know. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { canonicalJson, sha256Hex } from '../../content/canonical.ts'
import { HubError } from '../../content/errors.ts'
import { type AuditEntry, appendAudit } from '../audit.ts'
import { type DeliveryRecord, findRecord, findRecords, whereAll, writeTogether } from '../records.ts'
import { compareAndSet, retryOnConflict } from '../transactions.ts'

/** The unique key of a delivery: the same order makes the same. */
export const deliveryKey = ({ publication, edition, account, post, round }: Pick<DeliveryRecord, 'publication' | 'edition' | 'account' | 'post' | 'round'>): string =>
  sha256Hex(canonicalJson([publication, edition, account, post, round]))

/** @throws HubError `not-found` */
export async function deliveryOf(payload: Payload, key: string, req?: PayloadRequest): Promise<DeliveryRecord> {
  const found = await findRecord(payload, 'deliveries', { where: { key: { equals: key } }, ...(req ? { req } : {}) })
  if (!found) throw new HubError('not-found', 'There is no such delivery.')
  return found
}

/** It may yet be sent, or have been. */
export const UNDER_WAY: DeliveryRecord['state'][] = ['planned', 'claimed', 'uncertain']

/** No process is at it. */
export const FREE = { owner: null, lease: null } as const

/** Key of the testimonial that a post is about; undefined for the piece's own. */
export const quotedIn = (post: string): string | undefined => /^quote:(?<key>.+)$/.exec(post)?.groups?.key

export type DeliveryChange = Partial<Omit<DeliveryRecord, 'id' | 'createdAt' | 'key' | 'rev'>>

/** Changes a delivery as it was read; null where somebody was faster. */
export function changeDelivery(payload: Payload, { id, rev }: DeliveryRecord, data: DeliveryChange, req?: PayloadRequest): Promise<DeliveryRecord | null> {
  const where = whereAll({ id: { equals: id } }, { rev: { equals: rev } })
  const change = () => compareAndSet<DeliveryRecord>(payload, { collection: 'deliveries', where, data: { ...data, rev: rev + 1 }, ...(req ? { req } : {}) })
  return req ? change() : retryOnConflict(change)
}

/**
 * All deliveries of one post on one account. Those that failed are marked as read: of those who plan it anew and those who send it again at the same
 * moment, only one goes through.
 * @param but key of the one that the caller changes itself
 */
export async function samePosts(tx: PayloadRequest, { publication, account, post }: Pick<DeliveryRecord, 'publication' | 'account' | 'post'>, but?: string): Promise<DeliveryRecord[]> {
  const where = whereAll({ publication: { equals: publication } }, { account: { equals: account } }, { post: { equals: post } })
  const found = (await findRecords(tx.payload, 'deliveries', { where, req: tx })).filter(({ key }) => key !== but)
  for (const one of found) {
    if (one.state === 'failed' && !(await changeDelivery(tx.payload, one, {}, tx))) throw new Error('Write conflict: somebody worked on another delivery of this post at the same moment.')
  }
  return found
}

type PostEvent = Extract<AuditEntry['type'], `post-${string}`>

/** {@link changeDelivery} with an event in the piece's history, in one transaction. @param actor a person's key, or `outbox` */
export async function changeAndTell(payload: Payload, delivery: DeliveryRecord, data: DeliveryChange, type: PostEvent, actor: string, given?: PayloadRequest): Promise<DeliveryRecord | null> {
  const req = given ?? (await createLocalReq({}, payload))
  return writeTogether(req, async (tx) => {
    const current = await deliveryOf(payload, delivery.key, tx)
    if (current.rev !== delivery.rev) return null
    const changed = await changeDelivery(payload, current, data, tx)
    if (!changed) return null
    await tellOf(tx, changed, type, actor)
    return changed
  })
}

/** An event in the history of the piece: which delivery, and where it stands. */
export function tellOf(tx: PayloadRequest, delivery: DeliveryRecord, type: PostEvent, actor: string): Promise<void> {
  const { key, pieceKey, locale, account, network, post, edition, state, failure, reference, url, sentHash, manner, inPlaceOf } = delivery
  const facts = { ...(inPlaceOf ? { manner: manner ?? null, inPlaceOf } : {}), delivery: key, locale, account, network, post, edition, state, failure: failure ?? null, reference: reference ?? null, url: url ?? null, sentHash: sentHash ?? null }
  return appendAudit(tx.payload, tx, { subject: `piece:${pieceKey}`, type, actor, data: facts }, new Date().toISOString())
}
