/** What composing remembers in this process: bounded, least recently used first out. Only for what its key says completely: nothing here is ever asked whether it still holds. */

export interface Memory<Value> {
  /** What is kept under the key, if it is not too old; it counts as used. */
  get(key: string): Value | undefined
  /** Keeps it, unless it alone is larger than a quarter of everything. */
  keep(key: string, value: Value): void
  forget(key: string): void
}

const KEY = Symbol.for('einklang.memories')
// On globalThis, because Next bundles a second copy of this module.
const memories = ((globalThis as { [KEY]?: Set<WeakRef<{ forgetAll(): void }>> })[KEY] ??= new Set())

/** Empties every memory of this process: words that were erased stay nowhere, though nobody could name them any more. */
export function forgetEverything(): void {
  for (const reference of memories) {
    const memory = reference.deref()
    if (memory) memory.forgetAll()
    else memories.delete(reference)
  }
}

interface MemoryLimits<Value> {
  /** Sum of all sizes, in the unit of `sizeOf`. */
  readonly most: number
  /** Default: everything counts one. */
  readonly sizeOf?: (value: Value) => number
  /** After so many milliseconds it is forgotten; default never. */
  readonly maxAgeMs?: number
}

/** @param passed monotonic milliseconds, performance.now or a stand-in */
export function createMemory<Value>({ most, sizeOf = () => 1, maxAgeMs = Number.POSITIVE_INFINITY }: MemoryLimits<Value>, passed: () => number = () => performance.now()): Memory<Value> {
  // A Map iterates in the order of insertion, so the one at the front is the one that was used longest ago.
  const kept = new Map<string, { readonly value: Value; readonly size: number; readonly since: number }>()
  let sum = 0
  const forget = (key: string): void => {
    sum -= kept.get(key)?.size ?? 0
    kept.delete(key)
  }
  const forgetAll = (): void => {
    kept.clear()
    sum = 0
  }
  const memory = {
    forgetAll,
    forget,
    get(key: string) {
      const found = kept.get(key)
      if (!found) return undefined
      if (passed() - found.since >= maxAgeMs) {
        forget(key)
        return undefined
      }
      kept.delete(key)
      kept.set(key, found)
      return found.value
    },
    keep(key: string, value: Value) {
      const size = sizeOf(value)
      const since = passed()
      forget(key)
      // What is too old takes no room, used or not.
      for (const [other, { since: begun }] of kept) if (since - begun >= maxAgeMs) forget(other)
      if (size > most / 4) return
      kept.set(key, { value, size, since })
      sum += size
      for (const other of kept.keys()) {
        if (sum <= most) break
        forget(other)
      }
    },
  }
  memories.add(new WeakRef(memory))
  return memory
}

/** One of its kind for each owner (a hub's database, say), gone with it. */
export function perOwner<Owner extends object, Value>(create: (owner: Owner) => Value): (owner: Owner) => Value {
  const all = new WeakMap<Owner, Value>()
  return (owner) => {
    const known = all.get(owner)
    if (known !== undefined) return known
    const made = create(owner)
    all.set(owner, made)
    return made
  }
}

/** Freezes JSON through and through, so that what many requests share cannot be changed by one of them. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}
