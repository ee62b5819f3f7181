/** Heading levels without gaps, whatever levels the author chose. */

/**
 * Gives each heading, in order, the level it has in the outline: `next(2)`, `next(4)`, `next(4)` → 2, 3, 3 (screen readers announce a
 * skipped level as a missing section). Starts below `top`.
 */
export function createOutline(top: number): { next(level: number): number } {
  const open: number[] = []
  return {
    next(level) {
      while (open.length > 0 && (open.at(-1) ?? 0) >= level) open.pop()
      open.push(level)
      return top + open.length
    },
  }
}
