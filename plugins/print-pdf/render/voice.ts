/** A customer's words as a block of the letter. */
import { type Quote, quotedParagraphs, quoteRemarks, RATING_MOST, ratingAndMonth, starsGiven } from '../../../src/channel/quotes.ts'
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
  const paragraphs = quotedParagraphs(quote).map((text) => {
    const nodes = text.split('\n').flatMap((line, at) => [...(at === 0 ? [] : [{ type: 'lineBreak' } as const]), { type: 'text', text: line } as const])
    return composeRuns(nodes, scope, path, scope.ctx.brand.fonts.display)
  })
  return {
    type: 'voice',
    theme: textLine(scope, theme, path),
    paragraphs,
    isLong: quote.text.length > WHOLE,
    attribution: textLine(scope, quote.attribution, path),
    stars: rating === undefined ? null : { given: starsGiven(rating), most: RATING_MOST },
    facts: textLine(scope, ratingAndMonth(quote, locale), path),
    remarks: textLine(scope, quoteRemarks(quote, locale).join(' '), path),
  }
}
