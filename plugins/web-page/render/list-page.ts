/** The list of what is live in one locale: all of it, of one kind or on one topic, newest first. */
import type { CollectionPage } from 'schema-dts'
import { type ListFilter, listPath, pagePath } from '../../../src/channel/addresses.ts'
import type { Listing, RenderInput, Rendered } from '../../../src/channel/contract.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { Locale } from '../../../src/content/nodes.ts'
import { cards } from './cards.ts'
import type { PageComposition } from './composition.ts'
import { composePage, type PageContext } from './document.ts'
import { feedLinks } from './feed-links.ts'
import { opening } from './opening.ts'
import { neighbourLinks, pageLinks } from './page-links.ts'
import { PHRASES, type Phrases } from './phrases.ts'
import { breadcrumbs, jsonLd, openGraph, organization } from './structured-data.ts'

/** A list that nobody described: everything, on one page, without ways to its parts. */
const WHOLE: Listing = { kind: null, topic: null, kinds: [], topics: [], page: 1, pages: 1 }

/** Renders the subjects as cards in their order; says so where there are none. */
export function renderListPage({ list = WHOLE, subjects, market }: RenderInput, ctx: PageContext): Rendered<PageComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const { page, pages } = list
  const filter = filterOf(list)
  const isWhole = list.kind === null && list.topic === null
  const name = nameOf(list, phrases)
  const title = page > 1 ? `${name} – ${phrases.pageOf(page, pages)}` : name
  const description = isWhole ? phrases.listIntro(ctx.brand.name) : `${name}: ${phrases.listIntro(ctx.brand.name)}`
  const path = listPath(ctx.locale, filter, page)
  const hasCounterparts = page === 1
  const paging = { page, pages, pathOf: (to: number) => listPath(ctx.locale, filter, to) }
  const whole = { label: phrases.listTitle, path: listPath(ctx.locale) }
  const contents = subjects.map(({ content }) => content)

  const header = opening(
    { ...(isWhole ? { kicker: ctx.brand.name } : { crumbs: [whole] }), title: name, standfirst: isWhole && page === 1 && (ctx.brand.claim || description), more: page > 1 && html`<p class="meta">${phrases.pageOf(page, pages)}</p>` },
    phrases,
  )
  const shown = contents.length > 0 ? cards(contents, phrases, { leads: page === 1 && contents.length !== 2 }) : html`<p class="empty frame">${phrases.listEmpty}</p>`
  const main = html`${header}${filters(list, ctx.locale, phrases)}${shown}${pageLinks(paging, phrases)}`
  const trail = breadcrumbs(isWhole ? [whole] : [whole, { label: name, path: listPath(ctx.locale, filter) }], ctx)
  const head = html`${openGraph({ title, description, path, type: 'website', hasCounterparts }, ctx)}${neighbourLinks(paging, ctx)}${feedLinks(filter, ctx, isWhole ? undefined : name)}${jsonLd([collection(contents, { name, description, path }, ctx), trail, organization(ctx, market)])}`
  // People are led to the first page, which always stands; a later one shows other pieces there.
  const pathIn = (locale: Locale) => (locale === ctx.locale ? path : listPath(locale, filter))
  return composePage({ status: 200, market, title, description, head, main, pathIn, hasCounterparts, sheets: ['lists'] }, ctx)
}

function filterOf({ kind, topic }: Listing): ListFilter {
  if (kind !== null) return { kind }
  return topic === null ? {} : { topic: topic.key }
}

function nameOf({ kind, topic }: Listing, phrases: Phrases): string {
  if (kind !== null) return phrases.listOf(kind)
  return topic === null ? phrases.listTitle : topic.name
}

/** The ways to kinds and topics; one alone leads nowhere else. */
function filters({ kind, topic, kinds, topics }: Listing, locale: Locale, phrases: Phrases): Html | false {
  const item = (label: string, filter: ListFilter, isHere: boolean) => html`<li>${isHere ? html`<span aria-current="page">${label}</span>` : html`<a href="${listPath(locale, filter)}">${label}</a>`}</li>`
  const isWhole = kind === null && topic === null
  const kindLinks =
    (kinds.length > 1 || !isWhole) &&
    html`<nav class="kinds" aria-label="${phrases.everything}"><ul class="row">${item(phrases.everything, {}, isWhole)}${kinds.map((one) => item(phrases.listOf(one), { kind: one }, one === kind))}</ul></nav>`
  const topicLinks =
    topics.length > 0 && html`<nav class="tags" aria-label="${phrases.topics}"><ul class="row">${topics.map(({ key, name }) => item(name, { topic: key }, key === topic?.key))}</ul></nav>`
  return (kindLinks || topicLinks) && html`<div class="filters frame">${kindLinks}${topicLinks}</div>\n`
}

function collection(contents: readonly PieceContent[], { name, description, path }: { name: string; description: string; path: string }, ctx: PageContext): CollectionPage {
  return {
    '@type': 'CollectionPage',
    name,
    description,
    url: ctx.baseUrl + path,
    inLanguage: ctx.locale,
    publisher: { '@id': `${ctx.baseUrl}/#organization` },
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: contents.map((content, index) => ({ '@type': 'ListItem', position: index + 1, url: ctx.baseUrl + pagePath(content.locale, content.slug) })),
    },
  }
}
