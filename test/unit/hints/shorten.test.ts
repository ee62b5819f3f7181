import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFaithful, wordDiff } from '../../../plugins/service-hub/hints/shorten.ts'

const ORIGINAL = 'Ihr Monteur war pünktlich, höflich und hat sogar den Flur gefegt. Frau Kranz war auch nett. Nicht schlecht!'

describe('a faithful quote', () => {
  it.each([
    ORIGINAL,
    'Ihr Monteur war pünktlich […] und hat sogar den Flur gefegt.',
    'Ihr Monteur war pünktlich [...] nett.',
    '[…] war pünktlich, höflich […]',
    'Monteur war pünktlich',
    'ihr MONTEUR war pünktlich!',
    'Frau [Name] war auch nett.',
    '[Der Techniker] war pünktlich',
    'Ihr Monteur war […] höflich.',
    '',
  ])('%s', (edited) => expect(isFaithful(ORIGINAL, edited)).toEqual({ isFaithful: true, added: [], unmarkedCuts: [] }))
  it('may hold brackets that the original has', () => expect(isFaithful('Herr [Name] und Frau [Name] kamen spät.', 'Herr [Name] […] spät.').isFaithful).toBe(true))
  it('says what was put in by hand', () => {
    expect(isFaithful(ORIGINAL, 'Ihr toller Monteur war sehr pünktlich').added.map(({ text }) => text)).toEqual(['toller', 'sehr'])
    expect(isFaithful(ORIGINAL, 'Ihr Monteur war unpünktlich').added.map(({ text }) => text)).toEqual(['unpünktlich'])
  })
  it('says what was cut without a mark', () => expect(isFaithful(ORIGINAL, 'Ihr Monteur war höflich').unmarkedCuts.map(({ text }) => text)).toEqual(['pünktlich']))
  it('is none where words change places', () => expect(isFaithful(ORIGINAL, 'höflich, pünktlich').isFaithful).toBe(false))
  it('is none where a bracket stands for nothing', () => expect(isFaithful('Das war gut', 'Das war gut [und billig]').isFaithful).toBe(false))
  it('is none where a symbol went that may turn it', () => expect(isFaithful('Tolle Leistung 🙄 wirklich', 'Tolle Leistung wirklich').isFaithful).toBe(false))

  const words = fc.array(fc.constantFrom('ja', 'nein', 'gut', 'und', 'sehr', '3', 'Euro', '👍', 'ein'), { minLength: 1, maxLength: 40 })
  it('is any run of words with marks where others were cut', () => {
    fc.assert(
      fc.property(words, fc.infiniteStream(fc.boolean()), (all, stream) => {
        let edited = ''
        let isCut = false
        for (const word of all) {
          const keep = stream.next().value
          edited += keep ? `${isCut ? ' […]' : ''} ${word}` : ''
          isCut = !keep
        }
        expect(isFaithful(all.join(' '), edited).isFaithful).toBe(true)
      }),
    )
  })
  it('is none with a word that the original lacks', () => {
    fc.assert(
      fc.property(words, fc.nat(), (all, at) => {
        const edited = [...all.slice(0, at % all.length), 'erfunden', ...all.slice(at % all.length)].join(' ')
        expect(isFaithful(all.join(' '), edited).isFaithful).toBe(false)
      }),
    )
  })
  it('is decided in time for 100 kB', () => {
    const long = 'a b '.repeat(25_000)
    const started = performance.now()
    expect(isFaithful(long, `${'a b '.repeat(12_000)} a a […] b`).isFaithful).toBe(false)
    expect(performance.now() - started).toBeLessThan(4_000)
  })
})

describe('the difference of two texts', () => {
  it('names what was kept, cut, replaced and added, and what is marked', () => {
    expect(wordDiff('Frau Kranz war auch sehr nett heute', 'Frau [Name] war […] nett wirklich heute').map(({ kind, isMarked, original, edited }) => [kind, isMarked, original.text, edited.text])).toEqual([
      ['kept', true, 'Frau', 'Frau'],
      ['replaced', true, 'Kranz', '[Name]'],
      ['kept', true, 'war', 'war'],
      ['cut', true, 'auch sehr', '[…]'],
      ['kept', true, 'nett', 'nett'],
      ['added', false, '', 'wirklich'],
      ['kept', true, 'heute', 'heute'],
    ])
  })
  it('covers both texts in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), (original, edited) => {
        let [left, right] = [0, 0]
        for (const part of wordDiff(original, edited)) {
          expect(part.original.start).toBeGreaterThanOrEqual(left)
          expect(part.edited.start).toBeGreaterThanOrEqual(right)
          expect(original.slice(part.original.start, part.original.end)).toBe(part.original.text)
          expect(edited.slice(part.edited.start, part.edited.end)).toBe(part.edited.text)
          left = part.original.end
          right = part.edited.end
        }
      }),
    )
  })
})
