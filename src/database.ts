import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Args as MongoArgs, type MongooseAdapter, mongooseAdapter } from '@payloadcms/db-mongodb'
import { type SQLiteAdapter, sqliteAdapter } from '@payloadcms/db-sqlite'
import type { BaseDatabaseAdapter, DatabaseAdapterObj, Migration } from 'payload'
import type { DatabaseSettings } from './env.ts'
import { migrations } from './server/migrations/index.ts'
import { openSqlite } from './sqlite/client.ts'
import { type MutexOptions, serialiseWrites, WRITE_METHODS } from './sqlite/mutex.ts'

const migrationDir = resolve(dirname(fileURLToPath(import.meta.url)), 'server/migrations')

/** For tests: other migrations, other patience. */
export interface DatabaseOptions {
  readonly migrations?: readonly Migration[]
  readonly mutex?: Partial<MutexOptions>
}

/**
 * The database that the environment asks for, as Payload's `db`: the embedded SQLite or a MongoDB replica set. On both a transaction is
 * all or nothing, a commit that failed throws, and a write in a transaction that has ended throws.
 * @throws on connecting, with a sentence, when MongoDB offers no transactions.
 */
export function databaseAdapter(env: { readonly database: DatabaseSettings }, options: DatabaseOptions = {}): DatabaseAdapterObj {
  return env.database.kind === 'sqlite' ? sqlite(env.database.file, options) : mongo(env.database.url)
}

function sqlite(file: string, options: DatabaseOptions): DatabaseAdapterObj {
  const inner = sqliteAdapter({
    client: { url: `file:${file}` },
    idType: 'uuid',
    wal: { synchronous: 'FULL' },
    transactionOptions: {},
    push: false,
    prodMigrations: (options.migrations ?? migrations) as never,
    migrationDir,
  })
  return {
    ...inner,
    init: (args) => {
      const adapter = inner.init(args) as SQLiteAdapter
      const connect = adapter.connect?.bind(adapter)
      serialiseWrites(adapter, options.mutex)
      return Object.assign(adapter, {
        // A client that is there already is used as it is; so the pragmas are ours.
        async connect(connection?: { hotReload: boolean }) {
          adapter.client ??= await openSqlite(file)
          await connect?.(connection)
        },
      }) as BaseDatabaseAdapter
    },
  } as DatabaseAdapterObj
}

const NO_TRANSACTIONS =
  'MongoDB offers no transactions on this connection. The hub needs a replica set (one member is enough) named in DATABASE_URL, for example mongodb://db.example.com/hub?replicaSet=rs0.'

function mongo(url: string): DatabaseAdapterObj {
  const settings: MongoArgs = {
    url,
    // Built before the first request: the invariants rest on unique indexes.
    ensureIndexes: true,
    connectOptions: { writeConcern: { w: 'majority' }, retryWrites: true, serverSelectionTimeoutMS: 10_000 },
    transactionOptions: { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' }, readPreference: 'primary' },
  }
  const inner = mongooseAdapter(settings)
  return {
    ...inner,
    init: (args) => {
      const adapter = inner.init(args) as MongooseAdapter
      const connect = adapter.connect?.bind(adapter)
      return Object.assign(refuseEnded(adapter), {
        async connect(connection?: { hotReload: boolean }) {
          await connect?.(connection)
          if (!adapter.connection.getClient().options.replicaSet) throw new Error(NO_TRANSACTIONS)
        },
      })
    },
  } as DatabaseAdapterObj
}

type TransactionId = string | number | Promise<string | number>
interface WriteArgs {
  req?: { transactionID?: TransactionId }
}

/** Payload's adapter lets a write or commit in an ended transaction pass without one; that would store half of the work. */
function refuseEnded(adapter: MongooseAdapter): BaseDatabaseAdapter {
  const mustBeOpen = async (incoming: TransactionId | undefined) => {
    const id = await incoming
    if (id && !adapter.sessions[String(id)]?.inTransaction()) throw new Error('The transaction of this write has ended; nothing was stored.')
  }
  for (const name of WRITE_METHODS) {
    const write = (adapter[name] as (args: WriteArgs) => Promise<unknown>).bind(adapter)
    const guarded = async (args: WriteArgs) => {
      await mustBeOpen(args.req?.transactionID)
      return write(args)
    }
    Object.assign(adapter, { [name]: guarded })
  }
  const commit = adapter.commitTransaction.bind(adapter)
  return Object.assign(adapter, {
    async commitTransaction(id: TransactionId) {
      await mustBeOpen(id)
      await commit(id)
    },
  })
}
