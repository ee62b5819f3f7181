/** A random choice that can be repeated: the seed stands in the test's name, and FAULTS_SEED sets it. */
export const SEED = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000)

/** Numbers from 0 to below 1 (mulberry32). */
export function randomNumbers(seed = SEED): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `size` of `all`, in the order of `all`. */
export function sampleOf<T>(all: readonly T[], size: number, random = randomNumbers()): T[] {
  const ranked = all.map((one, position) => ({ one, position, rank: random() })).sort((a, b) => a.rank - b.rank)
  return ranked.slice(0, size).sort((a, b) => a.position - b.position).map(({ one }) => one)
}
