/** Something that must end before the process does: worker pools, timers, leases. */
export type StopHook = () => void | Promise<void>

const KEY = Symbol.for('einklang.on-stop')
// On globalThis, because Next bundles a second copy of this module.
const hooks = ((globalThis as { [KEY]?: Map<string, StopHook> })[KEY] ??= new Map())

/** Has `hook` run when the server stops, after the last request and before the database closes. A later hook of the same name replaces it. */
export function onStop(name: string, hook: StopHook): void {
  hooks.set(name, hook)
}

/** Runs all hooks, the latest first; one that fails does not keep the others from running. @returns what failed. */
export async function runStopHooks(): Promise<{ name: string; error: unknown }[]> {
  const failed: { name: string; error: unknown }[] = []
  for (const [name, hook] of [...hooks].reverse()) {
    try {
      await hook()
    } catch (error) {
      failed.push({ name, error })
    }
  }
  hooks.clear()
  return failed
}
