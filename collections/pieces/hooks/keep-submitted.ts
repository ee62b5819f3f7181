import type { CollectionBeforeDeleteHook } from 'payload'
import { HubError } from '../../../src/content/errors.ts'

/** What was ever submitted stays: approvals and publications refer to it. Take it off the channels instead. */
export const keepSubmitted: CollectionBeforeDeleteHook = async ({ id, req, collection }) => {
  const piece = await req.payload.findByID({ collection: collection.slug, id, depth: 0, draft: true, req })
  const { totalDocs } = await req.payload.count({ collection: 'submissions', where: { subjectKey: { equals: piece.key } }, req })
  if (totalDocs > 0) throw new HubError('conflict', collection.slug === 'pieces' ? 'This piece has been submitted before and stays on record. Unpublish it from its channels instead of deleting it.' : 'This has been submitted before and stays on record.')
}
