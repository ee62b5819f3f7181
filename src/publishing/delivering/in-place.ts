/** A post that another one takes the place of in its network: changed into the newer edition's, or deleted once that one stands. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { Posted } from '../../channel/carrier.ts'
import { type DeliveryRecord, findRecord, findRecords, joinKeys, whereAll, writeTogether } from '../records.ts'
import { changeAndTell, changeDelivery, type DeliveryChange, tellOf } from './deliveries.ts'
import { sentFiles } from './prepare.ts'

/** The delivery in whose place this one comes; null for a post of its own. */
export async function earlierOf({ inPlaceOf }: Pick<DeliveryRecord, 'inPlaceOf'>, payload: Payload, req?: PayloadRequest): Promise<DeliveryRecord | null> {
  return inPlaceOf ? findRecord(payload, 'deliveries', { where: { key: { equals: inPlaceOf } }, ...(req ? { req } : {}) }) : null
}

/** Does it stand in the network, with nobody having asked for its end? */
export const isStanding = (delivery: Pick<DeliveryRecord, 'state' | 'failure'> | null): boolean => delivery?.state === 'delivered' && !delivery.failure

/** What the carrier is told of a post that it changes; undefined where it makes a new one. */
export async function postedBefore(payload: Payload, delivery: DeliveryRecord): Promise<Posted | undefined> {
  if (delivery.manner !== 'update') return undefined
  const earlier = await earlierOf(delivery, payload)
  if (!earlier?.reference) return undefined
  const sent = await sentFiles(payload, earlier)
  return { reference: earlier.reference, url: earlier.url ?? null, packed: sent?.packed ?? null, post: sent?.post ?? 'post' }
}

/** References of posts that the account has besides: those of late, since only they could be taken for this one, and not that which this one changes. */
export async function takenBeside(payload: Payload, { account, key, startedAt, inPlaceOf }: DeliveryRecord): Promise<string[]> {
  const since = new Date(Date.parse(startedAt ?? new Date().toISOString()) - 86_400_000).toISOString()
  const found = await findRecords(payload, 'deliveries', { where: whereAll({ account: { equals: account } }, { reference: { exists: true } }, { deliveredAt: { greater_than: since } }) })
  return found.flatMap((one) => (one.reference && one.key !== key && one.key !== inPlaceOf ? [one.reference] : []))
}

/**
 * Notes with the post that is about to be changed what it may say from now on: of a thread a part may be changed already when something fails, and words whose
 * consent ends must be found there all the same.
 * @returns false where somebody worked on it at the same moment: then nothing may be sent
 */
export async function alsoSays(payload: Payload, delivery: DeliveryRecord, quotes: string): Promise<boolean> {
  const earlier = await earlierOf(delivery, payload)
  const known = entriesOf(earlier?.quotes)
  const added = entriesOf(quotes).filter((entry) => !known.includes(entry))
  if (!earlier || added.length === 0) return true
  return (await changeDelivery(payload, earlier, { quotes: joinKeys([...known, ...added]) })) !== null
}

const entriesOf = (keys: string | null | undefined): string[] => (keys ?? '').split('|').filter((entry) => entry !== '')

const CHANGED = {
  de: 'Im Netzwerk geändert: Dort steht jetzt der Post der neueren Ausgabe.',
  en: 'Changed in the network: the newer edition’s post stands there now.',
} as const

/**
 * A post stands there. In the same transaction the one whose place it takes ends: changed, it is no more; to be replaced, it is to be deleted.
 * @returns null where somebody was faster
 */
export async function standsNow(payload: Payload, delivery: DeliveryRecord, data: DeliveryChange, type: 'post-delivered' | 'post-settled', actor: string, req?: PayloadRequest): Promise<DeliveryRecord | null> {
  return writeTogether(req ?? (await createLocalReq({}, payload)), async (tx) => {
    const changed = await changeAndTell(payload, delivery, data, type, actor, tx)
    const earlier = changed && (await earlierOf(changed, payload, tx))
    if (!changed || !earlier) return changed
    const at = new Date().toISOString()
    if (earlier.state !== 'delivered') {
      // Deleted while it was being changed: what it was changed into went with it.
      return changed.manner === 'update' ? changeAndTell(payload, changed, { state: 'withdrawn', failure: 'gone', withdrawnAt: at }, 'post-withdrawn', actor, tx) : changed
    }
    const ending: DeliveryChange = changed.manner === 'update' ? { state: 'withdrawn', failure: 'overtaken', withdrawnAt: at, error: CHANGED } : { failure: earlier.failure ?? 'overtaken', next: at }
    const ended = await changeDelivery(payload, earlier, ending, tx)
    if (!ended) throw new Error('Write conflict: somebody worked on the earlier post at the same moment.')
    if (changed.manner === 'update') await tellOf(tx, ended, 'post-overtaken', actor)
    return changed
  })
}
