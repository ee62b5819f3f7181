/** Atom (RFC 4287). Written by hand: the library that offers it knows no language of a feed and takes titles for HTML. */
import { html } from '../escape-html.ts'
import { type Feed, type FeedEntry, updatedOf } from './feed.ts'

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8'

/** The feed as XML. */
export function atomFeed(feed: Feed): string {
  const { title, locale, author, page, self, entries } = feed
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${self}</id>
<title>${title}</title>
<updated>${updatedOf(feed)}</updated>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${page}"/>
<author><name>${author.name}</name><uri>${author.url}</uri></author>
${entries.map(entry)}</feed>
`.toString()
}

const entry = ({ id, title, url, published, updated, summary, byline, topics, html: content, image }: FeedEntry) => html`<entry>
<id>${id}</id>
<title>${title}</title>
<link rel="alternate" type="text/html" href="${url}"/>
<published>${published}</published>
<updated>${updated}</updated>
${byline !== undefined && html`<author><name>${byline}</name></author>\n`}${topics.map(({ key, name }) => html`<category term="${key}" label="${name}"/>\n`)}${summary !== '' && html`<summary>${summary}</summary>\n`}${image !== undefined && html`<link rel="enclosure" type="image/jpeg" href="${image}"/>\n`}<content type="html">${content}</content>
</entry>
`
