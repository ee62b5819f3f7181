/** What print shops send, parsed once at the edge. */
import { z } from 'zod'
import { MOST_RETURNS } from '../../../publishing/printing/shop/note-returns.ts'
import { REPORTED } from '../../../publishing/printing/shop/report-state.ts'
import { SHOP_STATES } from '../../../publishing/printing/shop/shop-runs.ts'

const State = z.enum(SHOP_STATES)
/** `?state=released,claimed&since=…` */
export const ListInput = z.strictObject({
  state: z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .pipe(z.array(State).min(1))
    .optional(),
  since: z.string().max(400).optional(),
})
export const FileInput = z.strictObject({ build: z.coerce.number().int().min(1).max(1_000_000).optional() })
export const NoInput = z.strictObject({})

/** The id of a claim names it in answers and in the log. */
export const ClaimInput = z.strictObject({ claim: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{7,79}$/, 'takes 8 to 80 letters, digits, dots, hyphens and underscores') })

const PIECES = 'takes a whole number of pieces, from 0 on'
/** How many a run can have is another question. */
const Pieces = z.number(PIECES).int(PIECES).min(0, PIECES)
export const StateInput = z.strictObject({
  state: z.enum(REPORTED),
  quantities: z.strictObject({ printed: Pieces.optional(), spoiled: Pieces.optional(), shipped: Pieces.optional() }).default({}),
  comment: z.string().trim().max(500).optional(),
})

const Count = z.number().int().min(1).max(100_000_000)
const Numbers = z.strictObject({ numbers: z.array(Count).min(1).max(MOST_RETURNS) })
const Span = z.strictObject({ file: z.string().min(1).max(80), pages: z.tuple([Count, Count]).refine(([first, last]) => first <= last, 'the first page comes first') })
export const ReturnsInput = z.strictObject({
  copies: z.array(z.union([Numbers, Span])).min(1).max(2_000),
  reason: z.string().trim().min(1).max(200).default('undeliverable'),
})
