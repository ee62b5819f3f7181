import type { CollectionSlug, Where } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareAndSet, inTransaction } from '../../../src/publishing/transactions.ts'
import { type Doc, openSmallHub, type SmallHub } from './small-hub.ts'

const mongoUrl = process.env['MONGODB_URL']?.replace(/(mongodb:\/\/[^/]+\/)[^?]*/, `$1platform-${process.pid}`)
if (!mongoUrl) console.log('skipped: compare-and-set on MongoDB, because MONGODB_URL is not set')
const RACERS = 20
// The generated types know the hub's own collections only.
const claims = 'claims' as CollectionSlug

describe.each([
  { name: 'SQLite', options: {}, isThere: true },
  { name: 'MongoDB', options: mongoUrl ? { mongoUrl } : {}, isThere: mongoUrl !== undefined },
])('$name', ({ options, isThere }) => {
  let hub: SmallHub
  beforeAll(async () => {
    if (isThere) hub = await openSmallHub(options)
  })
  afterAll(() => hub?.close())
  const makeClaim = (key: string) => hub.docs.create({ collection: 'claims', data: { key: `${key}-${Date.now()}`, rev: 1, facts: { kept: true } } })
  const racers = <T>(run: (name: string) => Promise<T>) => Promise.all(Array.from({ length: RACERS }, (_, i) => run(`racer ${i}`)))

  it.runIf(isThere)('gives the document to one of twenty racers, five times over', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await makeClaim('race')
      const results = await racers((winner) =>
        compareAndSet(hub.payload, { collection: claims, where: { and: [{ id: { equals: id } }, { rev: { equals: 1 } }] }, data: { rev: 2, winner } }),
      )
      const won = results.filter((result) => result !== null)
      expect(won).toHaveLength(1)
      expect(await hub.docs.findByID({ collection: 'claims', id })).toMatchObject({ ...won[0], rev: 2, facts: { kept: true } })
    }
  })

  it.runIf(isThere)('gives it to one of twenty racers in transactions too; the others see that it is gone', async () => {
    const { id } = await makeClaim('race in transactions')
    const results = await racers((winner) =>
      inTransaction(
        hub.payload,
        async (req) => {
          const where: Where = { and: [{ id: { equals: id } }, { rev: { equals: 1 } }] }
          const won = await compareAndSet(hub.payload, { collection: claims, where, data: { rev: 2, winner }, req })
          if (won) await hub.docs.create({ collection: 'letters', data: { title: `won ${id}` }, req })
          return won
        },
        { tries: 10 },
      ),
    )
    expect(results.filter((result) => result !== null)).toHaveLength(1)
    expect((await hub.docs.count({ collection: 'letters', where: { title: { equals: `won ${id}` } } })).totalDocs).toBe(1)
  })

  it.runIf(isThere)('lets all twenty through when each tries again on a conflict', async () => {
    const { id } = await makeClaim('counter')
    await racers(() =>
      inTransaction(
        hub.payload,
        async (req) => {
          const { rev } = (await hub.docs.findByID({ collection: 'claims', id, req })) as Doc & { rev: number }
          const next = await compareAndSet(hub.payload, {
            collection: claims, where: { and: [{ id: { equals: id } }, { rev: { equals: rev } }] }, data: { rev: rev + 1 }, req,
          })
          if (!next) throw Object.assign(new Error('overtaken'), { code: 112 })
        },
        { tries: 40, baseMs: 2 },
      ),
    )
    expect((await hub.docs.findByID({ collection: 'claims', id }))['rev']).toBe(21)
  })

  it.runIf(isThere)('refuses a write in a transaction that has ended', async () => {
    const late = hub.docs.db.create({ collection: 'claims', data: { rev: 1 }, req: { transactionID: 'long gone' } })
    await expect(late).rejects.toThrow(/has ended/)
    await expect(hub.docs.db.commitTransaction('long gone')).rejects.toThrow(/nothing was/)
  })

  it.runIf(isThere)('has one winner for a unique key', async () => {
    const key = `unique-${Date.now()}`
    const results = await Promise.allSettled(Array.from({ length: RACERS }, () => hub.docs.create({ collection: 'claims', data: { key, rev: 0 } })))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })
})

it.runIf(mongoUrl)('MongoDB without a replica set is refused with a sentence', async () => {
  const attempt = openSmallHub({ mongoUrl: (mongoUrl as string).replace(/\?.*/, '?directConnection=true') })
  await expect(attempt).rejects.toThrow(/offers no transactions.*replica set/)
})
