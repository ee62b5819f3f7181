/**
 * Sends what is due. One process claims a delivery by compare-and-set and has a lease on it; the hash of what it is about to send is written down before
 * it sends. Whoever dies in between leaves a lease that runs out: then the network is asked whether the post arrived, and only what surely did not is sent
 * again. What nobody can know stops as `uncertain` and asks a person.
 */
import { randomUUID } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Payload, Where } from 'payload'
import { CarrierError, type CarrierOrder, type Sent } from '../../channel/carrier.ts'
import { HubError } from '../../content/errors.ts'
import { type Now, now } from '../clock.ts'
import { failpoint } from '../failpoints.ts'
import { hubOf } from '../hub.ts'
import { type DeliveryRecord, findRecords, whereAll } from '../records.ts'
import { type AccountRecord, findAccounts, isReady, markProblem, openAccount, pause } from './accounts.ts'
import { withoutConsent } from './consented.ts'
import { changeDelivery, FREE } from './deliveries.ts'
import { isLate, LATE_MS, MOST_ATTEMPTS, pauseAfter, retryAfter, sentenceOf } from './failures.ts'
import { alsoSays, earlierOf, isStanding, postedBefore, standsNow, takenBeside } from './in-place.ts'
import { networkOf } from './networks.ts'
import { prepare, sentFiles, standingOf } from './prepare.ts'
import { askForSecret, askWhatIsOpen } from './questions.ts'
import { ask, giveUpUnsent } from './unsent.ts'

export interface OutboxOptions {
  /** Default: the clock of this process. */
  readonly at?: Now
  /** How long an attempt may take before another process looks after it; the attempt itself ends well before. */
  readonly leaseMs?: number
  readonly isStopped?: () => boolean
}

const LEASE_MS = 240_000
/** Who claims: this process. */
const OWNER = `${process.pid}-${randomUUID()}`
const BATCH = 100

interface Work {
  readonly payload: Payload
  readonly at: Now
  readonly leaseMs: number
}
const iso = (ms: number): string => new Date(ms).toISOString()

/** Sends what is due, and finds out what became of what was begun. Doing so again, or in several processes, sends nothing twice. */
export async function workOutbox(payload: Payload, { at = now(), leaseMs = LEASE_MS, isStopped = () => false }: OutboxOptions = {}): Promise<void> {
  const work: Work = { payload, at, leaseMs }
  const due = iso(at.earliest)
  const accounts = await findAccounts(payload)
  await askWhatIsOpen(payload, accounts)
  const ready = accounts.filter((one) => isReady(one, at.latest)).map(({ key }) => key)
  // What waits for its account must not stand in the way of others.
  const within: Where = { or: [{ account: { in: ready } }, { due: { less_than: iso(at.earliest - LATE_MS) } }, { state: { equals: 'planned' }, reference: { exists: true } }] }
  const begun = await findRecords(payload, 'deliveries', { where: whereAll({ state: { equals: 'claimed' } }, { lease: { less_than_equal: due } }, within), sort: 'lease', limit: BATCH })
  const planned = await findRecords(payload, 'deliveries', { where: whereAll({ state: { equals: 'planned' } }, { next: { less_than_equal: due } }, within), sort: 'next', limit: BATCH })
  for (const delivery of [...begun, ...planned]) {
    if (isStopped()) return
    await breathe()
    // Read afresh: one attempt can tell that the account must wait.
    const [account] = await findAccounts(payload, [delivery.account])
    if (!account) continue
    try {
      await (delivery.state === 'claimed' ? lookAfter(work, delivery, account) : attempt(work, delivery, account))
    } catch (error) {
      payload.logger.error({ err: error, delivery: delivery.key, msg: 'a delivery could not be worked on; it is looked at again' })
    }
  }
}

/** Takes it for this process; null where another one was faster. */
const claim = ({ payload, at, leaseMs }: Work, delivery: DeliveryRecord, change: Parameters<typeof changeDelivery>[2]) =>
  changeDelivery(payload, delivery, { ...change, state: 'claimed', owner: OWNER, lease: iso(Math.max(at.latest, Date.now()) + leaseMs) })

