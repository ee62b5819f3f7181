/** Work that is asked for again within a minute is not done again: whoever asks gets what came of it the first time. Per process. */

const KEPT_MS = 60_000
const MOST = 1_000

/**
 * @returns runs `work` unless the same key is being or has just been worked on. What fails, or what `isFinal` does not hold for, is not kept.
 */
export function createOnceMemory<T>(): (key: string, work: () => Promise<T>, isFinal: (made: T) => boolean) => Promise<T> {
  const kept = new Map<string, { readonly made: Promise<T>; readonly until: number }>()
  return async (key, work, isFinal) => {
    const now = performance.now()
    for (const [old, { until }] of kept) {
      if (until > now && kept.size <= MOST) break
      kept.delete(old)
    }
    const known = kept.get(key)
    if (known) return known.made
    const made = work()
    kept.set(key, { made, until: now + KEPT_MS })
    try {
      const result = await made
      if (!isFinal(result)) kept.delete(key)
      return result
    } catch (error) {
      kept.delete(key)
      throw error
    }
  }
}
