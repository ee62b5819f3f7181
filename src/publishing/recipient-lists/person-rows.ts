/** What lists hold of one person: given to them, and erased. */
import { join } from 'node:path'
import type { Payload } from 'payload'
import { canonicalJson } from '../../content/canonical.ts'
import type { BadRow, ListRecipient } from '../../recipients/checking/list-recipient.ts'
import { listFailure } from '../../recipients/reading/list-faults.ts'
import { hubOf } from '../hub.ts'
import { writeDurably } from '../media/durable-file.ts'
import { findRecords, whereAll } from '../records.ts'
import { changeThenClear, clearRest, removeOwn } from './clear-rest.ts'
import { FREE, takeList } from './held-list.ts'
import { jsonBytes } from './json-bytes.ts'
import { assertWhole, folderOf, type IndexEntry, isErasedEntry, jsonLines, type ListHead, newFolder, readHead, rowsFile, ROWS_PER_FILE, type StoredRow } from './list-files.ts'
import type { RecipientListRecord } from './list-record.ts'
import { changeAndTell, listOf } from './lists.ts'
import { isPerson, isTraceable, mayBeAbout, mayBePerson, type PersonTraits } from './person-traits.ts'
import { startRowFiles } from './row-files.ts'

/** A row about a person, with the list that it stands in. */
export interface PersonRow {
  readonly list: Pick<RecipientListRecord, 'title' | 'purpose' | 'origin' | 'deleteAt' | 'createdAt'>
  readonly recipient: ListRecipient
}

/** So often a list may be changed by others while somebody is erased from it. */
const TRIES = 20
/** Somebody is erased while a list is on its way in: nobody can say whether they stand in it. */
const ERASED_MEANWHILE = listFailure('erased-meanwhile')
const TOLD = { type: 'list-erased', actor: 'operator' } as const

const withRows = (payload: Payload): Promise<RecipientListRecord[]> => findRecords(payload, 'recipient-lists', { where: whereAll({ state: { in: ['uploaded', 'mapping', 'checking', 'ready'] } }), sort: 'createdAt' })

interface GoodLine {
  /** Null where somebody was erased. */
  readonly row: StoredRow | null
  readonly entry: IndexEntry
}
/** Good rows of a folder with their entries of the index. */
async function* goodRows(folder: string): AsyncGenerator<GoodLine> {
  let rows: AsyncGenerator<StoredRow> | undefined
  let at = 0
  for await (const entry of jsonLines<IndexEntry>(join(folder, 'index.ndjson'))) {
    if (at % ROWS_PER_FILE === 0) rows = jsonLines<StoredRow>(join(folder, rowsFile(at)))
    at += 1
    if (isErasedEntry(entry)) {
      yield { row: null, entry }
      continue
    }
    const next = await rows?.next()
    if (next && !next.done) yield { row: next.value, entry }
  }
}

/** Rows that are surely about the person: to give somebody the address of a namesake would tell them what is none of theirs. */
export async function rowsOfPerson(payload: Payload, traits: PersonTraits): Promise<PersonRow[]> {
  const found: PersonRow[] = []
  if (!isTraceable(traits)) return found
  for (const { key, state, folder, title, purpose, origin, deleteAt, createdAt } of await withRows(payload)) {
    if (state !== 'ready' || !folder) continue
    for await (const { row, entry } of goodRows(folderOf(hubOf(payload).recipients, key, folder))) {
      if (row && isPerson(traits, row, entry)) found.push({ list: { title, purpose, origin, deleteAt, createdAt }, recipient: row.recipient })
    }
  }
  return found
}

/** How many rows would be erased. */
export async function countRowsOfPerson(payload: Payload, traits: PersonTraits): Promise<number> {
  let count = 0
  if (!isTraceable(traits)) return count
  for (const list of await withRows(payload)) if (list.folder) count += (await countIn(folderOf(hubOf(payload).recipients, list.key, list.folder), traits)).all
  return count
}

async function countIn(folder: string, traits: PersonTraits): Promise<{ readonly good: number; readonly all: number }> {
  let good = 0
  let others = 0
  if (isChecked(folder)) {
    for await (const { row, entry } of goodRows(folder)) if (row && mayBePerson(traits, row, entry)) good += 1
    for await (const { cells } of jsonLines<BadRow>(join(folder, 'bad.ndjson'))) if (mayBeAbout(traits, cells)) others += 1
  } else {
    for await (const [, cells] of jsonLines<readonly [number, readonly string[]]>(join(folder, 'cells.ndjson'))) if (mayBeAbout(traits, cells)) others += 1
    if (mayBeAbout(traits, (await readHead(folder)).headers)) others += 1
  }
  return { good, all: good + others }
}

