/** From selected words to a testimonial. */
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { HubError } from '../../../src/content/errors.ts'
import { cleanLine, cleanParagraphs } from '../../../src/content/clean-text.ts'
import { requireLocale } from '../../../src/publishing/places.ts'
import { suggestRedactions } from '../hints/redaction.ts'
import { monthOf } from '../import/instants.ts'
import { judgeQuote, type QuoteCheck } from './check-quote.ts'
import { knownContactOf } from './known-contact.ts'
import { readSelection, Selection } from './selection.ts'

export const TestimonialOrder = Selection.extend({
  quote: z.string().max(2_000),
  locale: z.string().max(20),
  /** Names nobody. */
  label: z.string().min(1).max(120),
  theme: z.string().max(200).optional(),
  /** Ids of topics; those of the dialog if none are named. */
  topics: z.array(z.union([z.string().max(64), z.number()])).max(50).optional(),
  rating: z.number().int().min(1).max(5).optional(),
  isOnWall: z.boolean().optional(),
  /** The agent has seen that values of the contact stand in the quote, and means them to. */
  isAware: z.boolean().default(false),
})
export type TestimonialOrder = z.output<typeof TestimonialOrder>

export interface MadeTestimonial extends QuoteCheck {
  readonly id: string | number
  readonly key: string
}

/**
 * Makes a testimonial as the agent: original, contact, language and month follow from the dialog; how it was verified, from the contact.
 * @throws HubError `forbidden`, `not-found`, `bad-input`; among the latter a quote with the contact's own values (`details.kinds`, never the values)
 * unless `isAware`, and a label, theme or topic with any
 */
export async function makeTestimonial(req: PayloadRequest, dialog: string, order: TestimonialOrder, timeZone: string): Promise<MadeTestimonial> {
  const { message, words, isPrivate, language, contact, contactId, topics, dialog: dialogId } = await readSelection(req, dialog, order)
  requireLocale(order.locale)
  const quote = cleanParagraphs(order.quote)
  const label = cleanLine(order.label)
  if (quote === '') throw new HubError('bad-input', 'quote: write the words that are to be quoted.')
  if (label === '') throw new HubError('bad-input', 'label: give it a working title.')
  const known = contact && knownContactOf(contact)
  const kindsIn = (text: string) => [...new Set(suggestRedactions(text, known, order.locale).flatMap(({ kind, source }) => (source === 'contact' ? [kind] : [])))]
  const inQuote = kindsIn(quote)
  if (inQuote.length > 0 && !order.isAware) {
    throw new HubError('bad-input', `quote: values of the customer still stand in it (${inQuote.join(', ')}). Take them out, or say that you mean them to stay.`, { field: 'quote', kinds: inQuote })
  }
  const data = {
    label,
    quote,
    original: words,
    language,
    contact: contactId,
    dialog: dialogId,
    wasPrivate: isPrivate,
    saidIn: monthOf(message.at, timeZone),
    topics: order.topics ?? topics,
    isOnWall: order.isOnWall ?? false,
    ...(order.theme ? { theme: cleanLine(order.theme) } : {}),
    ...(order.rating === undefined ? {} : { rating: order.rating }),
  }
  const made = await req.payload.create({ collection: 'testimonials', data: data as never, locale: order.locale as never, depth: 0, overrideAccess: false, user: req.user, req })
  const check = judgeQuote(words, quote, { language, locale: order.locale, contact: known })
  return { id: made.id, key: String((made as unknown as { key: string }).key), ...check }
}
