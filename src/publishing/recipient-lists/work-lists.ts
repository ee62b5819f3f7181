/**
 * Reads what was uploaded and checks what was confirmed, list by list. A process takes a list by compare-and-set and holds a lease on it, which it renews while it works; what it makes lies in a folder of
 * its own, and counts from the one write on that names it. Whoever dies on the way leaves a folder that nobody reads, and the list is worked through anew.
 */
import { join } from 'node:path'
import type { Payload, Where } from 'payload'
import { HubError } from '../../content/errors.ts'
import type { SignRanges } from '../../recipients/checking/lacking-signs.ts'
import { failureOf, listError, listFailure } from '../../recipients/reading/list-faults.ts'
import { failpoint } from '../failpoints.ts'
import { type HubServices, hubOf } from '../hub.ts'
import { LOCALE_CODES } from '../places.ts'
import { findRecords, whereAll } from '../records.ts'
import { announceWork } from '../wake.ts'
import { changeThenClear, removeOwn } from './clear-rest.ts'
import { FREE, HeldList, LEASE_MS, Lost, takeList } from './held-list.ts'
import { assertWhole, folderOf, newFolder, UPLOAD } from './list-files.ts'
import type { RecipientListRecord } from './list-record.ts'
import type { CheckOrder, CheckResult, ReadResult } from './list-work.ts'
import { changeAndTell, changeList, type ListChange } from './lists.ts'
import { QUIET_MS, runListProcess } from './run-list-process.ts'
import { addSuppressions, findSuppressed } from './suppressions.ts'

/** Works through what is due and what nobody is at, one list after the other. */
export async function workLists(payload: Payload, signal: AbortSignal, { leaseMs = LEASE_MS, quietMs = QUIET_MS }: { readonly leaseMs?: number; readonly quietMs?: number } = {}): Promise<void> {
  const isFree: Where = { or: [{ lease: { exists: false } }, { lease: { equals: null } }, { lease: { less_than: new Date().toISOString() } }] }
  const due = await findRecords(payload, 'recipient-lists', { where: whereAll({ state: { in: ['uploaded', 'checking'] } }, isFree), sort: 'createdAt' })
  for (const list of due) {
    if (signal.aborted) return
    const taken = await takeList(payload, list, leaseMs)
    failpoint('list:taken')
    if (taken) await work(payload, new HeldList(payload, taken, leaseMs), signal, quietMs)
  }
}

async function work(payload: Payload, held: HeldList, signal: AbortSignal, quietMs: number): Promise<void> {
  const { recipients } = hubOf(payload)
  const { key, state } = held.list
  const folder = newFolder(state === 'uploaded' ? 'read' : 'rows')
  const to = folderOf(recipients, key, folder)
  const either = AbortSignal.any([signal, held.lost])
  try {
    const change = state === 'uploaded' ? await read(held, recipients, to, either, quietMs) : await check(payload, held, recipients, to, either)
    failpoint('list:worked')
    await held.stop()
    if (held.lost.aborted) throw new Lost()
    await assertWhole(to, state === 'uploaded' ? null : held.list.purpose === 'suppressions' ? 0 : (change.counts?.good ?? 0))
    const done = await changeThenClear(payload, held.list, async () => {
      const changed = await finish(payload, held.list, { ...FREE, ...change, folder })
      failpoint('list:kept')
      return changed
    })
    if (!done) await removeOwn(payload, key, folder)
    // People who get no mail any more may stand in runs that have left the house.
    else if (done.purpose === 'suppressions') announceWork()
  } catch (error) {
    await held.stop()
    if (!held.lost.aborted && !signal.aborted) return fail(payload, held.list, folder, error)
    await removeOwn(payload, key, folder)
    if (signal.aborted) await changeList(payload, held.list, FREE)
  }
}

function finish(payload: Payload, list: RecipientListRecord, data: ListChange): Promise<RecipientListRecord | null> {
  if (data.state !== 'ready') return changeList(payload, list, data)
  return changeAndTell(payload, list, data, { type: 'list-checked', actor: 'operator', data: { ...data.counts, hash: data.hash } })
}

async function read(held: HeldList, recipients: string, to: string, signal: AbortSignal, quietMs: number): Promise<ListChange> {
  const from = join(folderOf(recipients, held.list.key), UPLOAD)
  const result = await runListProcess<ReadResult>({ task: 'read', from, to }, () => Promise.resolve([]), signal, quietMs)
  return { state: 'mapping', ...result }
}

async function check(payload: Payload, held: HeldList, recipients: string, to: string, signal: AbortSignal): Promise<ListChange> {
  const { key, purpose, folder, mapping, options, confirmedBy } = held.list
  if (!folder || !mapping || !options) throw listError('mapping-lost')
  const [locale = 'de', ...locales] = LOCALE_CODES
  const { country, senderCountry, formality, oneLetterPer, restoreZeros, kind = 'objection' } = options
  const order: CheckOrder = {
    task: purpose === 'suppressions' ? 'suppress' : 'check',
    from: folderOf(recipients, key, folder),
    to,
    mapping,
    options: { sender: { country: senderCountry, language: locale }, country, locales: [locale, ...locales], formality, oneLetterPer, restoreZeros },
    signs: printableSigns(hubOf(payload)),
    isCompared: purpose === 'mailing',
    secret: hubOf(payload).secret,
  }
  const answer = async (digests: readonly string[], rows: number): Promise<readonly string[]> => {
    await held.progress(rows)
    if (purpose !== 'suppressions') return findSuppressed(payload, digests)
    const { fresh, before } = await addSuppressions(payload, digests, { kind, source: key, addedBy: confirmedBy ?? 'operator' })
    return [...fresh, ...before]
  }
  const { counts, hash } = await runListProcess<CheckResult>(order, answer, signal)
  return { state: 'ready', counts, hash }
}

/** Lists are made for print: what no press can set makes a bad row. */
function printableSigns({ channels }: HubServices): SignRanges | null {
  const signs = channels.flatMap(({ press }) => press?.signs ?? [])
  return signs.length > 0 ? signs : null
}

/** Says what is wrong, and keeps nothing of the rows. */
async function fail(payload: Payload, list: RecipientListRecord, folder: string, error: unknown): Promise<void> {
  const known = error instanceof HubError ? error : null
  const failure = known ? failureOf(known) : listFailure('broken')
  const data = { ...FREE, state: 'failed', failure, folder: null } as const
  const failed = await changeThenClear(payload, list, () => changeAndTell(payload, list, data, { type: 'list-failed', actor: 'operator', data: { code: failure.code } }))
  if (!failed) return removeOwn(payload, list.key, folder)
  if (!known || known.code === 'internal') payload.logger.error({ err: error, list: list.key, msg: 'a recipient list could not be worked through' })
}
