/** The wall: customers' words on one topic, or on all. */
import { listPath, wallEmbedPath, wallPath } from '../../../src/channel/addresses.ts'
import type { RenderInput, Rendered, Wall } from '../../../src/channel/contract.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { selectionSentence, showsOnlyPraise } from '../../../src/channel/quotes.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { PageComposition } from './composition.ts'
import { composePage, type PageContext } from './document.ts'
import { opening } from './opening.ts'
import { neighbourLinks, pageLinks } from './page-links.ts'
import { PHRASES, type Phrases } from './phrases.ts'
import { breadcrumbs, jsonLd, openGraph, organization, quotations } from './structured-data.ts'
import { voice } from './voice.ts'

/** Characters up to which a quote stands in the data for machines as well: longer ones would make a full wall twice as heavy. */
const SAID_TWICE = 420

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
  const hasCounterparts = page === 1
  const paging = { page, pages, pathOf: (to: number) => wallPath(ctx.locale, topic?.key, to) }
  const notice = showsOnlyPraise(quotes) && html`<p class="voice-notice">${selectionSentence(ctx.locale)}</p>`
  const crumbs = [{ label: phrases.listTitle, path: listPath(ctx.locale) }]
  const header = opening({ crumbs, title: name, standfirst: description, more: notice }, phrases)
  const main = html`${header}${topicLinks(wall, ctx, phrases)}
${quotes.length > 0 ? html`<ul class="voices frame">${quotes.map((quote) => html`<li>${voice(quote, ctx.locale)}</li>\n`)}</ul>` : html`<p class="empty frame">${phrases.voicesEmpty}</p>`}${pageLinks(paging, phrases)}`
  const oembed = html`<link rel="alternate" type="application/json+oembed" href="${ctx.baseUrl + wallEmbedPath(ctx.locale, topic?.key, '.json')}" title="${name}">\n`
  const trail = breadcrumbs([...crumbs, { label: name, path: wallPath(ctx.locale, topic?.key) }], ctx)
  const head = html`${openGraph({ title, description, path, type: 'website', hasCounterparts }, ctx)}${neighbourLinks(paging, ctx)}${oembed}${jsonLd([organization(ctx, market), trail, ...quotations(quotes.filter(({ text }) => text.length <= SAID_TWICE), ctx.baseUrl + path, ctx)])}`
  // People are led to the first page, which always stands; a later one shows other voices there.
  const pathIn = (locale: string) => (locale === ctx.locale ? path : wallPath(locale, topic?.key))
  return composePage({ status: 200, market, title, description, head, main, pathIn, hasCounterparts, sheets: ['lists', 'voices'] }, ctx)
}

function topicLinks({ topic, topics }: Wall, ctx: PageContext, phrases: Phrases): Html | false {
  if (topics.length === 0) return false
  const link = (label: string, key: string | undefined) =>
    key === topic?.key ? html`<li><span aria-current="page">${label}</span></li>` : html`<li><a href="${wallPath(ctx.locale, key)}">${label}</a></li>`
  return html`<div class="filters frame"><nav class="tags" aria-label="${phrases.voicesTopics}"><ul class="row">${link(phrases.voicesAll, undefined)}${topics.map(({ key, name }) => link(name, key))}</ul></nav></div>`
}
