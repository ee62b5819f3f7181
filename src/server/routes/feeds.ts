/** Feeds of the lists: what stands there now, with the text of each piece. */
import { type FeedFormat, feedPath, type ListFilter, listPath, pagePath } from '../../channel/addresses.ts'
import { ATOM_TYPE, atomFeed } from '../../channel/feeds/atom.ts'
import type { Feed, FeedEntry } from '../../channel/feeds/feed.ts'
import { JSON_FEED_TYPE, jsonFeed } from '../../channel/feeds/json-feed.ts'
import { feedText } from '../../channel/feeds/feed-text.ts'
import { pictureAddress } from '../../channel/feeds/plain-html.ts'
import { pictureFacts } from '../../channel/pictures.ts'
import type { Quote, Quotes } from '../../channel/quotes.ts'
import { type UiLanguage, uiLanguage } from '../../channel/ui-language.ts'
import { consentedQuotes, pinnedTestimonials } from '../../consent/quotes.ts'
import type { BrandContent, Edition, PieceContent, PieceKind } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { EditionHash, Locale } from '../../content/nodes.ts'
import { changedAt } from '../../publishing/changed-at.ts'
import { whileConsented } from '../../publishing/compose.ts'
import { hubOf } from '../../publishing/hub.ts'
import { type FoundList, readListing } from '../../publishing/listings.ts'
import { embeddedEditions } from '../../publishing/lookups.ts'
import { defaultBrand } from '../../publishing/read.ts'
import { type Found, notFound } from './absence.ts'
import { isBeyond } from './lists.ts'
import type { Site } from './site.ts'

/** Newest pieces in a feed. */
const FEED_LENGTH = 30

const FORMATS = { atom: { type: ATOM_TYPE, write: atomFeed }, json: { type: JSON_FEED_TYPE, write: jsonFeed } } as const satisfies Record<FeedFormat, unknown>

/** The feed of a list; 404 where there is no such list, or no brand that could speak. */
export async function feedAnswer(site: Site, locale: Locale, filter: ListFilter, format: FeedFormat): Promise<Found> {
  const { payload, channel } = site
  const brand = await defaultBrand(payload)
  if (!channel || !brand || (await isBeyond(site, locale, filter, 1))) return notFound(locale)
  const compose = async () => {
    const at = site.now()
    const found = await readListing(payload, { channel: channel.id, locale, filter }, { page: 1, limit: FEED_LENGTH }, at)
    if (!found) throw new HubError('not-found', 'There is no such list.')
    const contents = found.subjects.map(({ content }) => content)
    const embedded = await embeddedEditions(payload, contents)
    const spoken = new Map<PieceContent, Quotes>()
    for (const content of contents) {
      const said = [content, ...Object.values(embedded).map((inner) => inner.content)]
      spoken.set(content, await consentedQuotes(payload, await pinnedTestimonials(payload, said), channel.id, at))
    }
    return { found, embedded, spoken, channel: channel.id, quotes: allOf(spoken.values()) }
  }
  try {
    return await whileConsented(payload, compose, ({ found, embedded, spoken }) => {
      const { type, write } = FORMATS[format]
      const feed = feedOf(found, { locale, filter, format, brand: brand.content, baseUrl: hubOf(payload).publicUrl, embedded, spoken })
      return { type, body: write(feed), headers: { 'content-language': locale, 'access-control-allow-origin': '*', 'x-robots-tag': 'noindex', 'content-security-policy': "default-src 'none'; sandbox" } }
    })
  } catch (error) {
    if (error instanceof HubError && error.code === 'not-found') return notFound(locale)
    throw error
  }
}

/** Under names that tell different words of one testimonial apart. */
const allOf = (all: Iterable<Quotes>): Quotes => Object.fromEntries([...all].flatMap((quotes) => Object.values(quotes).map((quote): [string, Quote] => [`${quote.testimonial}:${quote.excerpt}`, quote])))

interface FeedParts {
  readonly locale: Locale
  readonly filter: ListFilter
  readonly format: FeedFormat
  readonly brand: BrandContent
  readonly baseUrl: string
  readonly embedded: Readonly<Record<EditionHash, Edition<PieceContent>>>
  readonly spoken: ReadonlyMap<PieceContent, Quotes>
}

const KINDS: Readonly<Record<UiLanguage, Readonly<Record<PieceKind, string>>>> = {
  de: { news: 'Nachrichten', offer: 'Angebote', guide: 'Ratgeber', 'service-notice': 'Servicehinweise', snippet: 'Textbausteine' },
  en: { news: 'News', offer: 'Offers', guide: 'Guides', 'service-notice': 'Service notices', snippet: 'Snippets' },
}

function feedOf({ listing, publications, subjects }: FoundList, parts: FeedParts): Feed {
  const { locale, filter, format, brand, baseUrl } = parts
  const about = listing.kind ? KINDS[uiLanguage(locale)][listing.kind] : listing.topic?.name
  const byHash = new Map(subjects.map((subject) => [subject.hash, subject.content]))
  return {
    title: about === undefined ? brand.name : `${brand.name}: ${about}`,
    locale,
    author: { name: brand.name, url: baseUrl + pagePath(locale) },
    page: baseUrl + listPath(locale, filter),
    self: baseUrl + feedPath(locale, format, filter),
    entries: publications.flatMap((publication): FeedEntry[] => {
      const content = byHash.get(publication.edition)
      if (!content) return []
      const hero = pictureFacts(content.hero?.media ?? null, content.media)
      const url = baseUrl + pagePath(locale, publication.slug)
      return [
        {
          id: `${baseUrl}${pagePath(locale)}#${publication.pieceKey}`,
          title: content.title,
          url,
          published: new Date(publication.from).toISOString(),
          updated: changedAt(publication),
          summary: content.teaser,
          ...(content.byline === undefined ? {} : { byline: content.byline }),
          topics: content.topics,
          html: feedText(content, url, { embedded: parts.embedded, quotes: parts.spoken.get(content) ?? {}, baseUrl }),
          ...(hero ? { image: pictureAddress(hero, baseUrl).url } : {}),
        },
      ]
    }),
  }
}
