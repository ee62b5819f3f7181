/** What print shops ask: runs addressed to them, their files, and how far they are. Described in docs/print-shop.openapi.json. */
import { join } from 'node:path'
import type { z } from 'zod'
import { HubError } from '../../content/errors.ts'
import { parse } from '../../publishing/endpoint.ts'
import { claimRun, requireLeave } from '../../publishing/printing/shop/claim-run.ts'
import { noteDownload } from '../../publishing/printing/shop/downloads.ts'
import { manifestOf, preflightOf, requireFiles, stemOf, ticketFor } from '../../publishing/printing/shop/manifest.ts'
import { noteReturns } from '../../publishing/printing/shop/note-returns.ts'
import { recipientsCsv } from '../../publishing/printing/shop/recipients-csv.ts'
import { reportState } from '../../publishing/printing/shop/report-state.ts'
import { listShopRuns, missingFile, nothing, PRINT_API, type ShopCaller, shopRun, shopView, supersededFile } from '../../publishing/printing/shop/shop-runs.ts'
import { buildFolder, filesFolder } from '../../publishing/printing/run-folder.ts'
import type { PrintRunRecord } from '../../publishing/printing/run-record.ts'
import { readJson } from '../body.ts'
import { type Answer, send } from '../respond.ts'
import { type Route, type RouteContext, route } from '../route.ts'
import { sendFile, sendPieces } from '../send-file.ts'
import { printShop } from './print-shop/caller.ts'
import { ClaimInput, FileInput, ListInput, NoInput, ReturnsInput, StateInput } from './print-shop/input.ts'
import { otherMethods, withAdvice } from './read-route.ts'
import type { ReadShell } from './read-shell.ts'

/** Bodies are small; the largest lists some thousand copies. */
const MOST_BODY = 500_000
const JSON_TYPE = 'application/json; charset=utf-8'
/** As CIP4 has registered it with IANA. */
const XJDF_TYPE = 'application/vnd.cip4-xjdf+xml; charset=utf-8'

interface Asked {
  readonly context: RouteContext<readonly string[]>
  readonly caller: ShopCaller
  readonly key: string
  /** What stands behind `files/`. */
  readonly name: string
  query<Output>(schema: z.ZodType<Output>): Output
  body<Output>(schema: z.ZodType<Output>): Promise<Output>
  json(value: unknown): void
}
type Handler = (shell: ReadShell, asked: Asked) => Promise<void>

/** Everything under /print/v1. */
export function printShopRoutes(shell: ReadShell): Route[] {
  return [
    ...resource(shell, 'GET', ['runs'], list),
    ...resource(shell, 'GET', ['runs', ':key'], async ({ payload }, { caller, key, json }) => json(shopView(await shopRun(payload, caller, key), caller))),
    ...resource(shell, 'POST', ['runs', ':key', 'claim'], async ({ payload }, { caller, key, body, json }) => json(shopView(await claimRun(payload, caller, key, (await body(ClaimInput)).claim), caller))),
    ...resource(shell, 'GET', ['runs', ':key', 'manifest.json'], async ({ payload }, { caller, key, json }) => json(await manifestOf(payload, await shopRun(payload, caller, key)))),
    ...resource(shell, 'GET', ['runs', ':key', 'preflight.json'], async ({ payload }, { caller, key, json }) => json(await preflightOf(payload, await shopRun(payload, caller, key)))),
    ...resource(shell, 'GET', ['runs', ':key', 'ticket.xjdf'], ticket),
    ...resource(shell, 'GET', ['runs', ':key', 'recipients.csv'], recipients),
    ...resource(shell, 'GET', ['runs', ':key', 'files', ':name'], file),
    ...resource(shell, 'POST', ['runs', ':key', 'state'], async ({ payload }, { caller, key, body, json }) => json(shopView(await reportState(payload, caller, key, await body(StateInput)), caller))),
    ...resource(shell, 'POST', ['runs', ':key', 'returns'], async ({ payload }, { caller, key, body, json }) => json(await noteReturns(payload, caller, key, await body(ReturnsInput)))),
    // Whatever else stands there is nothing, and no page of the web site either.
    ...['GET', 'POST'].flatMap((method) => [route({ method: method as 'GET' | 'POST', match: isBelow, handle: async (context) => { await withAdvice(context, () => printShop(shell.payload, context.request.headers, context.client)); throw nothing() } })]),
    ...otherMethods(isBelow, ['GET', 'HEAD', 'POST']),
  ] // prettier-ignore
}

