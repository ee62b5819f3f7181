import type { Endpoint } from 'payload'
import { z } from 'zod'
import { param, parse, post } from '../../../src/publishing/endpoint.ts'
import { requirePerson } from '../../../src/publishing/four-eyes.ts'
import { checkQuote, judgeQuote } from './check-quote.ts'
import { makeTestimonial, TestimonialOrder } from './make-testimonial.ts'
import { Selection } from './selection.ts'
import { suggest } from './suggest.ts'

const CheckInput = z.strictObject({ quote: z.string().max(2_000), locale: z.string().max(20) })

const WordsInput = CheckInput.extend({ words: z.string().max(10_000), language: z.string().max(20) })

/** From a dialog to a testimonial, for the admin's curation view. */
export const curationEndpoints = (timeZone: string): Endpoint[] => [
  post('/flow/dialogs/:id/suggest', (req, input) => suggest(req, param(req, 'id'), parse(Selection, input))),
  post('/flow/dialogs/:id/testimonial', (req, input) => makeTestimonial(req, param(req, 'id'), parse(TestimonialOrder, input), timeZone)),
  // Of two texts that the agent has at hand already: while a quote is being made, nothing has to be read for it.
  post('/flow/quotes/check', async (req, input) => {
    requirePerson(req, ['agent'])
    const { words, quote, language, locale } = parse(WordsInput, input)
    return judgeQuote(words, quote, { language, locale, contact: null })
  }),
  post('/flow/testimonials/:key/check', (req, input) => checkQuote(req, param(req, 'key'), parse(CheckInput, input))),
]
