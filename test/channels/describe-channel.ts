/**
 * The suite that every channel passes. A channel's test calls `describeChannel(channel, { extract, … })` and adds what is its own.
 */
import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChannelPlugin, Limit, PackTools, RenderContext, RenderInput, Rendered } from '../../src/channel/contract.ts'
import { sourceText } from '../../src/channel/words.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import type { Edition, PieceContent } from '../../src/content/edition.ts'
import { EMPTY_EN, NEWS_DE, OFFER_EN, RECIPIENT, renderContext, renderInput } from '../fixtures/pieces.ts'
import { HOSTILE_STRINGS, HOSTILE_URLS } from '../fixtures/hostile.ts'
import { arbitraryPiece } from './arbitrary-piece.ts'
import { hostileLinks, hostilePiece } from './hostile-piece.ts'
import { deepFreeze, withReversedKeys } from './objects.ts'

export interface ChannelExpectations<Settings, Composition> {
  /** Settings to render with. Default: `channel.settings.parse({})`. */
  readonly settings?: Settings
  /** Everything a reader meets in the composition, found independently of `channel.words` where possible. */
  readonly extract: (composition: Composition, variant: string) => string
  /** Findings of injected markup in the output (see inspect-html.ts); empty if all is well. `word` is a hostile string or absent. */
  readonly injections: (composition: Composition, variant: string) => readonly string[]
  /** Fails (throws or expects) where a limit of the network is broken. */
  readonly checkLimits?: (rendered: Rendered<Composition>, variant: string) => void
  /** Extra pieces to run through. Default fixtures are always used. */
  readonly fixtures?: readonly Edition<PieceContent>[]
  /** Does the channel fill variables from the recipient? Default: as `carriesBody`. */
  readonly isPersonalised?: boolean
  /** Per-piece variants that show the whole body, where the channel carries it. Default: the first. */
  readonly fullVariants?: readonly string[]
  /** If given, pack is run on the fixtures: names, mimes, same bytes twice. */
  readonly packTools?: PackTools
}

/** Declares the suite for one channel. */
export function describeChannel<Settings, Composition>(
  channel: ChannelPlugin<Settings, Composition>,
  expectations: ChannelExpectations<Settings, Composition>,
): void {
  const settings = expectations.settings ?? channel.settings.parse({})
  const context = (overrides: Partial<RenderContext<Settings>> = {}) => renderContext<Settings>(settings, overrides)
  const contextFor = (subject: Edition<PieceContent>, overrides: Partial<RenderContext<Settings>> = {}) =>
    context({ locale: subject.content.locale, ...overrides })
  const perPiece = channel.variants.filter((variant) => variant.isPerPiece).map((variant) => variant.id)
  const fullVariants = channel.carriesBody ? (expectations.fullVariants ?? perPiece.slice(0, 1)) : []
  const pieces = [NEWS_DE, OFFER_EN, EMPTY_EN, ...(expectations.fixtures ?? [])]
  const cases = pieces.flatMap((piece) => perPiece.map((variant) => ({ piece, variant, name: `${piece.content.key} as ${variant}` })))
  const render = (input: RenderInput, ctx: RenderContext<Settings>) => channel.render(input, ctx)
  const text = (rendered: Rendered<Composition>, variant: string) => expectations.extract(rendered.composition, variant)

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
        const mark = piece.content.locale.startsWith('de') ? /entwurf/i : /draft/i
        expect(text(render(input(), contextFor(piece, { isDraft: true })), variant)).toMatch(mark)
        expect(text(render(input(), contextFor(piece)), variant)).not.toMatch(mark)
      })

      test('keeps the limits', () => {
        expectations.checkLimits?.(render(input(), contextFor(piece)), variant)
      })
    })

    if (fullVariants.length > 0) {
      describe.each(fullVariants)('%s carries the body', (variant) => {
        test.each(pieces.map((piece) => [piece.content.key, piece] as const))('%s: every word arrives or is noted', (_, piece) => {
          expectNoSilentLoss(piece, variant)
        })

        test('any piece: every word arrives or is noted, nothing is injected', () => {
          fc.assert(
            fc.property(arbitraryPiece, (piece) => {
              expectNoSilentLoss(piece, variant)
              const { composition } = render(renderInput(piece, variant), contextFor(piece))
              expect(expectations.injections(composition, variant)).toEqual([])
            }),
            { numRuns: 150 },
          )
        })

        test('what embeds point to stands in the output', () => {
          const output = text(render(renderInput(OFFER_EN, variant), contextFor(OFFER_EN)), variant)
          expect(squeezed(output)).toContain('31,000 households along the Lohme')
          expect(squeezed(output)).toContain('Is your roof made for solar?')
        })

        test('an embed that is not at hand is an error', () => {
          const { notes } = render(renderInput(OFFER_EN, variant), contextFor(OFFER_EN, { embedded: {} }))
          expect(notes.filter((note) => note.severity === 'error').map((note) => note.code)).toEqual(['embed-missing', 'embed-missing'])
        })

        test('a missing picture is noted with its words', () => {
          const { notes } = render(renderInput(OFFER_EN, variant), contextFor(OFFER_EN))
          const note = notes.find((one) => one.code === 'image-missing')
          expect(note?.severity).toBe('warning')
          expect(note?.lost).toContain('Diagram of the inverter')
        })

        test('variables fall back without a recipient', () => {
          const output = squeezed(text(render(renderInput(OFFER_EN, variant), contextFor(OFFER_EN)), variant))
          expect(output).toContain('neighbour')
          expect(output).toContain('our valley')
        })

        test.runIf(expectations.isPersonalised ?? true)('variables are filled from the recipient', () => {
          const output = squeezed(text(render(renderInput(OFFER_EN, variant, { recipient: RECIPIENT }), contextFor(OFFER_EN)), variant))
          expect(output).toContain('Good news, Edda: most roofs in Oberlindental')
          expect(output).not.toContain('neighbour')
        })

        test.runIf(expectations.isPersonalised === false)('a recipient changes nothing', () => {
          const personal = render(renderInput(OFFER_EN, variant, { recipient: RECIPIENT }), contextFor(OFFER_EN))
          expect(personal).toEqual(render(renderInput(OFFER_EN, variant), contextFor(OFFER_EN)))
        })
      })
    }

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

  function expectNoSilentLoss(piece: Edition<PieceContent>, variant: string): void {
    const ctx = contextFor(piece)
    const rendered = render(renderInput(piece, variant), ctx)
    const owed = splitWords(sourceText(piece.content, { embedded: ctx.embedded }))
    const unseen = missingWords(owed, splitWords(text(rendered, variant)))
    const noted = splitWords(rendered.notes.map((note) => note.lost ?? '').join('\n'))
    expect(missingWords(unseen, noted)).toEqual([])
    // `words` must tell the same as the independent extraction, or the consistency report would lie.
    expect(missingWords(missingWords(owed, splitWords(channel.words(rendered.composition))), noted)).toEqual([])
  }
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').replace(/[\u200b\u2060\u00ad]/g, '')

function hashable(artefact: { name: string; mime: string; bytes: Uint8Array; headers?: unknown }) {
  return { ...artefact, bytes: Buffer.from(artefact.bytes).toString('base64') }
}

function flatLimits(limits: Readonly<Record<string, Limit | Readonly<Record<string, Limit>>>>): Limit[] {
  return Object.values(limits).flatMap((entry) => (isLimit(entry) ? [entry] : Object.values(entry)))
}

function isLimit(entry: Limit | Readonly<Record<string, Limit>>): entry is Limit {
  return typeof (entry as Limit).source === 'string'
}
