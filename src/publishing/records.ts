/** Finding records, and the only two ways to write them: insert, and compare-and-set (transactions.ts). */
import type { Payload, PayloadRequest, Where } from 'payload'
import { SLOT_OF } from '../../collections/contacts/contact-values.ts'
import { FLOW } from '../../collections/parts/record.ts'
import type { RecordSlug } from '../../collections/slugs.ts'
import type { Records } from './record-types.ts'
import { inTransaction } from './transactions.ts'

export type * from './record-types.ts'

interface Search {
  readonly where: Where
  /** Several: the later ones where the earlier are equal. */
  readonly sort?: string | string[]
  readonly limit?: number
  readonly page?: number
  readonly req?: PayloadRequest
}

/** Records that match, in order; all of them unless `limit` says otherwise. */
export async function findRecords<S extends RecordSlug>(payload: Payload, collection: S, search: Search): Promise<Records[S][]> {
  const { docs } = await payload.find({ collection, depth: 0, pagination: false, limit: 0, overrideAccess: true, ...search })
  return docs as Records[S][]
}

/** The first record that matches, or null. */
export async function findRecord<S extends RecordSlug>(payload: Payload, collection: S, search: Omit<Search, 'limit'>): Promise<Records[S] | null> {
  const [first] = await findRecords(payload, collection, { ...search, limit: 1 })
  return first ?? null
}

/** All of these hold. */
export const whereAll = (...parts: Where[]): Where => ({ and: parts })

/** Writes a new record. @throws Payload's ValidationError where a unique key is taken; see {@link isTaken} */
export async function insertRecord<S extends RecordSlug>(
  payload: Payload,
  collection: S,
  data: Omit<Records[S], 'id' | 'createdAt' | 'updatedAt'>,
  req?: PayloadRequest,
): Promise<Records[S]> {
  const context = { ...req?.context, [FLOW]: true }
  const created = await payload.create({ collection, data: data as never, depth: 0, ...(req ? { req } : {}), context, overrideAccess: true })
  return created as Records[S]
}

/** The fields that are unique: of records, and the keys that a contact takes. */
const UNIQUE = new Set<unknown>(['key', 'slot', 'hash', ...Object.values(SLOT_OF)])

/** Did this fail because a unique key exists already? */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, data } = error as { code?: unknown; data?: { errors?: readonly { readonly path?: unknown }[] } }
  if (error.name === 'ValidationError') return data?.errors?.every(({ path }) => !path || UNIQUE.has(path)) ?? false
  return code === 11000 || /UNIQUE constraint|duplicate key/i.test(error.message)
}

/**
 * Runs `work` in one transaction: all of its records are written, or none. Where somebody else took a unique key first (the next number of a
 * submission or of an audit event, an address, a channel), it begins again, reads what they wrote, and goes on or refuses accordingly; so `work` must
 * begin by reading what it rests on.
 * @throws HubError `busy` when others were faster for about five seconds
 */
export function writeTogether<T>(req: PayloadRequest, work: (tx: PayloadRequest) => Promise<T>): Promise<T> {
  const attempt = async (tx: PayloadRequest): Promise<T> => {
    try {
      return await work(tx)
    } catch (error) {
      if (isTaken(error)) throw new Error('Write conflict: a unique key was taken at the same moment.', { cause: error })
      throw error
    }
  }
  return inTransaction(req.payload, attempt, { req, tries: 10, baseMs: 10 })
}

/** `|a|b|`: keys as one text that can be searched for `|a|`; empty for none. */
export const joinKeys = (keys: Iterable<string>): string => {
  const sorted = [...new Set(keys)].sort()
  return sorted.length === 0 ? '' : `|${sorted.join('|')}|`
}
