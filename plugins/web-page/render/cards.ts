/** Pieces as cards. */
import { pagePath } from '../../../src/channel/addresses.ts'
import { longDate } from '../../../src/channel/dates.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { pictureFacts } from '../../../src/channel/pictures.ts'
import { saysMore } from '../../../src/channel/teasers.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { Phrases } from './phrases.ts'
import { picture } from './picture.ts'
import { shownTitle } from './shown-title.ts'

/** The first card of a first page leads: larger, its picture loaded at once. */
export function cards(contents: readonly PieceContent[], phrases: Phrases, { leads }: { readonly leads: boolean }): Html {
  return html`<ul class="cards frame">${contents.map((content, index) => html`<li${leads && index === 0 && html` class="lead"`}>${card(content, phrases, { isLead: leads && index === 0, isFirst: index < 3 })}</li>\n`)}</ul>`
}

function card(content: PieceContent, phrases: Phrases, { isLead, isFirst }: { readonly isLead: boolean; readonly isFirst: boolean }): Html {
  const facts = pictureFacts(content.hero?.media ?? null, content.media)
  const kicker = [phrases.kinds[content.kind], ...content.topics.slice(0, 2).map((topic) => topic.name)].join(' · ')
  const sizes = isLead ? '(min-width: 60rem) 42rem, 100vw' : '(min-width: 46rem) 23rem, 100vw'
  // The picture repeats what the title says, so it stays silent for screen readers; where there is none, a shape in the brand's colours keeps its place.
  const image = facts ? html`<div class="card-picture">${picture(facts, { alt: '', sizes, isFirst, maxWidth: isLead ? 1600 : 800, isCropped: true, isSmall: !isLead })}</div>` : html`<div class="card-picture card-blank"></div>`
  const date = content.date && html`<p class="card-date"><time datetime="${content.date}">${longDate(content.date, uiLanguage(content.locale))}</time></p>`
  return html`<article class="card"><div class="card-text"><p class="kicker">${kicker}</p><h2><a href="${pagePath(content.locale, content.slug)}">${shownTitle(content, phrases)}</a></h2>${saysMore(content) && html`<p class="card-teaser">${content.teaser}</p>`}${date}</div>${image}</article>`
}
