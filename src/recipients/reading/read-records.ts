/** Recipients as JSON: a list of flat objects, whose names are the columns. */
import { z } from 'zod'
import { LIST_LIMITS } from '../limits.ts'
import { listError } from './list-faults.ts'
import { assertColumnCount, assertRowCount, headersOf, isEmptyRow, type ReadList } from './list-rows.ts'

const recordSchema = z.record(z.string().max(200), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** @throws HubError `bad-input` naming the place of the first object that is none, `too-large` */
export function readRecords(value: unknown): ReadList {
  if (!Array.isArray(value)) throw listError('json-no-list')
  assertRowCount(value.length)
  const names = new Set<string>()
  const records = value.map((one, index) => {
    const parsed = recordSchema.safeParse(one)
    if (!parsed.success) throw listError('json-no-recipient', index + 1, { at: index + 1 })
    for (const name of Object.keys(parsed.data)) names.add(name)
    assertColumnCount(names.size)
    return new Map(Object.entries(parsed.data))
  })
  const keys = [...names]
  const headers = headersOf(keys)
  function* chunks() {
    for (let at = 0; at < records.length; at += LIST_LIMITS.rowsPerChunk) {
      const rows = records.slice(at, at + LIST_LIMITS.rowsPerChunk).map((record, index) => ({ line: at + index + 1, cells: keys.map((key) => String(record.get(key) ?? '')) }))
      yield rows.filter(({ cells }) => !isEmptyRow(cells))
    }
  }
  return { format: 'json', encoding: null, delimiter: null, headers, chunks: chunks() }
}
