import { readdirSync } from 'node:fs'
import { createLocalReq, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../../src/publishing/transactions.ts'
import type { SqliteClient } from '../../../src/sqlite/client.ts'
import { openSmallHub, type SmallHub } from './small-hub.ts'

let hub: SmallHub
beforeAll(async () => {
  hub = await openSmallHub({ mutex: { lockTimeoutMs: 700, maxHoldMs: 1500 } })
})
afterAll(() => hub.close())

const client = () => (hub.docs.db as unknown as { client: SqliteClient }).client
const countLetters = async (title: string) => (await hub.docs.count({ collection: 'letters', where: { title: { equals: title } } })).totalDocs
const letter = (title: string) => ({ title, lines: [{ text: 'eins' }, { text: 'zwei' }], _status: 'published' as const })
const begun = async (): Promise<PayloadRequest> => {
  const req = await createLocalReq({}, hub.payload)
  await initTransaction(req)
  return req
}

describe('writes of one process', () => {
  it('let twenty parallel writers through, with and without a transaction of their own', async () => {
    const { docs } = hub
    const writers = Array.from({ length: 20 }, (_, i) =>
      i % 2
        ? docs.create({ collection: 'letters', data: letter('parallel') })
        : docs.create({ collection: 'letters', data: letter('parallel'), disableTransaction: true }),
    )
    await Promise.all(writers)
    expect(await countLetters('parallel')).toBe(20)
  })

  it('leak no connection', async () => {
    const handles = () => readdirSync('/proc/self/fd').length
    if (process.platform !== 'linux') return
    await hub.docs.create({ collection: 'letters', data: letter('handles') })
    const before = handles()
    for (let i = 0; i < 50; i++) await hub.docs.create({ collection: 'letters', data: letter('handles') })
    expect(handles()).toBeLessThanOrEqual(before + 2)
  })

  it('keep their pragmas after transactions', async () => {
    await hub.docs.create({ collection: 'letters', data: letter('pragmas') })
    const transaction = await client().transaction()
    for (const connection of [client(), transaction]) {
      expect((await connection.execute('PRAGMA secure_delete')).rows[0]?.[0]).toBe(1)
      expect((await connection.execute('PRAGMA synchronous')).rows[0]?.[0]).toBe(2)
      expect((await connection.execute('PRAGMA journal_mode')).rows[0]?.[0]).toBe('wal')
      expect((await connection.execute('PRAGMA foreign_keys')).rows[0]?.[0]).toBe(1)
    }
    await transaction.rollback()
  })
})

describe('a context with an open transaction', () => {
  it('lends it to a write that names none: the write goes when the transaction goes', async () => {
    const attempt = hub.docs.create({ collection: 'letters', data: letter('lent'), context: { nested: 'bare-write', fail: true } })
    await expect(attempt).rejects.toThrow('the hook failed')
    expect(await countLetters('lent')).toBe(0)
    const bare = await hub.docs.count({ collection: 'claims', where: { key: { like: 'bare-' } } })
    expect(bare.totalDocs).toBe(0)
  })

  it('refuses a second transaction at once, saying what to do', async () => {
    const started = performance.now()
    const attempt = hub.docs.create({ collection: 'letters', data: letter('nested'), context: { nested: 'without-req' } })
    await expect(attempt).rejects.toThrow(/pass req/)
    expect(performance.now() - started).toBeLessThan(500)
    expect(await countLetters('nested')).toBe(0)
    await hub.docs.create({ collection: 'letters', data: letter('after nested') })
  })

  it('does not hold up forgot-password, which writes without its transaction id', async () => {
    await hub.docs.create({ collection: 'users', data: { email: 'anna@example.com', password: 'one of many words' } })
    const token = await hub.docs.forgotPassword({ collection: 'users', data: { email: 'anna@example.com' }, disableEmail: true })
    expect(token).toMatch(/^[0-9a-f]{40}$/)
    const reset = await hub.docs.resetPassword({ collection: 'users', data: { token, password: 'quite another word' }, overrideAccess: true })
    expect(reset.token).toBeTruthy()
    await hub.docs.login({ collection: 'users', data: { email: 'anna@example.com', password: 'quite another word' } })
  })
})

describe('the end of a transaction', () => {
  it('takes back everything when the work throws', async () => {
    const work = inTransaction(hub.payload, async (req) => {
      await hub.docs.create({ collection: 'letters', data: letter('thrown'), req })
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await countLetters('thrown')).toBe(0)
  })

  it('throws when the commit did not take effect', async () => {
    await client().executeMultiple(`
      CREATE TABLE IF NOT EXISTS parent (id INTEGER PRIMARY KEY);
      CREATE TABLE IF NOT EXISTS child (parent INTEGER REFERENCES parent(id) DEFERRABLE INITIALLY DEFERRED)`)
    const work = inTransaction(hub.payload, async (req) => {
      await hub.docs.create({ collection: 'letters', data: letter('uncommitted'), req })
      await client().latest?.execute('INSERT INTO child VALUES (7)')
    })
    await expect(work).rejects.toThrow(/FOREIGN KEY/)
    expect(await countLetters('uncommitted')).toBe(0)
    await hub.docs.create({ collection: 'letters', data: letter('after a failed commit') })
    expect(await countLetters('after a failed commit')).toBe(1)
  })

  it('refuses a write and a commit that come too late', async () => {
    const req = await begun()
    const { transactionID } = req
    await killTransaction(req)
    const late = hub.docs.db.create({ collection: 'claims', data: { rev: 1 }, req: { transactionID } as Partial<PayloadRequest> })
    await expect(late).rejects.toThrow(/has ended/)
    await expect(hub.docs.db.commitTransaction(transactionID as string)).rejects.toThrow(/nothing was committed/)
  })

  it('is forced on a transaction that nobody ends', async () => {
    const req = await begun()
    await hub.docs.create({ collection: 'letters', data: letter('forced'), req })
    await new Promise((resolve) => setTimeout(resolve, 1700))
    await expect(hub.docs.db.commitTransaction(req.transactionID as string)).rejects.toThrow(/nothing was committed/)
    expect(await countLetters('forced')).toBe(0)
  })
})

describe('the lock', () => {
  it('says that the database is busy when it was not free in time', async () => {
    let letGo = () => {}
    const holder = inTransaction(hub.payload, () => new Promise<void>((resolve) => {
      letGo = resolve
    }))
    await new Promise((resolve) => setTimeout(resolve, 50))
    await expect(hub.docs.create({ collection: 'letters', data: letter('late') })).rejects.toMatchObject({ code: 'busy', status: 503 })
    letGo()
    await holder
    await hub.docs.create({ collection: 'letters', data: letter('late') })
    expect(await countLetters('late')).toBe(1)
  })
})
