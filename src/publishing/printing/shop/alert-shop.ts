/**
 * A run was called back, or copies of it must reach nobody: people in the house get a task, the shop a mail besides what its program reads, and pages that nobody may see any more go. What the mail
 * server surely did not take is sent again; what nobody can know is not, for a shop that gets two mails calls twice. Whether there was a mail stands on the run, so that somebody calls where there was none.
 */
import type { Payload } from 'payload'
import { openTask } from '../../../consent/tasks.ts'
import { hubOf } from '../../hub.ts'
import { buildFolder, removePages } from '../run-folder.ts'
import type { PrintRunRecord, RunAlert, RunReason } from '../run-record.ts'
import { noteRun, runOf } from '../runs.ts'
import { pullMail, recallMail } from './alert-mails.ts'
import { copiesOf } from './shop-runs.ts'
import { findShop } from './shops.ts'

/** Reasons for which the pages themselves must go; what people called back may be asked about. */
const PAGES_GO: readonly RunReason['code'][] = ['consent', 'licence']
const MINUTE_MS = 60_000
const LONGEST_PAUSE_MS = 60 * MINUTE_MS
/** Over about a day. */
const MOST_TRIES = 30

/** Is there somebody to be told of it, for the first time or once more? */
export const isAlertDue = ({ alert }: RunReason): boolean => !alert || (alert.again !== undefined && Date.parse(alert.again) <= Date.now())

/** Alerts whoever is due. Doing so again changes nothing. */
export async function alertShop(payload: Payload, run: PrintRunRecord): Promise<void> {
  const { reason } = run
  if (!reason || !isAlertDue(reason)) return
  await openTask(payload, taskOf(run, reason))
  await removeUnseen(payload, run, reason)
  // First written down, then sent: somebody else may be at it, and a process may die of it.
  const alert: RunAlert = { at: reason.alert?.at ?? new Date().toISOString(), tries: (reason.alert?.tries ?? 0) + 1 }
  const noted = await noteRun(payload, run, { reason: { ...reason, alert } })
  if (!noted) return
  await noteAlert(payload, noted, reason.code, { ...alert, ...(await mailed(payload, noted, reason, alert.tries)) })
}

function taskOf({ key, title, pieceKey, locale, build, counts }: PrintRunRecord, { code, copies = [] }: RunReason): Parameters<typeof openTask>[1] {
  const isPull = code === 'pull'
  const cause = isPull ? [build, 'pull', ...copies.map(({ number }) => number)] : [build]
  return { kind: 'recall-print', subject: `print-run:${key}`, cause, data: () => ({ run: key, title, piece: pieceKey, locale, reason: code, copies: isPull ? copies.length : (counts?.copies ?? null) }) }
}

async function mailed(payload: Payload, run: PrintRunRecord, reason: RunReason, tries: number): Promise<Pick<RunAlert, 'mail' | 'again'>> {
  const { mail } = hubOf(payload)
  const shop = await findShop(payload, run.shop)
  if (!mail || !shop?.email) return { mail: 'none' }
  try {
    await mail.send({ to: shop.email, language: 'de', ...(reason.code === 'pull' ? pullMail(run, reason.copies ?? []) : recallMail(run, copiesOf(run), reason)) })
    return { mail: 'sent' }
  } catch (error) {
    const { code, responseCode, command } = error as { code?: unknown; responseCode?: unknown; command?: unknown }
    payload.logger.error({ code, responseCode, run: run.key, msg: 'the mail to a print shop about a run that was called back was not sent' })
    const wasRefused = typeof responseCode === 'number' || command === 'CONN'
    const isOver = (typeof responseCode === 'number' && responseCode >= 500) || tries >= MOST_TRIES
    return wasRefused && !isOver ? { mail: 'refused', again: new Date(Date.now() + Math.min(LONGEST_PAUSE_MS, 2 ** (tries - 1) * MINUTE_MS)).toISOString() } : { mail: 'refused' }
  }
}

/** What came of it, onto the run as it is by now; on one that is there for another reason by now it is not true any more. */
async function noteAlert(payload: Payload, noted: PrintRunRecord, code: RunReason['code'], alert: RunAlert): Promise<void> {
  for (let run = noted, turn = 0; turn < 5; turn++) {
    if (run.reason?.code !== code || run.reason.alert?.at !== alert.at) return
    if (await noteRun(payload, run, { reason: { ...run.reason, alert } })) return
    run = await runOf(payload, noted.key)
  }
}

/** Takes the pages of a run away where the reason says that nobody may see them any more; a run called back for another reason may come to it later. */
export async function removeUnseen(payload: Payload, run: PrintRunRecord, { code }: RunReason): Promise<void> {
  if (PAGES_GO.includes(code)) await removePages(buildFolder(payload, run))
}
