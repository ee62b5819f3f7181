/** Self-hosted fonts: the faces of media/brand/fonts, each loaded only when a page has a character of its range. */
import type { BrandContent, FontFamilyId } from '../../../src/content/edition.ts'

/** CSS names and what stands in until the font is there. */
export const FAMILIES = {
  'source-sans-3': { name: 'Source Sans 3', fallback: "'Segoe UI', 'Helvetica Neue', Arial, sans-serif" },
  'source-serif-4': { name: 'Source Serif 4', fallback: "Georgia, 'Times New Roman', serif" },
} as const satisfies Readonly<Record<FontFamilyId, { readonly name: string; readonly fallback: string }>>

/** The subsets as Fontsource cuts them. */
const RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
} as const
const FACES = [
  { weight: 400, style: 'normal' },
  { weight: 400, style: 'italic' },
  { weight: 600, style: 'normal' },
] as const

/** The family if it is one of ours, else the text family: content never reaches the stylesheet. */
export function knownFamily(id: string): FontFamilyId {
  return Object.hasOwn(FAMILIES, id) ? (id as FontFamilyId) : 'source-sans-3'
}

/** Site-relative address of one face: `/assets/fonts/source-sans-3-latin-400-normal.woff2`. */
function fontPath(family: FontFamilyId, subset: keyof typeof RANGES, weight: number, style: string): string {
  return `/assets/fonts/${family}-${subset}-${weight}-${style}.woff2`
}

/** `@font-face` rules for the families of a brand. */
export function fontFaces(fonts: BrandContent['fonts']): string {
  const families = [...new Set([knownFamily(fonts.text), knownFamily(fonts.display)])]
  return families
    .flatMap((family) =>
      FACES.flatMap(({ weight, style }) =>
        (['latin-ext', 'latin'] as const).map(
          (subset) =>
            `@font-face{font-family:'${FAMILIES[family].name}';font-style:${style};font-weight:${weight};font-display:swap;src:url(${fontPath(family, subset, weight, style)}) format('woff2');unicode-range:${RANGES[subset]}}`,
        ),
      ),
    )
    .join('\n')
}

/** The faces that every page shows at once, for preloading. */
export function firstFonts(fonts: BrandContent['fonts']): string[] {
  return [fontPath(knownFamily(fonts.display), 'latin', 600, 'normal'), fontPath(knownFamily(fonts.text), 'latin', 400, 'normal')]
}