async function attempt(work: Work, delivery: DeliveryRecord, account: AccountRecord): Promise<void> {
  const { payload, at } = work
  if (isLate(delivery, at)) return giveUpUnsent(payload, delivery, 'late')
  // A part that must not stand any more goes, though its account has to wait with the rest.
  const standingPart = delivery.reference ? await standingOf(payload, delivery) : null
  if (standingPart && !standingPart.may && standingPart.why !== 'later') return giveUpUnsent(payload, delivery, standingPart.why, standingPart.publication, account)
  if (standingPart?.may && (await withoutConsent(payload, [delivery], at)).length > 0) return giveUpUnsent(payload, delivery, 'overtaken', standingPart.publication, account)
  if (!isReady(account, at.latest)) return
  const startedAt = delivery.startedAt ?? iso(Date.now())
  const claimed = await claim(work, delivery, { startedAt, attempts: delivery.attempts + 1, ...(delivery.reference ? {} : { sentHash: null, files: null }) })
  if (!claimed) return
  failpoint('deliver:after-claim')
  const standing = await standingOf(payload, claimed)
  if (!standing.may) return giveUpUnsent(payload, claimed, standing.why, standing.publication, account)
  if (claimed.inPlaceOf && !isStanding(await earlierOf(claimed, payload))) return giveUpUnsent(payload, claimed, 'gone')
  await send(work, claimed, account, standing.publication)
}

async function send(work: Work, claimed: DeliveryRecord, account: AccountRecord, publication: Parameters<typeof prepare>[2]): Promise<void> {
  const { payload, leaseMs } = work
  let current = claimed
  let sent: Sent
  try {
    const { packed, post, files, sentHash, quotes } = await prepare(payload, claimed, publication)
    // What stands there is the beginning of another text by now: what it quotes may be withdrawn.
    if (claimed.reference && claimed.sentHash !== sentHash) return giveUpUnsent(payload, claimed, 'overtaken', publication, account)
    const posted = await postedBefore(payload, claimed)
    const order = orderFor(payload, claimed, account, { post, limitMs: leaseMs / 3, taken: await takenBeside(payload, claimed) })
    const noted = await changeDelivery(payload, claimed, { files, sentHash, quotes })
    if (!noted) return
    current = noted
    failpoint('deliver:before-send')
    // Pictures may have taken long to make: whoever looks after this one by now must not meet a second post.
    if (Date.parse(noted.lease ?? '') - Date.now() < leaseMs / 2) return void (await changeDelivery(payload, noted, { ...FREE, state: 'planned', next: iso(Date.now()) }))
    if (posted && !(await alsoSays(payload, noted, quotes))) return
    const { carrier } = networkOf(hubOf(payload), account.network)
    sent = posted ? await carrier.update(packed, order, posted) : await carrier.deliver(packed, order)
  } catch (error) {
    return settleFailure(work, current, account, error)
  }
  failpoint('deliver:after-send')
  // Whatever goes wrong from here on, the post is out there: the lease runs out, and the network is asked.
  await delivered(payload, current, sent)
  failpoint('deliver:after-record')
}

/** What a carrier is told. @throws CarrierError `auth` where the account cannot be opened */
export function orderFor(payload: Payload, { key, startedAt, due }: DeliveryRecord, account: AccountRecord, { post, limitMs, taken = [] }: { readonly post: string; readonly limitMs: number; readonly taken?: readonly string[] }): CarrierOrder {
  const { privateHosts } = hubOf(payload)
  return { account: openAccount(payload, account), idempotencyKey: key, startedAt: new Date(startedAt ?? due).toISOString(), post, taken, privateHosts, signal: AbortSignal.timeout(limitMs) }
}

const delivered = (payload: Payload, delivery: DeliveryRecord, { reference, url }: Sent) =>
  standsNow(payload, delivery, { state: 'delivered', reference, url, deliveredAt: iso(Date.now()), failure: null, error: null, ...FREE }, 'post-delivered', 'outbox')

