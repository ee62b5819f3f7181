/**
 * Where the rows of a list lie: `<recipients>/<list>/<folder>/`. A folder is written once and never changed; which one counts says the record (`folder`), in the same write that says what
 * the list is now. Whatever else lies there is left of work that was broken off.
 *
 * A folder of what was uploaded (`read-…`): `head.json` and `cells.ndjson`, a row each. A folder of what was checked (`rows-…`): `head.json`; `0001.ndjson` and so on, {@link ROWS_PER_FILE} good rows
 * each; `index.ndjson`, an {@link IndexEntry} for each good row; `bad.ndjson`, a bad row each.
 */
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { HubError } from '../../content/errors.ts'
import type { ListRecipient } from '../../recipients/checking/list-recipient.ts'
import type { RemarkCode } from '../../recipients/checking/remarks.ts'

export const ROWS_PER_FILE = 5_000

/** What stands above the rows. */
export interface ListHead {
  readonly headers: readonly string[]
  /** The first rows, for a person who says what the columns mean; none once the list is checked. */
  readonly sample: readonly (readonly string[])[]
  /** Hashes of the list before each erasure: what was built of it then has the same numbers for its rows. */
  readonly earlier?: readonly string[]
}

/** A good row as it lies in its file, canonical JSON on one line. */
export interface StoredRow {
  readonly line: number
  readonly recipient: ListRecipient
  readonly remarks: readonly RemarkCode[]
}

/** Where a row begins in its file, how long it is in bytes, and by what it is sorted and known again: locale, country and postcode, digests of person, household, and e-mail address, and the others under which the row may stand on the suppression list. Of a row that was erased its number alone is left, so that those of the others stay. */
export type IndexEntry = readonly [offset: number, length: number, line: number, locale: string, sort: string, person: string | null, household: string | null, email: string | null, ...others: readonly string[]]

export const ERASED_ENTRY: IndexEntry = [0, 0, 0, '', '', null, null, null]
export const isErasedEntry = ([, length]: IndexEntry): boolean => length === 0
/** Under which a row may stand on the suppression list. */
export const digestsIn = (entry: IndexEntry): string[] => entry.slice(5).filter((one): one is string => typeof one === 'string')

/** Names a folder that nobody has. */
export const newFolder = (kind: 'read' | 'rows'): string => `${kind}-${randomBytes(8).toString('hex')}`
export const UPLOAD = 'upload'

export const folderOf = (recipients: string, key: string, folder = ''): string => {
  if (!/^[a-z0-9-]+$/.test(key) || !/^[a-z0-9-]*$/.test(folder)) throw new Error('No name of a recipient list.')
  return join(recipients, key, folder)
}
/** @param at of the row among the good ones, from 0 */
export const rowsFile = (at: number): string => `${String(Math.floor(at / ROWS_PER_FILE) + 1).padStart(4, '0')}.ndjson`

/** @throws HubError `gone` */
export async function readHead(folder: string): Promise<ListHead> {
  return JSON.parse(await readFile(join(folder, 'head.json'), 'utf8').catch(orGone)) as ListHead
}

/** The lines of a file of JSON lines, one at a time. @throws HubError `gone` */
export async function* jsonLines<T>(path: string): AsyncGenerator<T> {
  const stream = createReadStream(path)
  // Readline tells of no failure to open; without this it would end the process.
  const opened = new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve())
    stream.once('error', reject)
  })
  await opened.catch(orGone)
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) if (line !== '') yield JSON.parse(line) as T
}

/** For `catch`: what lies there no more was deleted, or somebody was erased from it. */
export function orGone(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new HubError('gone', 'The rows of this list are not there any more: it was deleted, or changed a moment ago. Look at it again.')
  throw error
}

/** Before a folder is made to count: is all of it there? @param good how many good rows a folder of what was checked has @throws Error where it is not */
export async function assertWhole(folder: string, good: number | null): Promise<void> {
  const rows = Array.from({ length: Math.ceil((good ?? 0) / ROWS_PER_FILE) }, (_, at) => rowsFile(at * ROWS_PER_FILE))
  for (const name of good === null ? ['head.json', 'cells.ndjson'] : ['head.json', 'index.ndjson', 'bad.ndjson', ...rows]) await stat(join(folder, name))
}

/** What lies there of a list: names of folders, and the uploaded file. */
export const namesIn = (recipients: string, key: string): Promise<string[]> => readdir(folderOf(recipients, key)).catch(() => [])

/** Whoever is still writing there makes it necessary to look once more. */
const DELETING = { recursive: true, force: true, maxRetries: 3, retryDelay: 50 } as const

/** Deletes these of {@link namesIn}. Doing so again does no harm. */
export async function removeNames(recipients: string, key: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(/* turbopackIgnore: true */ folderOf(recipients, key), name), DELETING)
}

/** Deletes everything of a list of which nothing will ever count again. Doing so again does no harm. */
export const removeAll = (recipients: string, key: string): Promise<void> => rm(folderOf(recipients, key), DELETING)

/** Keys of lists of which something lies here, and when it was last touched, in milliseconds. */
export async function listsWithFiles(recipients: string): Promise<{ readonly key: string; readonly touchedMs: number }[]> {
  const names = (await readdir(recipients).catch(() => [])).filter((name) => /^[a-z0-9-]+$/.test(name))
  return Promise.all(names.map(async (key) => ({ key, touchedMs: await stat(join(recipients, key)).then(({ mtimeMs }) => mtimeMs, () => Date.now()) })))
}