const isChecked = (folder: string): boolean => /rows-[^/]*$/.test(folder)

/**
 * Erases a person from every list. What is left of a list is another list with another hash: what was built of it before is out of date. A list that is being read at this moment is given back.
 * Doing so again does no harm.
 */
export async function eraseRowsOfPerson(payload: Payload, traits: PersonTraits): Promise<void> {
  if (!isTraceable(traits)) return
  for (const { key } of await withRows(payload)) {
    for (let tries = 1; !(await eraseFrom(payload, key, traits)); tries++) if (tries >= TRIES) throw new Error('Write conflict: a recipient list was changed all the time.')
  }
}

/** @returns false where somebody else changed the list at the same moment */
async function eraseFrom(payload: Payload, key: string, traits: PersonTraits): Promise<boolean> {
  const list = await listOf(payload, key)
  if (list.state === 'uploaded') {
    const given = { ...FREE, state: 'failed', failure: ERASED_MEANWHILE, folder: null } as const
    return (await changeThenClear(payload, list, () => changeAndTell(payload, list, given, TOLD))) !== null
  }
  if (!list.folder) return true
  const from = folderOf(hubOf(payload).recipients, key, list.folder)
  let taken: RecipientListRecord | null = list
  try {
    const found = await countIn(from, traits)
    // Whoever died after erasing somebody left the rows that were there before.
    if (found.all === 0) await clearRest(payload, list)
    if (found.all === 0) return true
    // Taken from whoever is checking it at this moment: they begin anew, and do not change it all the time meanwhile.
    if (list.state === 'checking') taken = await takeList(payload, list)
    return taken !== null && (await copyWithout(payload, taken, from, traits, found.all))
  } catch (error) {
    // Its rows went while they were read.
    if ((await listOf(payload, key)).rev !== taken?.rev) return false
    throw error
  }
}

/** @param count rows that go @returns false where somebody else changed the list at the same moment */
async function copyWithout(payload: Payload, list: RecipientListRecord, from: string, traits: PersonTraits, count: number): Promise<boolean> {
  const { key } = list
  const folder = newFolder(isChecked(from) ? 'rows' : 'read')
  const to = folderOf(hubOf(payload).recipients, key, folder)
  let isDone = false
  try {
    const { good, ...left } = isChecked(from) ? await copyChecked(from, to, traits, list.hash ?? null) : await copyRead(from, to, traits)
    await assertWhole(to, good)
    const counts = list.counts && { ...list.counts, erased: (list.counts.erased ?? 0) + count }
    const data = { owner: null, lease: null, folder, ...left, ...(counts ? { counts } : {}) }
    isDone = (await changeThenClear(payload, list, () => changeAndTell(payload, list, data, TOLD))) !== null
    return isDone
  } finally {
    if (!isDone) await removeOwn(payload, key, folder)
  }
}

async function copyChecked(from: string, to: string, traits: PersonTraits, before: string | null): Promise<{ readonly hash: string; readonly good: number }> {
  let good = 0
  const head = await headWithout(from, traits)
  const files = await startRowFiles(to, { ...head, earlier: [...(head.earlier ?? []), ...(before ? [before] : [])] })
  for await (const { row, entry } of goodRows(from)) {
    const [, , ...marks] = entry
    good += 1
    if (row && !mayBePerson(traits, row, entry)) await files.good(canonicalJson(row), marks)
    else await files.erased()
  }
  for await (const row of jsonLines<BadRow>(join(from, 'bad.ndjson'))) if (!mayBeAbout(traits, row.cells)) await files.bad(row)
  return { hash: await files.close(), good }
}

async function copyRead(from: string, to: string, traits: PersonTraits): Promise<{ readonly rows: number; readonly good: null }> {
  let rows = 0
  async function* left() {
    for await (const row of jsonLines<readonly [number, readonly string[]]>(join(from, 'cells.ndjson'))) {
      if (mayBeAbout(traits, row[1])) continue
      rows += 1
      yield row
    }
  }
  await writeDurably(join(to, 'cells.ndjson'), jsonBytes(left()))
  await writeDurably(join(to, 'head.json'), new TextEncoder().encode(JSON.stringify(await headWithout(from, traits))))
  return { rows, good: null }
}

/** Where a list has no headers, a person stands in their place. */
async function headWithout(folder: string, traits: PersonTraits): Promise<ListHead> {
  const { headers, sample, earlier } = await readHead(folder)
  return { ...(earlier ? { earlier } : {}), headers: mayBeAbout(traits, headers) ? headers.map((_, at) => `${at + 1}`) : headers, sample: sample.filter((cells) => !mayBeAbout(traits, cells)) }
}
