/** What people do with deliveries: call off, try again, say what became of one, ask for a post to be deleted. */
import type { PayloadRequest } from 'payload'
import { closeTasksOf } from '../../consent/tasks.ts'
import { HubError } from '../../content/errors.ts'
import { requirePerson } from '../four-eyes.ts'
import { type DeliveryRecord, writeTogether } from '../records.ts'
import { announceWork } from '../wake.ts'
import { changeAndTell, type DeliveryChange, deliveryOf, samePosts, UNDER_WAY } from './deliveries.ts'
import { whyUnsent } from './failures.ts'
import { earlierOf, standsNow } from './in-place.ts'
import { partGoes } from './unsent.ts'

type State = DeliveryRecord['state']
const isoNow = (): string => new Date().toISOString()

/** Due at once, and from the beginning. */
function dueNow(): DeliveryChange {
  const due = isoNow()
  return { state: 'planned', due, next: due, attempts: 0, failure: null, error: null }
}

async function inState(req: PayloadRequest, key: string, states: readonly State[], what: string): Promise<{ readonly delivery: DeliveryRecord; readonly person: string }> {
  const { key: person } = requirePerson(req, ['editor', 'approver'])
  const delivery = await deliveryOf(req.payload, key)
  if (!states.includes(delivery.state)) throw new HubError('conflict', `This post is ${delivery.state}: ${what}`, { state: delivery.state })
  return { delivery, person }
}

async function act(req: PayloadRequest, delivery: DeliveryRecord, data: DeliveryChange, type: Parameters<typeof changeAndTell>[3], person: string): Promise<DeliveryRecord> {
  const changed = await writeTogether(req, async (tx) => {
    if (data.state === 'planned') await requireAlone(tx, delivery)
    return data.state === 'delivered' && !data.failure ? standsNow(tx.payload, delivery, data, 'post-settled', person, tx) : changeAndTell(tx.payload, delivery, data, type, person, tx)
  })
  if (!changed) throw new HubError('conflict', 'The hub or somebody else worked on this post at the same moment. Look again.')
  if (delivery.state === 'failed') await closeTasksOf(req, `delivery:${delivery.key}`, 'mend-post', person)
  announceWork()
  return changed
}

/** Planned anew or standing there by another delivery, it would be there twice. @throws HubError `conflict` */
async function requireAlone(tx: PayloadRequest, delivery: DeliveryRecord): Promise<void> {
  const other = (await samePosts(tx, delivery, delivery.key)).find(({ state, edition }) => UNDER_WAY.includes(state) || (state === 'delivered' && edition === delivery.edition))
  if (other) throw new HubError('conflict', `This post was planned once more, and that one is ${other.state}: sent again, this one would be the second.`, { delivery: other.key, state: other.state })
}

/** Nothing of it is sent. @throws HubError `forbidden`, `not-found`, `conflict` (it is being sent, or has been) */
export async function callOff(req: PayloadRequest, key: string): Promise<DeliveryRecord> {
  const { delivery, person } = await inState(req, key, ['planned', 'failed'], 'only what is not sent yet can be called off.')
  if (delivery.reference) return act(req, delivery, partGoes('called-off'), 'post-withdrawal-asked', person)
  return act(req, delivery, { state: 'withdrawn', failure: 'called-off', error: whyUnsent('called-off') }, 'post-called-off', person)
}

/** Sends what failed at once. @throws HubError `forbidden`, `not-found`, `conflict` */
export async function retry(req: PayloadRequest, key: string): Promise<DeliveryRecord> {
  const { delivery, person } = await inState(req, key, ['failed'], 'only what failed can be tried again.')
  // Whether what a person looked for stands there after all is seen by its key: that one stays.
  const startedAt = delivery.failure === 'network' || delivery.failure === 'absent' ? {} : { startedAt: null }
  return act(req, delivery, { ...dueNow(), ...startedAt }, 'post-planned', person)
}

/** What a person found in the network. */
export interface Finding {
  readonly isPosted: boolean
  /** Where it stands; https. */
  readonly url?: string
  /** It is not there: send it (again) now. */
  readonly sendAgain?: boolean
}

/** Says what became of a delivery that nobody else could know. @throws HubError `forbidden`, `not-found`, `conflict` (it is not uncertain), `bad-input` */
export async function settleUncertain(req: PayloadRequest, key: string, { isPosted, url, sendAgain = false }: Finding): Promise<DeliveryRecord> {
  const { delivery, person } = await inState(req, key, ['uncertain'], 'nobody needs to say what became of it.')
  if (url !== undefined && !(URL.canParse(url) && new URL(url).protocol === 'https:')) throw new HubError('bad-input', 'url: give the address of the post, beginning with https://.')
  // A post that was changed is called there what it was called before.
  const known = (delivery.manner === 'update' && (await earlierOf(delivery, req.payload))) || delivery
  const place = { reference: known.reference ?? null, url: url ?? known.url ?? null }
  const posted = { state: 'delivered' as const, deliveredAt: isoNow(), ...place, failure: null, error: null }
  const absent = { reference: null, url: null, ...(sendAgain ? dueNow() : { state: 'failed' as const, failure: 'absent' as const, error: whyUnsent('absent') }) }
  const changed = await act(req, delivery, isPosted ? posted : absent, 'post-settled', person)
  await closeTasksOf(req, `delivery:${key}`, 'confirm-post', person)
  return changed
}

/** Asks for a post to be deleted in its network; the outbox does so, or gives a person the task. @throws HubError `forbidden`, `not-found`, `conflict` */
export async function requestWithdrawal(req: PayloadRequest, key: string): Promise<DeliveryRecord> {
  const { delivery, person } = await inState(req, key, ['delivered'], 'only what stands in a network can be deleted there.')
  return act(req, delivery, { failure: 'called-off', next: isoNow() }, 'post-withdrawal-asked', person)
}
