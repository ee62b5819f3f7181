import { AsyncLocalStorage } from 'node:async_hooks'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { isolateObjectProperty, type PayloadRequest } from 'payload'
import type { SqliteClient, WriterTransaction } from './client.ts'
import { type Release, WriteLock } from './write-lock.ts'

/** How long writes wait, and how long a transaction may last. */
export interface MutexOptions {
  /** Longest wait for the lock, milliseconds. */
  readonly lockTimeoutMs: number
  /** A transaction older than this is rolled back, so that code which forgot to end one cannot stop the hub. Milliseconds. */
  readonly maxHoldMs: number
}

const DEFAULTS: MutexOptions = { lockTimeoutMs: 10_000, maxHoldMs: 60_000 }

/** Every method of a Payload database adapter that writes. */
export const WRITE_METHODS = [
  'create', 'createGlobal', 'createGlobalVersion', 'createVersion', 'deleteMany', 'deleteOne', 'deleteVersions',
  'updateGlobal', 'updateGlobalVersion', 'updateJobs', 'updateMany', 'updateOne', 'updateVersion', 'upsert',
] as const // prettier-ignore

const SCRUB = Symbol.for('einklang.scrub')
const COMMITS = Symbol.for('einklang.commits')

/** Names of the collections and globals that a committed transaction wrote to. Called before whoever committed goes on; must not throw. */
export type HearCommit = (written: ReadonlySet<string>) => void

/** Tells of every commit from now on. @returns false on a database that others write to as well: nobody tells this process of their commits */
export function onCommit(adapter: object, hear: HearCommit): boolean {
  const hearing = (adapter as { [COMMITS]?: Set<HearCommit> })[COMMITS]
  hearing?.add(hear)
  return hearing !== undefined
}

/** Leaves nothing of what was deleted in the files of an embedded database (SqliteClient.scrub), between two transactions; does nothing on another database. */
export async function scrubDatabase(adapter: object): Promise<void> {
  await (adapter as { [SCRUB]?: () => Promise<void> })[SCRUB]?.()
}

/** The transaction that an asynchronous context is in. It changes in place, because a context can only be entered, not left. */
interface Scope {
  state: 'waiting' | 'open' | 'ended'
  id?: string
}

interface Held {
  readonly scope: Scope
  readonly transaction: WriterTransaction
  readonly release: Release
  readonly watchdog: NodeJS.Timeout
  readonly written: Set<string>
}

type TransactionId = string | number | Promise<string | number>
interface WriteArgs {
  req?: Partial<PayloadRequest>
  collection?: string
  /** In the methods for versions. */
  collectionSlug?: string
  /** Of a global. */
  slug?: string
}

/**
 * Serialises the writes of one process on the embedded database. Promises, for the adapter it is given (which it changes):
 * - a transaction begins when all earlier ones have ended; it waits at most `lockTimeoutMs` (HubError `busy`);
 * - a write that names no transaction joins the one its asynchronous context is in, else it gets a transaction of its own, so that a
 *   document whose parts lie in several tables is never half written;
 * - a second transaction begun inside an open one is refused at once instead of waiting for itself;
 * - a commit that did not take effect throws, and so does a write or a commit in a transaction that has ended.
 */
