/** What search engines read of a piece: schema.org's Article or NewsArticle, where it stands, who publishes it, whom it quotes. */
import type { Article, NewsArticle } from 'schema-dts'
import { pagePath, shareImagePath } from '../../../src/channel/addresses.ts'
import type { Market } from '../../../src/channel/contract.ts'
import type { Html } from '../../../src/channel/escape-html.ts'
import { PREVIEW_SIZE } from '../../../src/channel/images.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import { quotesIn } from '../../../src/channel/words.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { crumbsOf } from './crumbs.ts'
import type { PageContext } from './document.ts'
import { PHRASES } from './phrases.ts'
import { breadcrumbs, heroPicture, jsonLd, organization, quotations } from './structured-data.ts'

interface ArticleFacts {
  readonly description: string
  readonly market: Market
  /** Since when it stands as it does, ISO 8601; unknown of what is not published. */
  readonly changed: string | undefined
}

/** Article or NewsArticle, breadcrumbs and organisation of one piece, and whom it quotes. */
export function articleData(content: PieceContent, { description, market, changed }: ArticleFacts, ctx: PageContext): Html {
  const url = ctx.baseUrl + pagePath(ctx.locale, content.slug)
  const publisher = { '@id': `${ctx.baseUrl}/#organization` }
  const hero = heroPicture(content, ctx)
  const share = { '@type': 'ImageObject', url: ctx.baseUrl + shareImagePath(ctx.locale, content.slug), width: `${PREVIEW_SIZE.width} px`, height: `${PREVIEW_SIZE.height} px` } as const
  const facts = {
    '@id': `${url}#article`,
    mainEntityOfPage: url,
    url,
    headline: content.title,
    description,
    inLanguage: ctx.locale,
    publisher,
    author: content.byline ? ({ '@type': 'Person', name: content.byline } as const) : publisher,
    image: hero ? [hero, share] : [share],
    ...(content.date ? { datePublished: content.date } : {}),
    ...(changed === undefined ? {} : { dateModified: changed }),
    ...(content.validity?.until ? { expires: content.validity.until } : {}),
    ...(content.topics.length > 0 ? { keywords: content.topics.map((topic) => topic.name) } : {}),
  }
  const article: Article | NewsArticle =
    content.kind === 'news' ? ({ '@type': 'NewsArticle', ...facts } satisfies NewsArticle) : ({ '@type': 'Article', ...facts } satisfies Article)
  const trail = breadcrumbs([...crumbsOf(content, PHRASES[uiLanguage(ctx.locale)]), { label: content.title, path: pagePath(ctx.locale, content.slug) }], ctx)
  return jsonLd([article, trail, organization(ctx, market), ...quotations(quotesIn(content, ctx), `${url}#article`, ctx)])
}
