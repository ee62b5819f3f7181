import type { CollectionBeforeOperationHook } from 'payload'
import { HubError } from '../../../src/content/errors.ts'

/** A file is never exchanged in place: approved content refers to it by its hash. */
export const refuseReplacing: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'update') return args
  if (req.file) throw new HubError('conflict', 'A file is not replaced in place: upload the new one as a media file of its own and choose it in the piece.')
  const { data } = args as { data?: Record<string, unknown> }
  if (!data) return args
  const { sha256: _s, filename: _f, mimeType: _m, filesize: _z, width: _w, height: _h, url: _u, ...facts } = data
  return { ...args, data: facts } as typeof args
}
