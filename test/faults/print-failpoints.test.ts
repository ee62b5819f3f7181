/** Kills the process that builds a print run: nothing half made is ever to be seen, and whoever takes over makes no file a second time. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PRINT_FAILPOINTS } from '../../src/publishing/failpoints.ts'
import { sha256Hex } from '../../src/publishing/media/hash.ts'
import { buildRun, orderRun } from '../../src/publishing/printing/order-run.ts'
import { buildFolder, chunkOf, filesFolder } from '../../src/publishing/printing/run-folder.ts'
import { runOf } from '../../src/publishing/printing/runs.ts'
import { DATABASE } from '../integration/hub.ts'
import { aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from '../integration/printing/printing-hub.ts'
import { type Succession, succession } from './child.ts'

/** So short that a successor need not wait for it. */
const LEASE_MS = 1_000

describe(`building that is killed (${DATABASE})`, () => {
  let on: PrintingHub
  let processes: Succession
  let slot: string
  let shop: string
  let list: string

  beforeAll(async () => {
    on = await startPrintingHub()
    slot = (await publishedLetter(on)).slot
    shop = (await aShop(on, { recipientsPerFile: 25 })).key
    list = await readyList(on, people(60))
    processes = await succession()
  }, 60_000)
  afterAll(async () => {
    await processes?.end()
    await on?.hub.stop()
  })
  beforeEach(() => processes.follow())

  /** Files that are there, each with the bytes that it says it has, and when it was written. */
  async function whole(key: string): Promise<ReadonlyMap<string, number>> {
    const folder = filesFolder(buildFolder(on.hub.payload, await runOf(on.hub.payload, key)))
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : []
    const found = await Promise.all(
      names.map(async (name) => {
        const { file, sha256 } = await chunkOf(folder, name)
        const path = join(folder, name, file)
        expect(sha256Hex(readFileSync(path)), name).toBe(sha256)
        return [name, statSync(path).mtimeMs] as const
      }),
    )
    return new Map(found)
  }

  it.each(PRINT_FAILPOINTS)('%s', async (point) => {
    const { key } = await orderRun(on.editor, { title: `Getötet ${point}`, publication: slot, format: 'letter-b', shop, list, options: OPTIONS })
    await buildRun(on.editor, key)
    await processes.dieAt(point, { do: 'build-runs', leaseMs: LEASE_MS })
    expect(await runOf(on.hub.payload, key)).toMatchObject({ state: 'building' })
    const before = await whole(key)
    expect(before.size).toBeGreaterThanOrEqual({ 'print:after-plan': 0, 'print:after-part': 1, 'print:before-built': 3 }[point])
    await processes.follow()
    await sleep(LEASE_MS)
    expect(await processes.doAgain({ do: 'build-runs', leaseMs: LEASE_MS })).toMatchObject({ ok: true })
    const run = await runOf(on.hub.payload, key)
    expect(run).toMatchObject({ state: 'proofing', build: 1, counts: { copies: 60 } })
    const after = await whole(key)
    expect([...after.keys()].sort()).toEqual(['part-0001', 'part-0002', 'part-0003'])
    for (const [name, written] of before) expect(after.get(name), `${name} was made again`).toBe(written)
  }, 60_000)
})
