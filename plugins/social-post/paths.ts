/** Where the fonts lie that pictures are set in. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of the bundled fonts. A bundler may have moved this module and left the files behind: then it is looked for under the working
 * directory, which is the project's root under `next start`.
 * @throws Error where they are not found
 */
export function fontFolder(): string {
  const roots = [join(dirname(fileURLToPath(import.meta.url)), '..', '..'), /* turbopackIgnore: true */ process.cwd()]
  const found = roots.map((root) => join(root, 'media', 'brand', 'fonts')).find((folder) => existsSync(folder))
  if (!found) throw new Error(`the bundled fonts are under none of ${roots.join(', ')}`)
  return found
}
