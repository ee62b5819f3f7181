/** Whose words are in a mail that leaves the house, and under which name: so that a withdrawal finds it. */
import type { Quotes } from '../../channel/quotes.ts'

/** As kept in audit events of mailings: keys only, no words. */
export interface MailedQuote {
  readonly testimonial: string
  readonly excerpt: string
}

export const mailedQuotes = (quotes: Quotes): MailedQuote[] =>
  Object.values(quotes)
    .map(({ testimonial, excerpt }) => ({ testimonial, excerpt }))
    .sort((one, other) => (one.testimonial < other.testimonial ? -1 : 1))
