/** At most two processes that set letters: started when needed, restarted when they die, never in the way of the parent's exit. */
import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { HubError } from '../../src/content/errors.ts'
import { printPaths } from './paths.ts'
import type { TypesetJob, TypesetResult } from './typst/compile-letters.mjs'

type Answer = { id: number; ready?: boolean; error?: string } & Partial<TypesetResult>

interface Task {
  readonly job: TypesetJob
  readonly signal: AbortSignal | undefined
  readonly resolve: (result: TypesetResult) => void
  readonly reject: (error: Error) => void
}
interface Worker {
  readonly child: ChildProcess
  task: Task | undefined
  timer: NodeJS.Timeout | undefined
}

const MAX_WORKERS = 2
const MAX_WAITING = 200
const TIMEOUT_MS = 60_000
/** A process that nobody has asked for this long is closed. */
const IDLE_MS = 120_000

const workers = new Set<Worker>()
const waiting: Task[] = []
let nextId = 1

/**
 * Sets one document in a worker process.
 * @throws HubError `busy` when too many letters wait, `render-failed` when the layout fails, warns, dies or takes over a minute
 */
export function typeset(job: TypesetJob, signal?: AbortSignal): Promise<TypesetResult> {
  if (waiting.length >= MAX_WAITING) {
    return Promise.reject(new HubError('busy', 'Too many letters are waiting to be set; try again in a minute.'))
  }
  return new Promise((resolve, reject) => {
    waiting.push({ job, signal, resolve, reject })
    dispatch()
  })
}

/** Has a process ready before there is a letter to set: starting one takes longer than setting a page. It is closed when nobody asks for it, like the others. */
export function warmUp(): void {
  if (workers.size === 0) rest(start())
}

/** Ends all worker processes and fails what waits. For a clean shutdown and the end of a test; the next letter starts new ones. */
export async function closePrintWorkers(): Promise<void> {
  for (const task of waiting.splice(0)) task.reject(new HubError('busy', 'The hub is shutting down; try again later.'))
  await Promise.all([...workers].map((worker) => close(worker)))
}

function dispatch(): void {
  while (waiting.length > 0) {
    const worker = [...workers].find((one) => one.task === undefined) ?? (workers.size < MAX_WORKERS ? start() : undefined)
    if (!worker) return
    const task = waiting.shift()
    if (!task) return
    if (task.signal?.aborted) task.reject(new HubError('render-failed', 'The letter was cancelled.'))
    else run(worker, task)
  }
}

function start(): Worker {
  const paths = printPaths()
  const child = fork(/* turbopackIgnore: true */ paths.worker, [paths.templates, paths.fonts], {
    serialization: 'advanced',
    execArgv: [],
    // No loader meant for the parent, none of its secrets, and no fonts of the machine: the same letter everywhere.
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', NODE_ENV: 'production', FONTCONFIG_FILE: paths.fontConfiguration },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const worker: Worker = { child, task: undefined, timer: undefined }
  workers.add(worker)
  hold(worker, false)
  child.on('message', (answer) => receive(worker, answer as Answer))
  child.on('error', () => drop(worker, 'could not be started'))
  child.on('exit', (code, signal) => drop(worker, `ended (${signal ?? code})`))
  return worker
}

function run(worker: Worker, task: Task): void {
  const id = nextId++
  worker.task = task
  clearTimeout(worker.timer)
  worker.timer = setTimeout(() => {
    worker.child.kill('SIGKILL')
    drop(worker, 'took too long')
  }, TIMEOUT_MS)
  hold(worker, true)
  worker.child.send({ id, ...task.job }, (error) => error && drop(worker, 'could not be reached'))
}

function receive(worker: Worker, answer: Answer): void {
  const { task } = worker
  if (answer.ready || !task) return
  release(worker)
  if (answer.bytes && answer.pages !== undefined && answer.spans) task.resolve({ bytes: answer.bytes, pages: answer.pages, spans: answer.spans })
  else task.reject(new HubError('render-failed', `The letter could not be set: ${answer.error ?? 'no answer'}.`))
  dispatch()
}

function release(worker: Worker): void {
  worker.task = undefined
  rest(worker)
}

function rest(worker: Worker): void {
  clearTimeout(worker.timer)
  worker.timer = setTimeout(() => void close(worker), IDLE_MS)
  worker.timer.unref()
  hold(worker, false)
}

/** A worker that is gone: its letter fails (it may be what killed it), the others go on with a new process. */
function drop(worker: Worker, why: string): void {
  if (!workers.delete(worker)) return
  clearTimeout(worker.timer)
  worker.task?.reject(new HubError('render-failed', `The letter could not be set: the layout process ${why}.`))
  worker.task = undefined
  dispatch()
}

function close(worker: Worker): Promise<void> {
  const { child } = worker
  drop(worker, 'was closed')
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve()
  // From here on the parent waits for it: an idle worker alone would let the parent's event loop run dry before the answer.
  hold(worker, true)
  return new Promise((resolve) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), 2_000)
    child.once('exit', () => {
      clearTimeout(kill)
      resolve()
    })
    if (child.connected) child.disconnect()
  })
}

/** Does the process keep the parent alive? Only while a letter is being set, and while its end is awaited. */
function hold(worker: Worker, isHeld: boolean): void {
  const { child } = worker
  if (isHeld) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}
