/** Where a person's words stood, for the person: by what is published, in one query, because the answer to a withdrawal waits for it. */
import type { Payload } from 'payload'
import { pagePath } from '../channel/addresses.ts'
import type { ChannelId } from '../channel/contract.ts'
import type { TestimonialKey } from '../content/nodes.ts'
import { findRecords, whereAll } from '../publishing/records.ts'
import type { Place } from './page/withdrawn-page.ts'

const MOST = 200

/**
 * Pieces and channels that quote a testimonial, latest first, at most {@link MOST}. What an earlier edition quoted and its successor does not is in the
 * report that the service can make (report.ts), which reads the whole history.
 * @param channels those that the consent was for
 */
export async function placesOf(payload: Payload, testimonial: TestimonialKey, channels: readonly ChannelId[], nowMs: number): Promise<readonly Place[]> {
  if (channels.length === 0) return []
  const where = whereAll({ quotes: { contains: `|${testimonial}|` } }, { channel: { in: [...channels] } }, { from: { less_than_equal: new Date(nowMs).toISOString() } })
  const found = await findRecords(payload, 'publications', { where, sort: '-changed', limit: MOST })
  return found.map(({ channel, title, slug, locale }) => ({ channel, title, path: channel === 'web-page' ? pagePath(locale, slug) : null }))
}
