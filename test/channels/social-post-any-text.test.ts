/** Posts of any text: ordinary, real, odd and hostile. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type AppBskyRichtextFacet, RichText } from '@atproto/api'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Post } from '../../plugins/social-post/index.ts'
import { NETWORK_IDS } from '../../plugins/social-post/networks/network.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import { HOSTILE_STRINGS } from '../fixtures/hostile.ts'
import { oddText } from '../fixtures/odd-text.ts'
import { NEWS_DE, OFFER_EN } from '../fixtures/pieces.ts'
import { SAMPLES, SAMPLES_FOLDER } from '../fixtures/samples.ts'
import { LONG_DE, post, topics } from './social-piece.ts'
import { everyPost, expectWithinLimits, unescapedInLittleText } from './social-post-limits.ts'

if (SAMPLES.length === 0) console.info(`Sample posts skipped, the licence text stands in: none in ${SAMPLES_FOLDER} (set SAMPLES_DIR)`)
const realFiles = SAMPLES.length > 0 ? SAMPLES.map(({ path }) => path).sort() : [resolve(import.meta.dirname, '../../LICENSE')]
const realText = realFiles.map((file) => readFileSync(file, 'utf8')).join('\n')
const fragment = fc.oneof(
  fc.constantFrom(...HOSTILE_STRINGS),
  fc.constantFrom(LONG_DE, OFFER_EN.content.teaser, 'Mehr: https://example.com/a_(b)?c=d#e', 'example.de', '#3000kWh', '@lenz@example.social', '€ 5', '👨‍👩‍👧‍👦', '…', `#${'Wort'.repeat(20)}`, `#${'ا'.repeat(70)}`, '„Zitat (mit', 'Klammer)“', 'Donaudampfschiff'.repeat(25), '🏳️‍🌈1️⃣🇩🇪'.repeat(40)),
  fc.tuple(fc.nat(realText.length), fc.nat(700)).map(([from, length]) => realText.slice(from, from + length)),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  oddText,
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const texts = fc.array(fragment, { minLength: 1, maxLength: 8 }).chain((parts) => fc.constantFrom(' ', '. ', '\n', '\n\n', '').map((glue) => parts.join(glue)))

describe('facets of Bluesky', () => {
  test('point at bytes, not at characters', () => {
    const { composition } = post({ teaser: 'Grüße 👩🏽‍🚒: #Wärmewende auf https://example.org/ä(b).', topics: topics('Energie') }, 'bluesky')
    expect(resolved(composition)).toEqual([
      ['#Wärmewende', '#Wärmewende'],
      ['https://example.org/ä(b)', 'https://example.org/ä(b)'],
      [composition.link, composition.link],
      ['#Energie', '#Energie'],
    ])
    expect(post({}, 'x').composition).not.toHaveProperty('facets')
  })

  test('and the limit of bytes cuts where graphemes would fit', () => {
    const { composition } = post({ teaser: '👨‍👩‍👧‍👦 '.repeat(120).trim(), topics: [] }, 'bluesky')
    expect(composition.count).toBeLessThan(300)
    expect(composition.measures[1]).toEqual({ unit: 'bytes', count: Buffer.byteLength(composition.text), limit: 3000 })
    expect(composition.prose).toMatch(/ …$/)
    expectWithinLimits(composition)
  })

  /** What stands at each facet's bytes, and what the facet says it is. */
  function resolved(composition: Post): [string | null, string | null][] {
    const bytes = Buffer.from(composition.text, 'utf8')
    return (composition.facets ?? []).map(({ index, features: [feature] }) => [
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(index.byteStart, index.byteEnd)),
      'uri' in feature ? feature.uri : `#${feature.tag}`,
    ])
  }

  test('are those that Bluesky’s own library finds in link and tags', () => {
    const { composition } = post({ teaser: 'Grüße 👩🏽‍🚒: #Wärmewende auf https://example.org/ä_b.', topics: topics('Energie', 'Öl & Gas') }, 'bluesky')
    const rich = new RichText({ text: composition.text })
    rich.detectFacetsWithoutResolution()
    expect(rich.facets?.map(({ index, features }) => ({ index: { byteStart: index.byteStart, byteEnd: index.byteEnd }, features }))).toEqual(composition.facets)
  })

  test('round-trip for any text', () => {
    fc.assert(
      fc.property(texts, (teaser) => {
        const { composition } = post({ teaser, topics: topics('Wärme', '3000 kWh') }, 'bluesky')
        // Bluesky's own library takes the text apart by the facets and puts it together again.
        const segments = [...new RichText({ text: composition.text, facets: structuredClone(composition.facets) as unknown as AppBskyRichtextFacet.Main[] }).segments()]
        expect(segments.map(({ text }) => text).join('')).toBe(composition.text)
        expect(segments.flatMap(({ text, link, tag }) => (link ? [[text, link.uri]] : tag ? [[text, `#${tag.tag}`]] : []))).toEqual(resolved(composition))
        let last = 0
        for (const { index } of composition.facets ?? []) {
          expect(index.byteStart).toBeGreaterThanOrEqual(last)
          expect(index.byteEnd).toBeGreaterThan(index.byteStart)
          last = index.byteEnd
        }
        for (const [stands, says] of resolved(composition)) expect(stands).toBe(says)
      }),
      { numRuns: 500 },
    )
  })
})

describe.each(NETWORK_IDS)('%s and any text', (network) => {
  test('stays within the limits, keeps the link whole, escapes all, loses no word silently', () => {
    fc.assert(
      fc.property(texts, texts, fc.array(texts, { maxLength: 4 }), fc.boolean(), (teaser, alt, names, isDraft) => {
        const media = NEWS_DE.content.hero?.media ?? ''
        const { composition, notes } = post({ teaser, title: 'Titel', hero: { media, alt }, topics: topics(...names) }, network, { isDraft })
        everyPost(composition).forEach(expectWithinLimits)
        const address = 'https://www.example.de/de/fernwaerme-muehlenviertel'
        expect(composition).toMatchObject(network === 'instagram' ? { link: null, bioLink: address } : { link: address })
        const pointer = network === 'instagram' ? 'Link in der Bio' : address
        const at = composition.text.lastIndexOf(pointer)
        expect(composition.text.slice(at + pointer.length)).toBe(composition.tags.length > 0 ? `\n\n${composition.tags.join(' ')}` : '')
        if (network === 'linkedin') expect(unescapedInLittleText(composition)).toEqual([])
        const lost = splitWords(notes.map((note) => note.lost ?? '').join('\n'))
        if (!notes.some((note) => note.code === 'teaser-missing')) expect(missingWords(missingWords(splitWords(teaser), splitWords(composition.prose)), lost)).toEqual([])
        expect(JSON.parse(JSON.stringify(composition))).toEqual(composition)
      }),
      { numRuns: 400 },
    )
  })
})
