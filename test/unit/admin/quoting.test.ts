import { expect, it } from 'vitest'
import { quotingOf } from '../../../src/publishing/quoting.ts'
import { edition } from '../../fixtures/pieces.ts'
import { quotingPiece, WARM_DE } from '../../fixtures/quotes.ts'

const { content } = quotingPiece(WARM_DE)
const of = (...endings: readonly ('quote-goes' | 'piece-goes')[]) => ({ ...content, body: { type: 'root' as const, children: endings.map((ending) => ({ type: 'testimonial' as const, testimonial: 'warm-im-bad', ending })) } })
const nothing = { embedded: {} }

it('a text that quotes nobody has one form', () => {
  expect(quotingOf(of(), nothing)).toBe('nobody')
})

it('a text that quotes is told from one that stands or falls with a quote, in the order of neither', () => {
  expect(quotingOf(of('quote-goes'), nothing)).toBe('customers')
  for (const piece of [of('quote-goes', 'piece-goes'), of('piece-goes', 'quote-goes'), of('piece-goes')]) expect(quotingOf(piece, nothing)).toBe('customers-who-carry-it')
})

it('counts what an embedded passage quotes, and not what stands in a piece that is only referred to', () => {
  for (const [kind, quoting] of [['snippet', 'customers-who-carry-it'], ['news', 'nobody']] as const) {
    const inner = edition({ ...of('piece-goes'), key: 'inner', kind })
    const around = { ...content, embeds: { inner: inner.hash }, body: { type: 'root' as const, children: [{ type: 'embed' as const, piece: 'inner' }] } }
    expect(quotingOf(around, { embedded: { [inner.hash]: inner } })).toBe(quoting)
  }
})
