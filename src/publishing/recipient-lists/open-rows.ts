/** Rows of a checked list by number, read from their files when they are asked for: in memory are only the places where they lie. */
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { HubError } from '../../content/errors.ts'
import { LIST_LIMITS } from '../../recipients/limits.ts'
import { type IndexEntry, orGone, rowsFile } from './list-files.ts'

export interface RowReader {
  /** Absolute path of the index. */
  readonly index: string
  /** Notes where the next row lies; in the order of the index, before anything is read. */
  place(entry: IndexEntry): void
  /** Was somebody erased with this row? */
  isErased(at: number): boolean
  /** JSON of those rows, in the order asked for. @throws HubError `gone`, `bad-input` for a number that none has */
  read(indexes: readonly number[]): Promise<string[]>
  close(): Promise<void>
}

/** @param folder absolute path */
export function openRows(folder: string): RowReader {
  const offsets = new Uint32Array(LIST_LIMITS.rows)
  const lengths = new Uint32Array(LIST_LIMITS.rows)
  const files = new Map<string, Promise<FileHandle>>()
  let count = 0
  const fileOf = (at: number): Promise<FileHandle> => {
    const name = rowsFile(at)
    const known = files.get(name) ?? open(join(folder, name), 'r').catch(orGone)
    files.set(name, known)
    return known
  }
  return {
    index: join(folder, 'index.ndjson'),
    place([offset, length]) {
      offsets[count] = offset
      lengths[count] = length
      count += 1
    },
    isErased: (at) => at < count && lengths[at] === 0,
    async read(indexes) {
      const rows: string[] = []
      for (const at of indexes) {
        if (!Number.isInteger(at) || at < 0 || at >= count) throw new HubError('bad-input', `The list has no row ${at}; it has ${count}.`)
        const length = lengths[at] ?? 0
        if (length === 0) throw new HubError('gone', 'Somebody was erased from this list. Open it again.')
        const { buffer, bytesRead } = await (await fileOf(at)).read(Buffer.alloc(length), 0, length, offsets[at] ?? 0)
        if (bytesRead !== length) throw new HubError('gone', 'The rows of this list are damaged. Upload it again.')
        rows.push(buffer.toString('utf8'))
      }
      return rows
    },
    async close() {
      for (const file of files.values()) await (await file.catch(() => null))?.close()
      files.clear()
    },
  }
}
