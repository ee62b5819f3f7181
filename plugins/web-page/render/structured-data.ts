/** What search engines and link previews read: JSON-LD (schema.org) and Open Graph. */
import type { Article, BreadcrumbList, Graph, NewsArticle, Organization, Quotation, Thing } from 'schema-dts'
import { pagePath } from '../../../src/channel/addresses.ts'
import { Html, html, printableText } from '../../../src/channel/escape-html.ts'
import { derivativePath, PREVIEW_SIZE } from '../../../src/channel/images.ts'
import { pictureFacts, type PictureFacts } from '../../../src/channel/pictures.ts'
import { type Quote, quoteRemarks } from '../../../src/channel/quotes.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import { quotesIn } from '../../../src/channel/words.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { PageContext } from './document.ts'
import { PHRASES } from './phrases.ts'

/** JSON in a script element: no `<`, `>` or `&` that could end it, no line separators that old parsers trip over. */
export function jsonLd(things: readonly Thing[]): Html {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things }
  const json = JSON.stringify(graph, (_, value: unknown) => (typeof value === 'string' ? printableText(value) : value)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return html`<script type="application/ld+json">${new Html(json)}</script>\n`
}

/** The house that speaks. */
export function organization(ctx: PageContext): Organization {
  const facts = pictureFacts(ctx.brand.logo?.media ?? null, ctx.brand.media)
  return {
    '@type': 'Organization',
    '@id': `${ctx.baseUrl}/#organization`,
    name: ctx.brand.name,
    url: ctx.baseUrl,
    ...(facts ? { logo: ctx.baseUrl + derivativePath({ media: facts.key, width: Math.min(480, facts.width), fit: 'inside', format: 'webp' }) } : {}),
  }
}

function breadcrumbs(content: PieceContent, ctx: PageContext): BreadcrumbList {
  const { listTitle } = PHRASES[uiLanguage(ctx.locale)]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: listTitle, item: ctx.baseUrl + pagePath(ctx.locale) },
      { '@type': 'ListItem', position: 2, name: content.title },
    ],
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
      ...(theme === undefined ? {} : { about: theme }),
      ...(saidIn === undefined ? {} : { dateCreated: saidIn }),
      // Whether it was checked that a customer said so stands in the data as it stands on the page.
      description: quoteRemarks(quote, ctx.locale).join(' '),
    }
  })
}

/** Article or NewsArticle, breadcrumbs and organisation of one piece, and whom it quotes. */
export function articleData(content: PieceContent, description: string, ctx: PageContext): Html {
  const url = ctx.baseUrl + pagePath(ctx.locale, content.slug)
  const publisher = { '@id': `${ctx.baseUrl}/#organization` }
  const preview = previewAddress(heroFacts(content), ctx)
  const facts = {
    '@id': `${url}#article`,
    mainEntityOfPage: url,
    headline: content.title,
    description,
    inLanguage: ctx.locale,
    publisher,
    author: content.byline ? ({ '@type': 'Person', name: content.byline } as const) : publisher,
    ...(preview ? { image: preview } : {}),
    ...(content.date ? { datePublished: content.date } : {}),
    ...(content.validity?.until ? { expires: content.validity.until } : {}),
    ...(content.topics.length > 0 ? { keywords: content.topics.map((topic) => topic.name) } : {}),
  }
  const article: Article | NewsArticle =
    content.kind === 'news' ? ({ '@type': 'NewsArticle', ...facts } satisfies NewsArticle) : ({ '@type': 'Article', ...facts } satisfies Article)
  return jsonLd([article, breadcrumbs(content, ctx), organization(ctx), ...quotations(quotesIn(content, ctx), `${url}#article`, ctx)])
}

/** Facts of the piece's lead picture, if it can be shown. */
export function heroFacts(content: PieceContent): PictureFacts | undefined {
  return pictureFacts(content.hero?.media ?? null, content.media)
}

function previewAddress(facts: PictureFacts | undefined, ctx: PageContext): string | undefined {
  if (!facts) return undefined
  return ctx.baseUrl + derivativePath({ media: facts.key, ...PREVIEW_SIZE, fit: 'cover', focalX: facts.focalX, focalY: facts.focalY, format: 'jpeg' })
}

/** Open Graph and card tags. */
export function openGraph(page: { title: string; description: string; path: string; type: 'article' | 'website'; content?: PieceContent }, ctx: PageContext): Html {
  const preview = page.content && previewAddress(heroFacts(page.content), ctx)
  const property = (name: string, value: string | undefined) => value && html`<meta property="${name}" content="${value}">\n`
  return html`${property('og:type', page.type)}${property('og:title', page.title)}${property('og:description', page.description)}${property('og:url', ctx.baseUrl + page.path)}${property('og:site_name', ctx.brand.name)}${property('og:locale', openGraphLocale(ctx.locale))}${property('og:image', preview)}${preview && html`${property('og:image:width', String(PREVIEW_SIZE.width))}${property('og:image:height', String(PREVIEW_SIZE.height))}${property('og:image:alt', page.content?.hero?.alt)}`}${property('article:published_time', page.content?.date)}<meta name="twitter:card" content="${preview ? 'summary_large_image' : 'summary'}">
`
}

/** `de-CH` → `de_CH`; Open Graph wants a territory, so bare languages get their most usual one. */
function openGraphLocale(locale: string): string {
  const usual: Readonly<Record<string, string>> = { de: 'de_DE', en: 'en_GB', fr: 'fr_FR', it: 'it_IT', pl: 'pl_PL', tr: 'tr_TR' }
  return Object.hasOwn(usual, locale) ? (usual[locale] ?? locale) : locale.replace('-', '_')
}
