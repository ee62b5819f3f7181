/** Layout processes come and go; letters and the parent do not suffer. */
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { closePrintWorkers, printPdf } from '../../../plugins/print-pdf/index.ts'
import { EMPTY_EN, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { printTools } from './print-tools.ts'

afterAll(closePrintWorkers)

const { composition } = printPdf.render(renderInput(EMPTY_EN, 'letter'), renderContext(printPdf.settings.parse({})))
const packed = () => printPdf.pack({ ...composition, brand: { ...composition.brand, logo: null } }, printTools)

/** Process ids of this process's layout children; Linux only. */
function workerPids(): number[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8'))?.[1]
      const isWorker = readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes('typst-worker.mjs')
      return isWorker && Number(parent) === process.pid ? [Number(entry)] : []
    } catch {
      return []
    }
  })
}

test('many letters at once share two processes', async () => {
  const letters = Array.from({ length: 12 }, packed)
  const sizes = (await Promise.all(letters)).map(({ artefacts }) => artefacts[0]!.bytes.byteLength)
  expect(new Set(sizes).size).toBe(1)
  if (process.platform === 'linux') expect(workerPids().length).toBeLessThanOrEqual(2)
})

describe.runIf(process.platform === 'linux')('when processes die', () => {
  test('what they were setting fails with a sentence, the next letter is set by new ones', async () => {
    await closePrintWorkers()
    expect(workerPids()).toEqual([])
    const letters = Array.from({ length: 4 }, packed)
    const outcome = Promise.allSettled(letters)
    while (workerPids().length < 2) await new Promise((resolve) => setTimeout(resolve, 2))
    for (const pid of workerPids()) process.kill(pid, 'SIGKILL')
    const results = await outcome
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'render-failed', message: expect.stringContaining('layout process ended') })
    }
    expect(results.some((result) => result.status === 'rejected')).toBe(true)
    expect((await packed()).artefacts).toHaveLength(2)
  })
})

test('who waits for their end, waits to the end', { timeout: 30_000 }, () => {
  const pool = fileURLToPath(new URL('../../../plugins/print-pdf/pool.ts', import.meta.url))
  const script = `import { closePrintWorkers, typeset } from ${JSON.stringify(pool)}; await typeset({ files: {}, creationTimestamp: 0 }).catch(() => {}); await closePrintWorkers(); console.log('closed')`
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { encoding: 'utf8', timeout: 20_000, cwd: fileURLToPath(new URL('../../..', import.meta.url)) })
  expect(run).toMatchObject({ status: 0, stdout: 'closed\n' })
})

test('idle processes do not keep the parent alive', { timeout: 30_000 }, () => {
  const pool = fileURLToPath(new URL('../../../plugins/print-pdf/pool.ts', import.meta.url))
  const script = `import { typeset } from ${JSON.stringify(pool)}; await typeset({ files: {}, creationTimestamp: 0 }).catch((error) => console.log(error.code))`
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { encoding: 'utf8', timeout: 20_000, cwd: fileURLToPath(new URL('../../..', import.meta.url)) })
  expect(run.error).toBeUndefined()
  expect(run.stdout.trim()).toBe('render-failed')
  expect(run.status).toBe(0)
})
