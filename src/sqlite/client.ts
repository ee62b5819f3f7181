import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Client, createClient, type InStatement, type ResultSet, type Transaction } from '@libsql/client'

/** What became of a transaction. */
export type Outcome = 'open' | 'committed' | 'rolled-back' | { readonly error: unknown }

/** A libsql transaction that remembers how it ended, because Payload's commit does not tell. */
export interface WriterTransaction extends Transaction {
  readonly outcome: Outcome
}

/** A client that reads on one connection and runs every transaction on another, so that the pragmas of both stay in force. */
export interface SqliteClient extends Client {
  /** The latest transaction, open or ended. */
  readonly latest: WriterTransaction | undefined
  /**
   * Leaves nothing of what was deleted in the files of the database: free pages, the free room of pages in use, the write-ahead log. Only while no transaction is open.
   * @throws if a reader kept the log from being emptied all the time
   */
  scrub(): Promise<void>
}

const SCRUB_TRIES = 50
const SCRUB_PAUSE_MS = 100

/** FULL: a committed transaction survives a power cut. secure_delete: erased words are overwritten, not only unlinked. */
const PRAGMAS = ['PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL', 'PRAGMA secure_delete = ON', 'PRAGMA journal_size_limit = 67108864']

/**
 * Opens the embedded database, making file and folder when missing (mode 0600 and 0700).
 * libsql opens a new connection after each transaction and leaves the old one to the garbage collector; that loses the pragmas and
 * leaks file handles, hence a writer of our own. It expects its caller to run one transaction at a time.
 * @param file absolute path
 */
export async function openSqlite(file: string): Promise<SqliteClient> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  const reader = createClient({ url: `file:${file}` })
  const writer = createClient({ url: `file:${file}` })
  for (const client of [reader, writer]) for (const pragma of PRAGMAS) await client.execute(pragma)
  let latest: WriterTransaction | undefined
  return {
    get latest() {
      return latest
    },
    get closed() {
      return reader.closed
    },
    protocol: reader.protocol,
    execute: reader.execute.bind(reader) as Client['execute'],
    batch: reader.batch.bind(reader),
    migrate: reader.migrate.bind(reader),
    executeMultiple: reader.executeMultiple.bind(reader),
    sync: reader.sync.bind(reader),
    async transaction() {
      latest = await begin(writer)
      return latest
    },
    async scrub() {
      // secure_delete overwrites what is deleted, but not what moved within or between pages before: the file is written anew.
      await writer.execute('VACUUM')
      for (let attempt = 1; ; attempt++) {
        const { rows } = await writer.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        if (Number(rows[0]?.busy) === 0) return
        if (attempt >= SCRUB_TRIES) throw new Error('The write-ahead log could not be emptied: somebody was reading all the time.')
        await new Promise((resolve) => setTimeout(resolve, SCRUB_PAUSE_MS))
      }
    },
    close() {
      reader.close()
      writer.close()
    },
  }
}

async function begin(writer: Client): Promise<WriterTransaction> {
  await writer.execute('BEGIN IMMEDIATE')
  let outcome: Outcome = 'open'
  const mustBeOpen = () => {
    if (outcome !== 'open') throw new Error('The transaction has ended; nothing more can be written in it.')
  }
  const execute = async (statement: InStatement): Promise<ResultSet> => {
    mustBeOpen()
    try {
      return await writer.execute(statement)
    } catch (error) {
      // A full disk or an I/O error makes SQLite roll back by itself; what follows must not be committed statement by statement.
      if (await isAutocommit(writer)) outcome = { error }
      throw error
    }
  }
  const rollback = async () => {
    if (outcome === 'committed' || outcome === 'rolled-back') return
    if (outcome === 'open') outcome = 'rolled-back'
    if (!(await isAutocommit(writer))) await writer.execute('ROLLBACK')
  }
  return {
    get outcome() {
      return outcome
    },
    get closed() {
      return outcome !== 'open'
    },
    execute: execute as Transaction['execute'],
    async batch(statements) {
      const results: ResultSet[] = []
      for (const statement of statements) results.push(await execute(statement))
      return results
    },
    executeMultiple: () => Promise.reject(new Error('Several statements in one string are not possible in a transaction; execute them one by one.')),
    rollback,
    async commit() {
      mustBeOpen()
      try {
        await writer.execute('COMMIT')
        outcome = 'committed'
      } catch (error) {
        outcome = { error }
        throw error
      }
    },
    close() {
      void rollback()
    },
  }
}

/** True if the connection is in no transaction: only then can one be begun. */
async function isAutocommit(writer: Client): Promise<boolean> {
  try {
    await writer.execute('BEGIN')
  } catch {
    return false
  }
  await writer.execute('ROLLBACK')
  return true
}
