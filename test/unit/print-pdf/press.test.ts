/** Runs for many recipients: what is written, when nothing is, and what becomes of processes. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeChunk } from '../../../plugins/print-pdf/press/chunk-folder.ts'
import { openRun } from '../../../plugins/print-pdf/press/open-run.ts'
import type { Recipient } from '../../../src/channel/contract.ts'
import type { PressRun, PrintedChunk, RefusedChunk } from '../../../src/channel/press.ts'
import { letterOrder, recipients, runTools } from './press-orders.ts'
import { hasTool, runTool } from './tools.ts'

const folder = mkdtempSync(join(tmpdir(), 'press-test-'))
let run: PressRun
beforeAll(async () => {
  run = await openRun(letterOrder(), runTools)
})
afterAll(async () => {
  await run.close()
  rmSync(folder, { recursive: true, force: true })
})

const print = async (name: string, to: readonly Recipient[], where = folder, signal?: AbortSignal) => printed(await run.print({ name, recipients: to, folder: where }, signal))
function printed(result: PrintedChunk | RefusedChunk): PrintedChunk {
  if ('errors' in result) throw new Error(JSON.stringify(result.errors))
  return result
}
const bytesOf = (where: string, name: string) => readFileSync(join(where, name, `${name}.pdf`))

test('files stand whole in their folders, with what is in them', async () => {
  const chunks = await Promise.all([print('part-0001', recipients(0, 3)), print('part-0002', recipients(3, 5)), print('part-0003', recipients(5, 6))])
  expect(readdirSync(folder).sort()).toEqual(['part-0001', 'part-0002', 'part-0003'])
  for (const chunk of chunks) {
    expect(readdirSync(join(folder, chunk.name)).sort()).toEqual([`${chunk.name}.json`, `${chunk.name}.pdf`])
    expect(JSON.parse(readFileSync(join(folder, chunk.name, `${chunk.name}.json`), 'utf8'))).toEqual(chunk)
    const bytes = bytesOf(folder, chunk.name)
    expect(chunk).toMatchObject({ file: `${chunk.name}.pdf`, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex'), findings: [] })
    expect(chunk.spans[0]?.first).toBe(1)
    expect(chunk.spans.reduce((sum, { pages }) => sum + pages, 0)).toBe(chunk.pages)
  }
  expect(chunks.map(({ spans }) => spans.length)).toEqual([3, 2, 1])
})

test('the same order and recipients are the same bytes, from other processes too', async () => {
  const other = await openRun(letterOrder(), runTools)
  const elsewhere = join(folder, 'elsewhere')
  // The second process is asked first for another chunk: what it did before must not show.
  await other.print({ name: 'part-0002', recipients: recipients(3, 5), folder: elsewhere })
  await other.print({ name: 'part-0001', recipients: recipients(0, 3), folder: elsewhere })
  await other.close()
  expect(bytesOf(elsewhere, 'part-0001').equals(bytesOf(folder, 'part-0001'))).toBe(true)
  expect(bytesOf(elsewhere, 'part-0002').equals(bytesOf(folder, 'part-0002'))).toBe(true)
  rmSync(elsewhere, { recursive: true })
})

test('what is there is taken as it is; what is spoilt is made again', async () => {
  const facts = join(folder, 'part-0003', 'part-0003.json')
  const before = JSON.parse(readFileSync(facts, 'utf8')) as PrintedChunk
  writeFileSync(facts, JSON.stringify({ ...before, pages: 77 }))
  expect((await print('part-0003', recipients(5, 6))).pages).toBe(77)
  writeFileSync(join(folder, 'part-0003', 'part-0003.pdf'), 'spoilt')
  expect(await print('part-0003', recipients(5, 6))).toEqual(before)
})

test('an error refuses the whole chunk and names the recipient; nothing is written', async () => {
  const [good, bad] = recipients(0, 2) as [Recipient, Recipient]
  const result = await run.print({ name: 'part-0009', recipients: [good, { ...bad, surname: 'مرحبا', salutation: 'Guten Tag مرحبا' }], folder })
  expect(result).toMatchObject({ name: 'part-0009', errors: expect.arrayContaining([expect.objectContaining({ severity: 'error', code: 'glyph-missing', recipient: 1 })]) })
  expect(readdirSync(folder)).not.toContain('part-0009')
  expect(readdirSync(folder).filter((name) => name.startsWith('.tmp-'))).toEqual([])
})

test('letters that are too long are refused with what would fit the longest of them', { timeout: 60_000 }, async () => {
  const order = letterOrder()
  const subjects = order.input.subjects.map((subject) => ({ ...subject, content: { ...subject.content, body: { ...subject.content.body, children: Array.from({ length: 200 }, () => subject.content.body.children).flat() } } }))
  const tight = await openRun({ ...order, input: { ...order.input, subjects } }, runTools)
  try {
    const result = await tight.print({ name: 'part-0021', recipients: recipients(0, 2), folder })
    const found = 'errors' in result ? result.errors : []
    expect(found.map(({ code }) => code)).toContain('text-overset')
    for (const { details } of found.filter(({ code }) => code === 'text-overset')) expect(details?.fits).toContain('teaser')
  } finally {
    await tight.close()
  }
  expect(readdirSync(folder)).not.toContain('part-0021')
})

test('stopping frees the process, leaves nothing, and others go on', async () => {
  const abort = new AbortController()
  const stopped = print('part-0010', recipients(0, 60), folder, abort.signal)
  const waiting = [print('part-0011', recipients(0, 1)), print('part-0012', recipients(1, 2))]
  setTimeout(() => abort.abort(), 100)
  await expect(stopped).rejects.toMatchObject({ code: 'busy' })
  expect((await Promise.all(waiting)).map(({ name }) => name)).toEqual(['part-0011', 'part-0012'])
  expect(readdirSync(folder)).not.toContain('part-0010')
  await expect(print('part-0010', recipients(0, 1), folder, abort.signal)).rejects.toMatchObject({ code: 'busy' })
})

test('a full disk is said as such, and nothing is left behind', async () => {
  const full = writeChunk(folder, 'part-0030', async (file) => {
    writeFileSync(file, 'half of it')
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
  await expect(full).rejects.toMatchObject({ code: 'storage-full', status: 507 })
  expect(readdirSync(folder).filter((name) => name === 'part-0030' || name.startsWith('.tmp-'))).toEqual([])
})

test('a name that leads elsewhere is refused', async () => {
  await expect(run.print({ name: '../part', recipients: recipients(0, 1), folder })).rejects.toMatchObject({ code: 'bad-input' })
})

describe.runIf(process.platform === 'linux')('processes', () => {
  test('one that dies fails its chunk, the next chunk is made by a new one', async () => {
    const lost = print('part-0020', recipients(0, 80))
    const outcome = lost.then(() => null, (error: unknown) => error)
    let pids: number[] = []
    while (pids.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      pids = workerPids(process.pid)
    }
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    expect(await outcome).toMatchObject({ code: 'render-failed', message: expect.stringContaining('SIGKILL') })
    // The other one was killed while it had nothing to do: the parent hears of it in its own time.
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await print('part-0020', recipients(0, 2))).spans).toHaveLength(2)
  })

  test('none outlives its parent, not even one that is killed', { timeout: 60_000 }, async () => {
    const orders = fileURLToPath(new URL('./press-orders.ts', import.meta.url))
    const openRunFile = fileURLToPath(new URL('../../../plugins/print-pdf/press/open-run.ts', import.meta.url))
    const script = `import { openRun } from ${JSON.stringify(openRunFile)}; import { letterOrder, recipients, runTools } from ${JSON.stringify(orders)};
      const run = await openRun(letterOrder(), runTools); await run.print({ name: 'part-0001', recipients: recipients(0, 1), folder: ${JSON.stringify(join(folder, 'orphans'))} });
      console.log('printed'); setInterval(() => undefined, 1000)`
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { cwd: fileURLToPath(new URL('../../..', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => parent.stdout.once('data', resolve))
    const pids = workerPids(parent.pid ?? 0)
    expect(pids).toHaveLength(1)
    parent.kill('SIGKILL')
    const isThere = (pid: number) => readdirSync('/proc').includes(String(pid))
    for (let waited = 0; pids.some(isThere) && waited < 5_000; waited += 50) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(pids.filter(isThere)).toEqual([])
  })
})

describe.runIf(hasTool('qpdf'))('qpdf', () => {
  test('finds no fault in a file for several', () => {
    expect(runTool('qpdf', bytesOf(folder, 'part-0001'), (file) => ['--check', file])).toContain('No syntax or stream encoding errors found')
  })
})

/** Process ids of the printing children of a process; Linux only. */
function workerPids(parent: number): number[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const isChild = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8'))?.[1]) === parent
      return isChild && readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes('press/worker.ts') ? [Number(entry)] : []
    } catch {
      return []
    }
  })
}
