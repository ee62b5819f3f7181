import type { CollectionBeforeDeleteHook } from 'payload'
import { HubError } from '../../../src/content/errors.ts'

/** A file that a submission, an edition or a piece uses stays. */
export const keepUsed: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const file = await req.payload.findByID({ collection: 'media', id, depth: 0, req })
  const sha256 = String(file.sha256 ?? '')
  for (const collection of ['editions', 'submissions'] as const) {
    const used = await req.payload.count({ collection, where: { mediaKeys: { contains: `|${sha256}|` } }, req })
    if (used.totalDocs > 0) throw new HubError('conflict', 'This file stands in submitted or approved content and stays on record.')
  }
  const { totalDocs } = await req.payload.count({ collection: 'pieces', where: { hero: { equals: id } }, req })
  if (totalDocs > 0) throw new HubError('conflict', 'This file is the lead picture of a piece. Take it out there first.')
}
