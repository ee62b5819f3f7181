import type { CollectionBeforeOperationHook } from 'payload'
import { HubError } from '../../../src/content/errors.ts'

/** Set on the request's context while a version is being restored; the value is the version's id. */
export const RESTORING = 'restoresVersion'
/** Set on the request's context while a piece is being duplicated; the value is the source's id. */
export const DUPLICATING = 'duplicatesPiece'

interface WriteArgs {
  readonly data?: { _status?: unknown }
  readonly draft?: boolean
  readonly duplicateFromID?: string | number
  readonly id?: string | number
}

/**
 * A piece is always a draft. Publishing is the flow's business (src/publishing), so every route that Payload has for it ends here: the status is refused,
 * and writes are made draft writes whatever the request says.
 */
export const neverPublished: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data, duplicateFromID } = args as WriteArgs
  if (data?._status !== undefined && data._status !== 'draft') {
    throw new HubError('forbidden', 'This is not published here. Submit it; once another person has approved it, it can be published to its channels.')
  }
  if (duplicateFromID !== undefined) req.context[DUPLICATING] = duplicateFromID
  return { ...args, draft: true, publishAllLocales: false, unpublishAllLocales: false, publishSpecificLocale: undefined } as typeof args
}

/** Remembers that a version is being restored: its authors become contributors again (track-contributors.ts). */
export const noteRestore: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'restoreVersion') return args
  req.context[RESTORING] = (args as WriteArgs).id
  return { ...args, draft: true } as typeof args
}
