/** A newer edition is published: the posts of the older one are changed into its own where the network can, or replaced by them, when a person asks. */
import type { Payload, PayloadRequest } from 'payload'
import { HubError } from '../../content/errors.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { type DeliveryRecord, findRecord, findRecords, type PublicationRecord, whereAll, writeTogether } from '../records.ts'
import { announceWork } from '../wake.ts'
import { accountOf } from './accounts.ts'
import { deliveryOf, UNDER_WAY } from './deliveries.ts'
import { isStanding } from './in-place.ts'
import { networkOf } from './networks.ts'
import { planOne, requireOpen, requirePost } from './plan.ts'
import { mayStand } from './prepare.ts'

export type Manner = NonNullable<DeliveryRecord['manner']>

/** Says an older edition than the one that is published. */
export const isBehind = (delivery: Pick<DeliveryRecord, 'state' | 'failure' | 'edition'>, publication: Pick<PublicationRecord, 'edition' | 'isSuspended'> | undefined): boolean =>
  isStanding(delivery) && publication !== undefined && !publication.isSuspended && publication.edition !== delivery.edition

/** In which ways the hub can bring a standing post up to date. */
export function mannersOf(payload: Payload, { network, reference }: Pick<DeliveryRecord, 'network' | 'reference'>): Manner[] {
  const { canUpdate, canWithdraw } = networkOf(hubOf(payload), network).facts
  // Without its name in the network nobody can say which post it is.
  if (!reference) return []
  return [...(canUpdate ? (['update'] as const) : []), ...(canWithdraw ? (['replace'] as const) : [])]
}

/**
 * Plans, for now, the published edition’s post in place of one that stands. `update`: readers see the new text where the old one stood. `replace`: a new post is sent, and the old
 * one deleted once that stands; answers to it and likes stay with the old one.
 * @throws HubError `forbidden`, `not-found`, `bad-input` (the network cannot), `conflict` (it does not stand, says what is published already, or is being changed), `gone`
 */
export async function changePosted(req: PayloadRequest, key: string, manner: Manner): Promise<DeliveryRecord> {
  const { payload } = req
  const person = requirePerson(req, ['editor', 'approver'])
  const delivery = await deliveryOf(payload, key)
  if (!isStanding(delivery)) throw new HubError('conflict', `This post is ${delivery.state}: only what stands in a network can be changed or replaced.`, { state: delivery.state })
  if (!mannersOf(payload, delivery).includes(manner)) throw new HubError('bad-input', manner === 'update' ? 'Posts cannot be changed there. Replace it, or delete it in the network and plan a new one.' : 'The hub cannot delete this post. Delete it in the network and plan a new one.')
  const account = await accountOf(payload, delivery.account)
  requireOpen(account)
  const slot = { slot: { equals: delivery.publication } }
  const publication = await findRecord(payload, 'publications', { where: slot })
  if (!publication || !(await mayStand(payload, publication))) throw new HubError('gone', 'The publication is not shown (any more): nothing of it is posted.')
  if (publication.edition === delivery.edition) throw new HubError('conflict', 'This post says what is published already.')
  requirePost(publication, delivery.post)
  const planned = await writeTogether(req, async (tx) => {
    const others = await findRecords(payload, 'deliveries', { where: whereAll({ inPlaceOf: { equals: key } }, { state: { in: UNDER_WAY } }), req: tx })
    if (others[0]) throw new HubError('conflict', others[0].state === 'uncertain' ? 'Say first what became of the last change of this post.' : 'This post is being changed already.', { delivery: others[0].key, state: others[0].state })
    const still = await findRecord(payload, 'publications', { where: slot, req: tx })
    if (still?.edition !== publication.edition) throw new HubError('conflict', 'Another edition was published at this moment. Look at it first.')
    const due = new Date(Math.max(Date.now(), Date.parse(publication.from))).toISOString()
    return planOne(tx, publication, { account, variant: delivery.variant, due, post: delivery.post, inPlaceOf: key, manner }, person.key)
  })
  announceWork()
  return planned
}
