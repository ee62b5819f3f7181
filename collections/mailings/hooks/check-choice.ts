import type { CollectionBeforeChangeHook } from 'payload'
import { requireChoosable } from '../../../src/publishing/mailings/choosable.ts'
import { LOCALE_CODES } from '../../../src/publishing/places.ts'

type Id = string | number

const piecesIn = (blocks: unknown): Id[] =>
  (Array.isArray(blocks) ? blocks : []).flatMap(({ piece }: { piece?: unknown }) => (typeof piece === 'string' || typeof piece === 'number' ? [piece] : []))

/** Refuses a piece that is not on the newsletter where it is chosen; what was chosen before stays, even if it has gone since: the mailing's head says so. @throws HubError `bad-input` */
export const checkChoice: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const before = new Set(operation === 'update' ? piecesIn(originalDoc?.blocks).map(String) : [])
  const added = piecesIn(data.blocks).filter((id) => !before.has(String(id)))
  await requireChoosable(req, req.locale ?? LOCALE_CODES[0] ?? 'de', added)
  return data
}
