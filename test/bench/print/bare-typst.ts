/** Typst alone: the same templates, data and pictures, compiled and exported by two processes; nothing is composed, finished, checked or written. */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { serialize } from 'node:v8'
import { printPdf } from '../../../plugins/print-pdf/index.ts'
import { printPaths } from '../../../plugins/print-pdf/paths.ts'
import { printPictures } from '../../../plugins/print-pdf/pictures.ts'
import { letterJob } from '../../../plugins/print-pdf/typst/letter-job.ts'
import type { Measured } from './contender.ts'
import { letterOrder, recipients, tools } from './letters.ts'
import { watchTree } from './process-tree.ts'

const PROCESSES = 2

/** @param count letters */
export async function compileBare(count: number, perFile: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bare-bench-'))
  const order = letterOrder()
  const compose = (from: number, to: number) => recipients(from, to).map((recipient) => printPdf.render({ ...order.input, recipient }, order.ctx as Parameters<typeof printPdf.render>[1]).composition)
  const pictures = await printPictures(compose(0, 1)[0]!, tools)
  const files: string[] = []
  for (let from = 0; from < count; from += perFile) {
    const file = join(folder, `job-${files.length}`)
    writeFileSync(file, serialize({ ...letterJob(compose(from, Math.min(count, from + perFile)), pictures, 'pdf'), isTagged: false }))
    files.push(file)
  }
  const { templates, fonts, fontConfiguration } = printPaths()
  const worker = fileURLToPath(new URL('bare-worker.mjs', import.meta.url))
  const children = Array.from({ length: PROCESSES }, () =>
    fork(worker, [templates, fonts], { execArgv: [], env: { NODE_ENV: 'production', PATH: process.env.PATH ?? '', FONTCONFIG_FILE: fontConfiguration, TZ: 'UTC' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  )
  const ask = (index: number, file: string) =>
    new Promise<number>((resolve, reject) => {
      children[index]?.once('message', (answer: { bytes?: number; error?: string }) => (answer.bytes === undefined ? reject(new Error(answer.error)) : resolve(answer.bytes)))
      children[index]?.send(file)
    })
  try {
    await Promise.all(children.map((_, index) => ask(index, files[0]!)))
    const watch = watchTree()
    const start = performance.now()
    let next = 0
    let bytes = 0
    await Promise.all(
      children.map(async (_, index) => {
        while (next < files.length) {
          const file = files[next]!
          next += 1
          bytes += await ask(index, file)
        }
      }),
    )
    const seconds = (performance.now() - start) / 1000
    const { cpu, peak } = watch.stop()
    return { what: 'bare Typst: compiled and exported', letters: count, seconds, cpuSeconds: cpu, peak, bytes }
  } finally {
    for (const child of children) child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}
