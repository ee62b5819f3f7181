/** The whole stylesheet of a page: the same text for every page of a brand, so that one hash admits it. */
import type { BrandContent } from '../../../src/content/edition.ts'
import { FAMILIES, fontFaces, knownFamily } from './fonts.ts'
import { customProperties, palettes } from './palette.ts'
import { COMPONENTS } from './style-components.ts'
import { PRINT } from './style-print.ts'
import { TYPOGRAPHY } from './style-typography.ts'

/** CSS for a brand. Holds nothing of a piece. */
export function stylesheet(brand: BrandContent): string {
  const { light, dark } = palettes(brand.colours)
  const [text, display] = [FAMILIES[knownFamily(brand.fonts.text)], FAMILIES[knownFamily(brand.fonts.display)]]
  const css = `${fontFaces(brand.fonts)}
:root{color-scheme:light dark;--text:'${text.name}',${text.fallback};--display:'${display.name}',${display.fallback};${customProperties(light)}}
@media (prefers-color-scheme:dark){:root{${customProperties(dark)}}}
${TYPOGRAPHY}
${COMPONENTS}
${PRINT}`
  return css.replace(/\n\s*/g, '\n').trim()
}
