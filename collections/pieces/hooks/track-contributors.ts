import type { CollectionBeforeChangeHook, CollectionSlug, PayloadRequest } from 'payload'
import { HubError } from '../../../src/content/errors.ts'
import { type Contributors, nextRevision } from '../../parts/contributors.ts'
import { DUPLICATING, RESTORING } from './never-published.ts'

/**
 * Counts the revision up and notes who made it. What the request itself says of these fields is ignored. A submission counts everybody as
 * its author who changed the document since the last approved one; restoring or duplicating brings old words back, so it counts everybody who
 * ever wrote in the source as having written now.
 */
export const trackContributors: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req, collection }) => {
  if (data._status !== undefined && data._status !== 'draft') {
    throw new HubError('forbidden', 'This is not published here: submit it, have it approved, then publish it to its channels.')
  }
  const before = operation === 'update' ? originalDoc : null
  return { ...data, _status: 'draft', ...nextRevision(before, req, await returningContributors(req, collection.slug, before)) }
}

/** Everybody whose words come back with a restored version or a duplicate. */
async function returningContributors(req: PayloadRequest, collection: CollectionSlug, before: { contributors?: Contributors } | null): Promise<readonly string[]> {
  const versionId = req.context[RESTORING]
  if (typeof versionId === 'string' || typeof versionId === 'number') {
    const version = await req.payload.findVersionByID({ collection, id: String(versionId), req, depth: 0, disableErrors: true, showHiddenFields: true })
    const then = (version?.version as { contributors?: Contributors } | undefined)?.contributors
    return [...Object.keys(before?.contributors ?? {}), ...Object.keys(then ?? {})]
  }
  const sourceId = req.context[DUPLICATING]
  if (typeof sourceId === 'string' || typeof sourceId === 'number') {
    const source = await req.payload.findByID({ collection, id: sourceId, req, depth: 0, draft: true, disableErrors: true, showHiddenFields: true })
    return Object.keys((source as { contributors?: Contributors } | null)?.contributors ?? {})
  }
  return []
}
