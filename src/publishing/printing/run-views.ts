/** Print runs as people see them: names instead of keys, what they may do next, no process and no lease. */
import type { Payload, PayloadRequest } from 'payload'
import { personOf } from '../../access/roles.ts'
import { type FormatOption, formatOptions } from '../../channel/format-options.ts'
import type { PrintFormat } from '../../channel/print-format.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { findRecords, whereAll } from '../records.ts'
import { codePageFindings } from './code-page.ts'
import { marketsByBrand, pressOf } from './press-order.ts'
import type { PrintRunRecord } from './run-record.ts'
import { nextState, type RunAct, type RunState } from './run-states.ts'
import { mayLeave } from './standing.ts'

export const READING = ['admin', 'editor', 'approver'] as const
const ACTS_OF_PEOPLE: readonly RunAct[] = ['change', 'redate', 'build', 'release', 'cancel', 'recall']

type Told = Pick<
  PrintRunRecord,
  'key' | 'title' | 'publication' | 'pieceKey' | 'locale' | 'format' | 'shop' | 'list' | 'seeds' | 'quantity' | 'options' | 'edition' | 'approval' | 'brandEdition' | 'profileHash' | 'listHash' | 'shopProfile' | 'printDate' | 'state' | 'reason' | 'build' | 'progress' | 'counts' | 'files' | 'findings' | 'report' | 'filesUntil' | 'changed' | 'rev' | 'releasedAt'
>
export interface RunView extends Told {
  readonly formatLabel: { readonly de: string; readonly en: string }
  readonly shopName: string
  readonly listTitle: string | null
  readonly seedsTitle: string | null
  readonly pieceTitle: string
  /** That the brand answers for; the first is taken where nobody chose. */
  readonly markets: readonly string[]
  /** For the way to it; null where it was deleted. */
  readonly pieceId: string | null
  /** What one copy is like, mm. */
  readonly sheet: (Pick<PrintFormat, 'trim' | 'pages' | 'isAddressed' | 'textSize'> & { readonly options: readonly FormatOption[] }) | null
  readonly orderedBy: string
  readonly builtBy: string | null
  readonly releasedBy: string | null
  /** What this person may do now by state and role; the act itself asks for more. */
  readonly may: readonly RunAct[]
}

/** @param runs as read @throws HubError `not-signed-in`, `forbidden` */
export async function runViews(req: PayloadRequest, runs: readonly PrintRunRecord[]): Promise<RunView[]> {
  requirePerson(req, READING)
  const { payload } = req
  const publications = await findRecords(payload, 'publications', { where: { slot: { in: [...new Set(runs.map(({ publication }) => publication))] } } })
  const markets = await marketsByBrand(payload, publications)
  const [names, shops, lists, pieces] = [
    await named(payload, 'users', runs.flatMap(({ createdBy, builtBy, releasedBy }) => [createdBy, builtBy, releasedBy]), 'name'),
    await named(payload, 'print-shops', runs.map(({ shop }) => shop), 'name'),
    await named(payload, 'recipient-lists', runs.flatMap(({ list, seeds }) => [list, seeds]), 'title'),
    await named(payload, 'pieces', runs.map(({ pieceKey }) => pieceKey), 'id'),
  ]
  return runs.map((run) => {
    const { key, title, publication, pieceKey, locale, format, shop, list = null, seeds = null, quantity = null, options, edition, approval, brandEdition, profileHash, listHash = null, shopProfile, printDate, state, reason = null, build, progress = null, counts = null, files = null, findings = null, report = null, filesUntil = null, changed, rev, releasedAt = null } = run
    const of = publications.find(({ slot }) => slot === publication)
    const sheet = pressOf(hubOf(payload), run.channel).press.formats.find(({ id }) => id === format)
    return {
      ...{ key, title, publication, pieceKey, locale, format, shop, list, seeds, quantity, options, edition, approval, brandEdition, profileHash, listHash, shopProfile, printDate, state, reason, build, progress, counts, files, findings, report, filesUntil, changed, rev, releasedAt },
      formatLabel: sheet?.label ?? { de: format, en: format },
      shopName: shops.get(shop) ?? shop,
      listTitle: list === null ? null : (lists.get(list) ?? list),
      seedsTitle: seeds === null ? null : (lists.get(seeds) ?? seeds),
      sheet: sheet ? { trim: sheet.trim, pages: sheet.pages, isAddressed: sheet.isAddressed, textSize: sheet.textSize, options: formatOptions(sheet) } : null,
      pieceId: pieces.get(pieceKey) ?? null,
      pieceTitle: of?.title ?? pieceKey,
      markets: of ? (markets.get(of.brand) ?? []) : [],
      orderedBy: names.get(run.createdBy) ?? run.createdBy,
      builtBy: run.builtBy ? (names.get(run.builtBy) ?? run.builtBy) : null,
      releasedBy: run.releasedBy ? (names.get(run.releasedBy) ?? run.releasedBy) : null,
      may: actsOf(req, run),
    }
  })
}

