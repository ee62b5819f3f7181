/** The list of people who get no mail, as digests: asked in batches, never read as a whole. */
import type { Payload, PayloadRequest } from 'payload'
import { findRecords } from '../records.ts'
import { FIRST_SHORTENED } from '../../recipients/checking/suppression.ts'
import { inTransaction } from '../transactions.ts'
import { insertDigests } from './insert-digests.ts'
import { SUPPRESSION_KINDS, type SuppressionKind, type SuppressionRecord } from './list-record.ts'

/** Values that SQLite and MongoDB compare with at once without trouble. */
const BATCH = 500

/** Those of the digests that stand on the list. */
export const findSuppressed = async (payload: Payload, digests: readonly string[]): Promise<string[]> => (await entriesOf(payload, digests)).map(({ key }) => key)

async function entriesOf(payload: Payload, digests: readonly string[], req?: PayloadRequest): Promise<SuppressionRecord[]> {
  const found: SuppressionRecord[] = []
  const all = [...new Set(digests)]
  for (let at = 0; at < all.length; at += BATCH) found.push(...(await findRecords(payload, 'suppressions', { where: { key: { in: all.slice(at, at + BATCH) } }, ...(req ? { req } : {}) })))
  return found
}

export interface AddedSuppressions {
  readonly fresh: readonly string[]
  /** Stood there already, from the same source: of a list, what a check that was broken off has put there. */
  readonly before: readonly string[]
}

/** Puts digests on the list, all or none; those that stand there stay as they are. */
export function addSuppressions(payload: Payload, digests: readonly string[], facts: Pick<SuppressionRecord, 'kind' | 'source' | 'addedBy'>, given?: PayloadRequest): Promise<AddedSuppressions> {
  return inTransaction(
    payload,
    async (req) => {
      const entries = await entriesOf(payload, digests, req)
      const there = new Set(entries.map(({ key }) => key))
      const fresh = [...new Set(digests)].filter((digest) => !there.has(digest))
      await insertDigests(req, fresh, facts)
      return { fresh, before: entries.filter(({ source }) => source === facts.source).map(({ key }) => key) }
    },
    given ? { req: given } : {},
  )
}

/** How many entries there are of each kind. A person who is known by address and by e-mail address has two; those for what a name may be shortened to are not counted. */
export async function countSuppressions(payload: Payload): Promise<Readonly<Record<SuppressionKind, number>>> {
  const counts: [SuppressionKind, number][] = []
  for (const kind of SUPPRESSION_KINDS) counts.push([kind, (await payload.count({ collection: 'suppressions', where: { kind: { equals: kind }, key: { less_than: FIRST_SHORTENED } }, overrideAccess: true })).totalDocs])
  return Object.fromEntries(counts) as Record<SuppressionKind, number>
}
