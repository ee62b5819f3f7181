/** Small renditions kept in memory: pages are asked for far more often than they change. */
import type { Payload } from 'payload'
import { type Order, READER_WAIT_MS, type Rendition, rendition } from '../../publishing/compose.ts'
import { createMemory } from '../../publishing/compose-memory.ts'

const MOST_BYTES = 32_000_000
const LARGEST_BYTES = 1_000_000

/** Gives the rendition of an order. A key stands for everything that the bytes depend on, so nothing kept is ever stale. */
export type RenditionMemory = (compose: () => Promise<Order>) => Promise<Rendition>

/** Least recently used first out; together at most 32 MB. */
export function createRenditionMemory(payload: Payload): RenditionMemory {
  const sizeOf = (one: Rendition) => one.artefacts.reduce((sum, { content }) => sum + content.byteLength, 0)
  const memory = createMemory<Rendition>({ most: MOST_BYTES, sizeOf })
  const small = {
    get: memory.get,
    keep: (key: string, made: Rendition) => {
      if (sizeOf(made) <= LARGEST_BYTES) memory.keep(key, made)
    },
  }
  return (compose) => rendition(payload, compose, { memory: small, waitMs: READER_WAIT_MS })
}
