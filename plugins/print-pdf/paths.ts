/** Where the files lie that are read at run time: the worker, the template, fonts and colour profiles. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OutputIntentId } from './settings.ts'

/**
 * The plugin's folder. A bundler may have moved this module and left the files behind: then the folder is looked for under the working
 * directory, which is the project's root under `next start`.
 */
function pluginFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const candidates = [here, join(/* turbopackIgnore: true */ process.cwd(), 'plugins', 'print-pdf')]
  const found = candidates.find((folder) => existsSync(join(folder, 'typst', 'typst-worker.mjs')))
  if (!found) throw new Error(`the print worker is in none of ${candidates.join(', ')}`)
  return found
}

const PROFILE_FILES: Readonly<Record<OutputIntentId, string>> = {
  fogra47: 'FOGRA47L_uncoated.icc',
  fogra39: 'FOGRA39L_coated.icc',
}

/** Absolute paths. @throws Error where the plugin's files are not found */
export function printPaths() {
  const plugin = pluginFolder()
  const brand = join(plugin, '..', '..', 'media', 'brand')
  return {
    /** The project's folder: loaders are found from there. */
    root: join(plugin, '..', '..'),
    worker: join(plugin, 'typst', 'typst-worker.mjs'),
    pressWorker: join(plugin, 'press', 'worker.ts'),
    fontConfiguration: join(plugin, 'typst', 'fonts.conf'),
    templates: join(plugin, 'typst'),
    fonts: join(brand, 'fonts'),
    profile: (intent: OutputIntentId) => join(brand, 'icc', PROFILE_FILES[intent]),
  }
}
