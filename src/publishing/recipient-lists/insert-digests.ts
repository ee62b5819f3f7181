/** Inserts entries of the suppression list by the hundred. The one file that reaches past Payload's adapter, which creates documents one by one: a list of 200,000 would hold up all other writes for minutes. */
import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { SuppressionRecord } from './list-record.ts'

type Row = Pick<SuppressionRecord, 'key' | 'kind' | 'source' | 'addedBy'> & { readonly createdAt: string; readonly updatedAt: string }

/** As much as is used of Payload's adapter for SQLite. */
interface Relational {
  readonly tables: Readonly<Record<string, unknown>>
  readonly sessions: Readonly<Record<string, { readonly db: { insert(table: unknown): { values(rows: readonly object[]): Promise<unknown> } } } | undefined>>
}
/** And for MongoDB. */
interface Documents {
  readonly collections: Readonly<Record<string, { readonly collection: { insertMany(rows: readonly object[], options: { readonly session: unknown }): Promise<unknown> } } | undefined>>
  readonly sessions: Readonly<Record<string, unknown>>
}

/** Far below what SQLite binds in one statement (32,766 values). */
const BATCH = 500

/** In the transaction of `req`, past hooks and validation, which these rows do not need. None of the digests may be there yet. */
export async function insertDigests(req: PayloadRequest, digests: readonly string[], facts: Pick<SuppressionRecord, 'kind' | 'source' | 'addedBy'>): Promise<void> {
  const transaction = String(await req.transactionID)
  const now = new Date()
  for (let at = 0; at < digests.length; at += BATCH) {
    const rows = digests.slice(at, at + BATCH).map((key): Row => ({ key, ...facts, createdAt: now.toISOString(), updatedAt: now.toISOString() }))
    const adapter: unknown = req.payload.db
    if (isRelational(adapter)) {
      const session = adapter.sessions[transaction]
      if (!session) throw new Error('Digests are inserted in a transaction only.')
      await session.db.insert(adapter.tables.suppressions).values(rows.map((row) => ({ id: randomUUID(), ...row })))
    } else {
      const { collections, sessions } = adapter as Documents
      const session = sessions[transaction]
      if (!session) throw new Error('Digests are inserted in a transaction only.')
      await collections.suppressions?.collection.insertMany(rows.map((row) => ({ ...row, createdAt: now, updatedAt: now })), { session })
    }
  }
}

const isRelational = (adapter: unknown): adapter is Relational => typeof adapter === 'object' && adapter !== null && 'tables' in adapter
