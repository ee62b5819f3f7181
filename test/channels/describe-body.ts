/** The part of the suite for channels that carry the body: no word is lost silently, embeds and variables stand where they should. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OFFER_EN, RECIPIENT, renderInput } from '../fixtures/pieces.ts'
import { arbitraryPiece } from './arbitrary-piece.ts'
import type { ChannelExpectations, Harness } from './channel-harness.ts'

/** Declares it for every variant that shows the whole body. */
export function describeBody<Settings, Composition>(harness: Harness<Settings, Composition>, expectations: ChannelExpectations<Settings, Composition>): void {
  const { contextFor, pieces, render, text, expectNoSilentLoss } = harness

  describe.each(harness.fullVariants)('%s carries the body', (variant) => {
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

const squeezed = (text: string) => text.replace(/\s+/g, ' ').replace(/[\u200b\u2060\u00ad]/g, '')
