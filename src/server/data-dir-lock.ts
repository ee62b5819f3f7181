import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { HubError } from '../content/errors.ts'

/** How the command line reaches the server that holds a data folder. The secret proves that the caller can read the folder. */
export interface ServerAddress {
  readonly host: string
  readonly port: number
  readonly secret: string
}

/** The data folder is this process's alone until released; the system releases it when the process dies, however it dies. */
export interface DataDirLock {
  /** Writes where this server listens, for {@link runningServer}. @returns the address with a new secret. */
  announce(place: { readonly host: string; readonly port: number }): ServerAddress
  release(): Promise<void>
}

interface Holder {
  readonly pid: number
  readonly host?: string
  readonly port?: number
  readonly secret?: string
}

const holderFile = (dataDir: string) => join(dataDir, 'server.json')

/**
 * Takes the data folder for this process. The lock is the operating system's own on a file of its own (an exclusive SQLite transaction that
 * is never committed): nothing stale can stay behind, no process id has to be judged.
 * @throws HubError `conflict` naming the process that holds it.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const client = createClient({ url: `file:${join(dataDir, 'lock.db')}` })
  try {
    await client.execute('BEGIN EXCLUSIVE')
  } catch (error) {
    client.close()
    if (!/SQLITE_BUSY|database is locked/.test(String((error as { code?: unknown }).code) + (error as Error).message)) throw error
    throw new HubError('conflict', heldMessage(dataDir))
  }
  write(dataDir, { pid: process.pid })
  return {
    announce({ host, port }) {
      const address = { host, port, secret: randomBytes(32).toString('hex') }
      write(dataDir, { pid: process.pid, ...address })
      return address
    },
    async release() {
      rmSync(holderFile(dataDir), { force: true })
      // libsql keeps a closed connection until it is collected, and with it the lock.
      await client.execute('ROLLBACK')
      client.close()
    },
  }
}

/**
 * The server that announced itself last in this folder, if any. It may have died since: take the lock first, and ask this only when that is held.
 */
export function runningServer(dataDir: string): ServerAddress | undefined {
  const { host, port, secret } = readHolder(dataDir) ?? {}
  return host !== undefined && port !== undefined && secret !== undefined ? { host, port, secret } : undefined
}

function heldMessage(dataDir: string): string {
  const holder = readHolder(dataDir)
  const who = holder ? `process ${holder.pid}${holder.port ? ` (port ${holder.port})` : ''}` : 'another process'
  return `The data folder ${dataDir} is in use by ${who}. One process at a time may write to the embedded database: stop that one, or set another DATA_DIR.`
}

function readHolder(dataDir: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(holderFile(dataDir), 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/** Written beside and renamed, so that a reader finds the old file or the new one, whole. */
function write(dataDir: string, holder: Holder): void {
  const own = `${holderFile(dataDir)}.${process.pid}`
  writeFileSync(own, JSON.stringify(holder), { mode: 0o600 })
  renameSync(own, holderFile(dataDir))
}
