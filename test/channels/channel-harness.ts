/** What the suite of a channel works with: the channel's render and what its test says of it. */
import { expect } from 'vitest'
import type { ChannelPlugin, PackTools, RenderContext, RenderInput, Rendered } from '../../src/channel/contract.ts'
import { sourceText } from '../../src/channel/words.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import type { Edition, PieceContent } from '../../src/content/edition.ts'
import { EMPTY_EN, NEWS_DE, OFFER_EN, renderContext, renderInput } from '../fixtures/pieces.ts'

export interface ChannelExpectations<Settings, Composition> {
  /** Settings to render with. Default: `channel.settings.parse({})`. */
  readonly settings?: Settings
  /** Everything a reader meets in the composition, found independently of `channel.words` where possible. */
  readonly extract: (composition: Composition, variant: string) => string
  /** Findings of injected markup in the output (see inspect-html.ts); empty if all is well. */
  readonly injections: (composition: Composition, variant: string) => readonly string[]
  /** Fails (throws or expects) where a limit of the network is broken. */
  readonly checkLimits?: (rendered: Rendered<Composition>, variant: string) => void
  /** Extra pieces to run through. Default fixtures are always used. */
  readonly fixtures?: readonly Edition<PieceContent>[]
  /** Does the channel fill variables from the recipient? Default: as `carriesBody`. */
  readonly isPersonalised?: boolean
  /** Per-piece variants that show the whole body, where the channel carries it. Default: the first. */
  readonly fullVariants?: readonly string[]
  /** Does it say what stands in quotes? Default: as `carriesBody`. */
  readonly saysQuotes?: boolean
  /** If given, pack is run on the fixtures: names, mimes, same bytes twice. */
  readonly packTools?: PackTools
}

export type Harness<Settings, Composition> = ReturnType<typeof createHarness<Settings, Composition>>

/** Closes over one channel. */
export function createHarness<Settings, Composition>(channel: ChannelPlugin<Settings, Composition>, expectations: ChannelExpectations<Settings, Composition>) {
  const settings = expectations.settings ?? channel.settings.parse({})
  const context = (overrides: Partial<RenderContext<Settings>> = {}) => renderContext<Settings>(settings, overrides)
  const contextFor = (subject: Edition<PieceContent>, overrides: Partial<RenderContext<Settings>> = {}) =>
    context({ locale: subject.content.locale, ...overrides })
  const perPiece = channel.variants.filter((variant) => variant.isPerPiece).map((variant) => variant.id)
  const fullVariants = channel.carriesBody ? (expectations.fullVariants ?? perPiece.slice(0, 1)) : []
  const pieces = [NEWS_DE, OFFER_EN, EMPTY_EN, ...(expectations.fixtures ?? [])]
  const render = (input: RenderInput, ctx: RenderContext<Settings>) => channel.render(input, ctx)
  const text = (rendered: Rendered<Composition>, variant: string) => expectations.extract(rendered.composition, variant)
  return { context, contextFor, perPiece, fullVariants, pieces, render, text, expectNoSilentLoss }

  /** Fails where a word that the piece owes is neither in the output nor in a note. */
  function expectNoSilentLoss(piece: Edition<PieceContent>, variant: string, overrides: Partial<RenderContext<Settings>> = {}): void {
    const ctx = contextFor(piece, overrides)
    const rendered = render(renderInput(piece, variant), ctx)
    const owed = splitWords(sourceText(piece.content, { embedded: ctx.embedded, quotes: ctx.quotes }))
    const unseen = missingWords(owed, splitWords(text(rendered, variant)))
    const noted = splitWords(rendered.notes.map((note) => note.lost ?? '').join('\n'))
    expect(missingWords(unseen, noted)).toEqual([])
    // `words` must tell the same as the independent extraction, or the consistency report would lie.
    expect(missingWords(missingWords(owed, splitWords(channel.words(rendered.composition))), noted)).toEqual([])
  }
}
