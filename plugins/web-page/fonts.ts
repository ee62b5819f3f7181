/** The fonts that pictures are set in. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FontFamilyId } from '../../src/content/edition.ts'

/** Pango's name of a family, and its files by weight. */
const FONTS: Readonly<Record<FontFamilyId, { readonly family: string; readonly file: string }>> = {
  'source-sans-3': { family: 'Source Sans 3 SemiBold', file: 'SourceSans3_600SemiBold.ttf' },
  'source-serif-4': { family: 'Source Serif 4 SemiBold', file: 'SourceSerif4_600SemiBold.ttf' },
}

/** The semibold face of a family. */
export function semibold(id: FontFamilyId): { readonly family: string; readonly path: string } {
  const { family, file } = FONTS[id]
  return { family, path: join(/* turbopackIgnore: true */ fontFolder(), file) }
}

/** What stands in where a family has no such letter. */
export const fallbacks = (): readonly { readonly family: string; readonly path: string }[] => [
  { family: 'Noto Sans Arabic', path: join(fontFolder(), 'fallback', 'NotoSansArabic_400Regular.ttf') },
  { family: 'Noto Emoji', path: join(fontFolder(), 'fallback', 'NotoEmoji_400Regular.ttf') },
]

/**
 * The folder of the bundled fonts. A bundler may have moved this module and left the files behind: then it is looked for under the working
 * directory, which is the project's root under `next start`.
 * @throws Error where they are not found
 */
function fontFolder(): string {
  const roots = [join(dirname(fileURLToPath(import.meta.url)), '..', '..'), /* turbopackIgnore: true */ process.cwd()]
  const found = roots.map((root) => join(root, 'media', 'brand', 'fonts')).find((folder) => existsSync(folder))
  if (!found) throw new Error(`the bundled fonts are under none of ${roots.join(', ')}`)
  return found
}
