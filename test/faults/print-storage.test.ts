/** A disk that is really full while a print run is built: said as such, nothing half made is to be seen, and what is finished stays when there is room again. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hubOf } from '../../src/publishing/hub.ts'
import { sha256Hex } from '../../src/publishing/media/hash.ts'
import { workPrintRuns } from '../../src/publishing/printing/build.ts'
import { buildRun, orderRun } from '../../src/publishing/printing/order-run.ts'
import { buildFolder, chunkOf, filesFolder, workFolder } from '../../src/publishing/printing/run-folder.ts'
import { runOf } from '../../src/publishing/printing/runs.ts'
import { DATABASE } from '../integration/hub.ts'
import { aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from '../integration/printing/printing-hub.ts'

/** Two files of 25 letters fit, not a third. */
const TOO_SMALL = '700k'
const LARGE_ENOUGH = '64m'

const mount = (...args: readonly string[]) => execFileSync('mount', args, { stdio: 'pipe' })
/** Can this process mount a file system? Prints why the test is skipped if it cannot. */
function canMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'print-storage-'))
  try {
    mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe)
    execFileSync('umount', [probe])
    return true
  } catch (error) {
    console.warn(`skipped: no file system can be mounted here (${error instanceof Error ? error.message.split('\n')[0] : error})`)
    return false
  } finally {
    rmdirSync(probe)
  }
}

describe.runIf(process.platform === 'linux' && canMount())(`a disk that is full (${DATABASE})`, () => {
  let on: PrintingHub
  let disk: string

  beforeAll(async () => {
    on = await startPrintingHub()
    disk = hubOf(on.hub.payload).printRuns
    mkdirSync(disk, { recursive: true })
    mount('-t', 'tmpfs', '-o', `size=${TOO_SMALL}`, 'tmpfs', disk)
  })
  afterAll(async () => {
    if (disk) execFileSync('umount', ['--lazy', disk])
    await on?.hub.stop()
  })

  it('stops the run with what to do, and lets it go on from there', async () => {
    const { payload } = on.hub
    const { slot } = await publishedLetter(on)
    const shop = (await aShop(on, { recipientsPerFile: 25 })).key
    const list = await readyList(on, people(75))
    const { key } = await orderRun(on.editor, { title: 'Kein Platz', publication: slot, format: 'letter-b', shop, list, options: OPTIONS })
    await buildRun(on.editor, key)
    await workPrintRuns(payload)

    const failed = await runOf(payload, key)
    expect(failed).toMatchObject({ state: 'failed', files: null, owner: null, reason: { code: 'storage-full', de: expect.stringContaining('kein Platz'), en: expect.stringContaining('free some room') } })
    const folder = buildFolder(payload, failed)
    const before = await whole(filesFolder(folder))
    expect(before.size).toBeGreaterThanOrEqual(1)
    expect(before.size).toBeLessThan(3)
    expect(existsSync(workFolder(folder)) ? readdirSync(workFolder(folder)) : []).toEqual([])

    mount('-o', `remount,size=${LARGE_ENOUGH}`, disk)
    await buildRun(on.editor, key)
    await workPrintRuns(payload)
    expect(await runOf(payload, key)).toMatchObject({ state: 'proofing', build: 1, reason: null, counts: { copies: 75 } })
    const after = await whole(filesFolder(folder))
    expect([...after.keys()]).toEqual(['part-0001', 'part-0002', 'part-0003'])
    for (const [name, written] of before) expect(after.get(name), `${name} was made again`).toBe(written)
  })
})

/** All that is to be seen among the files: each has the bytes that it says it has. With the time when it was written. */
async function whole(files: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const name of existsSync(files) ? readdirSync(files).sort() : []) {
    const { file, sha256, bytes } = await chunkOf(files, name)
    const path = join(files, name, file)
    expect([sha256Hex(readFileSync(path)), statSync(path).size], name).toEqual([sha256, bytes])
    found.set(name, statSync(path).mtimeMs)
  }
  return found
}
