/** Work that is asked for again within a minute is not done again: whoever asks gets what came of it the first time. Per process. */
import { createMemory } from '../../publishing/compose-memory.ts'

const KEPT_MS = 60_000
const MOST = 1_000

/**
 * @returns runs `work` unless the same key is being or has just been worked on. What fails, or what `isFinal` does not hold for, is not kept.
 */
export function createOnceMemory<T>(): (key: string, work: () => Promise<T>, isFinal: (made: T) => boolean) => Promise<T> {
  const memory = createMemory<Promise<T>>({ most: MOST, maxAgeMs: KEPT_MS })
  return async (key, work, isFinal) => {
    const known = memory.get(key)
    if (known) return known
    const made = work()
    memory.keep(key, made)
    try {
      const result = await made
      if (!isFinal(result)) memory.forget(key)
      return result
    } catch (error) {
      memory.forget(key)
      throw error
    }
  }
}
