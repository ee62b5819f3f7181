/** Reads and checks recipient lists, and deletes those whose day has come. What is due is read from the database each time. */
import type { Payload } from 'payload'
import { deleteDueLists, sweepLists } from '../publishing/recipient-lists/delete-list.ts'
import { closeListProcess } from '../publishing/recipient-lists/run-list-process.ts'
import { workLists } from '../publishing/recipient-lists/work-lists.ts'
import { onWork } from '../publishing/wake.ts'

const EVERY_MS = 10_000
const AFTER_MS = 100
const DELETE_MS = 10 * 60_000

export interface RecipientListsWorker {
  /** Breaks off what is being worked through; whoever starts next begins it anew. */
  stop(): Promise<void>
}

const working = new WeakSet<Payload>()
/** Does this process work through lists by itself? Whoever waits for one need not. */
export const isWorkingLists = (payload: Payload): boolean => working.has(payload)

/** Looks at once, after every announcement and every ten seconds; several processes share the work. */
export function startRecipientLists(payload: Payload): RecipientListsWorker {
  let running: Promise<void> | null = null
  let isAgain = false
  let deletedAt = Number.NEGATIVE_INFINITY
  const stopping = new AbortController()
  const { signal } = stopping
  const pass = async (): Promise<void> => {
    do {
      isAgain = false
      if (performance.now() - deletedAt >= DELETE_MS) {
        deletedAt = performance.now()
        await deleteDueLists(payload)
        await sweepLists(payload)
      }
      await workLists(payload, signal)
    } while (isAgain && !signal.aborted)
  }
  const run = (): void => {
    if (signal.aborted) return
    isAgain = running !== null
    running ??= pass()
      .catch((error: unknown) => payload.logger.error({ err: error, msg: 'recipient lists could not be worked through; it is tried again in a moment' }))
      .finally(() => {
        running = null
      })
  }
  const stopListening = onWork(() => void setTimeout(run, AFTER_MS).unref())
  const timer = setInterval(run, EVERY_MS)
  timer.unref()
  run()
  working.add(payload)
  return {
    async stop() {
      stopping.abort()
      stopListening()
      clearInterval(timer)
      await running
      working.delete(payload)
      closeListProcess()
    },
  }
}
