/**
 * Builds runs. One process takes a run and has a lease on it; each file appears whole or not at all, so whoever takes over from a process that died finds what is finished and makes the rest. What is
 * to be built is read from the database each time: there is no queue.
 */
import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { HubError } from '../../content/errors.ts'
import { failpoint } from '../failpoints.ts'
import { hubOf } from '../hub.ts'
import { packToolsOf } from '../making/pack-order.ts'
import { openList, type OpenList } from '../recipient-lists/open-list.ts'
import { findRecords, whereAll } from '../records.ts'
import { announceWork } from '../wake.ts'
import { type BuildFinding, buildFiles, type Refused } from './build-files.ts'
import { keepLease, type LeaseOptions, takeRun } from './lease.ts'
import { formatOf, orderNow, type PinnedOrder, pressOf } from './press-order.ts'
import { chooseProofs } from './proof-choice.ts'
import { buildFolder, type BuildPlan, readPlan, removeBuilds, removeUnfinished, workFolder, writePlan, writeProofs } from './run-folder.ts'
import { removeRowErrors, RowErrors, writeRowErrors } from './row-errors.ts'
import type { PrintRunRecord, RunCounts, RunProgress, RunReason } from './run-record.ts'
import { moveRun, noteRun, runOf } from './runs.ts'
import { iccBytes } from './shop/shops.ts'
import { mayLeave, reasonOf } from './standing.ts'

export interface BuildOptions extends Partial<LeaseOptions> {
  readonly isStopped?: () => boolean
}

/** Who builds: this process. */
const OWNER = `${process.pid}-${randomUUID()}`

/** Builds every run that is to be built and that nobody is at. Several processes share them. */
export async function workPrintRuns(payload: Payload, { isStopped = () => false, owner = OWNER, leaseMs = 60_000, beatMs = 2_000 }: BuildOptions = {}): Promise<void> {
  const free = whereAll({ state: { equals: 'building' } }, { or: [{ lease: { exists: false } }, { lease: { less_than: new Date().toISOString() } }] })
  for (const run of await findRecords(payload, 'print-runs', { where: free, sort: 'changed', limit: 20 })) {
    if (isStopped()) return
    const lease = { owner, leaseMs, beatMs }
    const taken = await takeRun(payload, run, lease)
    if (taken) await buildTaken(payload, taken, lease, isStopped)
  }
}

async function buildTaken(payload: Payload, run: PrintRunRecord, lease: LeaseOptions, isStopped: () => boolean): Promise<void> {
  const meter = new Meter()
  const heartbeat = keepLease(payload, run, lease, () => meter.progress)
  const stopping = new AbortController()
  const timer = setInterval(() => isStopped() && stopping.abort(), 200)
  const signal = AbortSignal.any([heartbeat.signal, stopping.signal])
  try {
    const outcome = await build(payload, run, meter, signal)
    await heartbeat.stop()
    if (outcome.is === 'built') await settle(payload, run, lease, 'built', { ...outcome.data, reason: null })
    else await settle(payload, run, lease, 'fail', { findings: outcome.findings, reason: { ...reasonOf('refused'), errors: outcome.count, rows: outcome.rows.rows } }, { errors: outcome.count })
  } catch (error) {
    await heartbeat.stop()
    // Somebody took it away, or the hub stops: whoever comes next goes on.
    if (signal.aborted) return await leave(payload, run, lease)
    await fail(payload, run, lease, error)
  } finally {
    clearInterval(timer)
    announceWork()
  }
}

/** Whoever comes next need not wait for the lease to run out. */
async function leave(payload: Payload, { key, build }: PrintRunRecord, { owner }: LeaseOptions): Promise<void> {
  const run = await runOf(payload, key)
  if (run.owner === owner && run.build === build) await noteRun(payload, run, { owner: null, lease: null })
}

async function fail(payload: Payload, run: PrintRunRecord, lease: LeaseOptions, error: unknown): Promise<void> {
  const gone = error instanceof HubError && ['gone', 'conflict', 'not-found'].includes(error.code)
  const standing = gone ? await mayLeave(payload, run) : null
  if (standing && !standing.may) return settle(payload, run, lease, 'block', { reason: standing.reason })
  if (error instanceof HubError && error.code === 'conflict') return settle(payload, run, lease, 'block', { reason: reasonOf('inputs-changed') })
  if (error instanceof HubError && error.code === 'gone') return settle(payload, run, lease, 'block', { reason: reasonOf('list-gone') })
  const code: RunReason['code'] = isFull(error) ? 'storage-full' : 'render-failed'
  payload.logger.error({ err: error, run: run.key, msg: 'a print run could not be built' })
  await settle(payload, run, lease, 'fail', { reason: { ...reasonOf(code), ...(error instanceof HubError ? { detail: error.message } : {}) } })
}
const isFull = (error: unknown): boolean => (error instanceof HubError ? error.code === 'storage-full' : (error as NodeJS.ErrnoException | null)?.code === 'ENOSPC')

