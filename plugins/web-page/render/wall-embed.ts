/** The wall as a document for a frame in anybody's page: no script, no navigation, nothing from elsewhere. */
import { wallPath } from '../../../src/channel/addresses.ts'
import type { RenderInput, Rendered } from '../../../src/channel/contract.ts'
import { Html, html } from '../../../src/channel/escape-html.ts'
import { selectionSentence, showsOnlyPraise } from '../../../src/channel/quotes.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { PageComposition } from './composition.ts'
import type { PageContext } from './document.ts'
import { PHRASES } from './phrases.ts'
import { sizeNotes } from './size-notes.ts'
import { stylesheet } from './stylesheet.ts'
import { voice } from './voice.ts'
import { EMPTY_WALL } from './wall-page.ts'

/** Cards, the notice that they are a selection, and the way to the whole wall. Kept out of search engines: the wall itself is in them. */
export function renderWallEmbed({ wall = EMPTY_WALL }: RenderInput, ctx: PageContext): Rendered<PageComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const style = stylesheet(ctx.brand, ['voices'])
  const { topic, quotes } = wall
  const path = ctx.baseUrl + wallPath(ctx.locale, topic?.key)
  const title = `${topic ? phrases.voicesAbout(topic.name) : phrases.voices} – ${ctx.brand.name}`
  const cards = quotes.length > 0 ? html`<ul class="voices">${quotes.map((quote) => html`<li>${voice(quote, ctx.locale)}</li>\n`)}</ul>` : html`<p>${phrases.voicesEmpty}</p>`
  const document = html`<!doctype html>
<html lang="${ctx.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${path}">
<style>${new Html(style)}</style>
</head>
<body>
<main class="voice-frame">
<h1 class="voice-heading">${title}</h1>
${cards}
${showsOnlyPraise(quotes) && html`<p class="voice-notice">${selectionSentence(ctx.locale)}</p>\n`}<p class="voice-more"><a href="${path}" target="_blank" rel="noopener">${phrases.voicesMore}</a></p>
</main>
</body>
</html>
`
  const text = document.toString()
  return { composition: { status: 200, locale: ctx.locale, isIndexed: false, isEmbeddable: true, html: text, style }, notes: sizeNotes(text, false) }
}
