import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareMailings } from '../../../src/content/compare-mailing.ts'
import type { MailingContent } from '../../../src/content/edition.ts'
import { parseEditionContent, parseMailingContent } from '../../../src/content/schema.ts'

const hash = (seed: string): string => seed.repeat(64).slice(0, 64)
const block = (piece: string, size = 'medium', edition = hash('a')) => ({ piece, edition, size })
const base = {
  format: 1,
  subject: 'mailing',
  key: 'mailing-1',
  locale: 'de',
  brand: 'lindental',
  title: 'Newsletter Dezember',
  subjectLine: 'Warm durch den Winter',
  preheader: '',
  intro: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: 'Guten Tag!' }] }] },
  media: {},
}
const mailing = (blocks: object[], more: object = {}): MailingContent => parseMailingContent({ ...base, blocks, ...more })
const kindsOf = (before: MailingContent, after: MailingContent) => compareMailings(before, after).blocks.map(({ piece, kinds }) => [piece, ...kinds])

describe('parseMailingContent', () => {
  it('is one of the kinds of editions', () => {
    expect(parseEditionContent({ ...base, blocks: [block('a')] })).toEqual(mailing([block('a')]))
  })
  it.each([
    ['nothing to show', { blocks: [] }],
    ['a piece twice', { blocks: [block('a'), block('a', 'large')] }],
    ['an unknown size', { blocks: [block('a', 'huge')] }],
    ['no subject', { blocks: [block('a')], subjectLine: ' ' }],
    ['an introduction that embeds', { blocks: [block('a')], intro: { type: 'root', children: [{ type: 'embed', piece: 'b' }] } }],
    ['more than a mailing has', { blocks: [block('a')], recipients: ['anna@example.com'] }],
    ['too many blocks', { blocks: Array.from({ length: 31 }, (_, index) => block(`p${index}`)) }],
  ])('refuses %s', (_, more) => {
    expect(() => parseMailingContent({ ...base, ...more })).toThrow(expect.objectContaining({ code: 'bad-input' }))
  })
})

describe('compareMailings', () => {
  it('finds nothing where nothing differs', () => {
    const one = mailing([block('a'), block('b')])
    expect(compareMailings(one, one)).toMatchObject({ isSame: true, fields: [] })
  })
  it('takes everything for new without a before', () => {
    const { fields, blocks, isSame } = compareMailings(null, mailing([block('a')]))
    expect(isSame).toBe(false)
    expect(fields.map(({ field }) => field)).toEqual(['title', 'brand', 'subjectLine', 'preheader'])
    expect(blocks).toEqual([{ piece: 'a', kinds: ['added'], afterIndex: 0, sizeAfter: 'medium' }])
  })
  it('tells what came, went, moved, grew and was renewed', () => {
    const before = mailing([block('a'), block('b'), block('c'), block('d')])
    expect(kindsOf(before, mailing([block('b'), block('c', 'large'), block('e'), block('a', 'medium', hash('b'))]))).toEqual([
      ['b', 'same'],
      ['c', 'resized'],
      ['d', 'removed'],
      ['e', 'added'],
      ['a', 'moved', 'renewed'],
    ])
  })
  it('shows a subject word by word', () => {
    const { fields } = compareMailings(mailing([block('a')]), mailing([block('a')], { subjectLine: 'Warm durch den Frühling' }))
    expect(fields).toEqual([{ field: 'subjectLine', before: 'Warm durch den Winter', after: 'Warm durch den Frühling', words: [{ kind: 'same', text: 'Warm durch den ' }, { kind: 'removed', text: 'Winter' }, { kind: 'added', text: 'Frühling' }] }])
  })
  it('names every block of both exactly once, whatever was done', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 })
    const blocks = keys.chain((pieces) => fc.tuple(...pieces.map((piece) => fc.constantFrom('small', 'medium', 'large').map((size) => block(piece, size)))))
    fc.assert(
      fc.property(blocks, blocks, (left, right) => {
        const [before, after] = [mailing(left), mailing(right)]
        const { blocks: changes, isSame } = compareMailings(before, after)
        expect(changes.map(({ piece }) => piece).sort()).toEqual([...new Set([...left, ...right].map(({ piece }) => piece))].sort())
        expect(changes.flatMap(({ afterIndex, piece }) => (afterIndex === undefined ? [] : [piece]))).toEqual(right.map(({ piece }) => piece))
        expect(isSame).toBe(JSON.stringify(before) === JSON.stringify(after))
      }),
    )
  })
})
