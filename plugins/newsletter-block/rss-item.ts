/** An entry of a feed as RSS 2.0. Atom would demand a moment of change, which an edition does not have: it bears a day at most. */
import { escapeHtml } from '../../src/channel/escape-html.ts'
import type { FeedItem } from './render/composition.ts'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026-03-12T00:00:00Z` → `Thu, 12 Mar 2026 00:00:00 GMT` (RFC 822 with four digits of the year). Undefined for what is no day. */
export function rfc822(instant: string): string | undefined {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return undefined
  return `${DAYS[date.getUTCDay()]}, ${String(date.getUTCDate()).padStart(2, '0')} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()} 00:00:00 GMT`
}

/** Text for XML: as for HTML, and inert for tools that run templates over a feed. */
const text = (value: string) => escapeHtml(value).replace(/[{}[\]%|$#*](?![0-9]+;)/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** One `item` element with the name spaces that it uses, to be set into a `channel`. */
export function rssItem(item: FeedItem): string {
  const element = (name: string, value: string | undefined, attributes = '') => (value === undefined ? '' : `  <${name}${attributes}>${text(value)}</${name}>\n`)
  return `<?xml version="1.0" encoding="utf-8"?>
<item xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="${text(item.language)}">
${element('title', item.title)}${element('link', item.url)}${element('guid', item.id, ' isPermaLink="true"')}${element('pubDate', item.date_published === undefined ? undefined : rfc822(item.date_published))}${element('dc:creator', item.authors?.[0]?.name)}${(item.tags ?? []).map((tag) => element('category', tag)).join('')}${element('description', item.summary)}${element('content:encoded', item.content_html)}</item>
`
}
