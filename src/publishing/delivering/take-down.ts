/**
 * Deletes posts that must not stand any more: of publications that were suspended, with words of customers whose consent has ended, and where a person asked
 * for it. Follows from state each time; where the network or the account does not let the hub delete, a person gets the task.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { createLocalReq, type Payload, type Where } from 'payload'
import { CarrierError } from '../../channel/carrier.ts'
import { closeTasksOf, openTask } from '../../consent/tasks.ts'
import { HubError } from '../../content/errors.ts'
import { type Now, now } from '../clock.ts'
import { hubOf } from '../hub.ts'
import { type DeliveryRecord, findRecords, whereAll, writeTogether } from '../records.ts'
import { findAccounts, isReady } from './accounts.ts'
import { withoutConsent } from './consented.ts'
import { changeAndTell, changeDelivery } from './deliveries.ts'
import { retryAfter, sentenceOf } from './failures.ts'
import { networkOf } from './networks.ts'
import { toldOf } from './questions.ts'
import { heed, orderFor, type OutboxOptions } from './outbox.ts'

const ATTEMPT_MS = 60_000
const AT_ONCE = 100

/** Why a post goes: the publication is suspended, a consent ended, a person asked for it, another post stands in its place. */
type Reason = 'suspended' | 'consent' | 'asked' | 'overtaken'
const FAILURES = { suspended: 'not-shown', consent: 'not-shown', asked: 'called-off', overtaken: 'overtaken' } as const

export interface TakeDownOptions extends OutboxOptions {
  /** Instant (ms) of the last look: only what may have changed since is looked at, and what could not be deleted then. Absent: everything that stands. */
  readonly since?: number
}

/** Deletes what must go; doing so again changes nothing. */
export async function takeDownPosts(payload: Payload, { at = now(), isStopped = () => false, since }: TakeDownOptions = {}): Promise<void> {
  for (const [delivery, reason] of await doomed(payload, at, since)) {
    if (isStopped()) return
    await breathe()
    try {
      await takeDown(payload, delivery, reason, at)
    } catch (error) {
      payload.logger.error({ err: error, delivery: delivery.key, msg: 'a post could not be taken down; it is tried again' })
    }
  }
}

async function doomed(payload: Payload, at: Now, since: number | undefined): Promise<Map<DeliveryRecord, Reason>> {
  const standing = (...parts: Where[]) => findRecords(payload, 'deliveries', { where: whereAll({ state: { equals: 'delivered' } }, { next: { less_than_equal: new Date(at.latest).toISOString() } }, ...parts), sort: 'next' })
  const found = new Map<string, readonly [DeliveryRecord, Reason]>()
  // What was found to have to go, and is there still.
  const ending = await standing({ failure: { in: ['called-off', 'overtaken', 'not-shown'] } })
  const again = ending.filter(({ failure }) => failure === 'not-shown')
  for (const one of ending) if (one.failure === 'overtaken' || one.failure === 'called-off') found.set(one.key, [one, one.failure === 'overtaken' ? 'overtaken' : 'asked'])
  const changed: Where[] = since === undefined ? [] : [{ updatedAt: { greater_than: new Date(since).toISOString() } }]
  const slots = (await findRecords(payload, 'publications', { where: whereAll({ isSuspended: { equals: true } }, ...changed) })).map(({ slot }) => slot)
  // What came to stand there since: it may have been on its way when its publication was taken off, or a consent ended, long before.
  const fresh = since === undefined ? [] : await standing(...changed)
  const stillThere = [...new Set([...again, ...fresh].map(({ publication }) => publication))]
  const stillSuspended: string[] = []
  for (const some of since === undefined ? [] : batches(stillThere)) stillSuspended.push(...(await findRecords(payload, 'publications', { where: whereAll({ isSuspended: { equals: true } }, { slot: { in: some } }) })).map(({ slot }) => slot))
  for (const some of batches([...slots, ...stillSuspended])) {
    for (const one of await standing({ publication: { in: some } })) if (!found.has(one.key)) found.set(one.key, [one, 'suspended'])
  }
  const quoting = since === undefined ? await standing({ quotes: { exists: true } }, { quotes: { not_equals: '' } }) : [...again, ...fresh, ...(await quotingMoved(payload, at, since, standing))]
  for (const one of await withoutConsent(payload, quoting, at)) if (!found.has(one.key)) found.set(one.key, [one, 'consent'])
  // Consented to again before anybody could delete it: it stays.
  for (const one of again) if (!found.has(one.key)) await changeDelivery(payload, one, { failure: null, error: null })
  return new Map(found.values())
}

