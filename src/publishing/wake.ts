/** Tells whoever makes derived things in the background that there is something new to make. Losing a call loses nothing: the workers look by themselves too. */
type Listener = () => void

const KEY = Symbol.for('einklang.wake')
// On globalThis, because Next bundles a second copy of this module.
const listeners = ((globalThis as { [KEY]?: Set<Listener> })[KEY] ??= new Set())

/** Calls `listener` after every announcement; gives the way to stop that. */
export function onWork(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Something was committed from which renditions or image derivatives follow. */
export function announceWork(): void {
  for (const listener of listeners) listener()
}
