/** Posts over REST, for the admin and for people's tokens. */
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { get, param, parse, post, query } from '../endpoint.ts'
import { DELIVERY_STATES } from '../record-types.ts'
import { planPosts } from './plan.ts'
import { listAccounts, listPosts, postViews } from './posts.ts'
import { callOff, requestWithdrawal, retry, settleUncertain } from './settle.ts'

const Key = z.string().min(1).max(120)
const PlanInput = z.strictObject({ accounts: z.array(Key).min(1).max(20), variant: Key.optional(), posts: z.array(Key).min(1).max(12).optional(), at: z.string().max(40).optional() })
const ListInput = z.strictObject({ state: z.enum(DELIVERY_STATES).optional() })
const Finding = z.strictObject({ isPosted: z.boolean(), url: z.string().max(500).optional(), sendAgain: z.boolean().optional() })
const Nothing = z.strictObject({})

/** A publication's slot is longer than a key: piece, locale and channel. */
const slotOf = (req: PayloadRequest): string => parse(z.string().min(1).max(160), req.routeParams?.slot)

/** Drops what is undefined, so that "not given" is one thing. */
const given = <T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never

export const deliveringEndpoints: Endpoint[] = [
  get('/flow/social-accounts', listAccounts),
  post('/flow/publications/:slot/posts', async (req, input) => postViews(req, await planPosts(req, { publication: slotOf(req), ...given(parse(PlanInput, input)) }))),
  get('/flow/publications/:slot/posts', (req) => listPosts(req, { publication: slotOf(req) }, parse(ListInput, query(req)).state)),
  get('/flow/pieces/:key/posts', (req) => listPosts(req, { piece: param(req, 'key') }, parse(ListInput, query(req)).state)),
  post('/flow/deliveries/:key/cancel', async (req, input) => {
    parse(Nothing, input)
    return (await postViews(req, [await callOff(req, param(req, 'key'))]))[0]
  }),
  post('/flow/deliveries/:key/retry', async (req, input) => {
    parse(Nothing, input)
    return (await postViews(req, [await retry(req, param(req, 'key'))]))[0]
  }),
  post('/flow/deliveries/:key/settle', async (req, input) => (await postViews(req, [await settleUncertain(req, param(req, 'key'), given(parse(Finding, input)))]))[0]),
  post('/flow/deliveries/:key/withdraw', async (req, input) => {
    parse(Nothing, input)
    return (await postViews(req, [await requestWithdrawal(req, param(req, 'key'))]))[0]
  }),
]
