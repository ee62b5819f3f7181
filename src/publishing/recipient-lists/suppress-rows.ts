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
    const fresh = new Set(await ask([...new Set(digests.flat())], count.rows))
    for (const made of digests) {
      const isNew = made.some((one) => fresh.has(one))
      for (const one of made) fresh.delete(one)
      if (isNew) count.good += 1
      else count.duplicates += 1
    }
  }
  return { counts: { ...count, remarks: {} }, hash: await files.close() }
}
