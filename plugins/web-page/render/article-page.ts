/** The page of one piece. */
import { pagePath } from '../../../src/channel/addresses.ts'
import type { Market, Rendered } from '../../../src/channel/contract.ts'
import { longDate } from '../../../src/channel/dates.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { shownPicture } from '../../../src/channel/shown.ts'
import { saysMore } from '../../../src/channel/teasers.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { LIMITS } from '../limits.ts'
import { renderBody } from './body.ts'
import type { PageComposition } from './composition.ts'
import { composePage, type PageContext } from './document.ts'
import { PHRASES, type Phrases } from './phrases.ts'
import { figure } from './picture.ts'
import { articleData, openGraph } from './structured-data.ts'

/** Renders one piece as a page. */
export function renderArticlePage(content: PieceContent, market: Market, ctx: PageContext): Rendered<PageComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const own = content.overrides['web-page'] ?? {}
  const title = own['meta-title']?.trim() || content.title
  const description = own['meta-description']?.trim() || content.teaser
  // A long title in display size would fill the first screen.
  const isLong = [...content.title].length > 60
  const hero = renderHero(content, phrases)
  const body = renderBody(content, { embedded: ctx.embedded, quotes: ctx.quotes, phrases })
  const main = html`<article>
<nav class="crumbs column" aria-label="${phrases.breadcrumbs}"><ol><li><a href="${pagePath(ctx.locale)}">${phrases.listTitle}</a></li></ol></nav>
<header class="opening column"><p class="kicker">${[phrases.kinds[content.kind], ...content.topics.map((topic) => topic.name)].join(' · ')}</p>
<h1${isLong && html` class="long"`}>${content.title}</h1>${saysMore(content) && html`
<p class="standfirst">${content.teaser}</p>`}${metaLine(content, phrases, ctx)}</header>
${hero.html}<div class="story column prose">${body.html}</div>
</article>`
  const page = { title, description, path: pagePath(ctx.locale, content.slug), type: 'article', content } as const
  const { composition, notes } = composePage(
    { status: 200, market, title, description, slug: content.slug, head: html`${openGraph(page, ctx)}${articleData(content, description, ctx)}`, main },
    ctx,
  )
  return { composition, notes: [...hero.notes, ...body.notes, ...lengthNotes(title, description), ...sizeNotes(composition), ...notes] }
}

function metaLine(content: PieceContent, phrases: Phrases, ctx: PageContext): Html | undefined {
  if (!content.byline && !content.date) return undefined
  const date = content.date && html`<time datetime="${content.date}">${longDate(content.date, uiLanguage(ctx.locale))}</time>`
  return html`
<p class="meta">${content.byline && html`<span>${phrases.by} ${content.byline}</span>`}${date}</p>`
}

function renderHero(content: PieceContent, phrases: Phrases): { readonly html: Html; readonly notes: readonly Note[] } {
  if (!content.hero) return { html: html``, notes: [] }
  const notes: Note[] = []
  const shown = shownPicture(content.hero, { content, notes }, 'hero')
  if (!shown) return { html: html``, notes }
  const { facts, alt } = shown
  return {
    html: html`${figure(facts, { alt, caption: content.hero.caption, photoLabel: phrases.photo, sizes: '(min-width: 70rem) 68rem, 100vw', isFirst: true, className: 'hero frame' })}\n`,
    notes,
  }
}

function lengthNotes(title: string, description: string): Note[] {
  const long = (value: string, limit: number) => [...value].length > limit
  return [
    ...(long(title, LIMITS.metaTitle.value)
      ? [
          {
            severity: 'info',
            code: 'meta-title-long',
            path: 'overrides.web-page.meta-title',
            message: {
              de: `Suchmaschinen kürzen den Titel nach etwa ${LIMITS.metaTitle.value} Zeichen. Setzen Sie einen kürzeren Titel für Suchmaschinen.`,
              en: `Search engines cut the title after about ${LIMITS.metaTitle.value} characters. Set a shorter title for search engines.`,
            },
          } as const,
        ]
      : []),
    ...(long(description, LIMITS.metaDescription.value)
      ? [
          {
            severity: 'info',
            code: 'meta-description-long',
            path: 'overrides.web-page.meta-description',
            message: {
              de: `Suchmaschinen kürzen die Beschreibung nach etwa ${LIMITS.metaDescription.value} Zeichen. Setzen Sie eine kürzere.`,
              en: `Search engines cut the description after about ${LIMITS.metaDescription.value} characters. Set a shorter one.`,
            },
          } as const,
        ]
      : []),
  ]
}

function sizeNotes(composition: PageComposition): Note[] {
  // UTF-8 needs at most three bytes per UTF-16 unit; markup is nearly all ASCII, so units are a fair measure.
  if (composition.html.length <= LIMITS.pageBytes.value) return []
  return [
    {
      severity: 'info',
      code: 'page-large',
      message: {
        de: `Die Seite ist größer als ${LIMITS.pageBytes.value / 1000} kB. Vielleicht sind es zwei Beiträge.`,
        en: `The page is larger than ${LIMITS.pageBytes.value / 1000} kB. Perhaps it is two pieces.`,
      },
    },
  ]
}
