/** May a publication be seen now? Decided at every read, so that an embargo never depends on a job having run. */
import type { Where } from 'payload'
import { type Now, now } from './clock.ts'
import type { PublicationRecord } from './records.ts'

/** `from <= now < until` and no suspension. */
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
