/** The flow over REST, for the admin and for people's tokens: thin calls, input parsed once at the edge. */
import type { Endpoint } from 'payload'
import { z } from 'zod'
import { MOST_PIECES, statesOfPieces } from './channel-states.ts'
import { approve, returnSubmission } from './decide.ts'
import { get, param, parse, post, query } from './endpoint.ts'
import { checksProgress } from './making/checks-progress.ts'
import { makingEndpoints } from './making/endpoints.ts'
import { channelStates, submissionView } from './overviews.ts'
import { runsOfPiece } from './printing/runs-at-stake.ts'
import { publish, unpublish } from './publish.ts'
import { quotableTestimonials } from './quotable.ts'
import { COMMENT_MAX, submit } from './submit.ts'
import { testimonialState } from './testimonial-overview.ts'

const LocaleTag = z.string().min(2).max(20)
const Comment = z.string().max(COMMENT_MAX).default('')
const Channels = z.array(z.string().max(40)).min(1).max(20)
const SubmitInput = z.strictObject({ locale: LocaleTag.default('*'), comment: Comment })
const DecideInput = z.strictObject({ comment: Comment })
const PublishInput = z.strictObject({ locale: LocaleTag, channels: Channels, from: z.string().max(40).optional(), until: z.string().max(40).optional() })
const UnpublishInput = z.strictObject({ locale: LocaleTag, channels: Channels })
const QuotableInput = z.strictObject({ locale: LocaleTag, id: z.string().max(60).optional(), search: z.string().max(80).optional() })
/** Keys with commas between them. */
const StatesInput = z.strictObject({ locale: LocaleTag, keys: z.string().max(MOST_PIECES * 90) })

/** A request waits so long for checks; then it says how far they are. */
const PATIENCE = { waitMs: 30_000 } as const

export const hubEndpoints: Endpoint[] = [
  post('/flow/pieces/:key/submit', (req, input) => submit(req, { subject: 'piece', key: param(req, 'key'), ...parse(SubmitInput, input) })),
  post('/flow/brands/:key/submit', (req, input) => submit(req, { subject: 'brand', key: param(req, 'key'), ...parse(SubmitInput, input) })),
  post('/flow/testimonials/:key/submit', (req, input) => submit(req, { subject: 'testimonial', key: param(req, 'key'), ...parse(SubmitInput, input) })),
  get('/flow/testimonials/:key/state', (req) => testimonialState(req, param(req, 'key'))),
  post('/flow/submissions/:key/approve', (req, input) => approve(req, param(req, 'key'), parse(DecideInput, input).comment, PATIENCE)),
  post('/flow/submissions/:key/return', (req, input) => returnSubmission(req, param(req, 'key'), parse(DecideInput, input).comment)),
  post('/flow/pieces/:key/publish', (req, input) => {
    const { from, until, ...order } = parse(PublishInput, input)
    return publish(req, { pieceKey: param(req, 'key'), ...order, ...(from ? { from } : {}), ...(until ? { until } : {}) }, PATIENCE)
  }),
  post('/flow/pieces/:key/unpublish', (req, input) => unpublish(req, { pieceKey: param(req, 'key'), ...parse(UnpublishInput, input) })),
  get('/flow/pieces/:key/runs-at-stake', (req) => runsOfPiece(req, param(req, 'key'), parse(LocaleTag, query(req).locale))),
  get('/flow/pieces/states', (req) => {
    const { keys, locale } = parse(StatesInput, query(req))
    return statesOfPieces(req, keys.split(',').filter((key) => key !== ''), locale)
  }),
  get('/flow/pieces/:key/state', (req) => channelStates(req, param(req, 'key'), parse(LocaleTag, query(req).locale))),
  ...makingEndpoints,
  get('/flow/quotable', (req) => quotableTestimonials(req, parse(QuotableInput, query(req)))),
  get('/flow/submissions/:key', (req) => submissionView(req, param(req, 'key'))),
  get('/flow/submissions/:key/checks', (req) => checksProgress(req, param(req, 'key'))),
]
