/** Finds documents by their stable keys, and makes topics that are missing. */
import type { PayloadRequest } from 'payload'
import type { Locale } from '../../content/nodes.ts'

type Id = string | number

/** The database id of the document with that key, or null. */
export async function findId(req: PayloadRequest, collection: 'pieces' | 'brands' | 'topics', key: string): Promise<Id | null> {
  const { docs } = await req.payload.find({ collection, where: { key: { equals: key } }, limit: 1, depth: 0, pagination: false })
  return docs[0]?.id ?? null
}

/** The topic of that key, made if need be; its name in a locale is set where it has none yet. */
export async function topicId(req: PayloadRequest, key: string, name: string, locale: Locale): Promise<Id> {
  const write = { collection: 'topics', locale: locale as never, overrideAccess: false, user: req.user, depth: 0 } as const
  const id = await findId(req, 'topics', key)
  if (id === null) return (await req.payload.create({ ...write, data: { key, name } as never })).id
  const known = await req.payload.findByID({ collection: 'topics', id, depth: 0, locale: locale as never })
  if (!known.name) await req.payload.update({ ...write, id, data: { name } as never })
  return id
}
