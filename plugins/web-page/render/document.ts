/** The frame that every page has: head, masthead, main, footer. */
import { pagePath } from '../../../src/channel/addresses.ts'
import type { Market, RenderContext } from '../../../src/channel/contract.ts'
import { Html, html } from '../../../src/channel/escape-html.ts'
import { imprintFor } from '../../../src/channel/imprints.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { Locale } from '../../../src/content/nodes.ts'
import type { WebPageSettings } from '../settings.ts'
import { colophon } from './colophon.ts'
import type { PageComposition } from './composition.ts'
import { direction } from './direction.ts'
import { firstFonts } from './fonts.ts'
import { alternates } from './language-links.ts'
import { masthead } from './masthead.ts'
import { palettes } from './palette.ts'
import { PHRASES } from './phrases.ts'
import { sizeNotes } from './size-notes.ts'
import { type Sheet, stylesheet } from './stylesheet.ts'

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
  /** False: the other languages have something like it, not the same page, so search engines are told of none. Default: true. */
  readonly hasCounterparts?: boolean
  /** Open Graph, structured data, links to feeds and neighbours. */
  readonly head?: Html
  /** What its main part is made of. */
  readonly sheets: readonly Sheet[]
  readonly main: Html
}

/** Composes the document. */
export function composePage(parts: PageParts, ctx: PageContext): { readonly composition: PageComposition; readonly notes: readonly Note[] } {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const style = stylesheet(ctx.brand, parts.sheets)
  const hasAddress = parts.slug !== null && !ctx.isDraft
  const isIndexed = parts.status === 200 && !ctx.isDraft
  const { imprint, notes } = imprintFor(ctx.brand, parts.market)
  const { light, dark } = palettes(ctx.brand.colours)
  const title = parts.title.trim() === ctx.brand.name ? ctx.brand.name : `${parts.title} – ${ctx.brand.name}`
  const path = parts.pathIn?.(ctx.locale) ?? pagePath(ctx.locale, parts.slug ?? undefined)
  const document = html`<!doctype html>
<html lang="${ctx.locale}"${direction(ctx.locale)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${ctx.isDraft && `${phrases.draft}: `}${title}</title>
<meta name="description" content="${parts.description}">
${!isIndexed && html`<meta name="robots" content="noindex">\n`}${hasAddress && html`<link rel="canonical" href="${ctx.baseUrl + path}">\n${parts.hasCounterparts !== false && alternates(ctx, parts.slug ?? undefined, parts.pathIn)}`}<meta name="theme-color" media="(prefers-color-scheme: light)" content="${light.paper}">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="${dark.paper}">
${firstFonts(ctx.brand.fonts).map((font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>\n`)}${parts.head}<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#content">${phrases.skip}</a>
${ctx.isDraft && html`<aside class="draft" aria-label="${phrases.draft}"><p><strong>${phrases.draft}</strong> ${phrases.draftDetail}</p></aside>\n`}${masthead(ctx, phrases, parts)}
<main id="content" tabindex="-1">
${parts.main}
</main>
${colophon(ctx, phrases, imprint)}
</body>
</html>
`
  const text = document.toString()
  return { composition: { status: parts.status, locale: ctx.locale, isIndexed, html: text, style }, notes: [...sizeNotes(text, typeof parts.slug === 'string'), ...notes] }
}
