/**
 * Where files are made: pictures, letters, pages. Few at a time, the rest waits in line; what is asked for twice is made once, what nobody asks for any more is not made.
 * Everything in here is a cache in memory: a process that dies loses nothing that cannot be made again from what is stored.
 */
import { ERROR_STATUS, type ErrorCode, HubError } from '../../content/errors.ts'
import { createMemory } from '../compose-memory.ts'

/** How far a making is: so many steps of so many. */
export interface Progress {
  readonly done: number
  readonly of: number
}

/** Why something could not be made, as data: it may be read by another copy of this module. */
export interface Refusal {
  readonly code: ErrorCode
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** `waiting`: in line; `making`: being made; `made`: there; `failed`: could not be made, asking again tries again. */
export type Standing<Value> =
  | ({ readonly state: 'waiting' | 'making' } & Progress)
  | ({ readonly state: 'made'; readonly value: Value } & Progress)
  | ({ readonly state: 'failed'; readonly error: Refusal } & Progress)

/** `look`: somebody sits before a screen; `check`: somebody is about to decide; `ahead`: nobody waits yet. The more urgent goes first. */
export const URGENCIES = ['look', 'check', 'ahead'] as const
export type Urgency = (typeof URGENCIES)[number]

export interface WorkTools {
  /** Aborted where nobody asks for it any more. */
  readonly signal: AbortSignal
  progress(done: number, of: number): void
}
export type Work<Value> = (tools: WorkTools) => Promise<Value>

export interface Workshop<Value> {
  /** Sees to it that this is made, once: a key names its complete input. @throws HubError `busy` where too many wait already */
  start(key: string, work: Work<Value>, urgency: Urgency): Standing<Value>
  /** How it stands; undefined where nobody has asked for it (lately). Whoever looks is asking: it goes on being made for a while. */
  look(key: string): Standing<Value> | undefined
  /** The same as start, and waits for it. @throws HubError `busy` where too many wait already; whatever the work threw */
  wait(key: string, work: Work<Value>, urgency: Urgency): Promise<Value>
}

export interface WorkshopLimits<Value> {
  readonly atOnce: number
  readonly mostWaiting: number
  /** What is made is kept so long after it was last asked for, and together no more than so many bytes. */
  readonly keptMs: number
  readonly keptBytes: number
  readonly sizeOf: (value: Value) => number
  /** After so long without anybody asking, a making is given up. */
  readonly unaskedMs: number
  /** Hears of what is thrown and is no refusal. */
  readonly onDefect: (error: unknown) => void
}

interface Job<Value> {
  readonly key: string
  readonly work: Work<Value>
  readonly abort: AbortController
  readonly outcome: Promise<Outcome<Value>>
  readonly settle: (outcome: Outcome<Value>) => void
  urgency: Urgency
  state: 'waiting' | 'making'
  progress: Progress
  /** Who waits for the outcome within this process. */
  waiters: number
  askedAt: number
}
interface Made<Value> {
  readonly value: Value
  /** So many it was made in. */
  readonly steps: number
}
type Outcome<Value> = { readonly value: Value } | { readonly refusal: Refusal }

const GIVEN_UP: Refusal = { code: 'busy', message: 'Nobody asked for this any more, so it was not made. Ask again.', details: { retryAfterSeconds: 1 } }
const TOO_LARGE: Refusal = { code: 'too-large', message: 'The files were made, and are too large to be looked at here. Use smaller pictures, or make them with the command line.' }
const BROKEN: Refusal = { code: 'internal', message: 'This could not be made. The log of the hub says why.' }
const RETRY_SECONDS = 2
const FAILED_KEPT = 500
const SWEEP_MS = 2_000

/** @param passed monotonic milliseconds, performance.now or a stand-in */
export function createWorkshop<Value>(limits: WorkshopLimits<Value>, passed: () => number = () => performance.now()): Workshop<Value> {
  const made = createMemory<Made<Value>>({ most: limits.keptBytes, maxAgeMs: limits.keptMs, sizeOf: ({ value }) => limits.sizeOf(value) }, passed)
  const failed = createMemory<Refusal>({ most: FAILED_KEPT, maxAgeMs: limits.keptMs }, passed)
  // A memory too, so that whoever has words erased everywhere also makes nobody finish what holds them.
  const jobs = createMemory<Job<Value>>({ most: Number.POSITIVE_INFINITY })
  const line: Job<Value>[] = []
  const running = new Set<Job<Value>>()
  let sweeping: NodeJS.Timeout | undefined

  const isNamed = (job: Job<Value>) => jobs.get(job.key) === job

  function finish(job: Job<Value>, outcome: Outcome<Value>): void {
    if (isNamed(job)) {
      jobs.forget(job.key)
      if ('value' in outcome) {
        made.keep(job.key, { value: outcome.value, steps: job.progress.of })
        if (made.get(job.key) === undefined) failed.keep(job.key, TOO_LARGE)
      } else if (outcome.refusal !== GIVEN_UP) failed.keep(job.key, outcome.refusal)
    }
    job.settle(outcome)
  }

  async function run(job: Job<Value>): Promise<void> {
    job.state = 'making'
    running.add(job)
    const progress = (done: number, of: number) => {
      if (done >= job.progress.done) job.progress = { done: Math.min(done, of), of }
    }
    try {
      const value = await job.work({ signal: job.abort.signal, progress })
      finish(job, { value })
    } catch (error) {
      const isOver = job.abort.signal.aborted
      const refusal = isOver ? GIVEN_UP : refusalOf(error)
      if (!refusal) limits.onDefect(error)
      finish(job, { refusal: refusal ?? BROKEN })
    } finally {
      running.delete(job)
      next()
    }
  }

  function next(): void {
    while (running.size < limits.atOnce && line.length > 0) {
      const first = URGENCIES.map((urgency) => line.findIndex((job) => job.urgency === urgency)).find((index) => index >= 0) ?? 0
      const [job] = line.splice(first, 1)
      if (!job) return
      if (isNamed(job)) void run(job)
      else job.settle({ refusal: GIVEN_UP })
    }
  }

  function sweep(): void {
    for (const job of [...line, ...running]) {
      if (isNamed(job) && (job.waiters > 0 || passed() - job.askedAt < limits.unaskedMs)) continue
      job.abort.abort()
      if (isNamed(job)) jobs.forget(job.key)
      const place = line.indexOf(job)
      if (place >= 0) line.splice(place, 1)
      job.settle({ refusal: GIVEN_UP })
    }
    if (line.length + running.size > 0) return
    clearInterval(sweeping)
    sweeping = undefined
  }

  function jobFor(key: string, work: Work<Value>, urgency: Urgency): Job<Value> {
    const known = jobs.get(key)
    if (known) {
      if (URGENCIES.indexOf(urgency) < URGENCIES.indexOf(known.urgency)) known.urgency = urgency
      known.askedAt = passed()
      return known
    }
    if (line.length >= limits.mostWaiting) throw new HubError('busy', 'Too many files are waiting to be made. Try again in a minute.', { retryAfterSeconds: 30 })
    let settle: (outcome: Outcome<Value>) => void = () => undefined
    const outcome = new Promise<Outcome<Value>>((resolve) => (settle = resolve))
    const job: Job<Value> = { key, work, urgency, abort: new AbortController(), outcome, settle, state: 'waiting', progress: { done: 0, of: 1 }, waiters: 0, askedAt: passed() }
    failed.forget(key)
    jobs.keep(key, job)
    line.push(job)
    sweeping ??= setInterval(sweep, SWEEP_MS).unref()
    next()
    return job
  }

  function look(key: string): Standing<Value> | undefined {
    const known = made.get(key)
    if (known !== undefined) {
      // Asked for, so it stays: whoever looks comes back for the files.
      made.keep(key, known)
      return { state: 'made', value: known.value, done: known.steps, of: known.steps }
    }
    const job = jobs.get(key)
    if (job) {
      job.askedAt = passed()
      return { state: job.state, ...job.progress }
    }
    const error = failed.get(key)
    return error ? { state: 'failed', error, done: 0, of: 1 } : undefined
  }

  return {
    look,
    start(key, work, urgency) {
      const standing = look(key)
      if (standing && standing.state !== 'failed') return standing
      const { state, progress } = jobFor(key, work, urgency)
      return { state, ...progress }
    },
    async wait(key, work, urgency) {
      const known = made.get(key)
      if (known !== undefined) return known.value
      const job = jobFor(key, work, urgency)
      job.waiters += 1
      try {
        const outcome = await job.outcome
        if ('value' in outcome) return outcome.value
        throw asError(outcome.refusal)
      } finally {
        job.waiters -= 1
        job.askedAt = passed()
      }
    },
  }
}

/** What whoever does not want to wait any longer is told. */
export const stillMaking = ({ done, of }: Progress): HubError =>
  new HubError('busy', `The files are still being made (${done} of ${of}). Ask again in a moment.`, { done, of, retryAfterSeconds: RETRY_SECONDS })

export const asError = ({ code, message, details }: Refusal): HubError => new HubError(code, message, details)

/** What a person can do something about; undefined for a defect. By its shape, since there may be two copies of the class. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || error.name !== 'HubError') return undefined
  const { code, message, details } = error as HubError
  return code in ERROR_STATUS ? { code, message, ...(details ? { details } : {}) } : undefined
}

/** The result if it comes in time. */
export async function within<T>(work: Promise<T>, waitMs: number): Promise<T | undefined> {
  if (waitMs === Number.POSITIVE_INFINITY) return work
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, waitMs, undefined)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
