/** The rows of a list → good and bad ones in files. */
import { join } from 'node:path'
import { canonicalJson } from '../../content/canonical.ts'
import { addressKeys, type AddressKeys } from '../../recipients/checking/address-keys.ts'
import { startListCheck } from '../../recipients/checking/check-list.ts'
import { fieldsOfRow } from '../../recipients/checking/fields-of-row.ts'
import { lackingSigns } from '../../recipients/checking/lacking-signs.ts'
import type { GoodRow } from '../../recipients/checking/list-recipient.ts'
import { askedDigests } from '../../recipients/checking/suppression.ts'
import { countryOf } from '../../recipients/addressing/countries.ts'
import { LIST_LIMITS } from '../../recipients/limits.ts'
import type { ListRow } from '../../recipients/reading/list-rows.ts'
import { suppressionDigest } from './digests.ts'
import { jsonLines, readHead, type StoredRow } from './list-files.ts'
import type { CheckOrder, CheckResult, ToProcess } from './list-work.ts'
import { type RowMarks, startRowFiles } from './row-files.ts'

/** Asks the hub about digests. @param rows how many have been looked at by then */
export type Ask = (digests: readonly string[], rows: number) => Promise<ToProcess>

/** Rows as they were read, some hundred at a time. */
export async function* rowsInChunks(folder: string): AsyncGenerator<readonly ListRow[]> {
  let rows: ListRow[] = []
  for await (const [line, cells, strayQuotation] of jsonLines<readonly [number, readonly string[], number?]>(join(folder, 'cells.ndjson'))) {
    rows.push({ line, cells, ...(strayQuotation === undefined ? {} : { strayQuotation }) })
    if (rows.length < LIST_LIMITS.rowsPerChunk) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

/** By what a row is known again. */
export function keysOfRow({ cells }: ListRow, { mapping, options }: Pick<CheckOrder, 'mapping' | 'options'>): AddressKeys {
  const row = fieldsOfRow(cells, mapping)
  return addressKeys(row, row.fields.country === undefined ? options.country : (countryOf(row.fields.country) ?? ''))
}

export async function checkRows(order: CheckOrder, ask: Ask): Promise<CheckResult> {
  const { from, to, mapping, options, signs, isCompared, secret } = order
  const { headers } = await readHead(from)
  const files = await startRowFiles(to, { headers, sample: [] })
  // Made once for each row of a chunk, though three look for them.
  const known = new Map<string, string>()
  const digest = (of: string): string => {
    const made = known.get(of) ?? suppressionDigest(secret, of)
    known.set(of, made)
    return made
  }
  // Holds what was found for the rows that are checked next: the whole list of suppressions is never in memory.
  const digests = new Set<string>()
  const check = startListCheck(mapping, { ...options, ...(signs ? { missingGlyphs: lackingSigns(signs) } : {}), ...(isCompared ? { suppression: { digest, digests } } : {}) })
  for await (const rows of rowsInChunks(from)) {
    known.clear()
    const asked = isCompared ? rows.flatMap((row) => askedDigests(keysOfRow(row, order), digest)) : []
    digests.clear()
    for (const one of await ask(asked, check.counts().rows)) digests.add(one)
    const { good, bad } = check.take(rows)
    for (const row of good) await files.good(storedRow(row), marksOf(row, digest))
    for (const row of bad) await files.bad(row)
  }
  return { counts: check.counts(), hash: await files.close() }
}

function storedRow({ line, recipient, remarks }: GoodRow): string {
  const row: StoredRow = { line, recipient, remarks }
  return canonicalJson(row)
}

function marksOf({ line, recipient, keys }: GoodRow, digest: (of: string) => string): RowMarks {
  const { person, household, email } = keys
  const known = [person === null ? null : digest(`person:${person}`), household === null ? null : digest(`household:${household}`), email === null ? null : digest(`email:${email}`)] as const
  const named: ReadonlySet<string | null> = new Set(known)
  return [line, recipient.locale, `${recipient.country} ${recipient.postcode}`, ...known, ...askedDigests(keys, digest).filter((one) => !named.has(one))]
}
