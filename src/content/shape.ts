/** Depth and number of nodes, measured without recursion, so that hostile input is refused before anything recurses into it. */
import { HubError } from './errors.ts'

export interface ShapeLimits {
  /** Objects within objects; lists do not count. */
  readonly maxDepth: number
  /** Objects in all. */
  readonly maxNodes: number
}

/** What a tree may measure at most. */
export const TREE_LIMITS: ShapeLimits = { maxDepth: 100, maxNodes: 20_000 }

/** @throws HubError `bad-input` if `value` is deeper or larger than allowed. */
export function checkShape(value: unknown, limits: ShapeLimits, what: string): void {
  const pending: { value: object; depth: number; lists: number }[] = []
  const push = (item: unknown, depth: number, lists: number) => {
    if (typeof item === 'object' && item !== null) pending.push({ value: item, depth, lists })
  }
  push(value, 0, 0)
  let nodes = 0
  for (let next = pending.pop(); next; next = pending.pop()) {
    const isList = Array.isArray(next.value)
    const depth = isList ? next.depth : next.depth + 1
    // Lists directly within lists never occur; bounding them bounds arrays of arrays of arrays.
    const lists = isList ? next.lists + 1 : 0
    if (depth > limits.maxDepth || lists > 8) {
      throw new HubError('bad-input', `${what} is nested deeper than ${limits.maxDepth} levels. Flatten its lists or split it into several pieces.`)
    }
    if (!isList && ++nodes > limits.maxNodes) {
      throw new HubError('bad-input', `${what} has more than ${limits.maxNodes} parts. Split it into several pieces.`)
    }
    for (const item of isList ? (next.value as unknown[]) : Object.values(next.value)) push(item, depth, lists)
  }
}
