import type { Endpoint } from 'payload'
import { z } from 'zod'
import { param, parse, post } from '../../../src/publishing/endpoint.ts'
import { checkQuote } from './check-quote.ts'
import { makeTestimonial, TestimonialOrder } from './make-testimonial.ts'
import { Selection } from './selection.ts'
import { suggest } from './suggest.ts'

const CheckInput = z.strictObject({ quote: z.string().max(2_000), locale: z.string().max(20) })

/** From a dialog to a testimonial, for the admin's curation view. */
export const curationEndpoints = (timeZone: string): Endpoint[] => [
  post('/flow/dialogs/:id/suggest', (req, input) => suggest(req, param(req, 'id'), parse(Selection, input))),
  post('/flow/dialogs/:id/testimonial', (req, input) => makeTestimonial(req, param(req, 'id'), parse(TestimonialOrder, input), timeZone)),
  post('/flow/testimonials/:key/check', (req, input) => checkQuote(req, param(req, 'key'), parse(CheckInput, input))),
]
