/** The bytes of an uploaded list → rows. */
import { listError } from './list-faults.ts'
import { assertListSize, type ReadList } from './list-rows.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte)

/**
 * Tells by its bytes, never by its name, what the file is: a workbook (.xlsx), else text.
 * Text is read as far as it is asked for. A workbook is read to its end, and keeps the thread busy for seconds where it is large: see {@link readXlsx}.
 * @param pause lets others work; awaited between pieces of a workbook that is looked through
 * @throws HubError `too-large`, `unsupported-media`, `bad-input`
 */
export async function readList(bytes: Uint8Array, pause: () => Promise<void>): Promise<ReadList> {
  assertListSize(bytes)
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readXlsx(bytes, pause)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw listError('old-workbook')
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) throw listError('pdf')
  return readCsv(bytes)
}
