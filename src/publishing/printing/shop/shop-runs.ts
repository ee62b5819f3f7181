/** What a print shop sees: the runs addressed to it, from their release on. Of everything else it learns nothing, not even that it exists. */
import type { Payload, PayloadRequest, Where } from 'payload'
import { HubError } from '../../../content/errors.ts'
import { readCursor, writeCursor } from '../../cursor.ts'
import { findRecord, findRecords, whereAll } from '../../records.ts'
import type { PrintRunRecord, RunReason } from '../run-record.ts'
import { type RunState, RELEASED } from '../run-states.ts'

/** The shop behind a token. */
export interface ShopCaller {
  /** Id of the token. */
  readonly token: string
  /** Key of the shop. */
  readonly shop: string
}

/** States that a shop may ask for. `blocked` and `cancelled`: released once, and not any more. */
export const SHOP_STATES = [...RELEASED, 'blocked', 'cancelled'] as const satisfies readonly RunState[]

/** Runs in one answer. */
const MOST = 100
/** What was written a moment ago may become visible after what was written later: it is told twice rather than never. */
const OVERLAP_MS = 30_000

/** Why, as a shop is told. */
type ToldReason = Pick<RunReason, 'code' | 'de' | 'en' | 'copies'>
const toldReason = ({ code, de, en, copies }: RunReason): ToldReason => ({ code, de, en, ...(copies ? { copies } : {}) })

/** A run as its shop sees it. */
export interface ShopRun {
  readonly key: string
  readonly title: string
  readonly state: RunState
  readonly reason: ToldReason | null
  readonly format: string
  readonly locale: string
  readonly build: number
  readonly copies: number
  readonly pages: number
  readonly files: number
  readonly bytes: number
  /** Day by which it is to be delivered, or handed to the post: `2026-12-01`; null where nobody said one. */
  readonly dueOn: string | null
  readonly releasedAt: string | null
  /** When its state changed last. */
  readonly changed: string
  /** When its files go; null while nobody has said. */
  readonly filesUntil: string | null
  /** `isYours`: by the token that asks. */
  readonly claim: { readonly id: string; readonly isYours: boolean } | null
  readonly report: PrintRunRecord['report'] | null
  readonly links: Readonly<Record<'self' | 'claim' | 'manifest' | 'ticket' | 'preflight' | 'state' | 'returns', string>> & { readonly recipients?: string }
}

export const PRINT_API = '/print/v1'
export const runPath = (key: string): string => `${PRINT_API}/runs/${encodeURIComponent(key)}`

const iso = (at: string | null | undefined): string | null => (at ? new Date(at).toISOString() : null)

/** Copies in all: recipients with the house's own addresses, or the quantity of unaddressed mail. */
export const copiesOf = ({ counts, quantity }: PrintRunRecord): number => (counts ? counts.copies + counts.seeds : (quantity ?? 0))

export function shopView(run: PrintRunRecord, { token }: ShopCaller): ShopRun {
  const path = runPath(run.key)
  const files = run.files ?? []
  return {
    key: run.key,
    title: run.title,
    state: run.state,
    reason: run.reason ? toldReason(run.reason) : null,
    format: run.format,
    locale: run.locale,
    build: run.build,
    copies: copiesOf(run),
    pages: files.reduce((sum, { pages }) => sum + pages, 0),
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    dueOn: run.options.dueOn ?? null,
    releasedAt: iso(run.releasedAt),
    changed: new Date(run.changed).toISOString(),
    filesUntil: iso(run.filesUntil),
    claim: run.claim ? { id: run.claim, isYours: run.claimedBy === token } : null,
    report: run.report ?? null,
    links: {
      self: path,
      claim: `${path}/claim`,
      manifest: `${path}/manifest.json`,
      ticket: `${path}/ticket.xjdf`,
      preflight: `${path}/preflight.json`,
      state: `${path}/state`,
      returns: `${path}/returns`,
      ...(run.list ? { recipients: `${path}/recipients.csv` } : {}),
    },
  }
}

export interface ShopList {
  readonly runs: readonly ShopRun[]
  /** For `since` of the next question. Runs that changed in the last half minute may come again. */
  readonly cursor: string | null
  readonly hasMore: boolean
}

