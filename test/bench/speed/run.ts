/**
 * How fast the hub composes and answers, side by side with what others would use: `npm run bench:speed`. Fetches its twins' packages on the first run (npm ci in
 * test/bench/speed/twins). Prints the tables of which the README shows one run. Ends with 1 where a figure misses its aim.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { measureCompositions } from './compositions.ts'
import { measureEditor } from './editor.ts'
import { type Beside, measureNewsletter } from './newsletter.ts'
import { measureReads } from './read-paths.ts'

/** What we aim at. */
const MOST_MS = 10
const MOST_EDITOR_MS = 500
const NEWSLETTER_TIMES = 5
const READ_TIMES = 10

const twins = fileURLToPath(new URL('twins', import.meta.url))
if (!existsSync(`${twins}/node_modules/react-email`)) execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', twins], { stdio: 'inherit' })

const number = (value: number): string => Math.round(value).toLocaleString('en')
const missed: string[] = []
function expectTimes(rows: readonly Beside[], least: number): void {
  for (const { what, ratio } of rows) if (ratio < least) missed.push(`${what}: ${ratio.toFixed(1)} times, aim ${least}`)
}
const beside = (rows: readonly Beside[]): string => rows.map(({ what, ours, theirs, ratio }) => `| ${what} | ${number(ours)} | ${number(theirs)} | **${ratio.toFixed(1)} ×** |`).join('\n')

const only = process.argv[2]
const wants = (part: string) => only === undefined || only === part
console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}; load at the start ${loadavg()[0]?.toFixed(1)}\n`)

if (wants('compositions')) {
  const composed = measureCompositions()
  console.log('| texts of all channels for one edition | forms | p50, ms | p95, ms |\n|---|---|---|---|')
  console.log(composed.map(({ what, forms, p50, p95 }) => `| ${what} | ${forms} | ${p50.toFixed(1)} | ${p95.toFixed(1)} |`).join('\n'))
  for (const { what, p50 } of composed) if (p50 >= MOST_MS) missed.push(`${what}: ${p50.toFixed(1)} ms, aim below ${MOST_MS}`)
}
if (wants('editor')) {
  const { p50, p95 } = await measureEditor()
  console.log(`\nAll channels of a form with unsaved words, through the hub: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`)
  if (p50 >= MOST_EDITOR_MS) missed.push(`an editor's wait: ${p50.toFixed(0)} ms, aim below ${MOST_EDITOR_MS}`)
}
if (wants('newsletter')) {
  const newsletter = await measureNewsletter()
  console.log(`\n| newsletter block, renders a second | Einklang | React Email | |\n|---|---|---|---|\n${beside(newsletter)}`)
  expectTimes(newsletter, NEWSLETTER_TIMES)
}
if (wants('reads')) {
  const reads = await measureReads()
  console.log(`\n| reads, requests a second | Einklang | a Next route with the same bytes | |\n|---|---|---|---|\n${beside(reads)}`)
  expectTimes(reads, READ_TIMES)
}
for (const line of missed) console.error(`Missed: ${line}.`)
process.exit(missed.length > 0 ? 1 : 0)