/** Posts with words of people whose consent has moved, or run out, since. */
async function quotingMoved(payload: Payload, { latest }: Now, since: number, standing: (...parts: Where[]) => Promise<DeliveryRecord[]>): Promise<DeliveryRecord[]> {
  const from = new Date(since).toISOString()
  const moved: Where = { or: [{ createdAt: { greater_than: from } }, { and: [{ until: { greater_than: from } }, { until: { less_than_equal: new Date(latest).toISOString() } }] }] }
  const testimonials = [...new Set((await findRecords(payload, 'consent-events', { where: moved })).map(({ testimonial }) => testimonial))]
  const found: DeliveryRecord[] = []
  for (const some of batches(testimonials)) found.push(...(await standing({ or: some.map((key): Where => ({ quotes: { contains: `|${key}:` } })) })))
  return [...new Map(found.map((one) => [one.key, one])).values()]
}

const batches = <T>(all: readonly T[]): T[][] => Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) => all.slice(index * AT_ONCE, (index + 1) * AT_ONCE))

async function takeDown(payload: Payload, delivery: DeliveryRecord, reason: Reason, at: Now): Promise<void> {
  const [account] = await findAccounts(payload, [delivery.account])
  if (!account) return askPerson(payload, delivery, reason)
  const { carrier, facts } = networkOf(hubOf(payload), account.network)
  if (!facts.canWithdraw || !delivery.reference) return askPerson(payload, delivery, reason)
  if (!isReady({ ...account, isDisabled: false }, at.latest)) return account.problem ? askPerson(payload, delivery, reason) : undefined
  try {
    await carrier.withdraw(delivery.reference, orderFor(payload, delivery, account, { post: 'post', limitMs: ATTEMPT_MS }))
  } catch (error) {
    if (!(error instanceof CarrierError) && !(error instanceof HubError)) throw error
    await heed(payload, account, error)
    if (!(error instanceof CarrierError) || error.kind === 'auth' || error.kind === 'validation') return askPerson(payload, delivery, reason)
    const attempts = delivery.attempts + 1
    return void (await changeDelivery(payload, delivery, { attempts, failure: FAILURES[reason], error: sentenceOf(error), next: retryAfter(error, attempts) }))
  }
  const data = { state: 'withdrawn' as const, withdrawnAt: new Date().toISOString(), failure: FAILURES[reason], error: null }
  await writeTogether(await createLocalReq({}, payload), async (tx) => {
    // A person was asked while the hub could not.
    if (await changeAndTell(payload, delivery, data, 'post-withdrawn', 'outbox', tx)) await closeTasksOf(tx, `delivery:${delivery.key}`, 'take-down-post', 'outbox')
  })
}

/** Only a person can delete it; looked at again in an hour, in case the hub can by then. */
async function askPerson(payload: Payload, delivery: DeliveryRecord, reason: Reason): Promise<void> {
  const { key, url, channel } = delivery
  await openTask(payload, { kind: 'take-down-post', subject: `delivery:${key}`, cause: [reason], data: async () => ({ ...(await toldOf(payload, delivery)), channel, url: url ?? null, reason }) })
  await changeDelivery(payload, delivery, { failure: FAILURES[reason], next: new Date(Date.now() + 3_600_000).toISOString() })
}
