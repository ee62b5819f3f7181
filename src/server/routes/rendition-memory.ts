/** Small renditions kept in memory: pages are asked for far more often than they change. */
import type { Payload } from 'payload'
import { type Order, type Rendition, rendition } from '../../publishing/compose.ts'

const MOST_BYTES = 32_000_000
const LARGEST_BYTES = 1_000_000

/** Gives the rendition of an order. A key stands for everything that the bytes depend on, so nothing kept is ever stale. */
export type RenditionMemory = (order: Order) => Promise<Rendition>

/** Least recently used first out; together at most 32 MB. */
export function createRenditionMemory(payload: Payload): RenditionMemory {
  const kept = new Map<string, Rendition>()
  let bytes = 0
  const sizeOf = (one: Rendition) => one.artefacts.reduce((sum, { content }) => sum + content.byteLength, 0)
  const forget = (key: string, one: Rendition) => {
    kept.delete(key)
    bytes -= sizeOf(one)
  }
  return async (order) => {
    const known = kept.get(order.key)
    if (known) {
      kept.delete(order.key)
      kept.set(order.key, known)
      return known
    }
    const made = await rendition(payload, order)
    if (sizeOf(made) <= LARGEST_BYTES && !kept.has(order.key)) {
      kept.set(order.key, made)
      bytes += sizeOf(made)
      for (const [key, one] of kept) {
        if (bytes <= MOST_BYTES) break
        forget(key, one)
      }
    }
    return made
  }
}
