/** Which rows of the lists have errors, all of them: what a run tells of them is but the first. Numbers of lines and reasons, no names. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { spreadsheetCsv } from '../../content/spreadsheet-csv.ts'
import { readIfPresent, writeDurably } from '../media/durable-file.ts'

interface Both {
  readonly de: string
  readonly en: string
}
export type RowsOf = 'recipients' | 'seeds'

/** One reason and the rows that have it, as it lies in the folder of a build. */
interface RowError {
  readonly list: RowsOf
  readonly reason: Both
  /** Of the file that was uploaded, from 1, in order. */
  readonly lines: readonly number[]
}

/** Reasons of rows that are kept: some ten megabytes in memory and on disk. Of a row beyond there is one. */
const MOST_KEPT = 1_000_000

export class RowErrors {
  readonly #kinds = new Map<string, { readonly list: RowsOf; readonly reason: Both; readonly lines: Set<number> }>()
  readonly #rows: Readonly<Record<RowsOf, Set<number>>> = { recipients: new Set(), seeds: new Set() }
  #kept = 0

  /** False where that was known of the row. */
  add(list: RowsOf, line: number, { de, en }: Both): boolean {
    const key = `${list} ${en}`
    const kind = this.#kinds.get(key) ?? { list, reason: { de, en }, lines: new Set<number>() }
    if (kind.lines.has(line)) return false
    if (this.#kept >= MOST_KEPT && this.#rows[list].has(line)) return true
    this.#kinds.set(key, kind)
    kind.lines.add(line)
    this.#rows[list].add(line)
    this.#kept += 1
    return true
  }

  /** How many rows have errors. */
  get rows(): number {
    return this.#rows.recipients.size + this.#rows.seeds.size
  }

  get all(): readonly RowError[] {
    return [...this.#kinds.values()].map(({ list, reason, lines }) => ({ list, reason, lines: [...lines].sort((one, other) => one - other) }))
  }
}

const fileIn = (folder: string): string => join(folder, 'row-errors.json')

/** Into the folder of a build, with which they go. */
export const writeRowErrors = (folder: string, { all }: RowErrors): Promise<void> => writeDurably(fileIn(folder), new TextEncoder().encode(JSON.stringify(all)))
/** Null where there are none (any more). */
export async function readRowErrors(folder: string): Promise<readonly RowError[] | null> {
  const bytes = await readIfPresent(fileIn(folder))
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as readonly RowError[])
}
/** Those of an earlier turn at the build. */
export const removeRowErrors = (folder: string): Promise<void> => rm(fileIn(folder), { force: true })

const HEADERS = { de: ['Zeile', 'Liste', 'Grund'], en: ['Line', 'List', 'Reason'] } as const
const LISTS = { recipients: { de: 'Empfänger', en: 'Recipients' }, seeds: { de: 'eigene Adressen', en: 'own addresses' } } as const
/** Rows in a piece of the table. */
const BATCH = 500

/** CSV in UTF-8 with its mark, separated by semicolons, a row for each that has errors, in pieces. What a spreadsheet would run begins with an apostrophe. */
export function* rowErrorsCsv(errors: readonly RowError[], language: 'de' | 'en'): Generator<string> {
  yield `\ufeff${spreadsheetCsv([HEADERS[language]])}`
  for (const list of ['recipients', 'seeds'] as const) {
    const reasons = new Map<number, string[]>()
    for (const error of errors) {
      if (error.list !== list) continue
      for (const line of error.lines) reasons.set(line, [...(reasons.get(line) ?? []), error.reason[language]])
    }
    const rows = [...reasons].sort(([one], [other]) => one - other).map(([line, own]) => [line, LISTS[list][language], own.join(' ')])
    for (let at = 0; at < rows.length; at += BATCH) yield spreadsheetCsv(rows.slice(at, at + BATCH))
  }
}
