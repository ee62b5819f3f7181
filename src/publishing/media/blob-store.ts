/** Content-addressed files for what channels make: renditions' artefacts. A cache, but one that never gives wrong bytes. */
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfPresent, writeDurably } from './durable-file.ts'
import { assertSha256, sha256Hex } from './hash.ts'

export interface BlobStore {
  /** Keeps the bytes; the same bytes are kept once. Resolves when they would survive a power cut. Returns their SHA-256 (hex). */
  put(bytes: Uint8Array): Promise<string>
  /** The bytes, or null if they are not there or no longer hash to `sha256` (they can be made again). */
  get(sha256: string): Promise<Uint8Array | null>
  /** Forgets the bytes; nothing happens if they are not there. */
  delete(sha256: string): Promise<void>
  /**
   * Forgets all bytes but those to keep, and what a crash left half written: bytes that no record names, because whoever made them died before it was written.
   * @param isKept is asked of each SHA-256
   */
  sweep(isKept: (sha256: string) => boolean): Promise<number>
}

/** A file that was begun longer ago is nobody's any more. Milliseconds. */
const ABANDONED_MS = 60_000

/** A store under `directory`, which is made when first written to. @throws TypeError for a key that is no SHA-256 */
export function createBlobStore(directory: string): BlobStore {
  const pathOf = (sha: string) => {
    assertSha256(sha)
    return join(directory, sha.slice(0, 2), sha)
  }
  const get = async (sha: string) => {
    const bytes = await readIfPresent(pathOf(sha))
    return bytes !== null && sha256Hex(bytes) === sha ? bytes : null
  }
  return {
    get,
    async put(bytes) {
      const sha = sha256Hex(bytes)
      if ((await get(sha)) === null) await writeDurably(pathOf(sha), bytes)
      return sha
    },
    async delete(sha) {
      await rm(pathOf(sha), { force: true })
    },
    async sweep(isKept) {
      let swept = 0
      const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of entries.filter((one) => one.isFile())) {
        const path = join(entry.parentPath, entry.name)
        const isDue = entry.name.startsWith('.tmp-') ? Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now()) > ABANDONED_MS : !isKept(entry.name)
        if (!isDue) continue
        await rm(path, { force: true })
        swept += 1
      }
      return swept
    },
  }
}