function actsOf({ user }: PayloadRequest, run: PrintRunRecord): RunAct[] {
  const person = personOf(user)
  const isApprover = person?.roles.includes('approver') ?? false
  const isWriter = isApprover || (person?.roles.includes('editor') ?? false)
  const isAllowed: Readonly<Partial<Record<RunAct, boolean>>> = { change: isWriter, redate: isWriter, build: isWriter, release: isApprover && person?.key !== run.createdBy && person?.key !== run.builtBy, cancel: true, recall: true }
  return ACTS_OF_PEOPLE.filter((act) => isAllowed[act] && nextState(run.state, act) !== null)
}

async function named(payload: Payload, collection: 'users' | 'print-shops' | 'recipient-lists' | 'pieces', keys: readonly (string | null | undefined)[], field: 'name' | 'title' | 'id'): Promise<Map<string, string>> {
  const wanted = [...new Set(keys.filter((key) => typeof key === 'string'))]
  if (wanted.length === 0) return new Map()
  const { docs } = await payload.find({ collection, where: { key: { in: wanted } }, select: { key: true, [field]: true } as never, pagination: false, depth: 0, overrideAccess: true })
  return new Map((docs as unknown as Record<string, unknown>[]).map((doc) => [String(doc.key), String(doc[field] ?? '')]))
}

const MOST_LISTED = 200

/** The newest runs, without what only one run's own screen shows: files and findings. @throws HubError `not-signed-in`, `forbidden` */
export async function listRuns(req: PayloadRequest, filter: { readonly states?: readonly RunState[]; readonly piece?: string }): Promise<RunView[]> {
  requirePerson(req, READING)
  const { states, piece } = filter
  const where = whereAll(states ? { state: { in: [...states] } } : {}, piece ? { pieceKey: { equals: piece } } : {})
  const runs = await findRecords(req.payload, 'print-runs', { where, sort: '-changed', limit: MOST_LISTED })
  return runViews(req, runs.map((run) => ({ ...run, files: null, findings: null })))
}

/** Who looks at these can still mend what is said. */
const MENDABLE: readonly RunState[] = ['draft', 'proofing', 'released']

/** One run, with why it may not leave any more where that is so already, and with what is to be said of the page that its codes lead to: publications change without a build. */
export async function runView(req: PayloadRequest, run: PrintRunRecord): Promise<RunView> {
  const leaving = run.state === 'proofing' || run.state === 'released' ? await mayLeave(req.payload, run) : null
  const found = MENDABLE.includes(run.state) ? await codePageFindings(req.payload, run) : []
  const [view] = await runViews(req, [found.length > 0 ? { ...run, findings: [...found, ...(run.findings ?? [])] } : run])
  if (!view) throw new Error('A run has no view.')
  return leaving && !leaving.may ? { ...view, reason: leaving.reason } : view
}
