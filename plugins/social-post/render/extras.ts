/** What a post says besides its message where there is room: the key sentence, a customer's words. */
import type { RenderContext } from '../../../src/channel/contract.ts'
import { quotationMarks, quoteRemarks, selectionSentence, showsOnlyPraise } from '../../../src/channel/quotes.ts'
import { quotesIn } from '../../../src/channel/words.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { oneLine } from '../../../src/content/words.ts'
import type { Network, Span } from '../networks/network.ts'
import type { SocialPostSettings } from '../settings.ts'
import { spansOf } from './entities.ts'
import { keySentence } from './key-sentence.ts'
import { isBlank, plainText } from './plain-text.ts'

const PARTING: Span = { kind: 'prose', text: '\n\n' }

/** Each stands whole or not at all. `said`: the message. */
export function extrasOf(content: PieceContent, network: Network, ctx: RenderContext<SocialPostSettings>, said: string): Span[][] {
  const { settings } = ctx
  const sentence = settings.keySentence.includes(network.id) ? keySentence(content, said) : null
  const quote = settings.testimonial.includes(network.id) ? quoteSpan(content, ctx) : null
  return [...(sentence === null ? [] : [[PARTING, ...spansOf(sentence)]]), ...(quote === null ? [] : [[PARTING, quote]])]
}

/** The first testimonial with name and notice. Tags and addresses in a customer's words stay words. */
function quoteSpan(content: PieceContent, ctx: RenderContext<SocialPostSettings>): Span | null {
  const quotes = quotesIn(content, ctx)
  const [quote] = quotes
  if (!quote || isBlank(plainText(quote.text))) return null
  const [open, close] = quotationMarks(quote.locale)
  const remarks = [...quoteRemarks(quote, content.locale), ...(showsOnlyPraise(quotes) ? [selectionSentence(content.locale)] : [])].join(' ')
  return { kind: 'prose', text: `${open}${plainText(quote.text)}${close}\n— ${oneLine(plainText(quote.attribution))}\n\n${remarks}` }
}
