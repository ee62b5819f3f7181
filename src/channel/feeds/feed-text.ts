/** What an entry of a feed says: the whole text, or where that is a book, how to get to it. */
import type { PieceContent } from '../../content/edition.ts'
import { html } from '../escape-html.ts'
import { saysMore } from '../teasers.ts'
import { type UiLanguage, uiLanguage } from '../ui-language.ts'
import { leadPicture, type PlainScope, plainHtml } from './plain-html.ts'

/**
 * Bytes of HTML up to which a text stands whole in a feed: some 5,000 words. Readers ask for the whole feed each time, so its length is bounded; by entry, because what one says
 * must not change with its neighbours.
 */
export const WHOLE_TEXT_BYTES = 40_000

const READ_ON: Readonly<Record<UiLanguage, string>> = { de: 'Weiterlesen', en: 'Read on' }

/** Lead picture and body; of a longer piece lead picture, teaser and the way to its page. @param url of the page, absolute */
export function feedText(content: PieceContent, url: string, scope: PlainScope): string {
  const whole = plainHtml(content, scope)
  if (whole.length <= WHOLE_TEXT_BYTES && new TextEncoder().encode(whole).byteLength <= WHOLE_TEXT_BYTES) return whole
  return html`${leadPicture(content, scope)}${saysMore(content) && html`<p>${content.teaser}</p>`}<p><a href="${url}">${READ_ON[uiLanguage(content.locale)]}</a></p>`.toString()
}
