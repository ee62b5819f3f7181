/** Where a customer's words were shown outside pieces: on the walls of voices, in frames of other people's pages, in lists that apps read. */
import type { Payload } from 'payload'
import { wallEmbedPath, wallPath } from '../channel/addresses.ts'
import type { ChannelId } from '../channel/contract.ts'
import type { TestimonialContent } from '../content/edition.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import type { Now } from '../publishing/clock.ts'
import { editionsByHash } from '../publishing/lookups.ts'
import { findRecords, whereAll } from '../publishing/records.ts'
import { allowances } from './allowances.ts'
import type { ConsentEvent } from './fold.ts'

/** `wall`: pages of voices. `embed`: the same in frames of other sites. `app-list`: what channel apps are answered who ask for quotes. */
export type ListKind = 'wall' | 'embed' | 'app-list'

/** One stretch of time in which a list showed the words; what a list shows is made for each reader, so nothing of it stays. */
export interface ListShowing {
  readonly list: ListKind
  readonly locale: Locale
  readonly channel: ChannelId
  /** Of the wall, or the frame, of all topics and of each of its own; none for lists of apps. */
  readonly paths: readonly string[]
  /** ms since 1970; `end` may be Infinity. */
  readonly begin: number
  readonly end: number
}

/** The channel whose pages have walls. */
const WALL_CHANNEL = 'web-page'

interface ApprovedStretch {
  readonly content: TestimonialContent
  readonly begin: number
  readonly end: number
}

/** What was the approved form of a testimonial, and when; per locale in order. */
async function approvedStretches(payload: Payload, testimonial: TestimonialKey): Promise<ApprovedStretch[]> {
  const approvals = await findRecords(payload, 'approvals', { where: whereAll({ subject: { equals: 'testimonial' } }, { subjectKey: { equals: testimonial } }), sort: 'number' })
  const editions = await editionsByHash(payload, approvals.map(({ edition }) => edition))
  return approvals.flatMap(({ edition, locale, certificate }, index) => {
    const content = editions.get(edition)?.content
    const next = approvals.slice(index + 1).find((later) => later.locale === locale)
    const end = next ? Date.parse(next.certificate.approvedAt) : Number.POSITIVE_INFINITY
    return content?.subject === 'testimonial' ? [{ content, begin: Date.parse(certificate.approvedAt), end }] : []
  })
}

const pathsOf = (list: ListKind, { locale, topics }: TestimonialContent): string[] => {
  const path = list === 'wall' ? wallPath : wallEmbedPath
  return list === 'app-list' ? [] : [path(locale), ...topics.map(({ key }) => path(locale, key))]
}

/** Every list that showed the words up to now, oldest first. @param channels that exist */
export async function listShowingsOf(payload: Payload, testimonial: TestimonialKey, events: readonly ConsentEvent[], channels: readonly ChannelId[], at: Now): Promise<ListShowing[]> {
  const showings: ListShowing[] = []
  for (const { content, begin, end } of await approvedStretches(payload, testimonial)) {
    for (const channel of channels) {
      const lists: readonly ListKind[] = channel === WALL_CHANNEL && content.isOnWall ? ['wall', 'embed', 'app-list'] : ['app-list']
      for (const allowance of allowances(events, channel, content.excerpt.key)) {
        const stretch = { begin: Math.max(begin, allowance.begin), end: Math.min(end, allowance.end) }
        if (stretch.begin >= stretch.end || stretch.begin > at.latest) continue
        for (const list of lists) showings.push({ list, locale: content.locale, channel, paths: pathsOf(list, content), ...stretch })
      }
    }
  }
  return showings.sort((a, b) => a.begin - b.begin)
}
