/** Which other customers' words could stand where a quote went: keys and working titles only, for people to choose from. */
import type { Payload } from 'payload'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import type { Now } from '../publishing/clock.ts'
import { hubOf } from '../publishing/hub.ts'
import { editionByHash, latestApproval } from '../publishing/lookups.ts'
import { standingTestimonials } from './wall.ts'

export interface Proposal {
  readonly key: TestimonialKey
  /** Working title. */
  readonly label: string
  /** Keys of the topics that both have. */
  readonly topics: readonly string[]
  readonly isSameTheme: boolean
}

const MOST = 5

/** The nearest of those that are approved and consented to in a locale, on any channel, nearest first; at most five, none without a topic or a theme in common. */
export async function replacementsFor(payload: Payload, testimonial: TestimonialKey, locale: Locale, at: Now): Promise<Proposal[]> {
  const approval = await latestApproval(payload, 'testimonial', testimonial, locale)
  const gone = approval ? (await editionByHash(payload, approval.edition)).content : null
  if (gone?.subject !== 'testimonial') return []
  const standing = await standingTestimonials(payload, { channels: hubOf(payload).channels.map(({ id }) => id), locale }, at)
  const others = new Map(standing.filter(({ edition }) => edition.content.key !== testimonial).map(({ edition }) => [edition.content.key, edition]))
  const topics = new Set(gone.topics.map(({ key }) => key))
  const near = [...others.values()]
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
