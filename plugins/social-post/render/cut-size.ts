/** How large a cut of a picture is. */
import type { CutRule } from '../networks/network.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** The ratio nearest to the picture's own that the network takes. */
export function ratioWithin({ width, height }: Size, { leastRatio, mostRatio }: CutRule): number {
  return Math.min(mostRatio, Math.max(leastRatio, width / height))
}

/**
 * The largest cut of a ratio (default: the nearest to the picture's own), in whole pixels, never enlarged beyond the network's least width. Its ratio
 * stays within the network's limits after rounding.
 */
export function cutSize(source: Size, rule: CutRule, ratio = ratioWithin(source, rule)): Size {
  const { leastRatio, mostRatio, maxWidth, minWidth = 1 } = rule
  const width = Math.max(1, minWidth, Math.floor(Math.min(maxWidth, source.width, source.height * ratio)))
  const least = Math.ceil(width / mostRatio)
  const most = Math.max(least, Math.floor(width / leastRatio))
  return { width, height: Math.min(most, Math.max(least, Math.round(width / ratio))) }
}
