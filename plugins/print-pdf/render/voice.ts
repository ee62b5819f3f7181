/** A customer's words as a block of the letter. */
import { quotationMarks, type Quote, quoteRemarks, RATING_MOST, ratingText, saidInText, spokenParagraphs } from '../../../src/channel/quotes.ts'
import type { PrintVoice } from '../composition.ts'
import { composeRuns } from './inline.ts'
import type { LetterScope } from './scope.ts'
import { textLine } from './scope.ts'

/** UTF-16 units that stay on one page: about ten lines. */
const WHOLE = 700

/** Every text in it is checked against the glyphs of the face it is set in. */
export function composeVoice(quote: Quote, scope: LetterScope, path: string): PrintVoice {
  const { locale } = scope.content
  const { rating, theme = '' } = quote
  const [open, close] = quotationMarks(quote.locale)
  const spoken = spokenParagraphs(quote)
  const paragraphs = spoken.map((one, index) => {
    const text = `${index === 0 ? open : ''}${one}${index === spoken.length - 1 ? close : ''}`
    const nodes = text.split('\n').flatMap((line, at) => [...(at === 0 ? [] : [{ type: 'lineBreak' } as const]), { type: 'text', text: line } as const])
    return composeRuns(nodes, scope, path, scope.ctx.brand.fonts.display)
  })
  const facts = [rating === undefined ? '' : ratingText(rating, locale), saidInText(quote, locale) ?? ''].filter((one) => one !== '')
  return {
    type: 'voice',
    theme: textLine(scope, theme, path),
    paragraphs,
    isLong: quote.text.length > WHOLE,
    attribution: textLine(scope, quote.attribution, path),
    stars: rating === undefined ? null : { given: Math.min(RATING_MOST, Math.max(0, Math.round(rating) || 0)), most: RATING_MOST },
    facts: textLine(scope, facts.join(' · '), path),
    remarks: textLine(scope, quoteRemarks(quote, locale).join(' '), path),
  }
}