export function serialiseWrites(adapter: SQLiteAdapter, options: Partial<MutexOptions> = {}): SQLiteAdapter {
  const { lockTimeoutMs, maxHoldMs } = { ...DEFAULTS, ...options }
  const lock = new WriteLock()
  const context = new AsyncLocalStorage<Scope>()
  // Node follows promises only from a storage's first use on: used once here, so that work begun at once by a fresh process is told apart.
  context.run({ state: 'ended' } as Scope, () => undefined)
  const held = new Map<string, Held>()
  const hearing = new Set<HearCommit>()
  const begin = adapter.beginTransaction.bind(adapter)
  const commit = adapter.commitTransaction.bind(adapter)
  const rollback = adapter.rollbackTransaction.bind(adapter)
  const destroy = adapter.destroy?.bind(adapter)

  async function open(scope: Scope): Promise<string> {
    const release = await lock.acquire(lockTimeoutMs)
    try {
      const id = String(await begin())
      const transaction = (adapter.client as SqliteClient).latest
      if (!transaction) throw new Error('The database began no transaction.')
      const watchdog = setTimeout(() => void expire(id), maxHoldMs)
      watchdog.unref()
      held.set(id, { scope, transaction, release, watchdog, written: new Set() })
      scope.id = id
      scope.state = 'open'
      return id
    } catch (error) {
      scope.state = 'ended'
      release()
      throw error
    }
  }

  /** Ends a transaction by `finish`; the lock is given back whatever happens. */
  async function end(id: string, finish: (id: string) => Promise<void>): Promise<WriterTransaction | undefined> {
    const entry = held.get(id)
    if (!entry) return undefined
    held.delete(id)
    entry.scope.state = 'ended'
    clearTimeout(entry.watchdog)
    try {
      await finish(id)
      return entry.transaction
    } finally {
      entry.release()
    }
  }

  const undo = async (id: string) => {
    // The adapter rejects its own promise with nothing to roll back; the outcome of the transaction is what counts.
    await rollback(id).catch(() => undefined)
  }

  async function expire(id: string) {
    if (await end(id, undo)) {
      adapter.payload.logger.error(`A database transaction lasted longer than ${maxHoldMs / 1000} seconds and was rolled back.`)
    }
  }

  async function commitById(id: string): Promise<void> {
    const written = held.get(id)?.written ?? new Set<string>()
    // Told of a commit that failed, too: whether nothing of it took effect is hard to know.
    const transaction = await end(id, (open) => commit(open).finally(() => hearing.forEach((hear) => hear(written))))
    if (!transaction) throw new Error('The transaction has ended already; nothing was committed.')
    const { outcome } = transaction
    if (outcome === 'committed') return
    throw typeof outcome === 'object' ? outcome.error : new Error('The transaction was rolled back; nothing was committed.')
  }

  async function inOwnTransaction(write: (id: string) => Promise<unknown>): Promise<unknown> {
    const scope: Scope = { state: 'waiting' }
    return context.run(scope, async () => {
      const id = await open(scope)
      try {
        const result = await write(id)
        await commitById(id)
        return result
      } catch (error) {
        await end(id, undo)
        throw error
      }
    })
  }

  function serialised(write: (args: WriteArgs) => Promise<unknown>) {
    const noted = (id: string, args: WriteArgs) => {
      const transaction = held.get(id)
      if (!transaction) throw new Error('The transaction of this write has ended; begin a new one.')
      transaction.written.add(args.collection ?? args.collectionSlug ?? args.slug ?? '')
      return write(args)
    }
    return async (args: WriteArgs) => {
      const id = await args.req?.transactionID
      if (id !== undefined && id !== null && id !== '') {
        return noted(String(id), args)
      }
      const scope = context.getStore()
      const joined = (joinedId: string) => noted(joinedId, { ...args, req: withTransaction(args.req, joinedId) })
      return scope?.state === 'open' && scope.id ? joined(scope.id) : inOwnTransaction(joined)
    }
  }

  for (const name of WRITE_METHODS) {
    const write = adapter[name] as unknown as (args: WriteArgs) => Promise<unknown>
    Object.assign(adapter, { [name]: serialised(write.bind(adapter)) })
  }

  return Object.assign(adapter, {
    [COMMITS]: hearing,
    async [SCRUB](): Promise<void> {
      if (context.getStore()?.state === 'open') throw new Error('The database is scrubbed outside transactions only.')
      const release = await lock.acquire(lockTimeoutMs)
      try {
        await (adapter.client as SqliteClient).scrub()
      } finally {
        release()
      }
    },
    // Not async: the context must be entered before the first await, else the caller would not be in it.
    beginTransaction(): Promise<string> {
      if (context.getStore()?.state === 'open') {
        return Promise.reject(new Error('A transaction is open here already: pass req, so that this work joins it.'))
      }
      const scope: Scope = { state: 'waiting' }
      context.enterWith(scope)
      return open(scope)
    },
    async commitTransaction(incoming: TransactionId): Promise<void> {
      const id = await incoming
      if (id) await commitById(String(id))
    },
    async rollbackTransaction(incoming: TransactionId): Promise<void> {
      const id = await incoming
      if (id) await end(String(id), undo)
    },
    async destroy(): Promise<void> {
      const release = await lock.acquire(lockTimeoutMs)
      try {
        const client = adapter.client as SqliteClient | undefined
        await destroy?.()
        client?.close()
        Reflect.deleteProperty(adapter, 'client')
      } finally {
        release()
      }
    },
  })
}

function withTransaction(req: Partial<PayloadRequest> | undefined, transactionID: string): Partial<PayloadRequest> {
  const joined = isolateObjectProperty((req ?? {}) as PayloadRequest, 'transactionID')
  joined.transactionID = transactionID
  return joined
}