/** Its process has gone, or its answer never came: has it arrived? */
async function lookAfter(work: Work, delivery: DeliveryRecord, account: AccountRecord): Promise<void> {
  const { payload, at } = work
  // What was not even written down was not sent.
  if (!delivery.sentHash) return void (await changeDelivery(payload, delivery, { state: 'planned', next: iso(at.earliest), ...FREE }))
  if (isLate(delivery, at)) return ask(payload, delivery)
  if (!isReady(account, at.latest)) return
  const mine = await claim(work, delivery, {})
  if (!mine) return
  const sent = await sentFiles(payload, mine)
  try {
    const { carrier } = networkOf(hubOf(payload), account.network)
    const order = orderFor(payload, mine, account, { post: sent?.post ?? 'post', limitMs: work.leaseMs / 3, taken: await takenBeside(payload, mine) })
    const found = await carrier.confirm(sent?.packed ?? null, order, await postedBefore(payload, mine))
    if (found.state === 'delivered') await delivered(payload, mine, found)
    else if (found.state === 'uncertain') await ask(payload, mine)
    else await again(payload, found.part ? { ...mine, ...found.part } : mine, at)
  } catch (error) {
    if (!(error instanceof CarrierError) && !(error instanceof HubError)) throw error
    await heed(payload, account, error)
    await changeDelivery(payload, mine, { lease: retryAfter(error, mine.attempts), error: sentenceOf(error), failure: error instanceof CarrierError ? error.kind : 'network' })
  }
}

/** It surely has not arrived, or in part: it may be sent again, under the same key, by which that part is found. */
async function again(payload: Payload, delivery: DeliveryRecord, at: Now): Promise<void> {
  if (delivery.attempts >= MOST_ATTEMPTS) return giveUpUnsent(payload, delivery, delivery.failure ?? 'network')
  const { reference = null, url = null } = delivery
  await changeDelivery(payload, delivery, { reference, url, state: 'planned', next: iso(at.earliest + (delivery.attempts > 1 ? pauseAfter(delivery.attempts) : 0)), ...FREE })
}

/** What an account must hear of an error. */
export async function heed(payload: Payload, account: AccountRecord, error: CarrierError | HubError): Promise<void> {
  if (!(error instanceof CarrierError)) return
  if (error.kind === 'rate-limit') await pause(payload, account, error.retryAt ?? iso(Date.now() + 60_000))
  if (error.kind !== 'auth') return
  const marked = await markProblem(payload, account, error)
  if (marked) await askForSecret(payload, account)
}

async function settleFailure(work: Work, delivery: DeliveryRecord, account: AccountRecord, error: unknown): Promise<void> {
  const { payload } = work
  if (!(error instanceof CarrierError) && !(error instanceof HubError)) {
    payload.logger.error({ err: error, delivery: delivery.key, msg: 'sending failed inside the hub' })
    // It may have been sent: whoever comes next asks the network.
    return void (await changeDelivery(payload, delivery, { lease: iso(Date.now() + pauseAfter(delivery.attempts)) }))
  }
  await heed(payload, account, error)
  const told = { error: sentenceOf(error), failure: error instanceof CarrierError ? error.kind : ('network' as const) }
  if (error instanceof HubError && error.code === 'gone') return giveUpUnsent(payload, delivery, 'not-shown')
  const next = retryAfter(error, delivery.attempts)
  if (error instanceof CarrierError && error.mayHaveArrived) return void (await changeDelivery(payload, delivery, { ...told, lease: next }))
  if ((error instanceof HubError && error.code === 'render-failed') || (error instanceof CarrierError && error.kind === 'validation')) return giveUpUnsent(payload, { ...delivery, ...told }, 'validation')
  const isPatient = error instanceof CarrierError && (error.kind === 'rate-limit' || error.kind === 'auth')
  if (!isPatient && delivery.attempts >= MOST_ATTEMPTS) return giveUpUnsent(payload, { ...delivery, ...told }, told.failure)
  // Where nothing of it stands there, the next attempt is a first one and bears its own time; a part is found again by the time that it bears.
  await changeDelivery(payload, delivery, { ...told, state: 'planned', next, ...(delivery.reference ? {} : { startedAt: null }), ...FREE })
}
