/**
 * Before each file: what the files before it left in this process is taken away, as if the process were new.
 * One process runs all files, because loading the packages (two thousand modules) costs more than starting a hub; ours are loaded anew, since a configuration is made from the environment, once.
 */
import { afterAll, vi } from 'vitest'

const KEY = Symbol.for('test.environment-at-start')
const shared = globalThis as typeof globalThis & { [KEY]?: NodeJS.ProcessEnv; _payload?: Map<unknown, unknown> }
shared[KEY] ??= { ...process.env }

for (const name of Object.keys(process.env)) if (!(name in shared[KEY])) delete process.env[name]
Object.assign(process.env, shared[KEY])
// Payload's module holds on to its map of instances; its other memories are looked up by name.
shared._payload?.clear()
for (const key of Reflect.ownKeys(globalThis)) if (isOfHub(key)) Reflect.deleteProperty(globalThis, key)
vi.useRealTimers()
vi.resetModules()

/** What product code keeps on globalThis. */
function isOfHub(key: string | symbol): boolean {
  return typeof key === 'symbol' ? (Symbol.keyFor(key)?.startsWith('einklang.') ?? false) : key.startsWith('_payload_')
}

// Registered first, so run last: after the file has stopped its hub. The workers of channels would outlive the file.
afterAll(async () => {
  const { runStopHooks } = await import('../../src/server/on-stop.ts')
  const failed = await runStopHooks()
  if (failed.length > 0) throw new AggregateError(failed.map(({ error }) => error), `Could not be stopped: ${failed.map(({ name }) => name).join(', ')}`)
})
