/**
 * People in a run who objected to advertising since it was released, or were erased. A run that no shop has is blocked, and built anew without them. From one that a shop has their copies are pulled, and the
 * others go out: nobody calls ten thousand letters back for the sake of one. What is on its way to people cannot be stopped any more.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createLocalReq, type Payload } from 'payload'
import { openTask } from '../../../consent/tasks.ts'
import { HubError } from '../../../content/errors.ts'
import { appendAudit } from '../../audit.ts'
import { countObjections, rowsThatObjected } from '../../recipient-lists/objections.ts'
import { findRecords, writeTogether } from '../../records.ts'
import { buildFolder, filesFolder, partsFolder, readPlan } from '../run-folder.ts'
import type { PrintRunRecord, PulledCopy, RunReason } from '../run-record.ts'
import { noteRun } from '../runs.ts'
import { reasonOf } from '../standing.ts'
import { alertShop, isAlertDue } from './alert-shop.ts'
import { filesGiven } from './downloads.ts'
import { stemOf } from './manifest.ts'
import { copiesIn, openPrinted, type PrintedCopy } from './printed-rows.ts'

/** A shop is asked to take out so many; a run of which more must go is called back as a whole. */
export const MOST_PULLED = 1_000
/** What was being written while the release asked may bear an earlier time. Whoever stood on the list by then is not in the files, so looking too far back finds nobody more. */
const MARGIN_MS = 10 * 60 * 1000
/** Numbers that stand in the sentence. */
const SAID = 50

const objectionsFrom = ({ releasedAt }: PrintRunRecord): Date => new Date(Date.parse(releasedAt ?? new Date().toISOString()) - MARGIN_MS)

/** Did somebody whose letter is in the files come onto the suppression list since the run was released? Reads the list only where somebody came. @throws HubError `gone` where the list is deleted */
export async function hasObjected(payload: Payload, run: PrintRunRecord): Promise<boolean> {
  if (!run.list) return false
  const rows = await rowsThatObjected(payload, run.list, objectionsFrom(run))
  const plan = rows.size > 0 ? await readPlan(buildFolder(payload, run)) : null
  return plan?.recipients.some((row) => rows.has(row)) ?? false
}

/** What this process found nothing new in, by run: lists and suppressions as they were. */
const looked = new Map<string, string>()

/**
 * Looks after the people in a run that a shop may have or has. Doing so again changes nothing, and costs little while nobody objects.
 * @returns why the whole run must be stopped; null where it need not
 */
export async function stopForPeople(payload: Payload, run: PrintRunRecord): Promise<RunReason | null> {
  const { key, state } = run
  if (!run.list || (state !== 'released' && state !== 'claimed' && state !== 'printing')) return null
  if (run.reason?.code === 'pull' && isAlertDue(run.reason)) {
    await alertShop(payload, run)
    return null
  }
  const seen = await stampOf(payload, run)
  if (looked.get(key) === seen) return null
  const isClear = state === 'released' ? !(await hasObjected(payload, run)) : await pullCopies(payload, run)
  if (isClear === 'too-many' || isClear === false) return reasonOf('list-changed')
  if (isClear) looked.set(key, seen)
  return null
}

async function stampOf(payload: Payload, run: PrintRunRecord): Promise<string> {
  const lists = await findRecords(payload, 'recipient-lists', { where: { key: { in: [run.list, run.seeds].filter((one) => typeof one === 'string') } }, sort: 'key' })
  return JSON.stringify([run.build, run.state, await countObjections(payload, objectionsFrom(run)), ...lists.map(({ hash }) => hash ?? null)])
}

/** @returns null where the run was changed meanwhile: it is looked at again */
async function pullCopies(payload: Payload, run: PrintRunRecord): Promise<true | 'too-many' | null> {
  const { objected, erased } = await unwanted(payload, run)
  const lost = erased.length > 0 ? await removeFilesWith(payload, run, erased) : []
  const known = run.reason?.code === 'pull' ? (run.reason.copies ?? []) : []
  const numbers = new Set(known.map(({ number }) => number))
  const fresh = [...objected, ...erased].filter(({ number }) => !numbers.has(number))
  if (fresh.length === 0) return true
  const copies = [...known, ...fresh.map(({ number, file, firstPage, pages }) => ({ number, file, firstPage, pages }))].sort((one, other) => one.number - other.number)
  if (copies.length > MOST_PULLED) return 'too-many'
  const noted = await note(payload, run, copies, lost)
  if (noted) await alertShop(payload, noted)
  return noted ? true : null
}

