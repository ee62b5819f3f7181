import { expect, it } from 'vitest'
import { quotingOf } from '../../../src/admin/previews/quoting.ts'

const tree = (...endings: string[]) => [{ type: 'paragraph', children: [] }, ...endings.map((ending) => ({ type: 'testimonial', testimonial: 'warm-im-bad', ending }))]
const editor = (...endings: string[]) => ({ root: { children: endings.map((ending) => ({ type: 'block', fields: { blockType: 'testimonial', ending } })) } })

it('a text that quotes nobody has one form', () => {
  expect(quotingOf(tree())).toBe('nobody')
  expect(quotingOf(editor())).toBe('nobody')
  expect(quotingOf(undefined)).toBe('nobody')
})

it('a text that quotes is told from one that stands or falls with a quote, in the order of neither', () => {
  for (const body of [tree('quote-goes'), editor('quote-goes')]) expect(quotingOf(body)).toBe('customers')
  for (const body of [tree('quote-goes', 'piece-goes'), tree('piece-goes', 'quote-goes'), editor('piece-goes')]) expect(quotingOf(body)).toBe('customers-who-carry-it')
})
