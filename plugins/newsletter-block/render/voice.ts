/** A customer's words in a mail. */
import type { Html } from '../../../src/channel/escape-html.ts'
import { type Quote, quotedParagraphs, quoteRemarks, ratingAndMonth, ratingStars, ratingText, saidInText } from '../../../src/channel/quotes.ts'
import type { Locale } from '../../../src/content/nodes.ts'
import { html } from './inert.ts'
import type { Theme } from './theme.ts'
import { hang, wrapText } from './wrap-text.ts'

/** A card as a table: the one box that every mail client draws. Theme, words, name with stars and month, small print. */
export function voice(quote: Quote, locale: Locale, { at }: Theme): Html {
  const { theme, attribution } = quote
  const words = quotedParagraphs(quote).map((one, index) => html`<p dir="auto"${index === 0 ? at.voiceText : at.voiceMore}>${one}</p>`)
  const remarks = quoteRemarks(quote, locale).join(' ')
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"${at.voice}><tr><td${at.voiceCell}>${
    theme && html`<p dir="auto"${at.voiceTheme}>${theme}</p>`
  }<blockquote${at.voiceQuote}>${words}</blockquote><p${at.voiceBy}><strong>— <span dir="auto">${attribution}</span></strong>${ratingLine(quote, locale, at.voiceStars)}</p><p${at.voicePrint}>${remarks}</p></td></tr></table>`
}

function ratingLine(quote: Quote, locale: Locale, at: Html): Html | false {
  const { rating } = quote
  const month = saidInText(quote, locale)
  if (rating === undefined && month === undefined) return false
  const stars = rating !== undefined && html`<span${at} aria-hidden="true">${ratingStars(rating)}</span> ${ratingText(rating, locale)}`
  return html`<br>${stars}${rating !== undefined && month !== undefined && ' · '}${month}`
}

/** The same as plain text, `width` columns wide. */
export function textVoice(quote: Quote, locale: Locale, width: number): string {
  const { theme, attribution } = quote
  const wrapped = (text: string) => hang(wrapText(text, width - 2), '  ')
  const by = [`— ${attribution}`, ratingAndMonth(quote, locale)].filter((one) => one !== '').map(wrapped).join('\n')
  const blocks = [...(theme ? [wrapped(theme)] : []), ...quotedParagraphs(quote).map(wrapped), by, wrapped(quoteRemarks(quote, locale).join(' '))]
  return blocks.join('\n\n')
}
