/**
 * What a withdrawal costs with a thousand publications that depend on it: `npm run bench:withdrawal`. One hub, one run: plain reads of the same hub before and
 * after, the customer's own request, and a crawl of everything right after it. Prints milliseconds side by side. Ends with 1 if a word was found, or the
 * customer waited for 200 ms or longer (times the load of each processor, on a busy machine).
 */
import { cpus, loadavg } from 'node:os'
import { followUpConsents } from '../../src/consent/follow-ups.ts'
import { DATABASE } from '../integration/hub.ts'
import { COPIES, startThousand, TRACE } from '../integration/voices/withdrawal-thousand.ts'

const READS = 200
const MOST_MS = 200

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const begun = performance.now()
  const result = await work()
  return { ms: performance.now() - begun, result }
}

function line(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1).padStart(9)
  console.log(`${what.padEnd(56)} ${String(times.length).padStart(5)} ${at(0.5)} ${at(0.95)} ${at(1)}`)
}

const { hub, publications, crawl, withdraw } = await startThousand()
const load = loadavg()[0] ?? 0
try {
  const slug = (await publications()).find(({ channel, requires }) => channel === 'web-page' && requires === '')?.slug ?? ''
  const reads = async (path: string) => {
    const times: number[] = []
    for (let count = 0; count < READS; count += 1) times.push((await timed(() => hub.ask(path))).ms)
    return times
  }
  console.log(`${2 * COPIES} dependent publications, ${DATABASE}, ${cpus().length} processors, load ${load.toFixed(1)}; milliseconds`)
  console.log(`${''.padEnd(56)} ${'count'.padStart(5)} ${'median'.padStart(9)} ${'95 %'.padStart(9)} ${'most'.padStart(9)}`)
  line('plain reads of a page with the quote, before', await reads(`/de/${slug}`))
  line('plain reads of the list of pages, before', await reads('/de'))
  line('reads of a page that is not there', await reads('/de/nie-gewesen'))
  const before = await crawl(7)
  const withdrawal = await timed(withdraw)
  line('the customer’s request to withdraw, answered', [withdrawal.ms])
  const first = await timed(() => hub.ask(`/de/${slug}`))
  line('the first read after it, made anew without the quote', [first.ms])
  const after = await timed(() => crawl())
  line(`a crawl of all ${after.result.length} answers right after, each`, [after.ms / after.result.length])
  line('plain reads of the same page, after', await reads(`/de/${slug}`))
  line('plain reads of the list of pages, after', await reads('/de'))
  line('following up in the background', [(await timed(() => followUpConsents(hub.payload))).ms])
  const found = after.result.filter(({ text }) => TRACE.test(text))
  console.log(`answers with a trace of the words: ${before.filter(({ text }) => TRACE.test(text)).length} of ${before.length} before, ${found.length} of ${after.result.length} after`)
  for (const { path } of found.slice(0, 10)) console.error(`Words at ${path}`)
  if (found.length > 0 || withdrawal.result.status !== 200 || withdrawal.ms >= MOST_MS * Math.max(1, load / cpus().length)) process.exitCode = 1
} finally {
  await hub.stop()
}
// Connections of the database adapter may linger.
process.exit()
