/** Writes the folder of a checked list: good rows, their index, bad rows. Used for a check, and for what is left once somebody was erased. */
import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeDurably } from '../media/durable-file.ts'
import { ERASED_ENTRY, type IndexEntry, type ListHead, ROWS_PER_FILE, rowsFile } from './list-files.ts'

/** Of an entry, what does not follow from where the row lies. */
export type RowMarks = IndexEntry extends readonly [number, number, ...infer Marks] ? Marks : never

const PIECE = 256 * 1024

/** A file that grows; nobody reads it before it is closed. */
class GrowingFile {
  #text = ''
  #file: FileHandle | undefined
  readonly #path: string
  constructor(path: string) {
    this.#path = path
  }
  async add(line: string): Promise<void> {
    this.#text += `${line}\n`
    if (this.#text.length >= PIECE) await this.#write()
  }
  async #write(): Promise<void> {
    this.#file ??= await open(this.#path, 'wx')
    await this.#file.writeFile(this.#text)
    this.#text = ''
  }
  async close(): Promise<void> {
    await this.#write()
    await this.#file?.sync()
    await this.#file?.close()
  }
}

export interface RowFiles {
  /** @param row canonical JSON */
  good(row: string, marks: RowMarks): Promise<void>
  /** In the place of a row that somebody was erased with. */
  erased(): Promise<void>
  bad(row: unknown): Promise<void>
  /** Makes all of it last. @returns SHA-256 over the good rows, in order, a line each */
  close(): Promise<string>
}

/** @param folder absolute path of one that is not there yet: whoever names it in the list's record afterwards makes it count */
export async function startRowFiles(folder: string, head: ListHead): Promise<RowFiles> {
  await mkdir(folder, { recursive: true })
  const index = new GrowingFile(join(folder, 'index.ndjson'))
  const bad = new GrowingFile(join(folder, 'bad.ndjson'))
  const hash = createHash('sha256')
  let rows: GrowingFile | undefined
  let count = 0
  let offset = 0
  const begin = async (): Promise<void> => {
    if (count % ROWS_PER_FILE !== 0) return
    await rows?.close()
    rows = new GrowingFile(join(folder, rowsFile(count)))
    offset = 0
  }
  return {
    async good(row, marks) {
      await begin()
      const length = Buffer.byteLength(row)
      await rows?.add(row)
      hash.update(row).update('\n')
      const entry: IndexEntry = [offset, length, ...marks]
      await index.add(JSON.stringify(entry))
      offset += length + 1
      count += 1
    },
    async erased() {
      await begin()
      await index.add(JSON.stringify(ERASED_ENTRY))
      count += 1
    },
    bad: (row) => bad.add(JSON.stringify(row)),
    async close() {
      await rows?.close()
      await index.close()
      await bad.close()
      // The last, and with it the folder's entries: whoever finds it finds all.
      await writeDurably(join(folder, 'head.json'), new TextEncoder().encode(JSON.stringify(head)))
      const parent = await open(dirname(folder), 'r')
      await parent.sync().finally(() => parent.close())
      return hash.digest('hex')
    },
  }
}
