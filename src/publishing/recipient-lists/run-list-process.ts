/** Keeps the process that works through lists, and answers it. */
import { type ChildProcess, fork } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HubError } from '../../content/errors.ts'
import { listError } from '../../recipients/reading/list-faults.ts'
import type { FromProcess, ToProcess, WorkOrder } from './list-work.ts'

/** A workbook of the largest size takes 0.7 GB to parse. */
const MEMORY_MB = 1_500
/** How V8 ends a process whose memory is full, and how the machine ends one. */
const OUT_OF_MEMORY = new Set<unknown>(['SIGABRT', 'SIGKILL', 134])
/** Reading is followed by checking soon: starting a process takes a second. */
const IDLE_MS = 30_000
/** How long it may work without a word: some times what a list of the largest size takes to read on a busy machine. A hostile one would keep all others waiting. */
export const QUIET_MS = 120_000

/** Only the hub's own process starts it (src/jobs), never what Next bundles. */
const script = (): string => join(dirname(fileURLToPath(import.meta.url)), 'list-process.ts')

/** Has done its work, and waits for more. */
let idle: { readonly child: ChildProcess; readonly timer: NodeJS.Timeout } | undefined

function start(): ChildProcess {
  return fork(/* turbopackIgnore: true */ script(), [], {
    serialization: 'advanced',
    execArgv: ['--conditions=production', '--import', 'tsx', `--max-old-space-size=${MEMORY_MB}`],
    // None of the parent's secrets; what is needed comes with the order.
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

function take(): ChildProcess {
  const waiting = idle
  idle = undefined
  clearTimeout(waiting?.timer)
  if (!waiting?.child.connected) return start()
  waiting.child.removeAllListeners()
  waiting.child.ref()
  waiting.child.channel?.ref()
  return waiting.child
}

/** Neither the process nor its clock keeps the hub from ending. */
function giveBack(child: ChildProcess): void {
  child.removeAllListeners()
  child.on('error', () => undefined)
  if (idle) return void child.kill('SIGKILL')
  child.unref()
  child.channel?.unref()
  const timer = setTimeout(() => void closeListProcess(), IDLE_MS)
  timer.unref()
  idle = { child, timer }
}

/** Ends the process that waits for more, if one does. */
export function closeListProcess(): void {
  clearTimeout(idle?.timer)
  idle?.child.kill('SIGKILL')
  idle = undefined
}

/**
 * @param answer what the process asks while it works; what it throws ends the work
 * @throws HubError of the work; `too-large` where it takes too much memory or time, `busy` where it was broken off
 */
export function runListProcess<Result>(order: WorkOrder, answer: (digests: readonly string[], rows: number) => Promise<ToProcess>, signal: AbortSignal, quietMs = QUIET_MS): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const child = take()
    let clock: NodeJS.Timeout | undefined
    const end = (settle: () => void): void => {
      clearTimeout(clock)
      signal.removeEventListener('abort', stop)
      child.removeAllListeners()
      child.on('error', () => undefined)
      child.kill('SIGKILL')
      // Not before it has ended: what it was writing may be deleted then.
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) settle()
      else child.once('exit', settle)
    }
    const wind = (): void => {
      clock = setTimeout(() => end(() => reject(listError('too-slow', quietMs / 1_000))), quietMs)
      clock.unref()
    }
    const stop = (): void => end(() => reject(new HubError('busy', 'The hub is shutting down. The list is gone on with afterwards.')))
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) return stop()
    child.on('message', (message) => {
      clearTimeout(clock)
      const told = message as FromProcess
      if (told.is === 'digests') {
        const tell = (found: ToProcess): void => {
          if (!child.connected) return
          child.send(found)
          wind()
        }
        return void answer(told.digests, told.rows).then(tell, (error: unknown) => end(() => reject(error as Error)))
      }
      signal.removeEventListener('abort', stop)
      giveBack(child)
      if (told.is === 'done') resolve(told.result as Result)
      else reject(new HubError(told.code, told.message, told.details))
    })
    child.on('error', (error) => end(() => reject(error)))
    child.on('exit', (code, how) => {
      const isMemory = OUT_OF_MEMORY.has(how) || OUT_OF_MEMORY.has(code)
      end(() => reject(isMemory ? listError('too-much-memory') : new Error(`The process that works through a list ended (${how ?? code}).`)))
    })
    child.send(order)
    wind()
  })
}
