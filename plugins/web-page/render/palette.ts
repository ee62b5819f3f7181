/** The brand's colours as CSS custom properties, light and dark, always readable. */
import { contrast, mix, parseHex, readableInk, readableOn, toHex } from '../../../src/channel/colour.ts'
import type { BrandContent } from '../../../src/content/edition.ts'

/** `on-x` is written on `x`; `ink`, `muted` and `link` are written on `paper` and on `surface`. All but `line` and `accent` carry text. */
export interface Palette {
  readonly paper: string
  /** Cards and tables' heads: the paper with a breath of the main colour. */
  readonly surface: string
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly link: string
  /** Ornament only: rules, quotation marks. */
  readonly accent: string
  readonly button: string
  readonly 'on-button': string
  /** The opening of every page: the brand's main colour from edge to edge. */
  readonly band: string
  readonly 'on-band': string
  readonly 'band-muted': string
  readonly 'band-accent': string
  readonly footer: string
  readonly 'on-footer': string
  readonly 'footer-muted': string
}

/** Contrast that body text has at least (AAA), and that everything else readable has at least (AA). */
const BODY_RATIO = 7
const TEXT_RATIO = 4.5
/** A colour at least this far from white serves as a night to write on. */
const NIGHT_RATIO = 12

interface Basis {
  readonly primary: string
  readonly accent: string
  readonly ink: string
  readonly paper: string
  readonly band: string
  readonly footer: string
}

/** Both schemes of a brand. Colours that would not read are moved just far enough. */
export function palettes(colours: BrandContent['colours']): { readonly light: Palette; readonly dark: Palette } {
  const [primary, accent, ink, paper] = [colours.primary, colours.accent, colours.ink, colours.paper].map(({ hex }) => toHex(parseHex(hex))) as [string, string, string, string]
  const isDark = (colour: string) => contrast(colour, '#ffffff') >= NIGHT_RATIO
  const night = isDark(paper) ? paper : isDark(ink) ? mix(ink, '#000000', 0.3) : '#14181a'
  const day = isDark(ink) ? ink : '#1a1d1f'
  return {
    light: palette({ primary, accent, ink, paper, band: primary, footer: mix(isDark(paper) ? mix(paper, '#000000', 0.45) : day, primary, 0.14) }),
    dark: palette({
      primary: readableOn(primary, night, 6),
      accent,
      ink: mix(isDark(paper) ? '#ffffff' : mix('#ffffff', paper, 0.5), night, 0.07),
      paper: night,
      // A light colour over the night turns muddy sooner than a dark one.
      band: mix(night, primary, contrast(primary, '#ffffff') < 3 ? 0.16 : 0.42),
      footer: mix(night, '#000000', 0.45),
    }),
  }
}

function palette({ primary, accent, ink, paper, band, footer }: Basis): Palette {
  // On a middling grey there may be no room for a second ground.
  const tinted = mix(paper, primary, 0.07)
  const surface = ['#ffffff', '#000000'].some((extreme) => Math.min(contrast(extreme, paper), contrast(extreme, tinted)) >= TEXT_RATIO) ? tinted : paper
  const onPages = (colour: string, ratio: number) => readableOnBoth(colour, paper, surface, ratio)
  const onBand = readableInk(band)
  return {
    paper,
    surface,
    ink: onPages(ink, BODY_RATIO),
    muted: onPages(mix(ink, paper, 0.32), TEXT_RATIO),
    line: mix(paper, ink, 0.17),
    link: onPages(primary, TEXT_RATIO),
    accent: readableOn(accent, paper, 1.6),
    button: primary,
    'on-button': readableInk(primary),
    band,
    'on-band': onBand,
    'band-muted': readableOn(mix(onBand, band, 0.16), band, TEXT_RATIO),
    'band-accent': readableOn(accent, band, TEXT_RATIO),
    footer,
    'on-footer': readableOn(mix(readableInk(footer), footer, 0.08), footer, BODY_RATIO),
    'footer-muted': readableOn(mix(readableInk(footer), footer, 0.3), footer, TEXT_RATIO),
  }
}

/** Readable on two grounds that are close to each other. */
function readableOnBoth(colour: string, one: string, other: string, ratio: number): string {
  const onOne = readableOn(colour, one, ratio)
  const onBoth = readableOn(onOne, other, ratio)
  if (contrast(onBoth, one) >= TEXT_RATIO) return onBoth
  // Black reads on one and white on the other only where both are a middling grey: what is better on the worse of the two.
  const worst = (ink: string) => Math.min(contrast(ink, one), contrast(ink, other))
  return worst('#ffffff') >= worst('#000000') ? '#ffffff' : '#000000'
}

/** `--paper:#fbfaf6;--ink:…` */
export function customProperties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')
}
