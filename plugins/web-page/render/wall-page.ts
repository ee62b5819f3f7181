/** The wall: customers' words on one topic, or on all. */
import { wallEmbedPath, wallPath } from '../../../src/channel/addresses.ts'
import type { RenderInput, Rendered, Wall } from '../../../src/channel/contract.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { selectionSentence, showsOnlyPraise } from '../../../src/channel/quotes.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { PageComposition } from './composition.ts'
import { composePage, type PageContext } from './document.ts'
import { PHRASES, type Phrases } from './phrases.ts'
import { jsonLd, openGraph, organization, quotations } from './structured-data.ts'
import { voice } from './voice.ts'

/** A wall without voices. */
export const EMPTY_WALL: Wall = { topic: null, topics: [], quotes: [], page: 1, pages: 1 }

/** Renders the cards in their order, the notice that they are a selection before them; says so where there are none. */
export function renderWallPage({ wall = EMPTY_WALL, market }: RenderInput, ctx: PageContext): Rendered<PageComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const { topic, quotes, page, pages } = wall
  const name = topic ? phrases.voicesAbout(topic.name) : phrases.voices
  const title = page > 1 ? `${name} – ${phrases.pageOf(page, pages)}` : name
  const description = phrases.voicesIntro(ctx.brand.name)
  const path = wallPath(ctx.locale, topic?.key, page)
  const notice = showsOnlyPraise(quotes) && html`<p class="voice-notice">${selectionSentence(ctx.locale)}</p>`
  const main = html`<header class="opening frame"><p class="kicker">${ctx.brand.name}</p><h1>${name}</h1><p class="standfirst">${description}</p>${topicLinks(wall, ctx, phrases)}${notice}</header>
${quotes.length > 0 ? html`<ul class="voices frame">${quotes.map((quote) => html`<li>${voice(quote, ctx.locale)}</li>\n`)}</ul>` : html`<p class="story frame">${phrases.voicesEmpty}</p>`}${pageLinks(wall, ctx, phrases)}`
  const oembed = html`<link rel="alternate" type="application/json+oembed" href="${ctx.baseUrl + wallEmbedPath(ctx.locale, topic?.key, '.json')}" title="${name}">\n`
  const head = html`${openGraph({ title, description, path, type: 'website' }, ctx)}${oembed}${jsonLd([organization(ctx), ...quotations(quotes, ctx.baseUrl + path, ctx)])}`
  // Another language may have fewer pages: its first always stands.
  const pathIn = (locale: string) => (locale === ctx.locale ? path : wallPath(locale, topic?.key))
  return composePage({ status: 200, market, title, description, head, main, pathIn }, ctx)
}

function topicLinks({ topic, topics }: Wall, ctx: PageContext, phrases: Phrases): Html | false {
  if (topics.length === 0) return false
  const link = (label: string, key: string | undefined) =>
    key === topic?.key ? html`<li><span aria-current="page">${label}</span></li>` : html`<li><a href="${wallPath(ctx.locale, key)}">${label}</a></li>`
  return html`<nav class="voice-topics" aria-label="${phrases.voicesTopics}"><ul>${link(phrases.voicesAll, undefined)}${topics.map(({ key, name }) => link(name, key))}</ul></nav>`
}

function pageLinks({ topic, page, pages }: Wall, ctx: PageContext, phrases: Phrases): Html | false {
  if (pages < 2) return false
  const link = (to: number, rel: string, label: string) => html`<li><a rel="${rel}" href="${wallPath(ctx.locale, topic?.key, to)}">${label}</a></li>`
  return html`<nav class="voice-pages frame" aria-label="${phrases.pages}"><ul>${page > 1 && link(page - 1, 'prev', phrases.newer)}<li><span aria-current="page">${phrases.pageOf(page, pages)}</span></li>${page < pages && link(page + 1, 'next', phrases.older)}</ul></nav>`
}
