/** runs: order print runs, have them built, release them. A running server builds. */
import type { PayloadRequest } from 'payload'
import { hubOf } from '../../publishing/hub.ts'
import { buildRun, cancelRun, orderRun } from '../../publishing/printing/order-run.ts'
import { printingChannel } from '../../publishing/printing/press-order.ts'
import { recallRun, releaseRun } from '../../publishing/printing/release-run.ts'
import type { PrintRunRecord } from '../../publishing/printing/run-record.ts'
import { listRuns, runView, type RunView } from '../../publishing/printing/run-views.ts'
import { runOf } from '../../publishing/printing/runs.ts'
import { pieceKeyOf, signedIn, type VerbContext } from '../context.ts'
import type { VerbResult } from '../result.ts'

const lineOf = ({ key, title, state, build, format, shopName, counts, progress, reason }: RunView): string =>
  [
    `${key}  “${title}”  ${format}  ${shopName}  ${state}${build > 0 ? `  build ${build}` : ''}${counts ? `  ${counts.copies} copies, ${counts.pages} pages` : ''}`,
    ...(state === 'building' && progress ? [`  ${progress.filesDone} of ${progress.files} files, ${progress.pagesPerSecond} pages/s${progress.remainingSeconds === null ? '' : `, about ${progress.remainingSeconds} s left`}`] : []),
    ...(reason ? [`  ${reason.en}${reason.errors ? ` ${reason.errors} errors in ${reason.rows ?? 0} rows.` : ''}`] : []),
  ].join('\n')

const resultOf = (view: RunView): VerbResult => ({
  isOk: true,
  data: view,
  lines: [
    lineOf(view),
    ...(view.findings ?? []).map(({ severity, line, message, times }) => `  ${severity}${line ? `, line ${line} of the list` : ''}: ${message.en}${times && times > 1 ? ` (${times} times)` : ''}`),
    ...(view.files ?? []).map(({ name, bytes, pages, sha256 }) => `  ${name}  ${pages} pages  ${bytes} bytes  ${sha256}`),
  ],
})

export async function listRunsVerb(context: VerbContext): Promise<VerbResult> {
  const runs = await listRuns(await signedIn(context), {})
  return { isOk: true, data: { runs }, lines: runs.length > 0 ? runs.map(lineOf) : ['There are no print runs.'] }
}

export async function showRunVerb(context: VerbContext, key: string): Promise<VerbResult> {
  return resultOf(await runView(await signedIn(context), await runOf(context.payload, key)))
}

/** @throws HubError `not-found` (no such piece, shop or list), `bad-input`, `conflict`, `gone` */
export async function orderRunVerb(
  context: VerbContext,
  name: string,
  options: { readonly locale: string; readonly format: string; readonly shop: string; readonly list?: string; readonly seeds?: string; readonly quantity?: number; readonly title?: string; readonly personalCode?: true; readonly market?: string; readonly due?: string },
): Promise<VerbResult> {
  const req = await signedIn(context)
  const piece = await pieceKeyOf(context.payload, name)
  const { locale, format, shop, list, seeds, quantity, title = name, personalCode, market = null, due = null } = options
  const chosen = { textSizePt: null, saysTeaserOnly: false, franking: false, inserterMarks: false, returnNote: '', hasPersonalCode: personalCode === true, market, dueOn: due }
  const run = await orderRun(req, {
    ...{ title, publication: `${piece}:${locale}:${printingChannel(hubOf(context.payload)).channel.id}`, format, shop, options: chosen },
    ...(list ? { list } : {}),
    ...(seeds ? { seeds } : {}),
    ...(quantity ? { quantity } : {}),
  })
  return resultOf(await runView(req, run))
}

const verbOn = (act: (req: PayloadRequest, key: string) => Promise<PrintRunRecord>) => async (context: VerbContext, key: string): Promise<VerbResult> => {
  const req = await signedIn(context)
  return resultOf(await runView(req, await act(req, key)))
}
export const buildRunVerb = verbOn(buildRun)
export const cancelRunVerb = verbOn(cancelRun)
/** @param build that was looked at @throws HubError as `releaseRun` does */
export async function releaseRunVerb(context: VerbContext, key: string, build: number): Promise<VerbResult> {
  const req = await signedIn(context)
  return resultOf(await runView(req, await releaseRun(req, key, build)))
}
export const recallRunVerb = verbOn(recallRun)
