/** A whole list, chunk by chunk → good rows, bad rows and their number. */
import { countryOf } from '../addressing/countries.ts'
import type { Mapping } from '../headers/propose-mapping.ts'
import { listError } from '../reading/list-faults.ts'
import { isEmptyRow, type ListRow, type ReadList } from '../reading/list-rows.ts'
import { addressKeys } from './address-keys.ts'
import { checkRow } from './check-row.ts'
import { fieldsOfRow } from './fields-of-row.ts'
import type { BadRow, CheckOptions, GoodRow, ListCounts } from './list-recipient.ts'
import type { RemarkCode } from './remarks.ts'
import { isSuppressed } from './suppression.ts'

export interface CheckedChunk {
  readonly good: readonly GoodRow[]
  readonly bad: readonly BadRow[]
}

export interface ListCheck {
  /** Rows in the order of the list. Of two that are the same the first is good. */
  take(rows: readonly ListRow[]): CheckedChunk
  counts(): ListCounts
}

/** @param mapping asserted by `assertMapping` */
export function startListCheck(mapping: Mapping, options: CheckOptions): ListCheck {
  const firstLines = new Map<string, number>()
  const remarkCounts = new Map<RemarkCode, number>()
  const count = { rows: 0, good: 0, bad: 0, duplicates: 0, suppressed: 0 }

  const take = (rows: readonly ListRow[]): CheckedChunk => {
    const good: GoodRow[] = []
    const bad: BadRow[] = []
    for (const { line, cells, strayQuotation } of rows) {
      count.rows += 1
      const row = fieldsOfRow(cells, mapping)
      const country = row.fields.country === undefined ? options.country : (countryOf(row.fields.country) ?? '')
      const keys = addressKeys(row, country)
      // Before anything else: of somebody who objected, not even a bad row is shown.
      if (options.suppression && isSuppressed(keys, options.suppression)) {
        count.suppressed += 1
        continue
      }
      if (strayQuotation !== undefined) {
        count.bad += 1
        bad.push({ line, cells, problems: [{ code: 'stray-quotation', detail: String(strayQuotation) }] })
        continue
      }
      const extra = cells.slice(mapping.length)
      if (!isEmptyRow(extra)) {
        count.bad += 1
        bad.push({ line, cells, problems: [{ code: 'too-many-cells', detail: `${cells.length} > ${mapping.length}` }] })
        continue
      }
      const checked = checkRow(row, options)
      if (checked.is === 'bad') {
        count.bad += 1
        bad.push({ line, cells, problems: checked.problems })
        continue
      }
      const key = options.oneLetterPer === 'household' ? keys.household : keys.person
      const first = key === null ? undefined : firstLines.get(key)
      if (first !== undefined) {
        count.duplicates += 1
        bad.push({ line, cells, problems: [{ code: options.oneLetterPer === 'household' ? 'duplicate-household' : 'duplicate', detail: String(first) }] })
        continue
      }
      if (key !== null) firstLines.set(key, line)
      count.good += 1
      for (const remark of checked.remarks) remarkCounts.set(remark, (remarkCounts.get(remark) ?? 0) + 1)
      good.push({ line, keys, recipient: checked.recipient, remarks: checked.remarks })
    }
    return { good, bad }
  }
  return { take, counts: () => ({ ...count, remarks: Object.fromEntries(remarkCounts) }) }
}

/**
 * Reads and checks a list to its end. `store` gets each chunk with the counts so far, which a progress bar shows; `pause` lets others work after it.
 * @throws HubError of reading; `bad-input` for a list without rows. What was stored by then is for the caller to take back.
 */
export async function checkList(list: ReadList, mapping: Mapping, options: CheckOptions, store: (chunk: CheckedChunk, counts: ListCounts) => unknown, pause: () => Promise<void>): Promise<ListCounts> {
  const check = startListCheck(mapping, options)
  for (const rows of list.chunks) {
    const checked = check.take(rows)
    await store(checked, check.counts())
    await pause()
  }
  if (check.counts().rows === 0) throw listError('no-rows')
  return check.counts()
}

/**
 * Addresses of the house's own that get every mailing, to see that it arrives: checked like the list and kept apart from it, neither counted with it, nor suppressed, nor compared with it.
 */
export function checkSeeds(rows: readonly ListRow[], mapping: Mapping, options: CheckOptions): CheckedChunk {
  const { suppression: _, ...others } = options
  return startListCheck(mapping, others).take(rows)
}
