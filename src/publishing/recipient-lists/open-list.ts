/** A checked list for whoever prints it: recipients by number, without those who must get no mail (any more). */
import type { Payload } from 'payload'
import type { ListRecipient } from '../../recipients/checking/list-recipient.ts'
import { hubOf } from '../hub.ts'
import { digestsIn, folderOf, type IndexEntry, isErasedEntry, jsonLines, readHead, type StoredRow } from './list-files.ts'
import { readyList } from './lists.ts'
import { openRows } from './open-rows.ts'
import { findSuppressed } from './suppressions.ts'

export interface OpenRow {
  /** From 0, in the order of the list. */
  readonly index: number
  /** Of the file that was uploaded, from 1. */
  readonly line: number
  readonly recipient: ListRecipient
}

export interface OpenList {
  readonly key: string
  readonly label: string
  /** SHA-256 over its rows. Another one once somebody was erased from it: what was built of it before holds that person. */
  readonly hash: string
  /** Hashes that it had before somebody was erased from it: the numbers of its rows are still those. */
  readonly earlier: readonly string[]
  /** Recipients that get mail, of every locale. */
  readonly count: number
  /** Rows that stay out, and why. */
  readonly leftOut: { readonly suppressed: number; readonly returned: number }
  /** Where the addresses come from, as it is printed. */
  readonly origin: string
  /** ISO 8601: from then on there are no rows. */
  readonly deleteAt: string
  /**
   * Numbers of the recipients that get mail in a locale, as the list has them or by country and postcode: those of its language, and in the hub's first those whose language is absent or unknown. Whose
   * language is printed in nowhere is in none.
   */
  order(sort: 'list' | 'postcode', locale: string): Promise<readonly number[]>
  /** Was somebody erased with the row of this number? */
  isErased(index: number): boolean
  /** Those rows, in the order asked for. @throws HubError `gone` once the list was deleted or changed: open it again; and for a row with which somebody was erased */
  at(indexes: readonly number[]): Promise<readonly OpenRow[]>
  close(): Promise<void>
}

/** Rows whose digests are asked about at once. */
const BATCH = 2_000

/**
 * Opens a list that is ready. Who stands on the suppression list now, or whose mail came back, is left out, whatever held when the list was checked; seeds are compared with nothing.
 * @throws HubError `not-found`, `gone` (deleted), `conflict` (not ready), `bad-input` (a list of suppressions)
 */
export async function openList(payload: Payload, key: string, { suppressed }: { readonly suppressed?: 'leave-out' } = {}): Promise<OpenList> {
  const list = await readyList(payload, key)
  const folder = folderOf(hubOf(payload).recipients, key, list.folder)
  const rows = openRows(folder)
  const isCompared = suppressed === 'leave-out' && list.purpose === 'mailing'
  const returned = new Set(list.returned ?? [])
  const leftOut = { suppressed: 0, returned: 0 }
  const gone = new Set<number>()
  let batch: (readonly [number, IndexEntry])[] = []
  const compare = async (): Promise<void> => {
    const found = new Set(await findSuppressed(payload, batch.flatMap(([, entry]) => digestsIn(entry))))
    for (const [at, entry] of batch) {
      if (!digestsIn(entry).some((digest) => found.has(digest))) continue
      gone.add(at)
      leftOut.suppressed += 1
    }
    batch = []
  }
  let at = 0
  for await (const entry of jsonLines<IndexEntry>(rows.index)) {
    rows.place(entry)
    if (isErasedEntry(entry)) gone.add(at)
    else if (returned.has(entry[2])) {
      gone.add(at)
      leftOut.returned += 1
    } else if (isCompared && batch.push([at, entry]) >= BATCH) await compare()
    at += 1
  }
  await compare()
  const { earlier = [] } = await readHead(folder)
  const { title: label, hash, origin, deleteAt } = list
  return {
    key, label, hash, earlier, isErased: rows.isErased, origin, deleteAt: new Date(deleteAt).toISOString(), count: at - gone.size, leftOut,
    async order(sort, locale) {
      const found: { readonly at: number; readonly by: string }[] = []
      let index = 0
      for await (const entry of jsonLines<IndexEntry>(rows.index)) {
        if (entry[3] === locale && !gone.has(index)) found.push({ at: index, by: sort === 'postcode' ? entry[4] : '' })
        index += 1
      }
      if (sort === 'postcode') found.sort((one, other) => (one.by < other.by ? -1 : one.by > other.by ? 1 : one.at - other.at))
      return found.map((one) => one.at)
    },
    async at(indexes) {
      const found = await rows.read(indexes)
      return found.map((text, place) => {
        const { line, recipient } = JSON.parse(text) as StoredRow
        return { index: indexes[place] ?? 0, line, recipient }
      })
    },
    close: () => rows.close(),
  } // prettier-ignore
}
