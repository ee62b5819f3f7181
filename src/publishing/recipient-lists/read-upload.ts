/** An uploaded file → its rows as they came, a line of JSON each. From then on nobody needs the file. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { headersFingerprint } from '../../recipients/headers/propose-mapping.ts'
import { LIST_LIMITS } from '../../recipients/limits.ts'
import { listError } from '../../recipients/reading/list-faults.ts'
import { assertListSize, type ReadList } from '../../recipients/reading/list-rows.ts'
import { readList } from '../../recipients/reading/read-list.ts'
import { readRecords } from '../../recipients/reading/read-records.ts'
import { writeDurably } from '../media/durable-file.ts'
import { jsonBytes } from './json-bytes.ts'
import type { ListHead } from './list-files.ts'
import type { ReadOrder, ReadResult } from './list-work.ts'

/** Rows that are shown to whoever says what the columns mean. */
const SHOWN = 5
/** Characters of a cell that are shown. */
const SHOWN_LENGTH = 80

/** @throws HubError of reading; `too-large` where the rows need more than a list may; `bad-input` for a list without rows */
export async function readUpload({ from, to }: ReadOrder): Promise<ReadResult> {
  const list = await readAny(await readFile(from))
  const sample: (readonly string[])[] = []
  let rows = 0
  function* cells() {
    for (const chunk of list.chunks) {
      for (const { line, cells: row, strayQuotation } of chunk) {
        rows += 1
        if (sample.length < SHOWN) sample.push(row.slice(0, list.headers.length).map((cell) => cell.slice(0, SHOWN_LENGTH)))
        yield strayQuotation === undefined ? ([line, row] as const) : ([line, row, strayQuotation] as const)
      }
    }
  }
  await writeDurably(join(to, 'cells.ndjson'), limited(jsonBytes(cells())))
  if (rows === 0) throw listError('no-rows')
  const head: ListHead = { headers: list.headers, sample }
  await writeDurably(join(to, 'head.json'), new TextEncoder().encode(JSON.stringify(head)))
  const { format, encoding, delimiter } = list
  return { format, encoding, delimiter, rows, fingerprint: headersFingerprint(list.headers) }
}

/** What a small file holds once may stand in it a thousand times. @throws HubError `too-large` */
async function* limited(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > LIST_LIMITS.unpackedBytes) throw listError('too-many-unpacked', LIST_LIMITS.unpackedBytes / 1024 / 1024, { limit: LIST_LIMITS.unpackedBytes })
    yield piece
  }
}

const OPENS_LIST = 0x5b

/** JSON, where it begins as a list does; else what its bytes say. */
async function readAny(bytes: Uint8Array): Promise<ReadList> {
  assertListSize(bytes)
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const first = bytes.subarray(start).find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
  if (first !== OPENS_LIST) return readList(bytes, () => Promise.resolve())
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw listError('json-damaged')
  }
  return readRecords(value)
}
