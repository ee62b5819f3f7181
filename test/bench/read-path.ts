/**
 * How fast readers are answered, this tree beside an older one: `node --import tsx test/bench/read-path.ts [git ref] [seconds] [target]` (default: HEAD, 3, all).
 * Both hubs run at once on databases of their own with the same pieces and are loaded in turn, so that whatever else the machine does
 * falls on both. On a busy machine the ratios swing all the same; the counts of queries do not. Prints requests a second and the queries of one request, and how many times as fast this tree is (median of the rounds).
 * Ends with 1 if any answer was not 200.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROUNDS = 6
const AT_ONCE = 8
/** Requests from one address before the next is taken: a reader's limit is 6,000 a minute. */
const PER_ADDRESS = 4_000

interface Target {
  readonly name: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
}
interface Ready {
  readonly port: number
  readonly targets: readonly Target[]
}
interface Hub extends Ready {
  readonly child: ChildProcess
}

const here = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const [ref = 'HEAD', seconds = '3', only] = process.argv.slice(2)

/** The files of a commit in a folder of their own, on the same packages. */
function checkOut(commit: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'))
  const archive = execFileSync('git', ['archive', commit], { cwd: here, maxBuffer: 1_000_000_000 })
  execFileSync('tar', ['-x', '-C', folder], { input: archive })
  symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

async function start(root: string): Promise<Hub> {
  const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', join(here, 'test/bench/read-path-hub.ts'), root], { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ready = await new Promise<Ready>((done, fail) => {
    child.once('message', (message) => done(message as Ready))
    child.once('exit', (code) => fail(new Error(`The hub in ${root} ended with ${code} before it was ready.`)))
  })
  return { child, ...ready }
}

const queriesOf = (hub: Hub): Promise<number> =>
  new Promise((done) => {
    hub.child.once('message', (count) => done(count as number))
    hub.child.send('queries')
  })

let sent = 0
let failed = 0

function ask({ port }: Hub, { path, headers = {} }: Target, agent: Agent): Promise<void> {
  return new Promise((done) => {
    get({ port, path, headers, agent, host: '127.0.0.1' }, (response) => {
      if (response.statusCode !== 200) failed += 1
      response.resume().on('end', done)
    }).on('error', () => {
      failed += 1
      done()
    })
  })
}

/** Requests a second. */
async function load(hub: Hub, target: Target, forMs: number): Promise<number> {
  const begun = performance.now()
  let answered = 0
  const reader = async () => {
    // Every reader stands at an address of its own and moves on before it has asked too often.
    while (performance.now() - begun < forMs) {
      sent += 1
      const number = Math.floor(sent / PER_ADDRESS) + 1
      const agent = agents[number] ?? new Agent({ keepAlive: true, maxSockets: AT_ONCE, localAddress: `127.0.${Math.floor(number / 250)}.${(number % 250) + 1}` })
      agents[number] = agent
      await ask(hub, target, agent)
      answered += 1
    }
  }
  const agents: Agent[] = []
  await Promise.all(Array.from({ length: AT_ONCE }, reader))
  for (const agent of agents) agent?.destroy()
  return answered / ((performance.now() - begun) / 1000)
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const folder = checkOut(ref)
const hubs: Hub[] = []
try {
  const before = await start(folder)
  hubs.push(before)
  const after = await start(here)
  hubs.push(after)
  const lone = new Agent({ keepAlive: true })
  for (const [index, target] of before.targets.entries()) {
    if (only !== undefined && target.name !== only) continue
    const twin = after.targets[index] ?? target
    const counts: number[] = []
    for (const [hub, own] of [[before, target], [after, twin]] as const) {
      await load(hub, own, 1_000)
      await queriesOf(hub)
      await ask(hub, own, lone)
      counts.push(await queriesOf(hub))
    }
    const rounds: { readonly before: number; readonly after: number }[] = []
    const forMs = Number(seconds) * 1000
    for (let round = 0; round < ROUNDS; round++) {
      // Whoever comes second may find the machine otherwise; so both come second equally often.
      if (round % 2 === 0) {
        const old = await load(before, target, forMs)
        rounds.push({ before: old, after: await load(after, twin, forMs) })
      } else {
        const now = await load(after, twin, forMs)
        rounds.push({ before: await load(before, target, forMs), after: now })
      }
    }
    const [old, now, ratio] = [rounds.map((one) => one.before), rounds.map((one) => one.after), rounds.map((one) => one.after / one.before)].map(median) as [number, number, number]
    console.log(`${target.name}: ${ref} ${old.toFixed(0)}/s (${counts[0]} queries), this tree ${now.toFixed(0)}/s (${counts[1]} queries): ${ratio.toFixed(2)} times as fast`)
  }
  lone.destroy()
} finally {
  await Promise.all(hubs.map(({ child }) => new Promise((done) => child.once('exit', done).send('stop'))))
  rmSync(folder, { recursive: true, force: true })
}
if (failed > 0) {
  console.error(`${failed} of ${sent} answers were not 200.`)
  process.exitCode = 1
}
