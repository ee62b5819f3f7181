/** Colour arithmetic for readable brands: contrast as WCAG 2.2 defines it (relative luminance of sRGB). */
import type { Rgb } from '../content/edition.ts'

/** Parses `#rrggbb`; anything else is black, so that a renderer stays total. */
export function parseHex(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  const channel = (index: number) => Number.parseInt(match?.[index] ?? '00', 16)
  return { r: channel(1), g: channel(2), b: channel(3) }
}

/** `#rrggbb`, lower case. */
export function toHex({ r, g, b }: Rgb): string {
  return `#${[r, g, b].map((value) => Math.round(Math.min(255, Math.max(0, value))).toString(16).padStart(2, '0')).join('')}`
}

function luminance(hex: string): number {
  const linear = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
  const { r, g, b } = parseHex(hex)
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/** Contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** `share` (0–1) of `other` mixed into `one`. */
export function mix(one: string, other: string, share: number): string {
  const [a, b] = [parseHex(one), parseHex(other)]
  const between = (from: number, to: number) => from + (to - from) * share
  return toHex({ r: between(a.r, b.r), g: between(a.g, b.g), b: between(a.b, b.b) })
}

/** Black or white, whichever reads better on `background`. The better one always has at least 4.5:1. */
export function readableInk(background: string): '#ffffff' | '#000000' {
  return contrast('#ffffff', background) >= contrast('#000000', background) ? '#ffffff' : '#000000'
}

/** `colour`, moved towards black or white only as far as it takes to reach `ratio` on `background`. */
export function readableOn(colour: string, background: string, ratio = 4.5): string {
  const target = readableInk(background)
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(colour, target, share)
    if (contrast(candidate, background) >= ratio) return candidate
  }
  return target
}
