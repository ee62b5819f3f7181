/** A list is worked on by one at a time: who takes it by compare-and-set has a lease on it, and renews that while at it. */
import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { changeThenClear } from './clear-rest.ts'
import type { RecipientListRecord } from './list-record.ts'
import { changeList, type ListChange } from './lists.ts'

/** How long a list stays with somebody who gives no sign. */
export const LEASE_MS = 60_000
/** Whoever deletes a list that takes long to read sets the next one free: so often is looked, at least. */
const LOOK_MS = 3_000
/** Progress is written down that often, at most. */
const PROGRESS_MS = 1_000

export const FREE = { owner: null, lease: null, progress: null } as const
const until = (leaseMs: number) => ({ lease: new Date(Date.now() + leaseMs).toISOString() })

/** Somebody took the list for left alone, deleted it, or erased a person from it: what is being made of it is of no use. */
export class Lost extends Error {}

/** Takes a list, and clears away what whoever had it before has left; null where somebody was faster. Nobody takes it twice, not even in one process. */
export function takeList(payload: Payload, list: RecipientListRecord, leaseMs = LEASE_MS): Promise<RecipientListRecord | null> {
  return changeThenClear(payload, list, () => changeList(payload, list, { owner: `${process.pid}-${randomUUID()}`, ...until(leaseMs) }))
}

/** A list that was taken, as it was last written, so that only what nobody else has changed is changed. */
export class HeldList {
  list: RecipientListRecord
  readonly #payload: Payload
  readonly #leaseMs: number
  readonly #lost = new AbortController()
  readonly #timer: NodeJS.Timeout
  #told = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(payload: Payload, list: RecipientListRecord, leaseMs: number) {
    this.#payload = payload
    this.list = list
    this.#leaseMs = leaseMs
    const beat = (): void => void this.#renew({}).catch((error: unknown) => error instanceof Lost || payload.logger.warn({ err: error, list: list.key, msg: 'the lease of a recipient list was not renewed' }))
    this.#timer = setInterval(beat, Math.min(leaseMs / 3, LOOK_MS))
    this.#timer.unref()
  }

  /** Aborted once somebody else has changed the list. */
  get lost(): AbortSignal {
    return this.#lost.signal
  }

  /** @throws Lost */
  async progress(done: number): Promise<void> {
    if (performance.now() - this.#told < PROGRESS_MS) return
    this.#told = performance.now()
    await this.#renew({ progress: { done, of: this.list.rows ?? done } })
  }

  /** From then on the list is not renewed any more, and nothing is on its way. Doing so again does no harm. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#writing.catch(() => undefined)
  }

  /** One after the other: each rests on what the one before has written. */
  #renew(more: ListChange): Promise<void> {
    this.#writing = this.#writing.catch(() => undefined).then(async () => {
      const changed = await changeList(this.#payload, this.list, { ...until(this.#leaseMs), ...more })
      if (changed) this.list = changed
      else {
        this.#lost.abort()
        throw new Lost()
      }
    })
    return this.#writing
  }
}
