import { FlowFailure, fetchJson } from './flow-api.ts'

/** Letters in a long line take so long at most. */
const MOST_MS = 120_000

/** Fetches JSON that is made of files: while the hub says that they are still being made, asks again when it says to. @param path below /api. @throws FlowFailure */
export async function fetchPatiently<Answer>(path: string, init: RequestInit): Promise<Answer> {
  for (const deadline = performance.now() + MOST_MS; ; ) {
    try {
      return await fetchJson<Answer>(path, init)
    } catch (error) {
      const seconds = error instanceof FlowFailure && error.code === 'busy' ? error.details.retryAfterSeconds : undefined
      if (typeof seconds !== 'number' || performance.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
      init.signal?.throwIfAborted()
    }
  }
}
