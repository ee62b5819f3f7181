/** The look of feeds: plain, semantic HTML, as readers of feeds style it themselves. */
import { html, address } from './inert.ts'
import { type Look, NO_ATTRIBUTES } from './look.ts'
import { creditOf, imageTag, pictureSource, SHEET } from './mail-parts.ts'
import { quotedParagraphs, quoteRemarks, ratingAndMonth } from '../../../src/channel/quotes.ts'
import { shownTitle } from '../../../src/channel/shown-title.ts'

const NONE = html``

export const FEED_LOOK: Look = {
  at: NO_ATTRIBUTES,
  grid: NONE,
  layoutGrid: NONE,
  picture: (facts, { alt, caption }, scope) => {
    const under = [caption ?? '', creditOf(facts, scope)].filter((words) => words !== '').join(' ')
    return html`<figure>${imageTag(pictureSource(facts, SHEET, scope.baseUrl), alt, NONE)}${under !== '' && html`<figcaption>${under}</figcaption>`}</figure>`
  },
  button: (label, url) => html`<p><a href="${address(url)}"><strong>${label}</strong></a></p>`,
  reference: (content, url, { phrases }) => html`<p><a href="${address(url)}"><strong>${shownTitle(content, phrases)}</strong></a>${content.teaser && html`<br>${content.teaser}`}</p>`,
  voice: (quote, locale) => {
    const facts = ratingAndMonth(quote, locale)
    return html`<blockquote>${quote.theme && html`<p dir="auto"><strong>${quote.theme}</strong></p>`}${quotedParagraphs(quote).map((one) => html`<p dir="auto">${one}</p>`)}<p>— <span dir="auto">${quote.attribution}</span>${facts !== '' && html`<br>${facts}`}</p><p><small>${quoteRemarks(quote, locale).join(' ')}</small></p></blockquote>`
  },
}
