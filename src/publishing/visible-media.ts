/** Which pictures outside readers may see. */
import type { Payload } from 'payload'
import type { ImageOrder } from '../channel/contract.ts'
import { derivativeName, standardOrders } from '../channel/images.ts'
import type { EditionContent, MediaFacts } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { EditionHash, MediaKey } from '../content/nodes.ts'
import type { Now } from './clock.ts'
import { createMemory, type Memory, perOwner } from './compose-memory.ts'
import { currentBrand, editionsByHash, embeddedEditions } from './lookups.ts'
import { mailedMediaFacts } from './mailings/mailed-media.ts'
import { findRecords, whereAll } from './records.ts'
import { visibleWhere, withConsent } from './visibility.ts'

/** A picture in more visible publications than this is judged by those that changed last. */
const PUBLICATIONS_LOOKED_AT = 50
const FACTS_KEPT = 2_000

// Editions never change, so neither does what they say of a file.
const factsOfDatabase = perOwner<Payload, Memory<readonly MediaFacts[]>>(() => createMemory<readonly MediaFacts[]>({ most: FACTS_KEPT }))

/** A derivative as its address names it: `/media/<media>/<name>`. */
export interface PictureName {
  readonly media: MediaKey
  readonly name: string
}

/** The derivative of that name, if these facts have it made. */
export const orderNamed = (facts: readonly MediaFacts[], name: string): ImageOrder | undefined => facts.flatMap(standardOrders).find((order) => derivativeName(order) === name)

export interface VisiblePicture {
  readonly order: ImageOrder
  /** Who shows it: what is live, embedded pieces included; else mails that were approved and may be seen, though what is live has moved on; else an approved brand as its logo. */
  readonly shownBy: 'live' | 'mail' | 'brand'
}

/** The derivative, if something shows it that outside readers may see now; null if nothing does. What shows the file otherwise cut counts for its own cut alone. */
export async function visiblePicture(payload: Payload, { media, name }: PictureName, at: Now): Promise<VisiblePicture | null> {
  const live = orderNamed(await liveFacts(payload, media, at), name)
  if (live) return { order: live, shownBy: 'live' }
  const mailed = orderNamed(await mailedMediaFacts(payload, media, at, (facts) => orderNamed([facts], name) !== undefined), name)
  if (mailed) return { order: mailed, shownBy: 'mail' }
  const logo = orderNamed(await logoFacts(payload, media), name)
  return logo ? { order: logo, shownBy: 'brand' } : null
}

async function liveFacts(payload: Payload, key: MediaKey, at: Now): Promise<readonly MediaFacts[]> {
  const mention = { mediaKeys: { contains: `|${key}|` } }
  const mentions = await findRecords(payload, 'publications', { where: whereAll(mention, visibleWhere(at)), sort: '-changed', limit: PUBLICATIONS_LOOKED_AT })
  const publications = await withConsent(payload, mentions, at)
  const hashes = [...new Set(publications.map(({ edition }) => edition))].sort()
  return hashes.length > 0 ? factsIn(payload, key, hashes) : []
}

async function factsIn(payload: Payload, key: MediaKey, hashes: readonly EditionHash[]): Promise<readonly MediaFacts[]> {
  const id = `${key}:${hashes.join(':')}`
  const known = factsOfDatabase(payload)
  const kept = known.get(id)
  if (kept) return kept
  const editions = [...(await editionsByHash(payload, hashes)).values()]
  const pieces = editions.flatMap(({ content }) => (content.subject === 'piece' ? [content] : []))
  const embedded = Object.values(await embeddedEditions(payload, pieces)).map(({ content }) => content)
  const facts = [...pieces, ...embedded].flatMap((content) => factsOf(content, key))
  known.keep(id, facts)
  return facts
}

async function logoFacts(payload: Payload, key: MediaKey): Promise<readonly MediaFacts[]> {
  const mention = whereAll({ subject: { equals: 'brand' } }, { mediaKeys: { contains: `|${key}|` } })
  const records = await findRecords(payload, 'editions', { where: mention })
  const brands = [...new Set(records.map(({ subjectKey }) => subjectKey))]
  const facts = await Promise.all(
    brands.map(async (brand) => {
      try {
        return factsOf((await currentBrand(payload, brand)).content, key)
      } catch (error) {
        if (error instanceof HubError) return []
        throw error
      }
    }),
  )
  return facts.flat()
}

function factsOf(content: EditionContent, key: MediaKey): MediaFacts[] {
  const media = content.subject === 'testimonial' ? {} : content.media
  const facts = Object.hasOwn(media, key) ? media[key] : undefined
  return facts ? [facts] : []
}
