/** The part of the suite about brands that nobody planned for: every form of every channel is made in their look, and nothing of them becomes markup, style or a template. */
import { describe, expect, test } from 'vitest'
import type { ChannelPlugin, RenderInput } from '../../src/channel/contract.ts'
import type { BrandContent } from '../../src/content/edition.ts'
import { HOSTILE_STRINGS, HOSTILE_URLS } from '../fixtures/hostile.ts'
import { mailingOf } from '../fixtures/mailings.ts'
import { NEWS_DE, RECIPIENT, renderInput } from '../fixtures/pieces.ts'
import { WARM_DE } from '../fixtures/quotes.ts'
import type { ChannelExpectations, Harness } from './channel-harness.ts'
import { brandColoured, brandLinkedTo, COLOUR_MARK, EMPTY_COLOURS, HOSTILE_COLOURS, hostileBrand } from './hostile-brand.ts'

/** What any variant may want, whether it is made of one piece or of something else. */
const EVERYTHING: Omit<RenderInput, 'subjects' | 'variant' | 'market'> = {
  recipient: RECIPIENT,
  list: { kind: null, topic: null, kinds: ['news', 'offer'], topics: NEWS_DE.content.topics, page: 1, pages: 2 },
  wall: { topic: null, topics: NEWS_DE.content.topics, quotes: [WARM_DE], page: 1, pages: 2 },
  mailing: mailingOf([[NEWS_DE, 'small']]),
}

/** Declares it for every variant that the channel has. */
export function describeHostileBrands<Settings, Composition>(channel: ChannelPlugin<Settings, Composition>, harness: Harness<Settings, Composition>, expectations: ChannelExpectations<Settings, Composition>): void {
  const { contextFor, render } = harness
  const inLookOf = (brand: BrandContent, variant: string) => render(renderInput(NEWS_DE, variant, EVERYTHING), contextFor(NEWS_DE, { brand, siblings: [{ locale: 'en', slug: 'heat' }] }))
  /** Renders, and says what is wrong with the outcome. */
  const faults = (brand: BrandContent, variant: string): readonly string[] => {
    const rendered = inLookOf(brand, variant)
    expect(JSON.parse(JSON.stringify(rendered))).toEqual(rendered)
    expectations.checkLimits?.(rendered, variant)
    return expectations.injections(rendered.composition, variant)
  }

  describe.each(channel.variants.map(({ id }) => id))('%s of a hostile brand', (variant) => {
    test('whatever it is called and wherever it stands', () => {
      for (const word of HOSTILE_STRINGS) expect([word.slice(0, 60), faults(hostileBrand(word), variant)]).toEqual([word.slice(0, 60), []])
    })

    test('wherever its own links lead', () => {
      for (const url of HOSTILE_URLS) expect([url, faults(brandLinkedTo(url), variant)]).toEqual([url, []])
    })

    test('whatever its colours are', () => {
      for (const hex of [...HOSTILE_COLOURS, ...EMPTY_COLOURS]) {
        const brand = brandColoured(hex)
        expect([hex.slice(0, 60), faults(brand, variant)]).toEqual([hex.slice(0, 60), []])
        expect(JSON.stringify(inLookOf(brand, variant))).not.toMatch(new RegExp(`${COLOUR_MARK}|NaN`))
      }
    })
  })
}
