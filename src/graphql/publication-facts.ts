/** A publication as channel apps see it: plain facts, in the same words over GraphQL and REST. */
import { derivativePath, standardOrders } from '../channel/images.ts'
import type { Edition, MediaFacts, PieceContent } from '../content/edition.ts'
import type { HubServices } from '../publishing/hub.ts'
import type { PublicationRecord } from '../publishing/records.ts'

/** A publication with the edition that it shows. */
export interface Entry {
  readonly publication: PublicationRecord
  readonly edition: Edition<PieceContent>
}

const instant = (value: string): string => new Date(value).toISOString()

/** Everything about a publication that is small. */
export function publicationFacts({ publication, edition: { hash, content } }: Entry, hub: Pick<HubServices, 'publicUrl'>) {
  const media = mediaOf(content, hub)
  const hero = content.hero
  return {
    key: content.key,
    channel: publication.channel,
    locale: content.locale,
    title: content.title,
    slug: content.slug,
    kind: content.kind,
    teaser: content.teaser,
    byline: content.byline ?? null,
    date: content.date ?? null,
    topics: content.topics,
    edition: hash,
    approval: publication.approval,
    from: instant(publication.from),
    until: publication.until ? instant(publication.until) : null,
    changed: instant(publication.changed),
    hero: hero ? { media: media.find(({ key }) => key === hero.media) ?? null, alt: hero.alt, caption: hero.caption ?? null } : null,
    media,
    /** What the editor set for this channel; other channels' are not this reader's. */
    overrides: content.overrides[publication.channel] ?? {},
  }
}

/** Facts of the media that a piece shows, with the addresses of their derivatives. */
export const mediaOf = (content: PieceContent, hub: Pick<HubServices, 'publicUrl'>) => Object.values(content.media).map((facts) => mediaFacts(facts, hub))

function mediaFacts(facts: MediaFacts, { publicUrl }: Pick<HubServices, 'publicUrl'>) {
  return {
    key: facts.key,
    mime: facts.mime,
    filename: facts.filename,
    width: facts.width ?? null,
    height: facts.height ?? null,
    alt: facts.alt,
    focalX: facts.focalX,
    focalY: facts.focalY,
    rightsHolder: facts.rightsHolder ?? null,
    licence: facts.licence ?? null,
    licenceUntil: facts.licenceUntil ?? null,
    derivatives: standardOrders(facts).map((order) => ({
      address: publicUrl + derivativePath(order),
      mime: `image/${order.format}`,
      width: order.width,
      height: order.height ?? Math.max(1, Math.round(((facts.height ?? 0) * order.width) / (facts.width ?? 1))),
    })),
  }
}

/** Other languages of the piece on the same channel. */
export const siblingFacts = ({ locale, slug, title }: PublicationRecord) => ({ locale, slug, title })
