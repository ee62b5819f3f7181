import { expect, test } from 'vitest'
import { shownContents } from '../../../src/channel/embeds.ts'
import type { PieceContent, PieceKind } from '../../../src/content/edition.ts'
import { edition, NEWS_DE } from '../../fixtures/pieces.ts'

const piece = (key: string, kind: PieceKind, embeds: PieceContent['embeds'] = {}) => edition({ ...NEWS_DE.content, key, kind, embeds })

test('a piece shows passages, and what these embed, but nothing of what stands in a piece that it only refers to', () => {
  const inner = piece('inner', 'snippet')
  const passage = piece('passage', 'snippet', { inner: inner.hash })
  const elsewhere = piece('elsewhere', 'snippet')
  const reference = piece('reference', 'news', { elsewhere: elsewhere.hash })
  const whole = piece('whole', 'news', { passage: passage.hash, inner: inner.hash, reference: reference.hash, gone: '0'.repeat(64) })
  const embedded = Object.fromEntries([inner, passage, elsewhere, reference].map((one) => [one.hash, one]))
  expect(shownContents(whole.content, embedded).map(({ key }) => key)).toEqual(['whole', 'passage', 'inner'])
})
