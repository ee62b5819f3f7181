/**
 * What follows from consents that ended, changed or stand anew: publications are held back or released, apps that poll learn of the change, and people
 * get tasks. Derived from state each time, so doing it again changes nothing, and dying in between loses nothing. Visibility never waits for it: the
 * ledger is asked at every read.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { createLocalReq, type Payload } from 'payload'
import type { TestimonialKey } from '../content/nodes.ts'
import { type Now, now } from '../publishing/clock.ts'
import { appendAudit } from '../publishing/audit.ts'
import { failpoint } from '../publishing/failpoints.ts'
import { findRecord, findRecords, type PublicationRecord, type Suspension, whereAll, writeTogether } from '../publishing/records.ts'
import { compareAndSet } from '../publishing/transactions.ts'
import { missingConsents } from '../publishing/visibility.ts'
import { settleConsentTasks } from './consent-tasks.ts'
import { type ConsentEvent, termsStretches } from './fold.ts'
import { eventsOf } from './ledger.ts'

export interface FollowUpOptions {
  /** Default: the clock of this process. */
  readonly at?: Now
  /** Asked between any two steps. */
  readonly isStopped?: () => boolean
  /** What this process has looked through already; given again, it is passed over. Losing it costs time only. */
  readonly seen?: Set<string>
}

type Chains = ReadonlyMap<TestimonialKey, readonly ConsentEvent[]>

/** Brings publications and tasks up to what the consents say. */
export async function followUpConsents(payload: Payload, { at = now(), isStopped = () => false, seen = new Set() }: FollowUpOptions = {}): Promise<void> {
  await settlePublications(payload, at, isStopped)
  await settleConsentTasks(payload, { at, isStopped, seen })
}

const AT_ONCE = 200

async function settlePublications(payload: Payload, at: Now, isStopped: () => boolean): Promise<void> {
  const quoting = await findRecords(payload, 'publications', { where: whereAll({ quotes: { exists: true } }, { quotes: { not_equals: '' } }), sort: 'slot' })
  for (let start = 0; start < quoting.length; start += AT_ONCE) {
    const batch = quoting.slice(start, start + AT_ONCE)
    const chains = await eventsOf(payload, batch.flatMap(quotedBy))
    for (const publication of batch) {
      if (isStopped()) return
      // The embedded database answers without ever waiting: readers come in between.
      await breathe()
      await settle(payload, publication, chains, at)
    }
  }
}

const quotedBy = ({ quotes }: PublicationRecord): TestimonialKey[] => (quotes ?? '').split('|').filter((key) => key !== '')

async function settle(payload: Payload, publication: PublicationRecord, chains: Chains, at: Now): Promise<void> {
  const missing = missingConsents(publication, chains, at)
  const held = (publication.suspensions ?? []).filter(({ reason }) => reason === 'consent').map(({ key }) => key)
  if (held.length !== missing.size || held.some((key) => !missing.has(key))) return suspend(payload, publication, missing)
  const turned = Math.max(0, ...quotedBy(publication).map((key) => lastTurn(chains.get(key) ?? [], at)))
  if (publication.isSuspended || Date.parse(publication.changed) >= turned) return
  // No revision guard would do harm here, but a publisher who was faster has told readers already.
  const where = whereAll({ id: { equals: publication.id } }, { rev: { equals: publication.rev } })
  await compareAndSet(payload, { collection: 'publications', where, data: { changed: new Date().toISOString(), rev: publication.rev + 1 } })
}

/** When what may be quoted changed last, ms; 0: never. */
function lastTurn(events: readonly ConsentEvent[], at: Now): number {
  const instants = termsStretches(events).flatMap(({ begin, end }) => [begin, end])
  return Math.max(0, ...instants.filter((instant) => instant <= at.latest))
}

/** Holds a publication back for exactly these testimonials, or releases it: with the event that tells what readers could see, in one transaction. */
async function suspend(payload: Payload, { slot, rev }: PublicationRecord, missing: ReadonlyMap<TestimonialKey, number>): Promise<void> {
  const req = await createLocalReq({}, payload)
  await writeTogether(req, async (tx) => {
    const found = await findRecord(payload, 'publications', { where: { slot: { equals: slot } }, req: tx })
    // Somebody published or unpublished in between: looked at again in the next pass.
    if (found?.rev !== rev) return
    const others = (found.suspensions ?? []).filter(({ reason }) => reason !== 'consent')
    const suspensions: Suspension[] = [...others, ...[...missing.keys()].sort().map((key): Suspension => ({ reason: 'consent', key }))]
    const isSuspended = suspensions.length > 0
    const at = new Date().toISOString()
    // Under an embargo, readers meet it when that ends.
    const changed = isSuspended || Date.parse(found.from) < Date.parse(at) ? at : found.from
    const where = whereAll({ id: { equals: found.id } }, { rev: { equals: rev } })
    const won = await compareAndSet(payload, { collection: 'publications', where, data: { suspensions, isSuspended, changed, rev: rev + 1 }, req: tx })
    failpoint('follow-up:after-publication')
    if (!won || isSuspended === found.isSuspended) return
    const { locale, channel, edition, from, until } = found
    const place = { locale, channels: [channel], testimonials: [...missing.keys()].sort() }
    const data = isSuspended
      ? { ...place, since: new Date(Math.max(...missing.values())).toISOString() }
      : { ...place, edition, from: new Date(from).toISOString(), until: until ? new Date(until).toISOString() : null }
    await appendAudit(payload, tx, { subject: `piece:${found.pieceKey}`, type: isSuspended ? 'withheld' : 'resumed', actor: 'consent', data }, at)
    failpoint('follow-up:after-audit')
  })
}
