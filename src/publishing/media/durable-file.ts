/** Files that are there whole or not at all, also after a power cut. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Writes a file so that a reader or a restart sees all of it or nothing: temporary file beside it, fsync, rename, fsync of the directory.
 * A crash in between leaves at most a file `.tmp-…` that nobody reads.
 */
export async function writeDurably(path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const directory = dirname(path)
  const first = await mkdir(directory, { recursive: true })
  const temporary = join(directory, `.tmp-${randomUUID()}`)
  try {
    const file = await open(temporary, 'wx')
    try {
      await writeFile(file, bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncDirectory(directory)
  // Directories made on the way are entries of their parents.
  for (let made = directory; first !== undefined && made.length >= first.length; made = dirname(made)) await syncDirectory(dirname(made))
}

/** The file's bytes, or null if there is none. */
export async function readIfPresent(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
