/** Deliveries that end, or wait, without having been sent. */
import { createLocalReq, type Payload } from 'payload'
import { HubError } from '../../content/errors.ts'
import { type DeliveryRecord, type PublicationRecord, writeTogether } from '../records.ts'
import type { AccountRecord } from './accounts.ts'
import { changeAndTell, changeDelivery, type DeliveryChange, deliveryOf, FREE, tellOf } from './deliveries.ts'
import { whyUnsent } from './failures.ts'
import { planOne } from './plan.ts'
import { askAbout } from './questions.ts'

/** Nobody knows, or a part of it stands there that cannot be finished: a person looks. */
export async function ask(payload: Payload, delivery: DeliveryRecord): Promise<void> {
  const { reference = null, url = null } = delivery
  const changed = await changeAndTell(payload, delivery, { state: 'uncertain', reference, url, error: reference ? IN_PART : UNKNOWN, ...FREE }, 'post-uncertain', 'outbox')
  if (changed) await askAbout(payload, 'confirm-post', changed)
}
const UNKNOWN = {
  de: 'Niemand weiß, ob dieser Post angekommen ist. Sehen Sie im Netzwerk nach und sagen Sie es hier; von selbst wird er nicht noch einmal gesendet.',
  en: 'Nobody knows whether this post has arrived. Look in the network and say so here; it is not sent again by itself.',
}
const IN_PART = {
  de: 'Nur ein Teil dieser Kette steht im Netzwerk, und der Rest lässt sich nicht mehr senden. Sehen Sie dort nach: Lassen Sie den Teil stehen und sagen Sie, dass er da ist; oder löschen Sie ihn und sagen Sie, dass er fehlt.',
  en: 'Only a part of this chain stands in the network, and the rest cannot be sent any more. Look there: leave it and say that it is there, or delete it and say that it is not.',
}

/** A part that stands and must not be finished goes: it is deleted like any post, whatever is shown again meanwhile. */
export const partGoes = (failure: 'called-off' | 'overtaken'): DeliveryChange => {
  const at = new Date().toISOString()
  return { ...FREE, state: 'delivered', deliveredAt: at, next: at, failure, error: null }
}

type Why = NonNullable<DeliveryRecord['failure']> | 'later'

/**
 * Ends a delivery that did not leave the house, or only in part, and says why. `later`: it waits for the publication; `overtaken`: the post of the edition that stands
 * there now is planned in its place.
 */
export async function giveUpUnsent(payload: Payload, delivery: DeliveryRecord, why: Why, publication?: PublicationRecord | null, account?: AccountRecord): Promise<void> {
  const isInPart = Boolean(delivery.reference)
  if (isInPart && why !== 'overtaken' && why !== 'not-shown' && why !== 'gone') return ask(payload, delivery)
  if (why === 'later') {
    const due = publication?.from ?? delivery.due
    return void (await changeDelivery(payload, delivery, { ...FREE, state: 'planned', next: due, due, startedAt: null }))
  }
  const isFailure = why !== 'overtaken' && why !== 'not-shown' && why !== 'called-off' && why !== 'gone'
  const data: DeliveryChange = isInPart ? partGoes(why === 'overtaken' ? why : 'called-off') : { ...FREE, state: isFailure ? ('failed' as const) : ('withdrawn' as const), failure: why, error: whyUnsent(why) ?? delivery.error ?? null }
  if (why !== 'overtaken' || !publication || !account) {
    const ended = await changeAndTell(payload, delivery, data, isFailure ? 'post-failed' : 'post-called-off', 'outbox')
    if (ended && isFailure) await askAbout(payload, 'mend-post', ended)
    return
  }
  await writeTogether(await createLocalReq({}, payload), async (tx) => {
    const current = await deliveryOf(payload, delivery.key, tx)
    if (current.rev !== delivery.rev) return
    const ended = await changeDelivery(payload, current, data, tx)
    if (!ended) return
    await tellOf(tx, ended, 'post-called-off', 'outbox')
    const { variant, due, post, plannedBy, inPlaceOf = null, manner = null } = delivery
    await planOne(tx, publication, { account, variant, due, post, inPlaceOf, manner }, plannedBy).catch((error: unknown) => {
      // Somebody has planned or posted the newer one already.
      if (!(error instanceof HubError && error.code === 'conflict')) throw error
    })
  })
}
