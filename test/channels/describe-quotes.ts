/** The part of the suite about customers' words: they stand there with all that the law asks for, or they leave no trace. */
import { describe, expect, test } from 'vitest'
import type { ChannelPlugin } from '../../src/channel/contract.ts'
import { authenticitySentence, type Quote, ratingText, selectionSentence, translationMark } from '../../src/channel/quotes.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import { HOSTILE_STRINGS } from '../fixtures/hostile.ts'
import { edition, renderInput } from '../fixtures/pieces.ts'
import { hostileQuote, LONG_DE, MIXED_EN, QUIET_EN, quotesOf, quotingPiece, WARM_DE } from '../fixtures/quotes.ts'
import type { ChannelExpectations, Harness } from './channel-harness.ts'

/** Declares it for every variant that says quotes. */
export function describeQuotes<Settings, Composition>(channel: ChannelPlugin<Settings, Composition>, harness: Harness<Settings, Composition>, expectations: ChannelExpectations<Settings, Composition>): void {
  const { contextFor, perPiece, fullVariants, render, text, expectNoSilentLoss } = harness
  const saying = channel.carriesBody ? fullVariants : expectations.saysQuotes ? perPiece : []
  const rendered = (quotes: readonly Quote[], variant: string, consented: readonly Quote[] = quotes) => {
    const piece = quotingPiece(...quotes)
    return render(renderInput(piece, variant), contextFor(piece, { quotes: quotesOf(...consented) }))
  }

  describe.each(saying)('%s quotes customers', (variant) => {
    test('words, name, rating, month and theme, with the sentence on authenticity and that only praise is shown', () => {
      const said = squeezed(text(rendered([WARM_DE], variant), variant))
      const owed = ['Endlich ist es im Bad warm', 'Das hätte ich nie gedacht.', 'haben sogar gefegt', '[…]', WARM_DE.attribution, ratingText(5, 'de'), 'November 2025', authenticitySentence(WARM_DE, 'de'), selectionSentence('de')]
      for (const one of owed) expect(said).toContain(one)
      expect(said.toLowerCase()).toContain('fernwärme im altbau')
    })

    test('marks a translation, and says nothing of stars where none were given', () => {
      const said = squeezed(text(rendered([QUIET_EN], variant), variant))
      expect(said).toContain(translationMark('en'))
      expect(said).not.toMatch(/★|out of 5/)
    })

    test('calls it no selection of praise where it is none', () => {
      expect(squeezed(text(rendered([WARM_DE, { ...MIXED_EN, locale: 'de' }], variant), variant))).not.toContain(selectionSentence('de'))
    })

    test('says several, each with its own sentence', () => {
      const said = squeezed(text(rendered([QUIET_EN, MIXED_EN], variant), variant))
      for (const quote of [QUIET_EN, MIXED_EN]) for (const owed of [quote.text, quote.attribution, authenticitySentence(quote, 'en')]) expect(said).toContain(owed)
    })

    test('leaves out no word of 2,000 characters without a note, and keeps the limits', () => {
      const result = rendered([LONG_DE], variant)
      const unseen = missingWords(splitWords(LONG_DE.text), splitWords(text(result, variant)))
      expect(missingWords(unseen, splitWords(result.notes.map(({ lost }) => lost ?? '').join('\n')))).toEqual([])
      expectations.checkLimits?.(result, variant)
    })

    test.each(HOSTILE_STRINGS.map((word) => [JSON.stringify(word).slice(0, 60), word] as const))('hostile words: %s', (_, word) => {
      const quote = hostileQuote(word)
      const result = rendered([quote], variant)
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
      expect(expectations.injections(result.composition, variant)).toEqual([])
      expectations.checkLimits?.(result, variant)
      if (fullVariants.includes(variant)) expectNoSilentLoss(quotingPiece(quote), variant, { quotes: quotesOf(quote) })
    })

    test('every word of a quoting piece arrives or is noted', () => {
      for (const quote of [WARM_DE, QUIET_EN, MIXED_EN, LONG_DE]) {
        if (fullVariants.includes(variant)) expectNoSilentLoss(quotingPiece(quote), variant, { quotes: quotesOf(quote) })
      }
    })
  })

  // Every variant, those that show no body too: nothing may be left in an alternative text, a description or data for machines.
  test.each(perPiece)('%s: without consent nothing of it is in the composition; the note names it, and the rest stays', (variant) => {
    const without = rendered([WARM_DE, QUIET_EN], variant, [])
    const all = JSON.stringify(without)
    for (const trace of ['Endlich', 'gefegt', 'Maria', 'Altbau', '2025', 'quiet that', 'Kundendaten', 'Auswahl positiver', 'Quotation']) expect(all).not.toContain(trace)
    if (saying.includes(variant)) expect(without.notes.filter(({ code }) => code === 'quote-absent').map(({ message }) => message.de)).toEqual([expect.stringContaining('warm-im-bad'), expect.stringContaining('warm-and-quiet')])
    if (fullVariants.includes(variant)) expect(text(without, variant)).toMatch(/Before[\s\S]*After/)
  })

  test.each(saying)('%s: what an embedded passage quotes without consent is noted at its place', (variant) => {
    const passage = quotingPiece(WARM_DE)
    const snippet = edition({ ...passage.content, key: 'passage', kind: 'snippet' })
    const around = edition({ ...passage.content, key: 'around', embeds: { passage: snippet.hash }, body: { type: 'root', children: [{ type: 'embed', piece: 'passage' }] } })
    const { notes } = render(renderInput(around, variant), contextFor(around, { embedded: { [snippet.hash]: snippet } }))
    expect(notes.filter(({ code }) => code === 'quote-absent').map(({ path }) => path)).toEqual(['body.0.body.1'])
  })

  test.each(saying)('%s: consent for one of two shows that one only', (variant) => {
    const result = rendered([WARM_DE, { ...QUIET_EN, locale: 'de' }], variant, [WARM_DE])
    expect(squeezed(text(result, variant))).toContain('Endlich ist es')
    expect(JSON.stringify(result.composition)).not.toContain('quiet')
  })
}

const squeezed = (text: string) => text.replace(/[\u200b\u2060\u00ad]/g, '').replace(/^> /gm, '').replace(/\s+/g, ' ')
