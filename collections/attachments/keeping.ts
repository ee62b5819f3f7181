/**
 * Bytes of customers' files, and rows of attachments. Bytes are kept before their row is written and go after it is deleted, so that a row never lacks them; a
 * crash in between leaves bytes without a row, which {@link sweepAttachments} takes away. Two kinds of rows name bytes: attachments, and the excerpt that a file
 * proves a consent with.
 */
import { randomUUID } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { hubOf } from '../../src/publishing/hub.ts'
import type { InspectedUpload } from '../../src/publishing/media/inspect.ts'
import { EXTENSION_OF } from '../../src/publishing/media/limits.ts'
import { keepBytes, type KeptFile, keptContext } from '../parts/checked-upload.ts'

type Id = string | number

/** The address of a file says nothing of it: it stands in logs. Its name is what the customer called it, cleaned. */
export const namesOf = ({ mime, safeFilename }: InspectedUpload): Pick<KeptFile, 'filename' | 'name'> => ({ filename: `${randomUUID()}.${EXTENSION_OF[mime]}`, name: safeFilename })

/** A file that came in with a message: its bytes are looked at and kept, its row is not written yet. */
export interface Incoming {
  readonly kept: KeptFile
  readonly bytes: Uint8Array
}

/** Looks at a file that came in and keeps its bytes. @throws HubError 4xx for whatever is no picture or PDF */
export const keepIncoming = async (payload: Payload, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<Incoming> => ({ bytes, kept: await keepBytes(hubOf(payload).attachments, bytes, '', name, namesOf) })

/** Writes the row of a kept file within the transaction of `tx`. @returns its id */
export async function insertAttachment(tx: PayloadRequest, { kept }: Incoming): Promise<Id> {
  const { filename: _, ...facts } = kept
  // An address of its own each time: a transaction may be tried again.
  const context = keptContext({ ...facts, filename: `${randomUUID()}.${kept.filename.split('.').at(-1)}` })
  const made = await tx.payload.create({ collection: 'attachments', data: {} as never, depth: 0, overrideAccess: true, context, req: tx })
  return made.id
}

const isNamed = async (payload: Payload, sha256: string): Promise<boolean> =>
  (await payload.count({ collection: 'attachments', where: { sha256: { equals: sha256 } }, overrideAccess: true })).totalDocs > 0 ||
  (await payload.count({ collection: 'excerpts', where: { file: { equals: sha256 } }, overrideAccess: true })).totalDocs > 0

/**
 * After the transaction in which rows were to be written: bytes that no row names go, bytes that one names are there. That holds however this meets
 * {@link removeBytes} elsewhere: whoever removes looks again afterwards, whoever writes makes sure afterwards.
 */
export async function settleIncoming(payload: Payload, files: readonly Incoming[]): Promise<void> {
  for (const { kept, bytes } of files) {
    if (await isNamed(payload, kept.sha256)) await hubOf(payload).attachments.putOriginal(bytes, kept.sha256)
    else await removeBytes(payload, [kept.sha256])
  }
}

/** Removes bytes and what was made of them, where no row names them (any more). */
export async function removeBytes(payload: Payload, hashes: Iterable<string>): Promise<void> {
  const store = hubOf(payload).attachments
  for (const sha256 of new Set(hashes)) {
    if (await isNamed(payload, sha256)) continue
    const bytes = await store.original(sha256).catch(() => null)
    await store.remove(sha256)
    // Somebody may have written a row for the same bytes at the same moment.
    if (bytes && (await isNamed(payload, sha256))) await store.putOriginal(bytes, sha256)
  }
}

/** Bytes that no row names go, if they were kept before `before` (an upload keeps them a moment before its row is written). @returns how many */
export async function sweepAttachments(payload: Payload, before: Date): Promise<number> {
  const found = await hubOf(payload).attachments.keptBefore(before)
  const orphans: string[] = []
  for (const sha256 of found) if (!(await isNamed(payload, sha256))) orphans.push(sha256)
  await removeBytes(payload, orphans)
  return orphans.length
}