/** Runs in the order in which they changed. @throws HubError `bad-input` for a cursor that is none */
export async function listShopRuns(payload: Payload, caller: ShopCaller, { states = SHOP_STATES, since }: { readonly states?: readonly RunState[]; readonly since?: string }): Promise<ShopList> {
  const ended: Where = { and: [{ state: { in: states.filter((state) => !RELEASED.includes(state)) } }, { releasedAt: { exists: true } }] }
  const parts: Where[] = [{ shop: { equals: caller.shop } }, { or: [{ state: { in: states.filter((state) => RELEASED.includes(state)) } }, ended] }]
  if (since !== undefined) {
    const [at, key] = readCursor(since)
    parts.push({ or: [{ changed: { greater_than: at } }, { and: [{ changed: { equals: at } }, { key: { greater_than: key } }] }] })
  }
  const found = await findRecords(payload, 'print-runs', { where: whereAll(...parts), sort: ['changed', 'key'], limit: MOST + 1 })
  const runs = found.slice(0, MOST)
  const hasMore = found.length > MOST
  const last = runs.at(-1)
  return { runs: runs.map((run) => shopView(run, caller)), cursor: last ? cursorAfter(last, hasMore) : (since ?? null), hasMore }
}

function cursorAfter({ changed, key }: PrintRunRecord, hasMore: boolean): string {
  const at = Date.parse(changed)
  const isPast = at < Date.now() - OVERLAP_MS
  // It depends on the runs alone and not on the clock, so that the same list has the same entity tag.
  return hasMore || isPast ? writeCursor([new Date(at).toISOString(), key]) : writeCursor([new Date(at - OVERLAP_MS).toISOString(), ''])
}

/**
 * A run that the shop may work with.
 * @throws HubError `not-found` for whatever is not addressed to this shop or was never released; `gone` with the reason for one that was, and is blocked, cancelled, recalled or being built anew
 */
export async function shopRun(payload: Payload, caller: ShopCaller, key: string, options: { readonly recalled?: 'too'; readonly req?: PayloadRequest } = {}): Promise<PrintRunRecord> {
  const run = await findRecord(payload, 'print-runs', { where: { key: { equals: key } }, ...(options.req ? { req: options.req } : {}) })
  if (!run || run.shop !== caller.shop) throw nothing()
  if (run.state === 'recalled' && options.recalled !== 'too') throw goneBecause(run)
  if (RELEASED.includes(run.state)) return run
  if (run.releasedAt || (await wasReleased(payload, key))) throw goneBecause(run)
  throw nothing()
}

/** Releases of earlier builds stand in the history alone. */
async function wasReleased(payload: Payload, key: string): Promise<boolean> {
  const events = await findRecords(payload, 'audit-events', { where: whereAll({ subject: { equals: `print-run:${key}` } }, { type: { equals: 'print-run' } }) })
  return events.some(({ data }) => data.act === 'release')
}

export const nothing = (): HubError => new HubError('not-found', 'There is nothing at this address that this token may see.')

/** What the shop is told, and what it is to do. */
export function goneBecause(run: Pick<PrintRunRecord, 'key' | 'state' | 'reason' | 'build'>, reason: RunReason | null = run.reason ?? null): HubError {
  const what = { recalled: 'This run is called back: print and post no more of it.', blocked: 'This run is blocked: do not print it.', cancelled: 'This run is cancelled: do not print it.' }[run.state as string]
  const sentence = what ?? (RELEASED.includes(run.state) ? 'This run may not be printed any more.' : 'This run is being built anew: throw its files away, and fetch them again once it is released.')
  const code = reason?.code ?? (what ? 'asked' : 'superseded')
  return new HubError('gone', [sentence, reason?.en].filter(Boolean).join(' '), { run: run.key, state: run.state, build: run.build, reason: reason ? toldReason(reason) : { code } })
}

const FILE_GONE = {
  code: 'file-gone',
  de: 'Diese Datei ist nicht mehr da: Eine Datei geht, sobald jemand gelöscht wird, dessen Sendung darin steht. Haben Sie sie vorher geholt, ist sie für alle anderen gut; sonst bitten Sie das Haus, den Auftrag zurückzurufen.',
  en: 'This file is not there any more: a file goes once somebody is erased whose copy stands in it. If you fetched it before, it is good for everybody else; if you did not, ask the house to call the run back.',
} as const

/** For a single file that is gone while the others of its run are there. */
export const missingFile = ({ key, state, build }: Pick<PrintRunRecord, 'key' | 'state' | 'build'>, file: string): HubError => new HubError('gone', FILE_GONE.en, { run: key, state, build, file, reason: FILE_GONE })

/** For a file of an older build. */
export const supersededFile = ({ key, state, build }: Pick<PrintRunRecord, 'key' | 'state' | 'build'>): HubError =>
  new HubError('gone', 'This file is of an older build: throw away what you have of it, and read the manifest again.', { run: key, state, build, reason: { code: 'superseded' } })
