/** The code of a hub process in one file, so that a child which is to be killed does not first spend seconds on looking for modules. */
import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const KEY = Symbol.for('test.built-worker')
// On globalThis, because the modules of tests are loaded anew for each file.
const shared = globalThis as typeof globalThis & { [KEY]?: Promise<string> }

/** Puts worker.ts and our modules that it imports into one file; packages are loaded as ever. Once per run. @returns where it lies: below node_modules, from where packages are found */
export const builtWorker = (): Promise<string> => (shared[KEY] ??= bundle(join(import.meta.dirname, 'worker.ts')))

async function bundle(entry: string): Promise<string> {
  const folder = join(root, 'node_modules/.cache/hub-tests')
  const made = join(folder, `worker-${process.pid}.mjs`)
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: [entry],
    outfile: made,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['production'],
    logLevel: 'warning',
    plugins: [
      {
        // Node wants to be told that it is JSON; in the file itself nobody asks.
        name: 'data comes along',
        setup({ onResolve }) {
          const require = createRequire(import.meta.url)
          onResolve({ filter: /^[^.].*\.json$/ }, ({ path }) => ({ path: require.resolve(path) }))
        },
      },
      {
        name: 'each module knows its place',
        setup({ onLoad }) {
          onLoad({ filter: /\.tsx?$/ }, ({ path }) => ({ contents: withPlace(readFileSync(path, 'utf8'), path), loader: path.endsWith('x') ? 'tsx' : 'ts' }))
        },
      },
    ],
  })
  // Two runs beside each other make the same.
  const kept = join(folder, 'worker.mjs')
  renameSync(made, kept)
  return kept
}

const withPlace = (source: string, path: string) => source.replaceAll('import.meta.dirname', JSON.stringify(dirname(path))).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
