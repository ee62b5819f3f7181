import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'
import { HubError } from '../content/errors.ts'

/**
 * Refuses to sort by a field of a related document. Payload checks whether a sort field may be read, but not where it lies hidden behind a
 * relationship: the order of tokens by their person's password hash would tell the hash, piece by piece.
 * @throws HubError `bad-input`
 */
export const sortGuard: CollectionBeforeOperationHook = ({ args, collection, overrideAccess }) => {
  const { sort } = args as { sort?: unknown }
  if (overrideAccess || sort === undefined || sort === null) return args
  for (const path of [sort].flat().flatMap((one) => String(one).split(','))) {
    if (crossesRelation(path.trim().replace(/^-/, '').replaceAll('__', '.').split('.'), collection.flattenedFields)) {
      throw new HubError('bad-input', 'Sort by a field of the documents themselves, not by one of a related document.')
    }
  }
  return args
}

function crossesRelation(segments: readonly string[], fields: readonly FlattenedField[]): boolean {
  const [first, ...rest] = segments
  const field = fields.find(({ name }) => name === first)
  if (!field || rest.length === 0) return false
  if (field.type === 'relationship' || field.type === 'upload' || field.type === 'join') return true
  return 'flattenedFields' in field ? crossesRelation(rest, field.flattenedFields) : false
}
