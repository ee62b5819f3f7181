/** The brand's colours as CSS custom properties, light and dark, always readable. */
import { contrast, mix, parseHex, readableInk, readableOn, toHex } from '../../../src/channel/colour.ts'
import type { BrandContent } from '../../../src/content/edition.ts'

export interface Palette {
  readonly paper: string
  readonly surface: string
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly link: string
  readonly accent: string
  readonly button: string
  readonly 'on-button': string
  readonly footer: string
  readonly 'on-footer': string
}

/** Contrast that body text has at least (AAA), and that everything else readable has at least (AA). */
const BODY_RATIO = 7
const TEXT_RATIO = 4.5

/** Both schemes of a brand. Colours that would not read are moved just far enough. */
export function palettes(colours: BrandContent['colours']): { readonly light: Palette; readonly dark: Palette } {
  const [primary, accent, ink, paper] = [colours.primary, colours.accent, colours.ink, colours.paper].map(({ hex }) => toHex(parseHex(hex))) as [string, string, string, string]
  const night = contrast(ink, '#ffffff') >= 12 ? mix(ink, '#000000', 0.25) : '#14181a'
  return {
    light: palette({ primary, accent, ink, paper, footer: mix(primary, '#000000', 0.35) }),
    dark: palette({ primary: readableOn(primary, night, 6), accent, ink: mix('#ffffff', paper, 0.5), paper: night, footer: mix(night, '#000000', 0.4) }),
  }
}

function palette({ primary, accent, ink, paper, footer }: { primary: string; accent: string; ink: string; paper: string; footer: string }): Palette {
  const surface = mix(paper, primary, 0.07)
  const readableInkOn = (background: string) => readableOn(ink, background, BODY_RATIO)
  return {
    paper,
    surface,
    ink: readableInkOn(surface),
    muted: readableOn(mix(ink, paper, 0.35), surface, TEXT_RATIO),
    line: mix(paper, ink, 0.16),
    link: readableOn(primary, surface, TEXT_RATIO),
    accent: readableOn(accent, paper, 1.6),
    button: primary,
    'on-button': readableInk(primary),
    footer,
    'on-footer': readableOn(mix(readableInk(footer), footer, 0.12), footer, BODY_RATIO),
  }
}

/** `--paper:#fbfaf6;--ink:…` */
export function customProperties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')
}
