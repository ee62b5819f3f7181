/** Self-hosted fonts: the faces of media/brand/fonts, each loaded only when a page has a character of its range. */
import type { BrandContent, FontFamilyId } from '../../../src/content/edition.ts'

/** A system's font in the measures of ours, so that nothing moves when ours arrives. Shares of ours over theirs, measured on German and English text. */
interface StandIn {
  readonly regular: readonly string[]
  readonly bold: readonly string[]
  /** Percent. */
  readonly regularSize: number
  readonly boldSize: number
  /** Percent of the type's size, above and below the line. */
  readonly ascent: number
  readonly descent: number
}
interface Family {
  readonly name: string
  /** What stands in until the font is there. */
  readonly fallback: string
  readonly standIn: StandIn
}

/** CSS names. */
export const FAMILIES: Readonly<Record<FontFamilyId, Family>> = {
  'source-sans-3': {
    name: 'Source Sans 3',
    fallback: "'Segoe UI','Helvetica Neue',Arial,sans-serif",
    standIn: { regular: ['Arial', 'Liberation Sans'], bold: ['Arial Bold', 'Liberation Sans Bold'], regularSize: 92.8, boldSize: 89.2, ascent: 102.4, descent: 40 },
  },
  'source-serif-4': {
    name: 'Source Serif 4',
    fallback: "Georgia,'Times New Roman',serif",
    standIn: { regular: ['Times New Roman', 'Liberation Serif'], bold: ['Times New Roman Bold', 'Liberation Serif Bold'], regularSize: 118.2, boldSize: 111.7, ascent: 103.6, descent: 33.5 },
  },
}

/** The value of `font-family`. */
export function fontStack(id: string): string {
  const { name, fallback } = FAMILIES[knownFamily(id)]
  return `'${name}','${name} stand-in',${fallback}`
}

function standInFaces({ name, standIn }: Family): string {
  const percent = (value: number) => `${value.toFixed(1)}%`
  const face = (weight: string, locals: readonly string[], size: number) =>
    `@font-face{font-family:'${name} stand-in';font-weight:${weight};src:${locals.map((one) => `local('${one}')`).join(',')};size-adjust:${percent(size)};ascent-override:${percent((standIn.ascent / size) * 100)};descent-override:${percent((standIn.descent / size) * 100)};line-gap-override:0%}`
  return `${face('400', standIn.regular, standIn.regularSize)}\n${face('600', standIn.bold, standIn.boldSize)}`
}

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
    .flatMap((family) => [
      standInFaces(FAMILIES[family]),
      ...FACES.flatMap(({ weight, style }) =>
        (['latin-ext', 'latin'] as const).map(
          (subset) =>
            `@font-face{font-family:'${FAMILIES[family].name}';font-style:${style};font-weight:${weight};font-display:swap;src:url(${fontPath(family, subset, weight, style)}) format('woff2');unicode-range:${RANGES[subset]}}`,
        ),
      ),
    ])
    .join('\n')
}

/** The faces that every page shows at once, for preloading. */
export function firstFonts(fonts: BrandContent['fonts']): string[] {
  return [fontPath(knownFamily(fonts.display), 'latin', 600, 'normal'), fontPath(knownFamily(fonts.text), 'latin', 400, 'normal')]
}
