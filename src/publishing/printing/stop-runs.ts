/**
 * Runs whose ground is gone: a consent or a publication withdrawn, a newer edition, a list deleted. What no shop has is blocked and its files are taken away; what a shop has is called back, and
 * people are told. This only writes down what every act and every download asks for itself.
 */
import { createLocalReq, type Payload } from 'payload'
import { HubError } from '../../content/errors.ts'
import { appendAudit } from '../audit.ts'
import { findRecord, findRecords, writeTogether } from '../records.ts'
import { buildFolder, removeBuilds, removePages, runsWithFiles } from './run-folder.ts'
import type { PrintRunRecord } from './run-record.ts'
import { moveRun, noteRun } from './runs.ts'
import { ENDED, nextState } from './run-states.ts'
import { alertShop, removeUnseen } from './shop/alert-shop.ts'
import { stopForPeople } from './shop/pull-copies.ts'
import { isUnlicensed, listStanding, mayLeave, reasonOf } from './standing.ts'

const WATCHED: readonly PrintRunRecord['state'][] = ['building', 'proofing', 'released', 'claimed', 'printing', 'shipped', 'recalled']
/** Nothing of these is ever printed. */
const UNWANTED: readonly PrintRunRecord['state'][] = ['draft', 'blocked', 'cancelled']
const AFTER_PRINT: readonly PrintRunRecord['state'][] = ['shipped', 'closed', 'recalled']
const DAY_MS = 24 * 60 * 60 * 1000
/** Files of runs that are over are kept so long, for questions of the shop. */
const KEPT_AFTER_MS = 30 * DAY_MS

/** Looks at every run that is not over. Doing so again changes nothing; a run that makes trouble keeps no other from being looked at. */
export async function stopPrintRuns(payload: Payload): Promise<void> {
  const each = async (key: string, work: () => Promise<void>): Promise<void> => {
    await work().catch((error: unknown) => payload.logger.error({ err: error, run: key, msg: 'a print run could not be looked at; it is tried again in a moment' }))
  }
  for (const run of await findRecords(payload, 'print-runs', { where: { state: { in: [...WATCHED] } } })) await each(run.key, () => stopIfDue(payload, run))
  for (const key of await runsWithFiles(payload)) await each(key, () => clearFiles(payload, key))
}

async function stopIfDue(payload: Payload, run: PrintRunRecord): Promise<void> {
  if (run.state === 'recalled') await alertShop(payload, run)
  const leaving = await mayLeave(payload, run)
  const reason = leaving.may ? await stopForPeople(payload, run) : leaving.reason
  if (!reason) return
  if (run.state === 'recalled') return removeUnseen(payload, run, reason)
  const act = nextState(run.state, 'block') ? 'block' : 'recall'
  // Files that were cleared away in their time take nothing back that a shop has.
  if (reason.code === 'files-gone' && act === 'recall') return
  try {
    const stopped = await moveRun(payload, run.key, { act, actor: 'press', data: { reason, owner: null, lease: null }, facts: { reason: reason.code } })
    if (act === 'recall') await alertShop(payload, stopped)
  } catch (error) {
    // Somebody moved it at this moment: it is looked at again.
    if (!(error instanceof HubError && (error.code === 'conflict' || error.code === 'busy'))) throw error
  }
}

/**
 * All of it is out, and somebody quoted in it withdraws: nothing is to be stopped any more, but people learn whom it went to, the shop that it is to delete what it has, and nobody sees the pages again.
 * One that was called back before has its task and its list already.
 */
async function lookBack(payload: Payload, run: PrintRunRecord): Promise<void> {
  const leaving = await mayLeave(payload, run)
  if (leaving.may || leaving.reason.code !== 'consent') return
  const { reason } = leaving
  if (run.reason?.code === reason.code) return alertShop(payload, run)
  if (run.reason && run.reason.code !== 'pull') return removeUnseen(payload, run, reason)
  const noted = await writeTogether(await createLocalReq({}, payload), async (tx) => {
    const at = new Date().toISOString()
    const changed = await noteRun(payload, run, { reason, changed: at }, tx)
    if (changed) await appendAudit(payload, tx, { subject: `print-run:${run.key}`, type: 'print-run', actor: 'press', data: { act: 'look-back', reason: reason.code, build: run.build } }, at)
    return changed
  })
  if (noted) await alertShop(payload, noted)
}

/** Personal data goes when its time has come: files of runs that are blocked, cancelled, over, or whose list is to be deleted. Looks at what lies there, so that a crash leaves nothing behind. */
async function clearFiles(payload: Payload, key: string): Promise<void> {
  const run = await findRecord(payload, 'print-runs', { where: { key: { equals: key } } })
  if (!run) return
  if (!(await mustGo(payload, run))) {
    if (run.state === 'closed') await lookBack(payload, run)
    // Somebody was erased from the list, or a licence has run out: what is printed needs no pages any more, but letters may still come back.
    if (AFTER_PRINT.includes(run.state) && (!(await listStanding(payload, run)).may || (await isUnlicensed(payload, run)))) await removePages(buildFolder(payload, run))
    return
  }
  await removeBuilds(payload, key, run.build)
  if (!run.files && !run.findings) return
  // Why a run was stopped or called back is still to be read when its files are gone.
  const keepsReason = UNWANTED.includes(run.state) || run.reason
  await noteRun(payload, run, { files: null, findings: null, ...(keepsReason ? {} : { reason: reasonOf('files-gone') }) })
}

async function mustGo(payload: Payload, run: PrintRunRecord): Promise<boolean> {
  const now = Date.now()
  if (UNWANTED.includes(run.state)) return true
  if (ENDED.includes(run.state) && now - Date.parse(run.changed) > KEPT_AFTER_MS) return true
  if (run.filesUntil && Date.parse(run.filesUntil) <= now) return true
  // Parts that are finished wait for the build to go on, as long as they may be part of one.
  if (run.state === 'failed') return !(await mayLeave(payload, run)).may
  // Without the list nobody can say whose copies they were.
  const standing = AFTER_PRINT.includes(run.state) ? await listStanding(payload, run) : null
  return standing?.may === false && standing.reason.code === 'list-gone'
}
