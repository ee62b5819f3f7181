/** Which other customers' words could stand where a quote went: keys and working titles only, for people to choose from. */
import type { Payload } from 'payload'
import type { Edition, TestimonialContent } from '../content/edition.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import type { Now } from '../publishing/clock.ts'
import { editionsByHash } from '../publishing/lookups.ts'
import { findRecords, whereAll } from '../publishing/records.ts'
import { consentsOf } from './ledger.ts'

export interface Proposal {
  readonly key: TestimonialKey
  /** Working title. */
  readonly label: string
  /** Keys of the topics that both have. */
  readonly topics: readonly string[]
  readonly isSameTheme: boolean
}

const MOST = 5
/** So many testimonials of a language, approved last, are looked at. */
const LOOKED_AT = 500

/** The nearest of those that are approved and consented to in a locale, nearest first; at most five, none without a topic or a theme in common. */
export async function replacementsFor(payload: Payload, testimonial: TestimonialKey, locale: Locale, at: Now): Promise<Proposal[]> {
  const approvals = await findRecords(payload, 'approvals', { where: whereAll({ subject: { equals: 'testimonial' } }, { locale: { equals: locale } }), sort: '-createdAt', limit: LOOKED_AT })
  // The newest of each.
  const hashes = new Map([...approvals].sort((a, b) => a.number - b.number).map(({ subjectKey, edition }) => [subjectKey, edition]))
  const editions = [...(await editionsByHash(payload, [...hashes.values()])).values()].flatMap(({ hash, content }): Edition<TestimonialContent>[] => (content.subject === 'testimonial' ? [{ hash, content }] : []))
  const gone = editions.find(({ content }) => content.key === testimonial)?.content
  if (!gone) return []
  const others = editions.filter(({ content }) => content.key !== testimonial)
  const consents = await consentsOf(payload, others.map(({ content }) => content.key), at.latest)
  const topics = new Set(gone.topics.map(({ key }) => key))
  const near = others
    .filter(({ content }) => consents.get(content.key)?.terms?.excerpts.includes(content.excerpt.key) === true)
    .map(({ content }) => ({
      key: content.key,
      topics: content.topics.map(({ key }) => key).filter((key) => topics.has(key)),
      isSameTheme: content.theme !== undefined && content.theme === gone.theme,
    }))
    .filter((one) => one.topics.length > 0 || one.isSameTheme)
    .sort((a, b) => b.topics.length + (b.isSameTheme ? 1 : 0) - a.topics.length - (a.isSameTheme ? 1 : 0) || (a.key < b.key ? -1 : 1))
    .slice(0, MOST)
  const { docs } = near.length > 0 ? await payload.find({ collection: 'testimonials', where: { key: { in: near.map(({ key }) => key) } }, pagination: false, depth: 0, overrideAccess: true }) : { docs: [] }
  const labels = new Map((docs as unknown as { key: string; label?: string }[]).map(({ key, label }) => [key, label ?? key]))
  return near.map((one) => ({ ...one, label: labels.get(one.key) ?? one.key }))
}
