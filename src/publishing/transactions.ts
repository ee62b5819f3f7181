import { type CollectionSlug, commitTransaction, createLocalReq, initTransaction, killTransaction, type Payload, type PayloadRequest, type Where } from 'payload'
import { HubError } from '../content/errors.ts'

/** How often and how patiently a conflict is tried again. */
export interface RetryOptions {
  /** Attempts in all, the first included. */
  readonly tries?: number
  /** Longest first pause in milliseconds; it doubles with each attempt, and a random part of it is waited. */
  readonly baseMs?: number
}

const CONFLICT_CODES = new Set<unknown>([24, 112, 251, 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED'])
const TRANSIENT = 'TransientTransactionError'

/**
 * True if the database says that somebody else was at the same data and that trying again may succeed:
 * MongoDB's WriteConflict (112), LockTimeout (24), NoSuchTransaction (251) and TransientTransactionError, SQLite's BUSY and LOCKED.
 * Looks through `cause`, because Payload and Drizzle wrap errors.
 */
export function isWriteConflict(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth++) {
    const { code, errorLabels, errorLabelSet } = current as Error & { code?: unknown; errorLabels?: unknown; errorLabelSet?: unknown }
    if (CONFLICT_CODES.has(code)) return true
    if (errorLabelSet instanceof Set && errorLabelSet.has(TRANSIENT)) return true
    if (Array.isArray(errorLabels) && errorLabels.includes(TRANSIENT)) return true
    if (/SQLITE_BUSY|WriteConflict|Write conflict/.test(current.message)) return true
  }
  return false
}

/**
 * Runs `work` again when it met a write conflict, after a random, growing pause. `work` must begin and end its own transaction.
 * @throws HubError `busy` (cause: the last conflict) when all tries met one; any other error at once.
 */
export async function retryOnConflict<T>(work: () => Promise<T>, { tries = 6, baseMs = 25 }: RetryOptions = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isWriteConflict(error)) throw error
      if (attempt >= tries) {
        const busy = new HubError('busy', 'Others were changing the same data all the time; try again in a moment.')
        busy.cause = error
        throw busy
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * baseMs * 2 ** attempt))
    }
  }
}

/**
 * Runs `work` in one transaction: all of its writes, or none. Joins the transaction of `req` if that has one (and then neither commits nor
 * retries), else begins its own, tried again on write conflicts, so `work` must be repeatable. Every Payload call in it must pass the `req` it is given.
 */
export async function inTransaction<T>(
  payload: Payload,
  work: (req: PayloadRequest) => Promise<T>,
  options: RetryOptions & { readonly req?: Partial<PayloadRequest> } = {},
): Promise<T> {
  if (await options.req?.transactionID) return work(options.req as PayloadRequest)
  return retryOnConflict(async () => {
    const { transactionID: _, ...given } = options.req ?? {}
    const req = await createLocalReq({ req: given }, payload)
    await initTransaction(req)
    if (!req.transactionID) throw new Error('The database has no transactions; this work needs one.')
    try {
      const result = await work(req)
      if (!req.transactionID) throw new Error('The transaction was rolled back on the way; nothing was stored.')
      await commitTransaction(req)
      return result
    } catch (error) {
      await killTransaction(req)
      throw error
    }
  }, options)
}

/**
 * Changes the one document that matches `where`, in a single statement: of many racers with the same `where` (id and expected revision or state)
 * exactly one gets the document. For flat collections only (scalars and JSON; no arrays, blocks, localised fields). Runs neither hooks nor access.
 * In a transaction on MongoDB a loser may meet a write conflict instead of null: wrap in {@link inTransaction} or {@link retryOnConflict}.
 * @returns the changed document, or null if nothing matched.
 */
export async function compareAndSet<T extends { id: string | number }>(
  payload: Payload,
  change: { readonly collection: CollectionSlug; readonly where: Where; readonly data: Record<string, unknown>; readonly req?: Partial<PayloadRequest> },
): Promise<T | null> {
  const { collection, where, req } = change
  const hasTimestamps = payload.collections[collection]?.config.timestamps
  const data = hasTimestamps ? { updatedAt: new Date().toISOString(), ...change.data } : { ...change.data }
  const args = { collection, where, data, options: { atomic: true }, ...(req ? { req } : {}) }
  return (await payload.db.updateOne(args)) as unknown as T | null
}
