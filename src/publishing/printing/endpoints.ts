/** Print runs over REST, for the admin and for people's tokens. What print shops ask stands in src/server/routes. */
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { formatOptions } from '../../channel/format-options.ts'
import type { PrintFormat } from '../../channel/print-format.ts'
import { HubError } from '../../content/errors.ts'
import { line } from '../../content/schema-nodes.ts'
import { get, param, parse, post, query } from '../endpoint.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { findRecords, whereAll } from '../records.ts'
import { fetchFile, fetchRecipients, fetchRowErrors } from './fetch-files.ts'
import { changeOptions } from './change-options.ts'
import { buildRun, cancelRun, MOST_COPIES, orderRun } from './order-run.ts'
import { formatOf, marketsByBrand, printingChannel } from './press-order.ts'
import { previewOf, previewPage } from './preview.ts'
import { proofPage, proofsOf } from './proofs.ts'
import { recallRun, releaseRun } from './release-run.ts'
import type { PrintRunRecord } from './run-record.ts'
import { RUN_STATES } from './run-states.ts'
import { listRuns, READING, runView } from './run-views.ts'
import { runOf } from './runs.ts'

const Key = z.string().min(1).max(120)
const Nothing = z.strictObject({})
const Options = z.strictObject({
  textSizePt: z.number().nullable().default(null),
  saysTeaserOnly: z.boolean().default(false),
  franking: z.boolean().default(false),
  inserterMarks: z.boolean().default(false),
  returnNote: z.string().trim().max(60).default(''),
  hasPersonalCode: z.boolean().default(false),
  market: z.string().regex(/^[A-Z]{2}$/, 'must be a market such as DE').nullable().default(null),
  dueOn: z.iso.date().nullable().default(null),
})
const ChangeInput = z.strictObject({ rev: z.number().int().min(1), options: Options })
const ReleaseInput = z.strictObject({ build: z.number().int().min(1) })
/** What a run is ordered with. */
export const OrderInput = z.strictObject({
  title: line(120).min(1),
  publication: z.string().min(1).max(160),
  format: z.string().min(1).max(60),
  shop: Key,
  list: Key.optional(),
  seeds: Key.optional(),
  quantity: z.number().int().min(1).max(MOST_COPIES).optional(),
  options: Options.prefault({}),
})
const ListInput = z.strictObject({ state: z.enum(RUN_STATES).optional(), piece: z.string().max(80).optional() })
const ProofsInput = z.strictObject({ number: z.coerce.number().int().min(1).max(1_000_000).optional() })
const PageInput = z.strictObject({ number: z.coerce.number().int().min(1).max(1_000_000), page: z.coerce.number().int().min(1).max(16) })
const Language = z.strictObject({ language: z.enum(['de', 'en']).default('en') })
const OverlayInput = z.strictObject({ side: z.coerce.number().int().min(1).max(16).default(1), language: z.enum(['de', 'en']).default('de') })

/** Drops what is undefined, so that "not given" is one thing. */
const given = <T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never

const act = (verb: string, run: (req: PayloadRequest, key: string) => Promise<PrintRunRecord>): Endpoint =>
  post(`/flow/print-runs/:key/${verb}`, async (req, input) => {
    parse(Nothing, input)
    return runView(req, await run(req, param(req, 'key')))
  })

/** A format as people choose it. */
const formatChoice = (format: PrintFormat) => {
  const { id, label, family, trim, pages, isAddressed, folds, paper, zones, textSize } = format
  return { id, label, family, trim, pages, isAddressed, folds, paper, zones, textSize, options: formatOptions(format) }
}

