/** Starts hub processes of their own and talks to them. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Answer, Call, Order, Outcome } from './orders.ts'

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
export async function startProcess(environment: Record<string, string> = {}): Promise<HubProcess> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), [], {
    execArgv: ['--conditions=production', '--import', 'tsx'],
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
  await Promise.race([ready, died])
  let calls = 0
  return {
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
}

/** Gives the orders to the processes in turn, all of them to begin at one instant. */
export async function race(processes: readonly HubProcess[], orders: readonly Order[]): Promise<Outcome[]> {
  const at = Date.now() + 400
  const shares = processes.map((_, index) => orders.filter((_, position) => position % processes.length === index))
  const outcomes = await Promise.all(processes.map((one, index) => one.ask(shares[index] ?? [], { at })))
  return outcomes.flat()
}
