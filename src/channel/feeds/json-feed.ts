/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
import type { Feed } from './feed.ts'

export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8'

/** The feed as JSON. */
export function jsonFeed({ title, locale, author, page, self, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: self,
    language: locale,
    authors: [author],
    items: entries.map(({ id, title: own, url, published, updated, summary, byline, topics, html, image }) => ({
      id,
      url,
      title: own,
      content_html: html,
      ...(summary === '' ? {} : { summary }),
      ...(image === undefined ? {} : { image }),
      date_published: published,
      date_modified: updated,
      language: locale,
      ...(byline === undefined ? {} : { authors: [{ name: byline }] }),
      ...(topics.length === 0 ? {} : { tags: topics.map(({ name }) => name) }),
    })),
  })
}
