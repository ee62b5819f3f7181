/**
 * Media files on disk, by content: originals as uploaded, derivatives beside them.
 *
 *     originals/ab/<sha256>            derivatives/ab/<sha256>/w800.webp
 */
import { readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImageOrder } from '../../channel/contract.ts'
import { derivativeName, parseDerivativeName, standardOrders } from '../../channel/images.ts'
import { canonicalJson } from '../../content/canonical.ts'
import type { MediaFacts } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import { deriveImage } from './derive.ts'
import { readIfPresent, writeDurably } from './durable-file.ts'
import { assertSha256, sha256Hex } from './hash.ts'

export interface MediaStore {
  /** Keeps an original; the same bytes are kept once, as if since now. @throws HubError `bad-input` if the bytes do not hash to `sha` */
  putOriginal(bytes: Uint8Array, sha: string): Promise<void>
  /** The original's bytes, or null if there is none. @throws HubError `internal` if the file has changed on disk */
  original(sha: string): Promise<Uint8Array | null>
  /** A derivative that has been made, or null. `name` as `derivativeName` gives it; anything else is null. Never makes one. */
  derivative(sha: string, name: string): Promise<Uint8Array | null>
  /** Names of the derivatives that have been made. */
  made(sha: string): Promise<string[]>
  /**
   * The derivative that an address names, made and kept if it was not there.
   * @throws HubError `not-found` without original, `bad-input` if the order says more than an address can (`maxBytes`, `background`, `focus`, a height with `inside`): use {@link MediaStore.image}
   */
  ensureDerivative(order: ImageOrder): Promise<Uint8Array>
  /** Every derivative of `standardOrders`. Does nothing for a PDF. */
  ensureStandard(facts: MediaFacts): Promise<void>
  /** Any order, made and kept if it was not there. For `PackTools.image`. */
  image(order: ImageOrder): Promise<Uint8Array>
  /** Removes the original and all derivatives; nothing happens if they are not there. */
  remove(sha: string): Promise<void>
  /** SHA-256 of the originals kept before an instant; what a crash left half written before then is removed. */
  keptBefore(before: Date): Promise<string[]>
}

/** A store under `directory`, which is made when first written to. All methods throw TypeError for a key that is no SHA-256. */
export function createMediaStore(directory: string): MediaStore {
  const originalPath = (sha: string) => join(directory, 'originals', shard(sha), sha)
  const derivativeFolder = (sha: string) => join(directory, 'derivatives', shard(sha), sha)
  const underway = new Map<string, Promise<Uint8Array>>()

  const original = async (sha: string) => {
    const bytes = await readIfPresent(originalPath(sha))
    if (bytes !== null && sha256Hex(bytes) !== sha) {
      throw new HubError('internal', 'A stored media file no longer has the content it was stored with; restore it from the backup.', { media: sha })
    }
    return bytes
  }

  const derive = async (order: ImageOrder) => {
    const bytes = await original(order.media)
    if (bytes === null) throw new HubError('not-found', 'The media file is not in the store; upload it again.', { media: order.media })
    return deriveImage(bytes, order)
  }

  const derivative = async (sha: string, name: string) => {
    const folder = derivativeFolder(sha)
    return parseDerivativeName(name) === null ? null : readIfPresent(join(folder, name))
  }

  /** What is kept under a path, made if it is not there; once, however many ask. */
  const ensure = async (path: string, make: () => Promise<Uint8Array>) => {
    const known = underway.get(path)
    if (known) return known
    const work = (async () => {
      const kept = await readIfPresent(path)
      if (kept !== null) return kept
      const made = await make()
      await writeDurably(path, made)
      return made
    })()
    underway.set(path, work)
    try {
      return await work
    } finally {
      underway.delete(path)
    }
  }

  const ensureDerivative = async (order: ImageOrder) => {
    const name = derivativeName(order)
    const named = parseDerivativeName(name)
    if (named === null || !isNameable(order)) throw new HubError('bad-input', 'This cut of an image has no address; order it when packing.', { name })
    // Made from what the name says, not from the order, so that a name always means the same bytes.
    return ensure(join(derivativeFolder(order.media), name), () => derive({ ...named, media: order.media }))
  }

  /** Checks, previews and deliveries ask for the same cuts again and again, and each is a search over qualities. No address names these files. */
  const ensureOrdered = (order: ImageOrder) => {
    const { media, ...cut } = order
    const key = sha256Hex(new TextEncoder().encode(canonicalJson(cut)))
    return ensure(join(derivativeFolder(media), `ordered-${key}`), () => derive(order))
  }

  return {
    original,
    derivative,
    made: async (sha) => (await readdir(derivativeFolder(sha)).catch(() => [])).filter((name) => parseDerivativeName(name) !== null),
    ensureDerivative,
    async putOriginal(bytes, sha) {
      const path = originalPath(sha)
      if (sha256Hex(bytes) !== sha) throw new HubError('bad-input', 'The file is not the one its checksum names; upload it again.')
      const kept = await readIfPresent(path)
      const isKept = kept !== null && sha256Hex(kept) === sha && (await touched(path))
      if (!isKept) await writeDurably(path, bytes)
    },
    async ensureStandard(facts) {
      if (!facts.mime.startsWith('image/')) return
      for (const order of standardOrders(facts)) await ensureDerivative(order)
    },
    image: async (order) => (isNameable(order) ? ensureDerivative(order) : ensureOrdered(order)),
    async remove(sha) {
      await rm(originalPath(sha), { force: true })
      await rm(derivativeFolder(sha), { force: true, recursive: true })
    },
    async keptBefore(before) {
      const found: string[] = []
      const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of entries.filter((one) => one.isFile())) {
        const path = join(entry.parentPath, entry.name)
        const kept = await stat(path).catch(() => null)
        if (!kept || kept.mtimeMs >= before.getTime()) continue
        if (entry.name.startsWith('.tmp-')) await rm(path, { force: true })
        else if (path === join(directory, 'originals', entry.name.slice(0, 2), entry.name)) found.push(entry.name)
      }
      return found
    },
  }
}

/** Makes the file one of now, for whoever sweeps up what is old. @returns false if it is not there (any more) */
async function touched(path: string): Promise<boolean> {
  const now = new Date()
  return utimes(path, now, now).then(
    () => true,
    () => false,
  )
}

function isNameable(order: ImageOrder): boolean {
  return order.maxBytes === undefined && order.background === undefined && order.focus === undefined && (order.fit === 'cover' || order.height === undefined)
}

function shard(sha: string): string {
  assertSha256(sha)
  return sha.slice(0, 2)
}
