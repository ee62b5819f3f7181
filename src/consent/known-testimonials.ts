/**
 * Every testimonial's newest approvals and consent events, kept in this process while nothing has been added to either, and nothing taken away (a chain
 * whose time is up, say). None of them ever changes, so two short queries say whether what is kept is whole; what follows of it at an instant (an end of
 * consent, say) is computed anew each time.
 */
import type { Payload, Where } from 'payload'
import type { Edition, TestimonialContent } from '../content/edition.ts'
import type { EditionHash, Locale, TestimonialKey } from '../content/nodes.ts'
import { createMemory, type Memory, perOwner } from '../publishing/compose-memory.ts'
import { editionsByHash } from '../publishing/lookups.ts'
import type { ConsentEvent } from './fold.ts'
import { eventsOf } from './ledger.ts'

/** What was approved last of a testimonial in a locale. */
export interface ApprovedTestimonial {
  readonly edition: Edition<TestimonialContent>
  /** ISO 8601 instant. */
  readonly approvedAt: string
}

export interface KnownTestimonials {
  /** The newest approval first. */
  readonly approved: readonly ApprovedTestimonial[]
  /** Of all that are approved, each oldest first. */
  readonly events: ReadonlyMap<TestimonialKey, readonly ConsentEvent[]>
}

/** Pieces are approved often, and change nothing here. */
const OF_TESTIMONIALS: Where = { subject: { equals: 'testimonial' } }

interface Kept {
  readonly head: string
  readonly known: Promise<KnownTestimonials>
}

/** The only one. A memory keeps nothing that is more than a quarter of it. */
const SLOT = 'all'
const keptOf = perOwner<Payload, Memory<Kept>>(() => createMemory<Kept>({ most: 4 }))

/** All approved testimonials with their consent events, as the database has them now. No words are among it. */
export async function knownTestimonials(payload: Payload): Promise<KnownTestimonials> {
  const memory = keptOf(payload)
  // Read before the rows themselves: what comes between is read twice rather than never.
  const head = `${await headOf(payload, 'approvals', OF_TESTIMONIALS)} ${await headOf(payload, 'consent-events')}`
  const kept = memory.get(SLOT)
  if (kept?.head === head) return kept.known
  const known = readAll(payload)
  memory.keep(SLOT, { head, known })
  known.catch(() => memory.forget(SLOT))
  return known
}

/** How many there are, and which is the newest. */
async function headOf(payload: Payload, collection: 'approvals' | 'consent-events', where: Where = {}): Promise<string> {
  const { totalDocs, docs } = await payload.find({ collection, where, sort: '-createdAt', limit: 1, select: { key: true } as never, depth: 0, overrideAccess: true })
  return `${totalDocs}:${(docs[0] as { readonly id: string | number } | undefined)?.id ?? ''}`
}

interface Approval {
  readonly subjectKey: TestimonialKey
  readonly locale: Locale
  readonly number: number
  readonly edition: EditionHash
  readonly createdAt: string
}

async function readAll(payload: Payload): Promise<KnownTestimonials> {
  const { docs } = await payload.find({
    collection: 'approvals',
    where: OF_TESTIMONIALS,
    select: { subjectKey: true, locale: true, number: true, edition: true, createdAt: true },
    sort: ['-createdAt', 'subjectKey'],
    depth: 0,
    pagination: false,
    limit: 0,
    overrideAccess: true,
  })
  const newest = new Map<string, Approval>()
  for (const approval of docs as unknown as Approval[]) {
    const slot = `${approval.subjectKey}:${approval.locale}`
    const known = newest.get(slot)
    if (!known || known.number < approval.number) newest.set(slot, approval)
  }
  const approvals = [...newest.values()]
  const editions = await editionsByHash(payload, approvals.map(({ edition }) => edition))
  const approved = approvals.flatMap(({ edition: hash, createdAt }): ApprovedTestimonial[] => {
    const content = editions.get(hash)?.content
    return content?.subject === 'testimonial' ? [{ edition: { hash, content }, approvedAt: new Date(createdAt).toISOString() }] : []
  })
  return { approved, events: await eventsOf(payload, [...new Set(approved.map(({ edition }) => edition.content.key))]) }
}