/** What a run can be ordered of: formats, shops, lists, pieces that are published in print. */
async function choices(req: PayloadRequest): Promise<object> {
  requirePerson(req, READING)
  const { payload } = req
  const { channel, press } = printingChannel(hubOf(payload))
  const named = async (collection: 'print-shops' | 'recipient-lists', where: object, fields: readonly string[]) => {
    const { docs } = await payload.find({ collection, where: where as never, pagination: false, limit: 500, depth: 0, overrideAccess: true })
    return (docs as unknown as Record<string, unknown>[]).map((doc) => Object.fromEntries(fields.map((field) => [field, doc[field] ?? null])))
  }
  const publications = await findRecords(payload, 'publications', { where: whereAll({ channel: { equals: channel.id } }, { isSuspended: { equals: false } }, { or: [{ until: { exists: false } }, { until: { greater_than: new Date().toISOString() } }] }), sort: '-changed', limit: 500 })
  const markets = await marketsByBrand(payload, publications)
  return {
    formats: press.formats.map(formatChoice),
    shops: await named('print-shops', { isDisabled: { not_equals: true } }, ['key', 'name']),
    lists: await named('recipient-lists', { and: [{ state: { equals: 'ready' } }, { purpose: { in: ['mailing', 'seeds'] } }] }, ['key', 'title', 'purpose', 'counts', 'deleteAt']),
    publications: publications.map(({ slot, pieceKey, locale, title, brand }) => ({ slot, pieceKey, locale, title, markets: markets.get(brand) ?? [] })),
  }
}

async function overlay(req: PayloadRequest): Promise<Response> {
  requirePerson(req, READING)
  const { side, language } = parse(OverlayInput, query(req))
  const on = printingChannel(hubOf(req.payload))
  const svgs = on.press.overlay(formatOf(on, param(req, 'format')).id, language)
  // Pages beyond are like the last one that is drawn.
  const svg = svgs[Math.min(side, svgs.length) - 1]
  if (!svg) throw new HubError('not-found', 'This format has no such side.')
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'", 'cache-control': 'private, max-age=300' } })
}

async function page(req: PayloadRequest): Promise<Response> {
  const { number, page: wanted } = parse(PageInput, { number: req.routeParams?.number, page: req.routeParams?.page })
  const png = await proofPage(req, param(req, 'key'), number, wanted)
  return new Response(Buffer.from(png), { headers: { 'content-type': 'image/png', 'cache-control': 'private, no-store' } })
}

async function previewImage(req: PayloadRequest): Promise<Response> {
  const { page: wanted } = parse(PageInput, { number: 1, page: req.routeParams?.page })
  const png = await previewPage(req, param(req, 'key'), wanted)
  return new Response(Buffer.from(png), { headers: { 'content-type': 'image/png', 'cache-control': 'private, no-store' } })
}

export const printingEndpoints: Endpoint[] = [
  get('/flow/print/choices', choices),
  get('/flow/print/formats/:format/overlay', overlay),
  get('/flow/print-runs', (req) => {
    const { state, piece } = parse(ListInput, query(req))
    return listRuns(req, { ...(state ? { states: [state] } : {}), ...(piece ? { piece } : {}) })
  }),
  post('/flow/print-runs', async (req, input) => runView(req, await orderRun(req, given(parse(OrderInput, input))))),
  get('/flow/print-runs/:key', async (req) => {
    requirePerson(req, READING)
    return runView(req, await runOf(req.payload, param(req, 'key')))
  }),
  post('/flow/print-runs/:key/options', async (req, input) => {
    const { rev, options } = parse(ChangeInput, input)
    return runView(req, await changeOptions(req, param(req, 'key'), rev, options))
  }),
  act('build', buildRun),
  act('cancel', cancelRun),
  post('/flow/print-runs/:key/release', async (req, input) => {
    const { build } = parse(ReleaseInput, input)
    return runView(req, await releaseRun(req, param(req, 'key'), build))
  }),
  act('recall', recallRun),
  get('/flow/print-runs/:key/preview', (req) => previewOf(req, param(req, 'key'))),
  get('/flow/print-runs/:key/preview/:page', previewImage),
  get('/flow/print-runs/:key/proofs', (req) => proofsOf(req, param(req, 'key'), parse(ProofsInput, query(req)).number)),
  get('/flow/print-runs/:key/proofs/:number/:page', page),
  get('/flow/print-runs/:key/files/:name', (req) => fetchFile(req, param(req, 'key'), param(req, 'name'))),
  get('/flow/print-runs/:key/errors', (req) => fetchRowErrors(req, param(req, 'key'), parse(Language, query(req)).language)),
  get('/flow/print-runs/:key/recipients', (req) => fetchRecipients(req, param(req, 'key'))),
]
