/** How things are measured side by side: in turns, so that whatever else the machine does falls on all of them. */

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** Runs of a second that one side does before the other has its turn. */
export type Side = (milliseconds: number) => Promise<number>

/** Per second for each side, and how many times as many the first does: medians of the rounds, in which each comes first equally often. */
export async function sideBySide(ours: Side, theirs: Side, rounds: number, milliseconds: number): Promise<{ ours: number; theirs: number; ratio: number }> {
  await ours(milliseconds / 2)
  await theirs(milliseconds / 2)
  const seen: { ours: number; theirs: number }[] = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await ours(milliseconds)
      seen.push({ ours: first, theirs: await theirs(milliseconds) })
    } else {
      const first = await theirs(milliseconds)
      seen.push({ ours: await ours(milliseconds), theirs: first })
    }
  }
  return { ours: median(seen.map((one) => one.ours)), theirs: median(seen.map((one) => one.theirs)), ratio: median(seen.map((one) => one.ours / one.theirs)) }
}

/** How often a piece of work is done a second. */
export const repeated =
  (work: () => unknown): Side =>
  async (milliseconds) => {
    const begun = performance.now()
    let done = 0
    while (performance.now() - begun < milliseconds) {
      await work()
      done += 1
    }
    return (done * 1000) / (performance.now() - begun)
  }
