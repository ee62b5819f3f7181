/** The mark that browsers show in tabs: they ask for it whether a page names it or not. */
import { contrast } from '../../channel/colour.ts'
import { brandIcon } from '../../channel/icon.ts'
import { defaultBrand } from '../../publishing/read.ts'
import type { Answer } from '../respond.ts'
import type { Site } from './site.ts'

export const ICON_PATH = '/favicon.ico'
/** Less, and the dot is lost on its ground. */
const SEEN = 1.6

/** In the colours of the default brand; null while none is approved. */
export async function iconAnswer({ payload }: Site): Promise<Answer | null> {
  const brand = await defaultBrand(payload)
  if (!brand) return null
  const { primary, accent } = brand.content.colours
  const mark = contrast(primary.hex, '#ffffff') >= SEEN ? '#ffffff' : '#000000'
  const dot = contrast(primary.hex, accent.hex) >= SEEN ? accent.hex : mark
  return { type: 'image/x-icon', body: brandIcon({ ground: primary.hex, mark, dot }), headers: { 'content-security-policy': "default-src 'none'; sandbox" } }
}
