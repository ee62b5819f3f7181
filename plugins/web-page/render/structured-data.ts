/** What machines read of every page: JSON-LD in schema.org's words, and Open Graph. */
import type { BreadcrumbList, Graph, ImageObject, Organization, Quotation, Thing } from 'schema-dts'
import { shareImagePath, SITE_SHARE_PATH } from '../../../src/channel/addresses.ts'
import type { Market } from '../../../src/channel/contract.ts'
import { Html, html, printableText } from '../../../src/channel/escape-html.ts'
import { derivativePath, PREVIEW_SIZE } from '../../../src/channel/images.ts'
import { imprintFor } from '../../../src/channel/imprints.ts'
import { pictureFacts, pictureWidths } from '../../../src/channel/pictures.ts'
import { type Quote, quoteRemarks } from '../../../src/channel/quotes.ts'
import type { Imprint, PieceContent } from '../../../src/content/edition.ts'
import type { Crumb } from './crumbs.ts'
import type { PageContext } from './document.ts'
import { siteShareTitle } from './share-image.ts'

/** JSON in a script element: no `<`, `>` or `&` that could end it, no line separators that old parsers trip over. */
export function jsonLd(things: readonly Thing[]): Html {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things }
  const json = JSON.stringify(graph, (_, value: unknown) => (typeof value === 'string' ? printableText(value) : value)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return html`<script type="application/ld+json">${new Html(json)}</script>\n`
}

/** The house that speaks, as the market's imprint names it. */
export function organization(ctx: PageContext, market: Market): Organization {
  const facts = pictureFacts(ctx.brand.logo?.media ?? null, ctx.brand.media)
  const { imprint } = imprintFor(ctx.brand, market)
  return {
    '@type': 'Organization',
    '@id': `${ctx.baseUrl}/#organization`,
    name: ctx.brand.name,
    url: ctx.baseUrl,
    ...(ctx.brand.claim ? { slogan: ctx.brand.claim } : {}),
    ...(imprint ? imprintData(imprint) : {}),
    ...(facts ? { logo: ctx.baseUrl + derivativePath({ media: facts.key, width: Math.min(480, facts.width), fit: 'inside', format: 'webp' }) } : {}),
  }
}

function imprintData({ company, address, email, phone, vatId }: Imprint): Partial<Organization> & object {
  return {
    legalName: company,
    email,
    ...(phone ? { telephone: phone } : {}),
    ...(vatId ? { vatID: vatId } : {}),
    address: { '@type': 'PostalAddress', streetAddress: address.street, postalCode: address.postcode, addressLocality: address.town, addressCountry: address.country },
  }
}

/** The way to a page, the page itself last. */
export function breadcrumbs(crumbs: readonly Crumb[], ctx: PageContext): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ label, path }, index) => ({ '@type': 'ListItem', position: index + 1, name: label, item: { '@id': ctx.baseUrl + path } })),
  }
}

/**
 * Customers' words as `Quotation`: never as `Review` or `AggregateRating`, which search engines do not take from the house that is praised. The name is a
 * credit, not a `Person`, because it may be initials or stand for somebody who is not named.
 */
export function quotations(quotes: readonly Quote[], isPartOf: string, ctx: PageContext): Quotation[] {
  return quotes.map((quote): Quotation => {
    const { text, attribution, locale, theme, saidIn } = quote
    return {
      '@type': 'Quotation',
      text,
      inLanguage: locale,
      creditText: attribution,
      isPartOf: { '@id': isPartOf },
      ...(theme === undefined ? {} : { about: { '@type': 'Thing', name: theme } }),
      ...(saidIn === undefined ? {} : { dateCreated: saidIn }),
      // Whether it was checked that a customer said so stands in the data as it stands on the page.
      description: quoteRemarks(quote, ctx.locale).join(' '),
    }
  })
}

/** The piece's lead picture at its widest, if it can be shown. */
export function heroPicture(content: PieceContent, ctx: PageContext): ImageObject | undefined {
  const facts = pictureFacts(content.hero?.media ?? null, content.media)
  const width = facts && pictureWidths(facts).at(-1)
  if (!facts || !width) return undefined
  const caption = content.hero?.caption
  return {
    '@type': 'ImageObject',
    url: ctx.baseUrl + derivativePath({ media: facts.key, width, fit: 'inside', format: 'jpeg' }),
    width: `${width} px`,
    height: `${Math.max(1, Math.round((facts.height * width) / facts.width))} px`,
    ...(caption ? { caption } : {}),
    ...(facts.rightsHolder ? { creditText: facts.rightsHolder } : {}),
  }
}

/** Open Graph and card tags. A piece has a picture of its own for link previews, every other page that of the house; a draft has none yet. */
export function openGraph(page: { title: string; description: string; path: string; type: 'article' | 'website'; content?: PieceContent; changed?: string | undefined; hasCounterparts?: boolean }, ctx: PageContext): Html {
  const { content, hasCounterparts = true } = page
  const preview = ctx.isDraft ? undefined : ctx.baseUrl + (content ? shareImagePath(ctx.locale, content.slug) : SITE_SHARE_PATH)
  const property = (name: string, value: string | undefined) => value && html`<meta property="${name}" content="${value}">\n`
  const image = preview && html`${property('og:image', preview)}${property('og:image:type', 'image/jpeg')}${property('og:image:width', String(PREVIEW_SIZE.width))}${property('og:image:height', String(PREVIEW_SIZE.height))}${property('og:image:alt', content ? content.title : siteShareTitle(ctx.brand))}`
  return html`${property('og:type', page.type)}${property('og:title', page.title)}${property('og:description', page.description)}${property('og:url', ctx.baseUrl + page.path)}${property('og:site_name', ctx.brand.name)}${property('og:locale', openGraphLocale(ctx.locale))}${hasCounterparts && ctx.siblings.map(({ locale }) => property('og:locale:alternate', openGraphLocale(locale)))}${image}${property('article:published_time', content?.date)}${property('article:modified_time', page.changed)}<meta name="twitter:card" content="${preview ? 'summary_large_image' : 'summary'}">
`
}

/** `de-CH` → `de_CH`; Open Graph wants a territory, so bare languages get their most usual one. */
function openGraphLocale(locale: string): string {
  const usual: Readonly<Record<string, string>> = { de: 'de_DE', en: 'en_GB', fr: 'fr_FR', it: 'it_IT', pl: 'pl_PL', tr: 'tr_TR' }
  return Object.hasOwn(usual, locale) ? (usual[locale] ?? locale) : locale.replace('-', '_')
}
