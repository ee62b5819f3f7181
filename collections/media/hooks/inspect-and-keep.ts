import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload'
import { HubError } from '../../../src/content/errors.ts'
import { inspectUpload } from '../../../src/publishing/media/inspect.ts'
import { hubOf } from '../../../src/publishing/hub.ts'

const INSPECTED = 'inspectedUpload'

/** A file is never exchanged in place: approved content refers to it by its hash. */
export const refuseReplacing: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'update') return args
  if (req.file) throw new HubError('conflict', 'A file is not replaced in place: upload the new one as a media file of its own and choose it in the piece.')
  const { data } = args as { data?: Record<string, unknown> }
  if (!data) return args
  const { sha256: _s, filename: _f, mimeType: _m, filesize: _z, width: _w, height: _h, url: _u, ...facts } = data
  return { ...args, data: facts } as typeof args
}

/** Looks into the bytes (not at the name), puts them into the store, and notes their hash. @throws HubError 4xx for whatever is no picture or PDF */
export const inspectAndKeep: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create') return args
  const { file } = req
  if (!file?.data) throw new HubError('bad-input', 'Send the file itself, as multipart/form-data in the field "file".')
  const found = await inspectUpload(file.data, file.mimetype, file.name)
  await hubOf(req.payload).media.putOriginal(file.data, found.sha256)
  file.name = found.safeFilename
  file.mimetype = found.mime
  req.context[INSPECTED] = { sha256: found.sha256, mimeType: found.mime, width: found.width ?? null, height: found.height ?? null }
  return args
}

/** Writes what inspection found, after the field access that keeps everybody else from writing it. */
export const noteFacts: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  if (operation !== 'create') return data
  const facts = req.context[INSPECTED]
  if (!facts) throw new HubError('bad-input', 'Send the file itself, as multipart/form-data in the field "file".')
  delete req.context[INSPECTED]
  return { ...data, ...facts }
}
