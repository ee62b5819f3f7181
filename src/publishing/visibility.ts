/** May a publication be seen now? Decided at every read, so that neither an embargo nor the end of a consent depends on a job having run. */
import type { Payload, Where } from 'payload'
import { allowances } from '../consent/allowances.ts'
import { type Attribution, type ConsentEvent, covers } from '../consent/fold.ts'
import { consentsOf } from '../consent/ledger.ts'
import type { TestimonialKey } from '../content/nodes.ts'
import { type Now, now } from './clock.ts'
import { findRecords, type PublicationRecord, whereAll } from './records.ts'

/** `from <= now < until` and no suspension. What the consents say comes on top: {@link withConsent}, {@link visibleAmong}. */
export function isVisible(publication: Pick<PublicationRecord, 'from' | 'until' | 'isSuspended'>, at: Now = now()): boolean {
  if (publication.isSuspended) return false
  const hasBegun = Date.parse(publication.from) <= at.earliest
  const hasEnded = publication.until ? Date.parse(publication.until) <= at.latest : false
  return hasBegun && !hasEnded
}

/** {@link isVisible} as a query. */
export function visibleWhere(at: Now = now()): Where {
  return {
    and: [
      { isSuspended: { equals: false } },
      { from: { less_than_equal: new Date(at.earliest).toISOString() } },
      { or: [{ until: { exists: false } }, { until: { greater_than: new Date(at.latest).toISOString() } }] },
    ],
  }
}

type Bound = Pick<PublicationRecord, 'channel' | 'requires'>

/** What a publication stands and falls with: testimonials whose end takes the whole piece with it, each with the words that were approved; what was sent says under which name as well. */
export const requirementsOf = ({ requires }: Pick<Bound, 'requires'>): readonly { readonly testimonial: string; readonly excerpt: string; readonly attribution?: Attribution }[] =>
  (requires ?? '')
    .split('|')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [testimonial = '', excerpt = '', attribution = ''] = entry.split(':')
      return { testimonial, excerpt, ...(attribution === '' ? {} : { attribution: attribution as Attribution }) }
    })

/**
 * The testimonials without which a publication is not shown and that have no consent now, each with the instant (ms since 1970) since when: 0 if they
 * never had one for these words on this channel.
 */
export function missingConsents(publication: Bound, chains: ReadonlyMap<TestimonialKey, readonly ConsentEvent[]>, at: Now): Map<TestimonialKey, number> {
  const missing = new Map<TestimonialKey, number>()
  for (const { testimonial, excerpt } of requirementsOf(publication)) {
    const last = allowances(chains.get(testimonial) ?? [], publication.channel, excerpt)
      .filter(({ begin }) => begin <= at.latest)
      .at(-1)
    if (!last || last.end <= at.latest) missing.set(testimonial, Math.max(last?.end ?? 0, missing.get(testimonial) ?? 0))
  }
  return missing
}

/** Those of the publications that no ended consent takes away: read from the ledger, in one query, or none where nothing depends on a consent. */
export async function withConsent<P extends Bound>(payload: Payload, publications: readonly P[], at: Now = now()): Promise<P[]> {
  const needed = new Map(publications.map((one) => [one, requirementsOf(one)]))
  const testimonials = [...needed.values()].flat().map(({ testimonial }) => testimonial)
  if (testimonials.length === 0) return [...publications]
  const consents = await consentsOf(payload, testimonials, at.latest)
  return publications.filter((one) => needed.get(one)?.every(({ testimonial, excerpt }) => covers(consents.get(testimonial)?.terms, excerpt, one.channel)))
}

/** A query for all publications that match and are visible, consents included; exact for pages and counts. */
export async function visibleAmong(payload: Payload, at: Now, ...parts: Where[]): Promise<Where> {
  const where = whereAll(visibleWhere(at), ...parts)
  const bound = await findRecords(payload, 'publications', { where: whereAll(where, { requires: { not_equals: '' } }, { requires: { exists: true } }) })
  const standing = new Set(await withConsent(payload, bound, at))
  const ended = bound.filter((one) => !standing.has(one)).map(({ slot }) => slot)
  return ended.length > 0 ? whereAll(where, { slot: { not_in: ended } }) : where
}
