/** Whose words are in a post that was packed. Pure. */
import type { Quote } from '../../channel/quotes.ts'

interface Said {
  readonly text?: string
  /** What its link shows. */
  readonly card?: { readonly title: string; readonly description: string }
}
/** What a packed post says of itself. */
export interface Described extends Said {
  readonly testimonial?: string
  readonly chain?: readonly Said[]
  readonly images?: readonly { readonly file: string }[]
}

/** Enough of a quote to know it by. */
const TELLING = 40
/** A chain's number at the end of each of its posts: a quote may run over it. */
const NUMBER = /\(\d+\/\d+\)\s*$/
/** Networks' escapes, quotation marks and line breaks aside. */
const lettersOf = (words: string): string => words.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
const inkOf = (words: string): string => words.replace(/\s+/g, '')

/** Are a customer's words in it? */
export function says({ testimonial, chain = [], ...first }: Described, quote: Pick<Quote, 'testimonial' | 'text'>): boolean {
  if (testimonial === quote.testimonial) return true
  // Words of signs alone, a row of hearts, are known by those.
  const reduced = lettersOf(quote.text) === '' ? inkOf : lettersOf
  const opening = reduced(quote.text).slice(0, TELLING)
  const said = [first, ...chain].map(({ text = '' }) => (chain.length > 0 ? text.replace(NUMBER, '') : text))
  const shown = [first, ...chain].flatMap(({ card }) => (card ? [card.title, card.description] : []))
  return opening !== '' && [said.join(' '), ...shown].some((words) => reduced(words).includes(opening))
}
