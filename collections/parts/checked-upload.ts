/** How a file comes in: looked at by its bytes, kept in a store by its hash, noted. One way for all that people upload. */
import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook, Payload, PayloadRequest } from 'payload'
import { afterwards } from '../../src/access/edge.ts'
import { HubError } from '../../src/content/errors.ts'
import { type InspectedUpload, inspectUpload } from '../../src/publishing/media/inspect.ts'
import type { MediaStore } from '../../src/publishing/media/store.ts'

const KEPT = 'keptFile'
const NO_FILE = 'Send the file itself, as multipart/form-data in the field "file".'

/** What is noted of a file, under the names of Payload's fields. */
export interface KeptFile {
  readonly sha256: string
  readonly mimeType: string
  /** Bytes. */
  readonly filesize: number
  readonly width: number | null
  readonly height: number | null
  /** Unique in its collection; its address. */
  readonly filename: string
  /** What people call it, where that is not its address. */
  readonly name?: string
}

/** A file in its store, not yet in the database. @throws HubError 4xx for whatever is no picture or PDF */
export async function keepBytes(store: MediaStore, bytes: Uint8Array, declaredMime: string, name: string, namesOf: (found: InspectedUpload) => Pick<KeptFile, 'filename' | 'name'>): Promise<KeptFile> {
  const found = await inspectUpload(bytes, declaredMime, name)
  await store.putOriginal(bytes, found.sha256)
  return { sha256: found.sha256, mimeType: found.mime, filesize: bytes.byteLength, width: found.width ?? null, height: found.height ?? null, ...namesOf(found) }
}

/** `context` for making the document of a file that is kept already. */
export const keptContext = (kept: KeptFile): Record<string, unknown> => ({ [KEPT]: kept })

const keptIn = (req: PayloadRequest): KeptFile | undefined => req.context[KEPT] as KeptFile | undefined

type Settle = (payload: Payload, files: readonly { readonly kept: KeptFile; readonly bytes: Uint8Array }[]) => Promise<void>

/**
 * Looks into the bytes (not at the name), puts them into the store, and notes their hash.
 * @param settle after the transaction of the document, whether it was written or not; for a store whose bytes others remove meanwhile
 */
export const inspectAndKeep =
  (storeOf: (payload: Payload) => MediaStore, namesOf: (found: InspectedUpload) => Pick<KeptFile, 'filename' | 'name'>, settle?: Settle): CollectionBeforeOperationHook =>
  async ({ args, operation, req }) => {
    if (operation !== 'create' || keptIn(req)) return args
    const { file } = req
    if (!file?.data) throw new HubError('bad-input', NO_FILE)
    const bytes = file.data
    const kept = await keepBytes(storeOf(req.payload), bytes, file.mimetype, file.name, namesOf)
    if (settle) afterwards(req, () => settle(req.payload, [{ kept, bytes }]))
    file.name = kept.filename
    file.mimetype = kept.mimeType
    req.context[KEPT] = kept
    return args
  }

/** Writes what inspection found, after the field access that keeps everybody else from writing it. */
export const noteFacts: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  if (operation !== 'create') return data
  const kept = keptIn(req)
  if (!kept) throw new HubError('bad-input', NO_FILE)
  delete req.context[KEPT]
  // A file that Payload was handed has the name that Payload found free.
  return { ...data, ...kept, filename: data.filename ?? kept.filename }
}
