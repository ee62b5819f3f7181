/**
 * The suite that every channel passes. A channel's test calls `describeChannel(channel, { extract, … })` and adds what is its own.
 */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ChannelPlugin, Limit } from '../../src/channel/contract.ts'
import { uiLanguage } from '../../src/channel/ui-language.ts'
import { NEWS_DE, OFFER_EN, renderInput } from '../fixtures/pieces.ts'
import { HOSTILE_STRINGS, HOSTILE_URLS } from '../fixtures/hostile.ts'
import { createHarness, type ChannelExpectations } from './channel-harness.ts'
import { describeBody } from './describe-body.ts'
import { describeHostileBrands } from './describe-hostile-brands.ts'
import { describeOddPieces } from './describe-odd-pieces.ts'
import { describeQuotes } from './describe-quotes.ts'
import { hostileLinks, hostilePiece } from './hostile-piece.ts'
import { deepFreeze, withReversedKeys } from './objects.ts'

/** Declares the suite for one channel. */
export function describeChannel<Settings, Composition>(
  channel: ChannelPlugin<Settings, Composition>,
  expectations: ChannelExpectations<Settings, Composition>,
): void {
  const harness = createHarness(channel, expectations)
  const { context, contextFor, perPiece, fullVariants, pieces, render, text, expectNoSilentLoss } = harness
  const cases = pieces.flatMap((piece) => perPiece.map((variant) => ({ piece, variant, name: `${piece.content.key} as ${variant}` })))

  describe(`${channel.id} as a channel`, () => {
    test('its id is the name of its folder', () => {
      expect(channel.id).toMatch(/^[a-z][a-z0-9-]*$/)
      expect(existsSync(new URL(`../../plugins/${channel.id}/index.ts`, import.meta.url))).toBe(true)
      expect(existsSync(new URL(`../../plugins/${channel.id}/README.md`, import.meta.url))).toBe(true)
    })

    test('its version is a positive integer, its labels are in German and English, its variants are distinct', () => {
      expect(Number.isInteger(channel.version) && channel.version > 0).toBe(true)
      for (const { label } of [channel, ...channel.variants]) {
        expect(label.de.trim()).not.toBe('')
        expect(label.en.trim()).not.toBe('')
      }
      expect(new Set(channel.variants.map((variant) => variant.id)).size).toBe(channel.variants.length)
      expect(channel.variants[0].isPerPiece).toBe(true)
    })

    test('every limit says where and when it was read', () => {
      for (const limit of flatLimits(channel.limits)) {
        expect(Number.isFinite(limit.value)).toBe(true)
        expect(limit.unit.trim()).not.toBe('')
        expect(limit.source.trim()).not.toBe('')
        expect(limit.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      }
    })

    test('its settings have complete defaults', () => {
      expect(channel.settings.safeParse({}).success).toBe(true)
    })

    describe.each(cases)('$name', ({ piece, variant }) => {
      const input = () => renderInput(piece, variant)

      test('renders the same from the same input, whatever the order of its keys', () => {
        const once = render(input(), contextFor(piece))
        expect(render(structuredClone(input()), contextFor(piece))).toEqual(once)
        expect(render(withReversedKeys(input()), withReversedKeys(contextFor(piece)))).toEqual(once)
      })

      test('leaves a frozen input as it is', () => {
        const frozen = deepFreeze(structuredClone(input()))
        const ctx = deepFreeze(structuredClone(contextFor(piece)))
        expect(() => render(frozen, ctx)).not.toThrow()
      })

      test('makes a composition of plain JSON', () => {
        const { composition, notes } = render(input(), contextFor(piece))
        expect(JSON.parse(JSON.stringify(composition))).toEqual(composition)
        expect(JSON.parse(JSON.stringify(notes))).toEqual(notes)
      })

      test('writes every note in German and English, with a code', () => {
        for (const note of render(input(), contextFor(piece)).notes) {
          expect(note.code).toMatch(/^[a-z][a-z0-9-]*$/)
          expect(note.message.de.trim()).not.toBe('')
          expect(note.message.en.trim()).not.toBe('')
          if (note.lost !== undefined) expect(note.lost.trim()).not.toBe('')
        }
      })

      test('marks a draft where the reader sees it, and nothing else', () => {
        const mark = uiLanguage(piece.content.locale) === 'de' ? /entwurf/i : /draft/i
        expect(text(render(input(), contextFor(piece, { isDraft: true })), variant)).toMatch(mark)
        expect(text(render(input(), contextFor(piece)), variant)).not.toMatch(mark)
      })

      test('keeps the limits', () => {
        expectations.checkLimits?.(render(input(), contextFor(piece)), variant)
      })
    })

    if (fullVariants.length > 0) describeBody(harness, expectations)
    describeQuotes(channel, harness, expectations)
    describeOddPieces(harness, expectations)
    describeHostileBrands(channel, harness, expectations)

    describe.each(perPiece)('%s against hostile strings', (variant) => {
      test.each(HOSTILE_STRINGS.map((word) => [JSON.stringify(word).slice(0, 60), word] as const))('%s', (_, word) => {
        const piece = hostilePiece(word)
        const recipient = { salutation: word, givenName: word, surname: word, town: word, customerNumber: word, addressLines: [word] }
        for (const input of [renderInput(piece, variant), renderInput(piece, variant, { recipient })]) {
          const rendered = render(input, contextFor(piece))
          expect(JSON.parse(JSON.stringify(rendered))).toEqual(rendered)
          expect(expectations.injections(rendered.composition, variant)).toEqual([])
          expectations.checkLimits?.(rendered, variant)
        }
        if (fullVariants.includes(variant)) expectNoSilentLoss(piece, variant)
      })
    })

    test.each(perPiece)('%s never links to an unsafe address, and keeps the words', (variant) => {
      const piece = hostileLinks(HOSTILE_URLS)
      const rendered = render(renderInput(piece, variant), contextFor(piece))
      expect(expectations.injections(rendered.composition, variant)).toEqual([])
      if (fullVariants.includes(variant)) expectNoSilentLoss(piece, variant)
    })

    const others = channel.variants.filter((variant) => !variant.isPerPiece).map((variant) => variant.id)
    if (others.length > 0) {
      test.each(others)('%s renders without, with one and with many subjects', (variant) => {
        for (const subjects of [[], [OFFER_EN], [NEWS_DE, OFFER_EN, hostilePiece(HOSTILE_STRINGS[0] ?? '<')]]) {
          const rendered = render({ subjects, variant, market: 'DE' }, context())
          expect(expectations.injections(rendered.composition, variant)).toEqual([])
          expect(JSON.parse(JSON.stringify(rendered))).toEqual(rendered)
        }
      })
    }

    const tools = expectations.packTools
    test.runIf(tools !== undefined)('packs plainly named files, the same ones twice', { timeout: 120_000 }, async () => {
      if (!tools) return
      for (const variant of perPiece) {
        const { composition } = render(renderInput(OFFER_EN, variant), contextFor(OFFER_EN))
        const first = await channel.pack(composition, tools)
        const second = await channel.pack(composition, tools)
        expect(first.artefacts.length).toBeGreaterThan(0)
        for (const artefact of first.artefacts) {
          expect(artefact.name).toMatch(/^[a-z0-9][a-z0-9.-]*$/)
          expect(artefact.mime).toMatch(/^[a-z]+\/[a-z0-9.+-]+/)
          expect(artefact.bytes.byteLength).toBeGreaterThan(0)
        }
        expect(second.artefacts.map(hashable)).toEqual(first.artefacts.map(hashable))
      }
    })
  })
}

function hashable(artefact: { name: string; mime: string; bytes: Uint8Array; headers?: unknown }) {
  return { ...artefact, bytes: Buffer.from(artefact.bytes).toString('base64') }
}

function flatLimits(limits: Readonly<Record<string, Limit | Readonly<Record<string, Limit>>>>): Limit[] {
  return Object.values(limits).flatMap((entry) => (isLimit(entry) ? [entry] : Object.values(entry)))
}

function isLimit(entry: Limit | Readonly<Record<string, Limit>>): entry is Limit {
  return typeof (entry as Limit).source === 'string'
}
