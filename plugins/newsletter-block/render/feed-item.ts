/** The block as an entry of a feed. */
import { derivativePath, PREVIEW_SIZE } from '../../../src/channel/images.ts'
import type { PictureFacts } from '../../../src/channel/pictures.ts'
import { shownTitle } from '../../../src/channel/shown-title.ts'
import { saysMore } from '../../../src/channel/teasers.ts'
import type { BlockSize, PieceContent } from '../../../src/content/edition.ts'
import { LIMITS } from '../limits.ts'
import type { FeedItem } from './composition.ts'
import { FEED_LOOK } from './feed-parts.ts'
import { type BlockScope, htmlBody } from './html-body.ts'
import { html, inertLine, inertText, inertUrl } from './inert.ts'
import { wrapText } from './wrap-text.ts'

interface Shown {
  readonly hero: { readonly facts: PictureFacts; readonly alt: string; readonly caption?: string | undefined } | undefined
  readonly url: string
  /** The plain text of what the size says besides the title; templates are not yet inert. */
  readonly said: string
}

/** What the size shows, less the title: that is a member of its own. Notes are those of the mail form. */
export function feedItem(content: PieceContent, size: BlockSize, { hero, url, said }: Shown, scope: BlockScope): FeedItem {
  const picture = hero && html`${FEED_LOOK.picture(hero.facts, { alt: hero.alt, caption: size === 'large' ? hero.caption : undefined }, scope)}\n`
  const body = size === 'large' ? whole(content, scope) : said !== '' && html`<p>${said}</p>`
  const { key: media, focalX, focalY } = hero?.facts ?? { key: '', focalX: 50, focalY: 50 }
  const authors = content.byline ? [{ name: inertLine(content.byline) }] : []
  const tags = content.topics.map(({ name }) => inertLine(name))
  return {
    id: inertUrl(url),
    url: inertUrl(url),
    title: inertLine(shownTitle(content, scope.phrases)),
    ...(saysMore(content) ? { summary: inertLine(content.teaser) } : {}),
    content_html: html`${picture}${body}`.toString().trim(),
    content_text: inertText(size === 'large' ? said : wrapText(said, LIMITS.textColumns.value)).trim(),
    ...(hero ? { image: scope.baseUrl + derivativePath({ media, ...PREVIEW_SIZE, fit: 'cover', focalX, focalY, format: 'jpeg' }) } : {}),
    ...(content.date && /^\d{4}-\d{2}-\d{2}$/.test(content.date) ? { date_published: `${content.date}T00:00:00Z` } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    language: content.locale,
  }
}

function whole(content: PieceContent, scope: BlockScope) {
  const { blocks, notice } = htmlBody(content, scope, FEED_LOOK)
  return html`${saysMore(content) && html`<p><strong>${content.teaser}</strong></p>\n`}${blocks.map((block) => html`${block.html}\n`)}${notice}`
}
