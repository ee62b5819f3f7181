/** Letters through the press: composed, set, finished to PDF/X-4, preflighted, written durably. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { printPdf } from '../../../plugins/print-pdf/index.ts'
import { picturesOf } from '../../../plugins/print-pdf/pictures.ts'
import type { Measured } from './contender.ts'
import { letterOrder, recipients, tools } from './letters.ts'
import { watchTree } from './process-tree.ts'

const WARM = 100

/** @param count letters @param inHub has a hub (Payload and its database) started in the process that prints, as it is where runs are printed */
export async function printOurs(count: number, perFile: number, inHub = false): Promise<Measured> {
  const hub = inHub ? await (await import('../../integration/hub.ts')).startHub() : null
  const press = printPdf.press!
  const folder = mkdtempSync(join(tmpdir(), 'print-bench-'))
  const run = await press.open(letterOrder(), tools)
  try {
    // Processes start and the photo is prepared before the clock does: both happen once for a run of any length.
    await Promise.all(Array.from({ length: press.width }, (_, index) => run.print({ name: `warm-${index}`, recipients: recipients(index * WARM, (index + 1) * WARM), folder })))
    const watch = watchTree()
    const start = performance.now()
    let next = 0
    let bytes = 0
    const lane = async () => {
      while (next * perFile < count) {
        const number = next
        next += 1
        const chunk = await run.print({ name: `part-${String(number).padStart(4, '0')}`, recipients: recipients(number * perFile, Math.min(count, (number + 1) * perFile)), folder })
        if ('errors' in chunk) throw new Error(JSON.stringify(chunk.errors[0]))
        if (chunk.pages !== chunk.spans.length * 2) throw new Error('the letter should have two pages')
        bytes += chunk.bytes
        rmSync(join(folder, chunk.name), { recursive: true })
      }
    }
    await Promise.all(Array.from({ length: press.width }, lane))
    const seconds = (performance.now() - start) / 1000
    const { cpu, peak } = watch.stop()
    return { what: 'Einklang: composed, set, PDF/X-4, preflight, written', letters: count, seconds, cpuSeconds: cpu, peak, bytes }
  } finally {
    await run.close()
    rmSync(folder, { recursive: true, force: true })
    await hub?.stop()
  }
}

/** Seconds until the pages of one letter are there as pictures: by new processes, and by ones that are there. */
export async function firstProof(): Promise<{ readonly cold: number; readonly warm: number }> {
  const order = letterOrder()
  const once = async (index: number) => {
    const start = performance.now()
    const [recipient] = recipients(index, index + 1)
    const { composition } = printPdf.render({ ...order.input, recipient }, order.ctx as Parameters<typeof printPdf.render>[1])
    const pages = await printPdf.pages!(composition, tools)
    if (pages.length !== 2) throw new Error('two pages were expected')
    return (performance.now() - start) / 1000
  }
  // A hub has its originals: drawing ours takes most of a second.
  const { composition } = printPdf.render(order.input, order.ctx as Parameters<typeof printPdf.render>[1])
  for (const { media } of picturesOf(composition)) await tools.original(media)
  await printPdf.close?.()
  const cold = await once(0)
  const warm = (await once(1) + (await once(2)) + (await once(3))) / 3
  await printPdf.close?.()
  return { cold, warm }
}
