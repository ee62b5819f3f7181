/** Posts over REST, for the admin and for people's tokens. */
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { get, param, parse, post, query } from '../endpoint.ts'
import { DELIVERY_STATES, type DeliveryRecord } from '../record-types.ts'
import { postsBoard, previewFile, previewPosts } from './board.ts'
import { changePosted } from './change.ts'
import { checkAccount } from './check-account.ts'
import { planPosts } from './plan.ts'
import { listAccounts, listPosts, postViews } from './posts.ts'
import { postQueue } from './queue.ts'
import { callOff, requestWithdrawal, retry, settleUncertain } from './settle.ts'

const Key = z.string().min(1).max(120)
const PlanInput = z.strictObject({ accounts: z.array(Key).min(1).max(20), variant: Key.optional(), posts: z.array(Key).min(1).max(12).optional(), at: z.string().max(40).optional() })
const ListInput = z.strictObject({ state: z.enum(DELIVERY_STATES).optional() })
const Finding = z.strictObject({ isPosted: z.boolean(), url: z.string().max(500).optional(), sendAgain: z.boolean().optional() })
const BoardInput = z.strictObject({ locale: z.string().min(2).max(35) })
const PreviewInput = z.strictObject({ variant: Key })
const FileInput = PreviewInput.extend({ name: z.string().regex(/^[a-z0-9][a-z0-9-]*\.jpg$/).max(60) })
const QueueInput = z.strictObject({ from: z.iso.date(), until: z.iso.date() })
const Nothing = z.strictObject({})

/** A publication's slot is longer than a key: piece, locale and channel. */
const slotOf = (req: PayloadRequest): string => parse(z.string().min(1).max(160), req.routeParams?.slot)

/** Drops what is undefined, so that "not given" is one thing. */
const given = <T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never

/** An act on one delivery that needs nothing but its key. */
const onDelivery = (verb: string, act: (req: PayloadRequest, key: string) => Promise<DeliveryRecord>): Endpoint =>
  post(`/flow/deliveries/:key/${verb}`, async (req, input) => {
    parse(Nothing, input)
    return (await postViews(req, [await act(req, param(req, 'key'))]))[0]
  })

export const deliveringEndpoints: Endpoint[] = [
  get('/flow/posts', (req) => postQueue(req, parse(QueueInput, query(req)))),
  get('/flow/social-accounts', listAccounts),
  post('/flow/social-accounts/:key/check', async (req, input) => {
    parse(Nothing, input)
    return checkAccount(req, param(req, 'key'))
  }),
  post('/flow/publications/:slot/posts', async (req, input) => postViews(req, await planPosts(req, { publication: slotOf(req), ...given(parse(PlanInput, input)) }))),
  get('/flow/publications/:slot/posts', (req) => listPosts(req, { publication: slotOf(req) }, parse(ListInput, query(req)).state)),
  get('/flow/publications/:slot/posts/preview', (req) => previewPosts(req, slotOf(req), parse(PreviewInput, query(req)).variant)),
  get('/flow/publications/:slot/posts/picture', (req) => {
    const { variant, name } = parse(FileInput, query(req))
    return previewFile(req, slotOf(req), variant, name)
  }),
  get('/flow/pieces/:key/posts/board', (req) => postsBoard(req, param(req, 'key'), parse(BoardInput, query(req)).locale)),
  get('/flow/pieces/:key/posts', (req) => listPosts(req, { piece: param(req, 'key') }, parse(ListInput, query(req)).state)),
  onDelivery('cancel', callOff),
  onDelivery('retry', retry),
  onDelivery('withdraw', requestWithdrawal),
  onDelivery('update', (req, key) => changePosted(req, key, 'update')),
  onDelivery('replace', (req, key) => changePosted(req, key, 'replace')),
  post('/flow/deliveries/:key/settle', async (req, input) => (await postViews(req, [await settleUncertain(req, param(req, 'key'), given(parse(Finding, input)))]))[0]),
]
