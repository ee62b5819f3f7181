/** The ledger of consents: reads what stands, appends what happened. Nothing is ever changed in it. */
import type { Payload, PayloadRequest } from 'payload'
import { canonicalJson, sha256Hex } from '../content/canonical.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import { type ConsentEventRecord, findRecords, insertRecord, joinKeys } from '../publishing/records.ts'
import { ATTRIBUTIONS, type Attribution, type Consent, type ConsentEvent, type ConsentEventType, foldConsent, type Terms } from './fold.ts'
import { WORDING_VERSION, wordingOf } from './wordings.ts'

/** How it is known that the person said so. Words of people, and the file that belongs to them, stand in an excerpt of kind `evidence`, named here; digests are salted there. */
export type Evidence =
  /** Behind a link to manage, `of`: number of the event that the link belongs to. */
  | { readonly kind: 'link'; readonly locale: Locale; readonly of?: number }
  | { readonly kind: 'call-note' | 'signed-form'; readonly excerpt: string; readonly digest: string; readonly fileDigest?: string }
  /** Of a question: who was given its link ({@link Handover}). Of what a person did themselves: an agent gave out the link (`of` as above). */
  | { readonly kind: 'link-to-agent'; readonly locale?: Locale; readonly of?: number }
  /** The address itself is never written down, but a digest of it ({@link addressDigest}); before there was one, none. */
  | { readonly kind: 'link-mailed'; readonly to: 'contact'; readonly digest?: string }
  | { readonly kind: 'none' }

export interface ConsentEntry extends Terms {
  readonly testimonial: TestimonialKey
  readonly type: ConsentEventType
  readonly contact: string | null
  readonly evidence: Evidence
  /** Key of a person of the hub, `subject` for the customer, `operator` for the command line. */
  readonly actor: string
  /** Language in which the wording was read. */
  readonly locale: Locale
  /** What was read; default: the present wording. */
  readonly wording?: { readonly version: string; readonly hash: string }
}

const START = '0'.repeat(64)
const split = (keys: string): string[] => keys.split('|').filter((key) => key !== '')

/** An event as the fold takes it. */
export function eventOf(record: ConsentEventRecord): ConsentEvent {
  const attribution = (ATTRIBUTIONS as readonly string[]).includes(record.attribution) ? (record.attribution as Attribution) : 'anonymous'
  return {
    testimonial: record.testimonial,
    number: record.number,
    type: record.type,
    at: new Date(record.at).toISOString(),
    excerpts: split(record.excerpts),
    channels: split(record.channels),
    attribution,
    until: record.until ? new Date(record.until).toISOString() : null,
  }
}

/** The chain of one testimonial, oldest first. */
export function chainOf(payload: Payload, testimonial: TestimonialKey, req?: PayloadRequest): Promise<ConsentEventRecord[]> {
  return findRecords(payload, 'consent-events', { where: { testimonial: { equals: testimonial } }, sort: 'number', ...(req ? { req } : {}) })
}

/** The chains of testimonials as the fold takes them, in one query; empty for one that nobody was asked for. */
export async function eventsOf(payload: Payload, testimonials: readonly TestimonialKey[], req?: PayloadRequest): Promise<ReadonlyMap<TestimonialKey, readonly ConsentEvent[]>> {
  if (testimonials.length === 0) return new Map()
  const records = await findRecords(payload, 'consent-events', { where: { testimonial: { in: [...new Set(testimonials)] } }, sort: 'number', ...(req ? { req } : {}) })
  const chains = new Map(testimonials.map((key) => [key, [] as ConsentEvent[]]))
  for (const record of records) chains.get(record.testimonial)?.push(eventOf(record))
  return chains
}

/** What the consents of testimonials amount to at an instant (milliseconds since 1970), in one query. One that nobody was asked for is `none`. */
export async function consentsOf(payload: Payload, testimonials: readonly TestimonialKey[], at: number, req?: PayloadRequest): Promise<ReadonlyMap<TestimonialKey, Consent>> {
  return new Map([...(await eventsOf(payload, testimonials, req))].map(([key, events]) => [key, foldConsent(events, at)]))
}

const hashOf = (event: Omit<ConsentEventRecord, 'id' | 'createdAt' | 'hash' | 'slot'>): string => {
  const { testimonial, number, type, contact, excerpts, channels, attribution, until, wording, wordingHash, evidence, actor, at, previous } = event
  return sha256Hex(
    canonicalJson({ testimonial, number, type, contact: contact ?? null, excerpts, channels, attribution, until: until ?? null, wording, wordingHash, evidence, actor, at, previous }),
  )
}

/**
 * Appends an event after the one that was the last when the decision was made. Somebody who was faster makes the transaction fail and be tried
 * again (writeTogether), so the caller reads the chain within it.
 */
export function appendConsent(tx: PayloadRequest, chain: readonly ConsentEventRecord[], entry: ConsentEntry, at: string): Promise<ConsentEventRecord> {
  const last = chain.at(-1)
  const number = (last?.number ?? 0) + 1
  const { version, hash } = entry.wording ?? wordingOf(WORDING_VERSION, entry.locale)
  const event = {
    testimonial: entry.testimonial,
    number,
    type: entry.type,
    contact: entry.contact,
    excerpts: joinKeys(entry.excerpts),
    channels: joinKeys(entry.channels),
    attribution: entry.attribution,
    until: entry.until,
    wording: version,
    wordingHash: hash,
    evidence: entry.evidence,
    actor: entry.actor,
    at,
    previous: last?.hash ?? START,
  }
  return insertRecord(tx.payload, 'consent-events', { ...event, slot: `${entry.testimonial}:${number}`, hash: hashOf(event) }, tx)
}

/** The number of the first event of a chain that does not fit, or null if it is whole. */
export function brokenConsent(chain: readonly ConsentEventRecord[]): number | null {
  let previous = START
  for (const [index, event] of chain.entries()) {
    const at = new Date(event.at).toISOString()
    const until = event.until ? new Date(event.until).toISOString() : null
    if (event.number !== index + 1 || event.previous !== previous || event.hash !== hashOf({ ...event, at, until })) return index + 1
    previous = event.hash
  }
  return null
}
