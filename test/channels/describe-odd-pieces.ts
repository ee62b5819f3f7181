/** The part of the suite about pieces that nobody planned for: every form of every channel is made, nothing is injected, every loss is a note. */
import { describe, expect, test } from 'vitest'
import { renderInput } from '../fixtures/pieces.ts'
import { ODD_PIECES } from '../fixtures/odd-pieces.ts'
import type { ChannelExpectations, Harness } from './channel-harness.ts'

/** Declares it for every variant that is made of one piece. */
export function describeOddPieces<Settings, Composition>(harness: Harness<Settings, Composition>, expectations: ChannelExpectations<Settings, Composition>): void {
  const { contextFor, fullVariants, perPiece, render, expectNoSilentLoss } = harness
  describe.each(perPiece)('%s of an odd piece', (variant) => {
    test.each(Object.entries(ODD_PIECES))('%s', (_, piece) => {
      const rendered = render(renderInput(piece, variant), contextFor(piece))
      expect(JSON.parse(JSON.stringify(rendered))).toEqual(rendered)
      expect(expectations.injections(rendered.composition, variant)).toEqual([])
      expectations.checkLimits?.(rendered, variant)
      if (fullVariants.includes(variant)) expectNoSilentLoss(piece, variant)
    })
  })
}
