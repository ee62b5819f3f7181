/** Letters by @react-pdf/renderer in two processes: RGB, no boxes, no output intent, nothing checked or written. */
import { fork } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { Measured } from './contender.ts'
import { watchTree } from './process-tree.ts'

const PROCESSES = 2

/** @param count letters */
export async function printReactPdf(count: number, perFile: number): Promise<Measured> {
  const worker = fileURLToPath(new URL('react-pdf-worker.tsx', import.meta.url))
  const children = Array.from({ length: PROCESSES }, () => fork(worker, [], { execArgv: ['--conditions=production', '--import', 'tsx'], env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }))
  const ask = (index: number, from: number, to: number) =>
    new Promise<number>((resolve) => {
      children[index]?.once('message', ({ bytes }: { bytes: number }) => resolve(bytes))
      children[index]?.send({ from, to })
    })
  try {
    await Promise.all(children.map((_, index) => ask(index, 0, 2)))
    const watch = watchTree()
    const start = performance.now()
    let next = 0
    let bytes = 0
    await Promise.all(
      children.map(async (_, index) => {
        while (next < count) {
          const from = next
          next = Math.min(count, next + perFile)
          bytes += await ask(index, from, next)
        }
      }),
    )
    const seconds = (performance.now() - start) / 1000
    const { cpu, peak } = watch.stop()
    return { what: '@react-pdf/renderer: RGB, no PDF/X', letters: count, seconds, cpuSeconds: cpu, peak, bytes }
  } finally {
    for (const child of children) child.kill()
  }
}
