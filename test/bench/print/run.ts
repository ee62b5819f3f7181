/**
 * How fast letters are printed, side by side with what others would use: `npm run bench:print -- [letters] [sample]` (10,000 and 200). Ours and bare Typst make
 * all letters, in the same run; the slow ones make a sample, and their figures are per letter. `npm run bench:print -- memory 1000 10000 50000` prints runs of
 * these lengths one after the other and tells the largest memory of the whole process tree; after `memory --hub` the process that prints has a hub started in it, as in
 * real life. Ends with 1 where a figure misses its aim.
 */
import { spawnSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { compileBare } from './bare-typst.ts'
import { printChromium } from './chromium.ts'
import type { Measured } from './contender.ts'
import { firstProof, printOurs } from './ours.ts'
import { printReactPdf } from './react-pdf.ts'

const PER_FILE = 100
const SAMPLE_PER_FILE = 25
/** What we aim at. */
const LEAST_OF_BARE = 0.5
const LEAST_OF_OTHERS = 3
const MOST_PEAK = 1_200_000_000
const MOST_PROOF_SECONDS = 1

const CONTENDERS = {
  ours: (count: number) => printOurs(count, PER_FILE),
  'ours-in-hub': (count: number) => printOurs(count, PER_FILE, true),
  bare: (count: number) => compileBare(count, PER_FILE),
  'react-pdf': (count: number) => printReactPdf(count, SAMPLE_PER_FILE),
  chromium: (count: number) => printChromium(count, SAMPLE_PER_FILE),
} as const

/** Each in a process of its own, so that none pays for what another left in memory. */
function measure(name: keyof typeof CONTENDERS, count: number): Measured {
  const run = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), 'one', name, String(count)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (run.status !== 0) throw new Error(`${name} failed`)
  // A hub says this and that before.
  return JSON.parse(run.stdout.slice(run.stdout.lastIndexOf('\n') + 1)) as Measured
}

if (process.argv[2] === 'one') {
  process.stdout.write(JSON.stringify(await CONTENDERS[process.argv[3] as keyof typeof CONTENDERS](Number(process.argv[4]))))
  process.exit(0)
}

const rate = ({ letters, seconds }: Measured) => letters / seconds
const cpuOf = ({ letters, cpuSeconds }: Measured) => (cpuSeconds / letters) * 1000
const mb = (bytes: number) => Math.round(bytes / 1_000_000)
const missed: string[] = []

console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}; load at the start ${loadavg()[0]?.toFixed(1)}\n`)

if (process.argv[2] === 'memory') {
  console.log('| letters in one run | letters/s | peak memory of the process tree, MB |\n|---|---|---|')
  const lengths = process.argv.slice(3)
  const name = lengths[0] === '--hub' ? 'ours-in-hub' : 'ours'
  for (const count of lengths.filter((one) => one !== '--hub').map(Number)) {
    const ours = measure(name, count)
    console.log(`| ${count.toLocaleString('en')} | ${rate(ours).toFixed(0)} | ${mb(ours.peak)} |`)
    if (ours.peak > MOST_PEAK) missed.push(`${count} letters took ${mb(ours.peak)} MB, aim below ${mb(MOST_PEAK)}`)
  }
} else {
  const count = Number(process.argv[2] ?? 10_000)
  const sample = Number(process.argv[3] ?? 200)
  const bare = measure('bare', count)
  const ours = measure('ours', count)
  const others = [measure('react-pdf', sample), measure('chromium', sample)]
  console.log('| two pages with a photo, two processes | letters | letters/s | CPU, ms a letter | peak memory, MB | ours to it, letters/s | ours to it, CPU |\n|---|---|---|---|---|---|---|')
  for (const one of [ours, bare, ...others]) {
    const [byTime, byCpu] = [rate(ours) / rate(one), cpuOf(one) / cpuOf(ours)]
    console.log(`| ${one.what} | ${one.letters.toLocaleString('en')} | ${rate(one).toFixed(1)} | ${cpuOf(one).toFixed(1)} | ${mb(one.peak)} | ${byTime.toFixed(2)} × | ${byCpu.toFixed(2)} × |`)
    const least = one === ours ? 0 : one === bare ? LEAST_OF_BARE : LEAST_OF_OTHERS
    if (byTime < least) missed.push(`${one.what}: ${byTime.toFixed(2)} times, aim ${least}`)
  }
  if (ours.peak > MOST_PEAK) missed.push(`memory: ${mb(ours.peak)} MB, aim below ${mb(MOST_PEAK)}`)
  const { cold, warm } = await firstProof()
  console.log(`\nThe pages of one letter as pictures for the proof: ${cold.toFixed(2)} s with new processes, ${warm.toFixed(2)} s with ones that are there.`)
  if (warm > MOST_PROOF_SECONDS) missed.push(`the first proof took ${warm.toFixed(2)} s, aim ${MOST_PROOF_SECONDS}`)
}
for (const line of missed) console.error(`Missed: ${line}.`)
process.exit(missed.length > 0 ? 1 : 0)
