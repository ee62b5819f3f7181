/** Every brand reads in mails, on light screens and on dark ones: contrast is computed from what the styles say, for any colours a brand may have. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newsletterBlock } from '../../plugins/newsletter-block/index.ts'
import { darkPalette, lightPalette, type Palette } from '../../plugins/newsletter-block/render/theme.ts'
import { contrast } from '../../src/channel/colour.ts'
import type { BrandContent } from '../../src/content/edition.ts'
import { STADTWERKE_LINDENTAL } from '../fixtures/brand.ts'
import { mailingOf } from '../fixtures/mailings.ts'
import { NEWS_DE, OFFER_EN, renderContext } from '../fixtures/pieces.ts'
import { MIXED_EN, quotesOf, quotingPiece } from '../fixtures/quotes.ts'
import { attribute, elementsOf } from './inspect-html.ts'

/** What is written on what: text stands on the sheet and in tinted boxes, what is small and what leads away stands around the sheet as well. */
const TEXT_ON: readonly (readonly [ink: keyof Palette, ground: keyof Palette])[] = [
  ['ink', 'paper'],
  ['ink', 'tint'],
  ['muted', 'paper'],
  ['muted', 'tint'],
  ['muted', 'outer'],
  ['link', 'paper'],
  ['link', 'tint'],
  ['buttonInk', 'button'],
]
/** WCAG 2.2, 1.4.3 (AA). */
const AA = 4.5

const coloursOf = (primary: string, accent: string, ink: string, paper: string): BrandContent['colours'] => {
  const colour = (hex: string) => ({ hex, cmyk: { c: 0, m: 0, y: 0, k: 0 } })
  return { primary: colour(primary), accent: colour(accent), ink: colour(ink), paper: colour(paper) }
}

function unreadable(colours: BrandContent['colours']): string[] {
  return [lightPalette({ colours }), darkPalette({ colours })].flatMap((palette, index) =>
    TEXT_ON.flatMap(([ink, ground]) => {
      const ratio = contrast(palette[ink], palette[ground])
      return ratio >= AA ? [] : [`${index === 0 ? 'light' : 'dark'}: ${ink} ${palette[ink]} on ${ground} ${palette[ground]} is ${ratio.toFixed(2)}:1`]
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

  test.each(['#000000', '#ffffff', '#ffe600', '#7a7a7a', '#767676', '#0b5d4e', '#ff0066', '#00ffcc', 'nonsense'])('all of %s', (one) => {
    expect(unreadable(coloursOf(one, one, one, one))).toEqual([])
  })

  test('colours that read already stay as they are', () => {
    const { colours } = STADTWERKE_LINDENTAL
    const light = lightPalette({ colours })
    expect([light.button, light.link, light.ink]).toEqual([colours.primary.hex, colours.primary.hex, colours.ink.hex])
  })
})

describe('a mail of everything', () => {
  const blocks = [[OFFER_EN, 'large'], [NEWS_DE, 'medium'], [NEWS_DE, 'small'], [quotingPiece(MIXED_EN), 'large']] as const
  const mailOf = (brand: BrandContent) =>
    newsletterBlock.render({ subjects: blocks.map(([piece]) => piece), variant: 'mail', market: 'DE', mailing: mailingOf(blocks) }, renderContext(newsletterBlock.settings.parse({}), { locale: 'de', brand, quotes: quotesOf(MIXED_EN), isDraft: true })).composition

  test.each([STADTWERKE_LINDENTAL.colours.primary.hex, '#ffe600', '#000000', '#ffffff'])('sets no colour on a ground but those pairs, whatever the style that says it: %s', (primary) => {
    const brand = { ...STADTWERKE_LINDENTAL, colours: { ...STADTWERKE_LINDENTAL.colours, primary: { ...STADTWERKE_LINDENTAL.colours.primary, hex: primary } } }
    const written = pairsIn(mailOf(brand).html)
    expect(written.size).toBeGreaterThanOrEqual(TEXT_ON.length)
    const poor = [...written].filter(([pair]) => contrast(...(pair.split(' on ') as [string, string])) < AA)
    expect(poor).toEqual([])
  })
})

/** Each colour that text has, with the ground it stands on, as a browser would work them out of the inline styles. */
function pairsIn(html: string): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const element of elementsOf(html)) {
    // Said to inboxes, not to readers.
    if (/display:none/.test(attribute(element, 'style') ?? '')) continue
    const words = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('').trim()
    if (words === '' || ['style', 'title', 'script'].includes(element.tagName)) continue
    const [ink, ground] = [inherited(element, /(?:^|;)color:(#[0-9a-f]{6})/), inherited(element, /(?:^|;)background-color:(#[0-9a-f]{6})/)]
    pairs.set(`${ink ?? '#000000'} on ${ground ?? '#ffffff'}`, words.slice(0, 40))
  }
  return pairs
}

type Element = ReturnType<typeof elementsOf>[number]

function inherited(element: Element, declaration: RegExp): string | undefined {
  for (let at: Element | null = element; at; at = at.parentNode && 'tagName' in at.parentNode ? at.parentNode : null) {
    const [, value] = declaration.exec(attribute(at, 'style') ?? '') ?? []
    if (value !== undefined) return value
  }
  return undefined
}
