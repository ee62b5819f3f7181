/** Feeds, named in a page's head so that feed readers find them. */
import { FEED_FORMATS, feedPath, type ListFilter } from '../../../src/channel/addresses.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import type { PageContext } from './document.ts'

const TYPES = { atom: 'application/atom+xml', json: 'application/feed+json' } as const

/** `<link rel="alternate">` to the feeds of a list; `about` says what it is confined to. */
export function feedLinks(filter: ListFilter, ctx: PageContext, about?: string): Html {
  const title = about === undefined ? ctx.brand.name : `${ctx.brand.name}: ${about}`
  return html`${FEED_FORMATS.map((format) => html`<link rel="alternate" type="${TYPES[format]}" href="${ctx.baseUrl + feedPath(ctx.locale, format, filter)}" title="${title}">\n`)}`
}
