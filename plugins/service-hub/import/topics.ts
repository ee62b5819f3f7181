import type { PayloadRequest } from 'payload'
import { LOCALE_CODES } from '../../../src/publishing/places.ts'

type Id = string | number
/** Topics by key and by name in any language, small letters. */
export type TopicIds = ReadonlyMap<string, Id>

/** All topics of the hub: there are few. */
export async function topicIds(req: PayloadRequest): Promise<TopicIds> {
  const found = new Map<string, Id>()
  // One after the other: Payload keeps the locale in the request.
  for (const locale of LOCALE_CODES) {
    const { docs } = await req.payload.find({ collection: 'topics', locale: locale as never, fallbackLocale: false as never, depth: 0, pagination: false, limit: 0, overrideAccess: true, req })
    for (const { id, key, name } of docs as unknown as { id: Id; key: string; name?: string | null }[]) {
      found.set(key.toLowerCase(), id)
      if (name) found.set(name.toLowerCase(), id)
    }
  }
  return found
}

/** The ids of topics that the hub has, and the names of those that it has not. */
export function resolveTopics(names: readonly string[], ids: TopicIds): { readonly known: readonly Id[]; readonly unknown: readonly string[] } {
  const idOf = (name: string) => ids.get(name.trim().toLowerCase())
  return { known: [...new Set(names.map(idOf).filter((id) => id !== undefined))], unknown: names.filter((name) => idOf(name) === undefined) }
}
