/** The stylesheet of a page: the same text for every page of its kind, whatever stands on it, so that one hash admits it. */
import type { BrandContent } from '../../../src/content/edition.ts'
import { fontFaces, fontStack } from './fonts.ts'
import { customProperties, palettes } from './palette.ts'
import { BASE } from './style-base.ts'
import { FRAME } from './style-frame.ts'
import { LISTS } from './style-lists.ts'
import { PRINT } from './style-print.ts'
import { STORY } from './style-story.ts'
import { VOICES } from './style-voices.ts'

/** What may stand on a page beside its frame. */
const SHEETS = { story: STORY, voices: VOICES, lists: LISTS } as const
export type Sheet = keyof typeof SHEETS

/** CSS for a brand. Holds nothing of a piece. */
export function stylesheet(brand: BrandContent, sheets: readonly Sheet[]): string {
  const { light, dark } = palettes(brand.colours)
  const css = `${fontFaces(brand.fonts)}
:root{color-scheme:light dark;--gut:clamp(1.25rem,4.5vw,3rem);--text:${fontStack(brand.fonts.text)};--display:${fontStack(brand.fonts.display)};${customProperties(light)}}
@media (prefers-color-scheme:dark){:root{${customProperties(dark)}}}
${BASE}
${FRAME}
${sheets.map((sheet) => SHEETS[sheet]).join('\n')}
${PRINT}`
  return css.replace(/\n\s*/g, '\n').trim()
}
