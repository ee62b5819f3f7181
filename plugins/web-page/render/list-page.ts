/** The list of what is live in one locale, in the order given. */
import { pagePath } from '../../../src/channel/addresses.ts'
import type { RenderInput, Rendered } from '../../../src/channel/contract.ts'
import { longDate } from '../../../src/channel/dates.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { saysMore } from '../../../src/channel/teasers.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { PageComposition } from './composition.ts'
import { composePage, type PageContext } from './document.ts'
import { PHRASES, type Phrases } from './phrases.ts'
import { picture } from './picture.ts'
import { heroFacts, jsonLd, openGraph, organization } from './structured-data.ts'

/** Renders the subjects as cards; says so where there are none. */
export function renderListPage(input: RenderInput, ctx: PageContext): Rendered<PageComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const description = phrases.listIntro(ctx.brand.name)
  const cards = input.subjects.map((subject, index) => html`<li>${card(subject.content, phrases, ctx, index < 3)}</li>\n`)
  const main = html`<header class="opening frame"><p class="kicker">${ctx.brand.name}</p><h1>${phrases.listTitle}</h1><p class="standfirst">${ctx.brand.claim || description}</p></header>
${cards.length > 0 ? html`<ul class="cards frame">${cards}</ul>` : html`<p class="story frame">${phrases.listEmpty}</p>`}`
  const page = { title: phrases.listTitle, description, path: pagePath(ctx.locale), type: 'website' } as const
  return composePage(
    { status: 200, market: input.market, title: phrases.listTitle, description, head: html`${openGraph(page, ctx)}${jsonLd([organization(ctx)])}`, main },
    ctx,
  )
}

function card(content: PieceContent, phrases: Phrases, ctx: PageContext, isFirst: boolean): Html {
  const facts = heroFacts(content)
  const kicker = [phrases.kinds[content.kind], ...content.topics.slice(0, 2).map((topic) => topic.name)].join(' · ')
  // The picture repeats what the title says, so it stays silent for screen readers.
  const image = facts && html`<div class="card-picture">${picture(facts, { alt: '', sizes: '(min-width: 60rem) 21rem, (min-width: 42rem) 45vw, 100vw', isFirst, maxWidth: 1200 })}</div>`
  const date = content.date && html`<p class="meta"><time datetime="${content.date}">${longDate(content.date, uiLanguage(ctx.locale))}</time></p>`
  return html`<article class="card"><p class="kicker">${kicker}</p><h2><a href="${pagePath(content.locale, content.slug)}">${content.title}</a></h2>${saysMore(content) && html`<p class="card-teaser">${content.teaser}</p>`}${date}${image}</article>`
}
