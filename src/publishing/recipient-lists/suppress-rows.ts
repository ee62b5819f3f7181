/** The rows of a list of people who get no mail → digests on the suppression list; nothing else of them is kept. */
import { suppressionDigests } from '../../recipients/checking/suppression.ts'
import type { BadRow } from '../../recipients/checking/list-recipient.ts'
import { type Ask, keysOfRow, rowsInChunks } from './check-rows.ts'
import { suppressionDigest } from './digests.ts'
import { readHead } from './list-files.ts'
import type { CheckOrder, CheckResult } from './list-work.ts'
import { startRowFiles } from './row-files.ts'

/** Rows of which nobody can be known are bad ones, to be mended and sent again. */
export async function suppressRows(order: CheckOrder, ask: Ask): Promise<CheckResult> {
  const { from, to, secret } = order
  const files = await startRowFiles(to, { headers: (await readHead(from)).headers, sample: [] })
  /** Entries that the list has because of the rows so far. */
  const counted = new Set<string>()
  const count = { rows: 0, good: 0, bad: 0, duplicates: 0, suppressed: 0 }
  for await (const rows of rowsInChunks(from)) {
    const digests: string[][] = []
    for (const row of rows) {
      count.rows += 1
      const made = row.strayQuotation !== undefined ? [] : suppressionDigests(keysOfRow(row, order), (of) => suppressionDigest(secret, of))
      if (made.length > 0) digests.push([...made])
      else {
        const bad: BadRow = { line: row.line, cells: row.cells, problems: [row.strayQuotation === undefined ? { code: 'missing', field: 'street' } : { code: 'stray-quotation', detail: String(row.strayQuotation) }] }
        await files.bad(bad)
        count.bad += 1
      }
    }
    // Entries of this list may be there from a check that was broken off: a row is told to be twice by the rows above it.
    const owned = new Set(await ask([...new Set(digests.flat())].filter((one) => !counted.has(one)), count.rows))
    for (const made of digests) {
      const fresh = made.filter((one) => owned.has(one) && !counted.has(one))
      for (const one of fresh) counted.add(one)
      if (fresh.length > 0) count.good += 1
      else count.duplicates += 1
    }
  }
  return { counts: { ...count, remarks: {} }, hash: await files.close() }
}
