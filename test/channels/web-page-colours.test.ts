/** Every brand reads, in both themes: contrast is computed from what the stylesheet will say, for any colours a brand may have. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../plugins/web-page/limits.ts'
import { type Palette, palettes } from '../../plugins/web-page/render/palette.ts'
import { stylesheet } from '../../plugins/web-page/render/stylesheet.ts'
import { contrast } from '../../src/channel/colour.ts'
import type { BrandContent } from '../../src/content/edition.ts'
import { STADTWERKE_LINDENTAL } from '../fixtures/brand.ts'

/** What is written on what, by the stylesheet. */
const TEXT_ON: readonly (readonly [ink: keyof Palette, ground: keyof Palette])[] = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['muted', 'paper'],
  ['muted', 'surface'],
  ['link', 'paper'],
  ['link', 'surface'],
  ['on-button', 'button'],
  ['on-band', 'band'],
  ['band-muted', 'band'],
  ['band-accent', 'band'],
  ['on-footer', 'footer'],
  ['footer-muted', 'footer'],
]
/** WCAG 2.2, 1.4.3 (AA). Links, which also outline what has the focus, thereby keep the 3:1 of 1.4.11. */
const AA = 4.5

function coloursOf(primary: string, accent: string, ink: string, paper: string): BrandContent['colours'] {
  const colour = (hex: string) => ({ hex, cmyk: { c: 0, m: 0, y: 0, k: 0 } })
  return { primary: colour(primary), accent: colour(accent), ink: colour(ink), paper: colour(paper) }
}

function unreadable(colours: BrandContent['colours']): string[] {
  const both = palettes(colours)
  return (['light', 'dark'] as const).flatMap((theme) =>
    TEXT_ON.flatMap(([ink, ground]) => {
      const ratio = contrast(both[theme][ink], both[theme][ground])
      return ratio >= AA ? [] : [`${theme}: ${ink} ${both[theme][ink]} on ${ground} ${both[theme][ground]} is ${ratio.toFixed(2)}:1`]
    }),
  )
}

describe('contrast', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

  test('any four colours', () => {
    fc.assert(
      fc.property(hex, hex, hex, hex, (primary, accent, ink, paper) => {
        expect(unreadable(coloursOf(primary, accent, ink, paper))).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  test('any main colour on a light paper and on a dark one', () => {
    fc.assert(
      fc.property(hex, hex, fc.constantFrom(['#222222', '#ffffff'], ['#f2f2f2', '#101418'], ['#1b2523', '#fbfaf6']), (primary, accent, [ink = '', paper = '']) => {
        expect(unreadable(coloursOf(primary, accent, ink, paper))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  test.each(['#000000', '#ffffff', '#ffe600', '#7a7a7a', '#767676', '#0b5d4e', '#ff0066', '#00ffcc', 'nonsense'])('all of %s', (one) => {
    expect(unreadable(coloursOf(one, one, one, one))).toEqual([])
  })

  test('colours that read already stay as they are', () => {
    const { colours } = STADTWERKE_LINDENTAL
    const { light } = palettes(colours)
    expect([light.band, light.button, light.link, light.paper, light.ink]).toEqual([colours.primary.hex, colours.primary.hex, colours.primary.hex, colours.paper.hex, colours.ink.hex])
  })
})

describe('the stylesheet', () => {
  const css = stylesheet(STADTWERKE_LINDENTAL, ['story', 'voices', 'lists'])

  test('holds no colour of its own for text but that of the draft’s mark and of print', () => {
    const [screen = ''] = css.split('@media print')
    const own = [...screen.matchAll(/(?:^|[;{])color:(#[0-9a-f]+)/g)].map(([, colour]) => colour)
    expect(own).toEqual(['#2b2000'])
    expect(contrast('#2b2000', '#ffd95e')).toBeGreaterThanOrEqual(AA)
  })

  test('names no custom property that it does not set', () => {
    const set = new Set([...css.matchAll(/--([a-z-]+):/g)].map(([, name]) => name))
    for (const [, name = ''] of css.matchAll(/var\(--([a-z-]+)/g)) expect(set).toContain(name)
  })

  test('takes less than half of the budget of a page', () => {
    expect(Buffer.byteLength(stylesheet(STADTWERKE_LINDENTAL, ['story', 'voices']))).toBeLessThan(LIMITS.pageBytes.value * 0.4)
  })
})
