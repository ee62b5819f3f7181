/** The frame that every page has: head, masthead, main, footer with the imprint. */
import { pagePath, safeAddress } from '../../../src/channel/addresses.ts'
import type { Market, RenderContext } from '../../../src/channel/contract.ts'
import { Html, html } from '../../../src/channel/escape-html.ts'
import { derivativePath } from '../../../src/channel/images.ts'
import { imprintFor } from '../../../src/channel/imprints.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { pictureFacts, pictureWidths } from '../../../src/channel/pictures.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { Imprint } from '../../../src/content/edition.ts'
import type { Locale } from '../../../src/content/nodes.ts'
import type { WebPageSettings } from '../settings.ts'
import type { PageComposition } from './composition.ts'
import { firstFonts } from './fonts.ts'
import { alternates, languageLinks } from './language-links.ts'
import { palettes } from './palette.ts'
import { PHRASES, type Phrases } from './phrases.ts'
import { stylesheet } from './stylesheet.ts'

export type PageContext = RenderContext<WebPageSettings>

/** What a kind of page adds to the frame. */
export interface PageParts {
  readonly status: PageComposition['status']
  readonly market: Market
  /** Text of the browser's tab, without the brand's name. */
  readonly title: string
  readonly description: string
  /** The page's slug; absent for a list; null for pages without an address of their own (404, 410). */
  readonly slug?: string | null
  /** Path in each locale, for pages that have one of their own kind. Default: that of a piece or the list. */
  readonly pathIn?: (locale: Locale) => string
  /** Open Graph and structured data. */
  readonly head?: Html
  readonly main: Html
}

/** Composes the document. */
export function composePage(parts: PageParts, ctx: PageContext): { readonly composition: PageComposition; readonly notes: readonly Note[] } {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const style = stylesheet(ctx.brand)
  const hasAddress = parts.slug !== null && !ctx.isDraft
  const isIndexed = parts.status === 200 && !ctx.isDraft
  const { imprint, notes } = imprintFor(ctx.brand, parts.market)
  const { light, dark } = palettes(ctx.brand.colours)
  const title = parts.title.trim() === ctx.brand.name ? ctx.brand.name : `${parts.title} – ${ctx.brand.name}`
  const canonical = ctx.baseUrl + (parts.pathIn?.(ctx.locale) ?? pagePath(ctx.locale, parts.slug ?? undefined))
  const document = html`<!doctype html>
<html lang="${ctx.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${ctx.isDraft && `${phrases.draft}: `}${title}</title>
<meta name="description" content="${parts.description}">
${!isIndexed && html`<meta name="robots" content="noindex">\n`}${hasAddress && html`<link rel="canonical" href="${canonical}">\n${alternates(ctx, parts.slug ?? undefined, parts.pathIn)}`}<meta name="theme-color" media="(prefers-color-scheme: light)" content="${light.paper}">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="${dark.paper}">
${firstFonts(ctx.brand.fonts).map((path) => html`<link rel="preload" href="${path}" as="font" type="font/woff2" crossorigin>\n`)}${parts.head}<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#content">${phrases.skip}</a>
${ctx.isDraft && html`<aside class="draft" aria-label="${phrases.draft}"><p><strong>${phrases.draft}</strong> ${phrases.draftDetail}</p></aside>\n`}<header class="masthead"><div class="frame"><a class="brand" href="${pagePath(ctx.locale)}">${logo(ctx)}</a>${languageLinks(ctx, phrases, parts.slug, parts.pathIn)}</div></header>
<main id="content" tabindex="-1">
${parts.main}
</main>
<footer class="colophon"><div class="frame">${imprint && imprintBlock(imprint, phrases)}${brandBlock(ctx, phrases)}</div></footer>
</body>
</html>
`
  return { composition: { status: parts.status, locale: ctx.locale, isIndexed, html: document.toString(), style }, notes }
}

function logo({ brand }: PageContext): Html {
  const facts = pictureFacts(brand.logo?.media ?? null, brand.media)
  if (!facts) return html`<span>${brand.name}</span>`
  const width = pictureWidths(facts)[0] ?? facts.width
  const height = Math.round((facts.height * width) / facts.width)
  // WebP keeps the transparency that a logo needs.
  return html`<img src="${derivativePath({ media: facts.key, width, fit: 'inside', format: 'webp' })}" width="${width}" height="${height}" alt="${brand.logo?.alt || brand.name}">`
}

function imprintBlock(imprint: Imprint, phrases: Phrases): Html {
  const { address } = imprint
  const mail = safeAddress(`mailto:${imprint.email}`)
  const phone = imprint.phone && safeAddress(`tel:${imprint.phone.replace(/[^0-9+]/g, '')}`)
  return html`<section aria-labelledby="imprint"><h2 id="imprint">${phrases.imprint}</h2><p>${imprint.company}<br>${phrases.representatives} ${imprint.representatives}${imprint.register && html`<br>${imprint.register}`}${imprint.vatId && html`<br>${phrases.vatId} ${imprint.vatId}`}</p></section>
<address>${address.street}<br>${address.postcode} ${address.town}<br>${phrases.email} ${mail ? html`<a href="${mail}">${imprint.email}</a>` : imprint.email}${imprint.phone && html`<br>${phrases.phone} ${phone ? html`<a href="${phone}">${imprint.phone}</a>` : imprint.phone}`}</address>`
}

function brandBlock({ brand }: PageContext, phrases: Phrases): Html {
  const links = [
    { url: brand.links.imprintUrl, label: phrases.imprintPage },
    { url: brand.links.privacyUrl, label: phrases.privacyPage },
  ].flatMap(({ url, label }) => {
    const safe = url && safeAddress(url)
    return safe ? [html`<li><a href="${safe}">${label}</a></li>`] : []
  })
  return html`<div><p>${brand.name}${brand.claim && html`<br>${brand.claim}`}</p>${links.length > 0 && html`<ul>${links}</ul>`}</div>`
}
