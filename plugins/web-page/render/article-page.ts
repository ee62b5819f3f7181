/** The page of one piece. */
import { listPath, oembedPath, pagePath } from '../../../src/channel/addresses.ts'
import type { RenderInput, Rendered } from '../../../src/channel/contract.ts'
import { longDate } from '../../../src/channel/dates.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { shownPicture } from '../../../src/channel/shown.ts'
import { saysMore } from '../../../src/channel/teasers.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import { quotesIn } from '../../../src/channel/words.ts'
import { isVisible } from '../../../src/content/clean-text.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { articleData } from './article-data.ts'
import { lengthNotes } from './article-notes.ts'
import { renderBody } from './body.ts'
import type { PageComposition } from './composition.ts'
import { crumbsOf } from './crumbs.ts'
import { composePage, type PageContext } from './document.ts'
import { feedLinks } from './feed-links.ts'
import { contents } from './headings.ts'
import { metaTexts } from './meta-texts.ts'
import { opening } from './opening.ts'
import { PHRASES, type Phrases } from './phrases.ts'
import { figure, sizesIn } from './picture.ts'
import { shownTitle } from './shown-title.ts'
import { openGraph } from './structured-data.ts'

/** Renders one piece as a page. */
export function renderArticlePage(content: PieceContent, { market, changed }: Pick<RenderInput, 'market' | 'changed'>, ctx: PageContext): Rendered<PageComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const { title, description } = metaTexts(content)
  const hero = renderHero(content, phrases)
  const body = renderBody(content, { embedded: ctx.embedded, quotes: ctx.quotes, phrases })
  const header = opening(
    {
      crumbs: crumbsOf(content, phrases),
      title: shownTitle(content, phrases),
      standfirst: saysMore(content) && content.teaser,
      more: metaLine(content, phrases, ctx),
      leads: hero.isWide,
    },
    phrases,
  )
  const main = html`<article>
${header}${hero.html}<div class="sheet frame">
${contents(body.sections, phrases)}<div class="story prose">${body.html}</div>
</div>
${waysOn(content, phrases)}</article>`
  const path = pagePath(ctx.locale, content.slug)
  const isQuoting = quotesIn(content, ctx).length > 0
  const embed = html`<link rel="alternate" type="application/json+oembed" href="${ctx.baseUrl + oembedPath(ctx.baseUrl + path, 'json')}" title="${content.title}">\n`
  const head = html`${openGraph({ title, description, path, type: 'article', content, changed }, ctx)}${feedLinks({}, ctx)}${!ctx.isDraft && embed}${articleData(content, { description, market, changed }, ctx)}`
  const { composition, notes } = composePage({ status: 200, market, title, description, slug: content.slug, head, main, sheets: isQuoting ? ['story', 'voices'] : ['story'] }, ctx)
  return { composition, notes: [...hero.notes, ...body.notes, ...lengthNotes(title, description), ...notes] }
}

/** px: a narrower lead picture would be blurred from edge to edge, so it stands as it is. */
const NARROW = 800

function metaLine(content: PieceContent, phrases: Phrases, ctx: PageContext): Html | undefined {
  if (!content.byline && !content.date) return undefined
  const date = content.date && html`<time datetime="${content.date}">${longDate(content.date, uiLanguage(ctx.locale))}</time>`
  return html`
<p class="meta">${content.byline && html`<span>${phrases.by} ${content.byline}</span>`}${date}</p>`
}

function renderHero(content: PieceContent, phrases: Phrases): { readonly html: Html | undefined; readonly isWide: boolean; readonly notes: readonly Note[] } {
  if (!content.hero) return { html: undefined, isWide: false, notes: [] }
  const notes: Note[] = []
  const shown = shownPicture(content.hero, { content, notes }, 'hero')
  if (!shown) return { html: undefined, isWide: false, notes }
  const { facts, alt } = shown
  const common = { alt, caption: content.hero.caption, photoLabel: phrases.photo, isFirst: true }
  const isWide = facts.width >= NARROW
  const form = isWide ? { sizes: '(min-width: 80rem) 74rem, 100vw', isCropped: true, className: 'hero frame' } : { sizes: sizesIn(facts, NARROW), className: 'hero flat frame' }
  return { html: html`${figure(facts, { ...common, ...form })}\n`, isWide, notes }
}

function waysOn({ topics, locale, kind }: PieceContent, phrases: Phrases): Html {
  const tags = topics.length > 0 && html`<nav class="tags" aria-label="${phrases.topics}"><ul class="row">${topics.map(({ key, name }) => html`<li><a href="${listPath(locale, { topic: key })}">${isVisible(name) ? name : key}</a></li>`)}</ul></nav>`
  return html`<div class="after frame">${tags}<a class="onward" href="${kind === 'snippet' ? listPath(locale) : listPath(locale, { kind })}">${phrases.toList}</a></div>\n`
}