type Settling = Parameters<typeof moveRun>[2]
async function settle(payload: Payload, run: PrintRunRecord, { owner }: LeaseOptions, act: Settling['act'], data: Settling['data'], facts: Settling['facts'] = {}): Promise<void> {
  const check: Settling['check'] = (current) => {
    if (current.owner !== owner || current.build !== run.build) throw new HubError('conflict', 'Another process builds this run now.')
  }
  try {
    await moveRun(payload, run.key, { act, actor: 'press', data: { ...data, owner: null, lease: null }, facts, check })
  } catch (error) {
    // It was cancelled or blocked at this moment: that holds.
    if (!(error instanceof HubError && error.code === 'conflict')) throw error
  }
}

const NOBODY_LEFT: BuildFinding = {
  severity: 'error',
  code: 'nobody-left',
  message: {
    de: 'In der Empfängerliste ist niemand mehr, der den Brief bekäme: Alle haben widersprochen, ihre Sendungen kamen zurück, oder sie lesen eine andere Sprache.',
    en: 'Nobody is left in the recipient list who would get it: all have objected, their mail came back, or they read another language.',
  },
}

type Outcome = { readonly is: 'built'; readonly data: NonNullable<Settling['data']> } | Refused

async function build(payload: Payload, run: PrintRunRecord, meter: Meter, signal: AbortSignal): Promise<Outcome> {
  const hub = hubOf(payload)
  const channel = pressOf(hub, run.channel)
  const format = formatOf(channel, run.format)
  const folder = buildFolder(payload, run)
  const recipients = run.list ? await openList(payload, run.list, { suppressed: 'leave-out' }) : null
  const seeds = run.seeds ? await openList(payload, run.seeds) : null
  try {
    const pinned = await orderAsPinned(payload, run, recipients, seeds)
    await removeBuilds(payload, run.key, run.build - 1)
    await removeUnfinished(folder)
    await removeRowErrors(folder)
    const plan = await planOf(folder, run, recipients, seeds)
    if (recipients && plan.recipients.length === 0) return { is: 'refused', findings: [NOBODY_LEFT], count: 1, rows: new RowErrors() }
    failpoint('print:after-plan')
    meter.begin()
    const press = await channel.press.open(pinned.order, { ...packToolsOf(hub), signal, workFolder: workFolder(folder), icc: (sha256) => iccBytes(payload, sha256) })
    try {
      const onPart = (pages: number) => {
        meter.add(pages)
        failpoint('print:after-part')
      }
      const onMore = (files: number) => meter.expect(files)
      const built = await buildFiles({ run, folder, plan, lists: { recipients, seeds }, publicUrl: hub.publicUrl, secret: hub.secret, press, width: channel.press.width, isDuplex: format.isDuplex, signal, onMore, onPart })
      if (built.is === 'refused') {
        await writeRowErrors(folder, built.rows)
        return built
      }
      if (recipients) await writeProofs(folder, await chooseProofs(recipients, plan, built.chunks, run))
      failpoint('print:before-built')
      const copies = format.isAddressed ? plan.recipients.length : (run.quantity ?? 0)
      const counts: RunCounts = { copies, seeds: plan.seeds.length, pages: built.files.reduce((sum, { pages }) => sum + pages, 0), leftOut: plan.leftOut }
      return { is: 'built', data: { files: built.files, findings: built.findings, counts, progress: meter.progress } }
    } finally {
      await press.close()
    }
  } finally {
    await recipients?.close()
    await seeds?.close()
  }
}

/** What the build pinned, put together again. @throws HubError `conflict` where it is not the same any more */
async function orderAsPinned(payload: Payload, run: PrintRunRecord, recipients: OpenList | null, seeds: OpenList | null): Promise<PinnedOrder> {
  const pinned = await orderNow(payload, { ...run, origin: recipients?.origin ?? null })
  const listHash = recipients ? [recipients.hash, seeds?.hash].filter(Boolean).join('+') : null
  if (pinned.hash !== run.inputHash || listHash !== (run.listHash ?? null)) throw new HubError('conflict', 'What the run was to be built of has changed since. Have it built anew.')
  return pinned
}

async function planOf(folder: string, run: PrintRunRecord, recipients: OpenList | null, seeds: OpenList | null): Promise<BuildPlan> {
  const known = await readPlan(folder)
  if (known) return known
  const order = recipients ? await recipients.order(run.shopProfile.sort, run.locale) : []
  const own = seeds ? await seeds.order('list', run.locale) : []
  const left = recipients ? recipients.count - order.length + recipients.leftOut.suppressed + recipients.leftOut.returned : 0
  const plan = { recipients: order, seeds: own, leftOut: left + (seeds ? seeds.count - own.length : 0) }
  await writePlan(folder, plan)
  return plan
}

/** Pages per second and what remains, of this turn at the run. */
class Meter {
  #files = 0
  #done = 0
  #pages = 0
  #began = performance.now()

  begin(): void {
    this.#began = performance.now()
  }

  expect(files: number): void {
    this.#files += files
  }

  add(pages: number): void {
    this.#done += 1
    this.#pages += pages
  }

  get progress(): RunProgress {
    const seconds = (performance.now() - this.#began) / 1000
    const pagesPerSecond = seconds > 0 ? Math.round((this.#pages / seconds) * 10) / 10 : 0
    const remainingSeconds = this.#done === 0 ? null : Math.round((seconds / this.#done) * (this.#files - this.#done))
    return { files: this.#files, filesDone: this.#done, pagesDone: this.#pages, pagesPerSecond, remainingSeconds }
  }
}
