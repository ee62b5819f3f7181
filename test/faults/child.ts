/** Starts hub processes of their own and talks to them. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { builtWorker } from './built-worker.ts'
import type { Answer, Call, Order, Outcome } from './orders.ts'

const worker = await builtWorker()

export interface HubProcess {
  readonly pid: number
  /** Runs the orders, all at once at the same instant, and gives their outcomes in order. Rejects if the process dies on the way. */
  ask(orders: readonly Order[], options?: { readonly at?: number; readonly failpoint?: string }): Promise<Outcome[]>
  /** The signal that ended the process, or null if it ended by itself. */
  readonly gone: Promise<NodeJS.Signals | null>
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

/** A process on the database of this test file (startHub has set the environment). Resolves when it takes orders. */
export const startProcess = (environment: Record<string, string> = {}): Promise<HubProcess> => standBy(environment).begin()

/** A process that has loaded its code, or is about to, and has not opened the database. */
interface StandIn {
  /** Opens the database; resolves when it takes orders. */
  begin(): Promise<HubProcess>
  kill(): Promise<void>
}

function standBy(environment: Record<string, string> = {}): StandIn {
  const child = fork(worker, [], {
    execArgv: ['--conditions=production'],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null)
  const waiting = new Map<number, (outcomes: Outcome[]) => void>()
  const ready = new Promise<void>((resolve) => {
    child.on('message', (message: Answer) => {
      if ('ready' in message) return resolve()
      waiting.get(message.id)?.([...message.outcomes])
      waiting.delete(message.id)
    })
  })
  const died = gone.then((signal) => {
    throw new Error(`The process ended (${signal ?? 'by itself'}).`)
  })
  died.catch(() => undefined)
  let calls = 0
  const hub: HubProcess = {
    pid: child.pid as number,
    gone,
    ask(orders, { at = 0, failpoint } = {}) {
      const id = ++calls
      const answered = new Promise<Outcome[]>((resolve) => waiting.set(id, resolve))
      const call: Call = { id, orders, at, ...(failpoint ? { failpoint } : {}) }
      child.send(call, () => undefined)
      return Promise.race([answered, died])
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
  return {
    kill: hub.kill,
    async begin() {
      child.send({ begin: true }, () => undefined)
      await Promise.race([ready, died])
      return hub
    },
  }
}

/** A dead client's locks stay for a while on MongoDB: a minute at most. */
const PATIENCE_MS = 75_000

/** One process at a time, to be killed and followed by another, which proves that the death was survivable. */
export interface Succession {
  /** Gives the order to the living one, which dies at the failpoint. @throws if it does not */
  dieAt(failpoint: string, order: Order): Promise<void>
  /** The next one opens what the dead one left. Where none has died, nothing happens. */
  follow(): Promise<void>
  /** Has the living one do the order, again and again while it says that the database is busy. */
  doAgain(order: Order): Promise<Outcome>
  end(): Promise<void>
}

/** The first process of a {@link Succession}. While one lives, the next one loads its code: it opens the database only after the death. */
export async function succession(): Promise<Succession> {
  let living = await startProcess()
  let heir = standBy()
  return {
    async dieAt(failpoint, order) {
      const outcome = await living.ask([order], { failpoint }).catch((error: Error) => error)
      if (!(outcome instanceof Error)) throw new Error(`The process lived on past ${failpoint}: ${JSON.stringify(outcome)}`)
      const signal = await living.gone
      if (signal !== 'SIGKILL') throw new Error(`The process ended by ${signal ?? 'itself'}.`)
    },
    async follow() {
      if (await Promise.race([living.gone.then(() => false), sleep(0, true)])) return
      living = await heir.begin()
      heir = standBy()
    },
    async doAgain(order) {
      for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(500)) {
        const [outcome] = await living.ask([order])
        if (outcome && (outcome.ok || outcome.code !== 'busy' || Date.now() > deadline)) return outcome
      }
    },
    async end() {
      await Promise.all([living.kill(), heir.kill()])
    },
  }
}

/** Gives the orders to the processes in turn, all of them to begin at one instant. */
export async function race(processes: readonly HubProcess[], orders: readonly Order[]): Promise<Outcome[]> {
  const at = Date.now() + 400
  const shares = processes.map((_, index) => orders.filter((_, position) => position % processes.length === index))
  const outcomes = await Promise.all(processes.map((one, index) => one.ask(shares[index] ?? [], { at })))
  return outcomes.flat()
}
