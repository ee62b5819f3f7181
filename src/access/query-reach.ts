/** How far a condition reaches: into related documents, but not through them into others. */
import type { FlattenedField, Payload } from 'payload'
import { HubError } from '../content/errors.ts'

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Fields whose reading is written down, by collection: they are searched there, where that happens, and not through others. */
const WRITTEN_DOWN: Readonly<Record<string, string>> = { 'service-dialogs': 'messages', testimonials: 'original' }

/**
 * Refuses conditions that cross two relationships. Payload asks for access at each crossing, and where it refuses at several at once, all but one of the
 * refusals are caught by nobody.
 * Refuses as well to search the words of dialogs from elsewhere.
 * @throws HubError `bad-input`
 */
export function checkReach(where: unknown, fields: readonly FlattenedField[], collections: Payload['collections']): void {
  if (!isObject(where)) return
  for (const [path, condition] of Object.entries(where)) {
    if (/^(and|or)$/i.test(path)) for (const part of isObject(condition) ? Object.values(condition) : []) checkReach(part, fields, collections)
    else if (crossings(path.replaceAll('__', '.').split('.'), fields, collections) > 1) {
      throw new HubError('bad-input', `where: ${path.slice(0, 60)} reaches through a related document into another. Ask for one after the other.`)
    }
  }
}

/** How many relationships a path crosses: goes through, with something asked of what lies behind. */
function crossings([first, ...rest]: readonly string[], fields: readonly FlattenedField[], collections: Payload['collections']): number {
  const field = fields.find(({ name }) => name === first)
  if (!field || rest.length === 0) return 0
  if (field.type === 'relationship' || field.type === 'upload') {
    const isPolymorphic = typeof field.relationTo !== 'string'
    const behind = isPolymorphic && rest[0] === 'value' ? rest.slice(1) : rest
    if (behind.length === 0 || (isPolymorphic && rest[0] === 'relationTo')) return 0
    const slugs: readonly string[] = [field.relationTo].flat()
    if (slugs.some((slug) => WRITTEN_DOWN[slug] === behind[0])) throw new HubError('bad-input', 'where: search the words of dialogs among the dialogs, and nowhere else.')
    return 1 + Math.max(0, ...slugs.map((slug) => crossings(behind, collections[slug]?.config.flattenedFields ?? [], collections)))
  }
  return 'flattenedFields' in field ? crossings(rest, field.flattenedFields, collections) : 0
}
