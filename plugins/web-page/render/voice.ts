/** A customer's words as a card. */
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { type Quote, quoteRemarks, ratingStars, ratingText, saidInText, spokenParagraphs } from '../../../src/channel/quotes.ts'
import type { Locale } from '../../../src/content/nodes.ts'

/** Characters above which a quote is set as text, not as a saying. */
const LONG = 420

/**
 * The figure: what it is about, the words, who said them and when, the stars (for screen readers in words), and small print. Words of people may run in
 * any direction, so they are kept from turning what stands beside them.
 */
export function voice(quote: Quote, locale: Locale): Html {
  const { theme, rating, saidIn, attribution } = quote
  const lang = quote.locale !== locale && html` lang="${quote.locale}"`
  const words = spokenParagraphs(quote).map((one) => html`<p dir="auto">${one}</p>`)
  const stars = rating !== undefined && html` <span class="voice-rating"><span class="voice-stars" aria-hidden="true">${ratingStars(rating)}</span> ${ratingText(rating, locale)}</span>`
  const month = saidIn !== undefined && html` <time datetime="${saidIn}">${saidInText(quote, locale)}</time>`
  const remarks = quoteRemarks(quote, locale).map((one) => html` <span>${one}</span>`)
  return html`<figure class="voice${quote.text.length > LONG && html` voice-long`}">${theme && html`<p class="kicker" dir="auto">${theme}</p>`}<blockquote${lang}>${words}</blockquote><figcaption><p class="voice-by"><span class="voice-name" dir="auto">${attribution}</span>${stars}${month}</p><p class="voice-print"><small>${remarks}</small></p></figcaption></figure>`
}
