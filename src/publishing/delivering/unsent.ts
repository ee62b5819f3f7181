/** Deliveries that end, or wait, without having been sent. */
import { createLocalReq, type Payload } from 'payload'
import { HubError } from '../../content/errors.ts'
import { type DeliveryRecord, type PublicationRecord, writeTogether } from '../records.ts'
import type { AccountRecord } from './accounts.ts'
import { changeAndTell, changeDelivery, deliveryOf, FREE, tellOf } from './deliveries.ts'
import { whyUnsent } from './failures.ts'
import { localTime } from './local-time.ts'
import { planOne } from './plan.ts'
import { askForFailed } from './questions.ts'

type Why = NonNullable<DeliveryRecord['failure']> | 'later'

/**
 * Ends a delivery of which nothing left the house, and says why. `later`: it waits for the publication; `overtaken`: the post of the edition that stands
 * there now is planned in its place.
 */
export async function giveUpUnsent(payload: Payload, delivery: DeliveryRecord, why: Why, publication?: PublicationRecord | null, account?: AccountRecord): Promise<void> {
  if (why === 'later') {
    const due = publication?.from ?? delivery.due
    return void (await changeDelivery(payload, delivery, { ...FREE, state: 'planned', next: due, due, dueLocal: localTime(Date.parse(due), account?.timeZone ?? 'UTC'), startedAt: null }))
  }
  const isFailure = why !== 'overtaken' && why !== 'not-shown' && why !== 'called-off' && why !== 'gone'
  const data = { ...FREE, state: isFailure ? ('failed' as const) : ('withdrawn' as const), failure: why, error: whyUnsent(why) ?? delivery.error ?? null }
  if (why !== 'overtaken' || !publication || !account) {
    const ended = await changeAndTell(payload, delivery, data, isFailure ? 'post-failed' : 'post-called-off', 'outbox')
    if (ended && isFailure) await askForFailed(payload, ended)
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