async function note(payload: Payload, run: PrintRunRecord, copies: readonly PulledCopy[], lost: readonly string[]): Promise<PrintRunRecord | null> {
  const said = copies.slice(0, SAID).map(({ number }) => number).join(', ')
  const more = copies.length - SAID
  const { code, de, en } = reasonOf('pull')
  const reason = {
    code,
    de: `${de} Nummern: ${said}${more > 0 ? ` und ${more} weitere` : ''}.${lost.length > 0 ? ` Die Druckerei hatte noch nicht abgeholt, was jetzt fehlt: ${lost.join(', ')}. Der Auftrag muss zurückgerufen und neu bestellt werden.` : ''}`,
    en: `${en} Numbers: ${said}${more > 0 ? ` and ${more} more` : ''}.${lost.length > 0 ? ` The print shop had not fetched what is missing now: ${lost.join(', ')}. The run has to be called back and ordered anew.` : ''}`,
    copies,
  }
  return writeTogether(await createLocalReq({}, payload), async (tx) => {
    const at = new Date().toISOString()
    // Its shop asks for what changed.
    const noted = await noteRun(payload, run, { reason, changed: at }, tx)
    if (noted) await appendAudit(payload, tx, { subject: `print-run:${run.key}`, type: 'print-run', actor: 'press', data: { act: 'pull', copies: copies.length, build: run.build } }, at)
    return noted
  })
}

interface Unwanted {
  readonly objected: readonly PrintedCopy[]
  readonly erased: readonly PrintedCopy[]
}

async function unwanted(payload: Payload, run: PrintRunRecord): Promise<Unwanted> {
  const objected: PrintedCopy[] = []
  const erased: PrintedCopy[] = []
  // Where the list or the files are gone, nobody knows any more whose copies they were.
  const lists = await openPrinted(payload, run).catch((error: unknown) => (error instanceof HubError && error.code === 'gone' ? null : Promise.reject(error as Error)))
  if (!lists) return { objected, erased }
  try {
    const { plan, list, seeds } = lists
    const rows = await rowsThatObjected(payload, list.key, objectionsFrom(run))
    const isHit = plan.recipients.some((row) => rows.has(row) || list.isErased(row)) || plan.seeds.some((row) => seeds?.isErased(row))
    if (!isHit) return { objected, erased }
    for await (const copy of copiesIn(payload, run)) {
      const row = plan.recipients[copy.number - 1]
      const isErased = row === undefined ? seeds?.isErased(plan.seeds[copy.number - plan.recipients.length - 1] ?? -1) : list.isErased(row)
      if (isErased) erased.push(copy)
      else if (row !== undefined && rows.has(row)) objected.push(copy)
    }
  } finally {
    await lists.close()
  }
  return { objected, erased }
}

/**
 * Nobody may see the letter of somebody who was erased: the files that hold it go, and what else shows pages.
 * @returns the files that the shop had not fetched. Nobody in them would get anything, so people are given the task
 */
async function removeFilesWith(payload: Payload, run: PrintRunRecord, copies: readonly PrintedCopy[]): Promise<readonly string[]> {
  const folder = buildFolder(payload, run)
  const names = new Set(copies.map(({ file }) => file))
  for (const file of names) await rm(join(filesFolder(folder), stemOf(file), file), { force: true })
  for (const other of [partsFolder(folder), join(folder, 'proofs')]) await rm(other, { recursive: true, force: true })
  const given = await filesGiven(payload, run)
  const lost = [...names].filter((file) => !given.has(file))
  for (const file of lost) await openTask(payload, unfetchedTask(run, file))
  return lost
}

function unfetchedTask({ key, title, pieceKey, locale, build, files }: PrintRunRecord, file: string): Parameters<typeof openTask>[1] {
  const copies = files?.find(({ name }) => name === file)?.recipients ?? null
  return { kind: 'recall-print', subject: `print-run:${key}`, cause: [build, 'unfetched', file], data: () => ({ run: key, title: `${title} (${file})`, piece: pieceKey, locale, reason: 'file-gone', file, copies }) }
}
