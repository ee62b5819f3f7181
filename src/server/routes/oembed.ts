/** What oEmbed consumers are told of pages of this site (oembed.com, 2.2 to 2.3): a frame without script, in the room that they have. */
import { pagePath, pieceEmbedPath, shareImagePath } from '../../channel/addresses.ts'
import { escapeHtml } from '../../channel/escape-html.ts'
import { PREVIEW_SIZE } from '../../channel/images.ts'
import { hubOf } from '../../publishing/hub.ts'
import { isLocale } from '../../publishing/places.ts'
import { defaultBrand, editionsOf, visiblePublication } from '../../publishing/read.ts'
import { resolveAddress } from '../../publishing/resolve-address.ts'
import type { Answer } from '../respond.ts'
import { SLUG } from './pieces.ts'
import { hasVariant, type Site } from './site.ts'

/** Where nobody says how much room there is, px. */
const CARD_WIDTH = 640
/** The picture stands beside the text where there is room, else above it. Enough for a title of three lines and a teaser of four. */
const cardHeight = (width: number): number => (width >= 576 ? 360 : 620)
const FORMATS = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const

/** Values of an answer; strings are text, never markup. */
export type OembedFacts = Readonly<Record<string, string | number>>

/** Pieces that are live on this site; 404 for every other address, 501 for another format. */
export async function oembedAnswer(site: Site, query: URLSearchParams): Promise<Answer> {
  const format = query.get('format') ?? 'json'
  if (format !== 'json' && format !== 'xml') return oembedRefusal(501, 'Ask for format=json or format=xml.')
  const facts = await factsOf(site, query)
  return facts ? oembedAs(format, facts) : oembedRefusal(404, 'This hub has no page at that address that can be embedded.')
}

/** The facts in the format asked for. Everybody may read them from anywhere. */
export const oembedAs = (format: keyof typeof FORMATS, facts: OembedFacts): Answer => ({ ...COMMON, type: FORMATS[format], body: format === 'json' ? JSON.stringify(facts) : xmlOf(facts) })

const COMMON = { headers: { 'access-control-allow-origin': '*', 'x-robots-tag': 'noindex' } } as const
/** Why there is nothing to embed. */
export const oembedRefusal = (status: 404 | 501, message: string): Answer => ({ ...COMMON, status, type: FORMATS.json, body: JSON.stringify({ message }) })
const xmlOf = (facts: OembedFacts): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${Object.entries(facts).map(([name, value]) => `<${name}>${escapeHtml(String(value))}</${name}>`).join('')}</oembed>\n`

/** Sizes within what the consumer has room for, px; what is no number of pixels asks for nothing. */
export function sizeWithin(own: { readonly width: number; readonly height: number }, query: URLSearchParams): { readonly width: number; readonly height: number } {
  const atMost = (most: number, asked: string | null) => (asked !== null && /^[1-9]\d{0,4}$/.test(asked) ? Math.min(most, Number(asked)) : most)
  return { width: atMost(own.width, query.get('maxwidth')), height: atMost(own.height, query.get('maxheight')) }
}

/** A frame without script. */
export const frameOf = (address: string, title: string, { width, height }: { readonly width: number; readonly height: number }): string =>
  `<iframe src="${escapeHtml(address)}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy" title="${escapeHtml(title)}"></iframe>`

async function factsOf(site: Site, query: URLSearchParams): Promise<OembedFacts | null> {
  const { payload, channel } = site
  const { publicUrl } = hubOf(payload)
  const place = placeOf(query.get('url'), publicUrl)
  const brand = await defaultBrand(payload)
  if (!channel || !brand || !place || !hasVariant(site, 'fragment')) return null
  const at = site.now()
  const found = await resolveAddress(payload, { channel: channel.id, ...place }, at)
  const publication = found.state === 'visible' ? found.publication : found.state === 'moved' ? await visiblePublication(payload, { channel: channel.id, locale: place.locale, slug: found.slug }, at) : null
  if (!publication) return null
  const content = (await editionsOf(payload, [publication])).get(publication.edition)?.content
  if (!content) return null
  const { locale, slug, title } = content
  const { width } = sizeWithin({ width: CARD_WIDTH, height: 1 }, query)
  const size = sizeWithin({ width, height: cardHeight(width) }, query)
  const preview = sizeWithin(PREVIEW_SIZE, query)
  const hasPreview = hasVariant(site, 'share-image') && preview.width === PREVIEW_SIZE.width && preview.height === PREVIEW_SIZE.height
  return {
    version: '1.0',
    type: 'rich',
    title,
    author_name: content.byline ?? brand.content.name,
    provider_name: brand.content.name,
    provider_url: publicUrl + pagePath(locale),
    cache_age: 0,
    ...size,
    html: frameOf(publicUrl + pieceEmbedPath(locale, slug), title, size),
    // A consumer's room holds for this picture too, and it has one size.
    ...(hasPreview ? { thumbnail_url: publicUrl + shareImagePath(locale, slug), thumbnail_width: PREVIEW_SIZE.width, thumbnail_height: PREVIEW_SIZE.height } : {}),
  }
}

/** The piece's place that an address names, if it is one of ours. */
function placeOf(address: string | null, publicUrl: string): { readonly locale: string; readonly slug: string } | null {
  if (address === null || !URL.canParse(address)) return null
  const { origin, pathname } = new URL(address)
  if (origin !== new URL(publicUrl).origin) return null
  const [, locale = '', slug = '', ...rest] = pathname.split('/')
  const isPiece = isLocale(locale) && SLUG.test(slug) && (rest.length === 0 || (rest.length === 1 && rest[0] === ''))
  return isPiece ? { locale, slug } : null
}