const isBelow = (pathname: string): string | null => (pathname === PRINT_API || pathname.startsWith(`${PRINT_API}/`) ? pathname : null)

/** A path of the API, in segments; `:` stands for one that is free. */
function resource(shell: ReadShell, method: 'GET' | 'POST', pattern: readonly string[], handler: Handler): Route[] {
  const match = (pathname: string): readonly string[] | null => {
    if (!isBelow(pathname)) return null
    const segments = pathname.slice(PRINT_API.length + 1).split('/')
    return segments.length === pattern.length && pattern.every((part, at) => (part.startsWith(':') ? segments[at] !== '' : part === segments[at])) ? segments : null
  }
  const handle = async (context: RouteContext<readonly string[]>): Promise<boolean> =>
    withAdvice(context, async () => {
      const { request, response, match: segments, url } = context
      const caller = await printShop(shell.payload, request.headers, context.client)
      response.setHeader('Vary', 'Authorization')
      await handler(shell, {
        context,
        caller,
        key: segments[1] ?? '',
        name: segments[3] ?? '',
        query: (schema) => parse(schema, Object.fromEntries(url.searchParams)),
        body: async (schema) => parse(schema, await readJson(request, MOST_BODY)),
        json: (value) => answer(context, { type: JSON_TYPE, body: JSON.stringify(value) }),
      })
      return true
    })
  return [route<readonly string[]>({ method, match, handle }), ...otherMethods(match, method === 'GET' ? ['GET', 'HEAD'] : ['POST'])]
}

const answer = ({ request, response }: RouteContext<unknown>, given: Answer): void => send(request, response, { cacheControl: 'private, no-cache', ...given })

const list: Handler = async ({ payload }, { caller, query, json }) => {
  const { state, since } = query(ListInput)
  json(await listShopRuns(payload, caller, { ...(state ? { states: state } : {}), ...(since ? { since } : {}) }))
}

const ticket: Handler = async ({ payload }, { caller, key, context }) => {
  const run = await shopRun(payload, caller, key)
  answer(context, { type: XJDF_TYPE, body: await ticketFor(payload, run), headers: { 'content-disposition': `attachment; filename="${run.key}.xjdf"` } })
}

/** Files and names of people: for the shop that has claimed the run, while it prints or posts it, and while everybody concerned still agrees. */
async function fetchable({ payload }: ReadShell, { caller, key }: Asked): Promise<PrintRunRecord> {
  const run = await shopRun(payload, caller, key)
  if (run.state === 'released') throw new HubError('conflict', 'Claim the run first.', { run: key, state: run.state })
  if (run.state === 'closed') throw new HubError('conflict', 'The run is closed: there is nothing to fetch any more.', { run: key, state: run.state })
  await requireLeave(payload, run)
  return run
}

const recipients: Handler = async (shell, asked) => {
  const { context, caller } = asked
  asked.query(NoInput)
  const run = await fetchable(shell, asked)
  const pieces = await recipientsCsv(shell.payload, run)
  if (context.request.method === 'GET') await noteDownload(shell.payload, caller, run, 'recipients.csv', null)
  await sendPieces(context.request, context.response, pieces, { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${run.key}-recipients.csv"` })
}

const file: Handler = async (shell, asked) => {
  const { context, caller, name } = asked
  const { build } = asked.query(FileInput)
  const run = await fetchable(shell, asked)
  if (build !== undefined && build !== run.build) throw supersededFile(run)
  const found = requireFiles(run).find((one) => one.name === name)
  if (!found) throw nothing()
  const path = join(filesFolder(buildFolder(shell.payload, run)), stemOf(found.name), found.name)
  const headers = { 'Content-Disposition': `attachment; filename="${run.key}-${found.name}"` }
  await sendFile(context.request, context.response, { path, size: found.bytes, type: 'application/pdf', sha256: found.sha256, headers, missing: () => missingFile(run, found.name) }, (range) => noteDownload(shell.payload, caller, run, found.name, range))
}
