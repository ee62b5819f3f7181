import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanParagraphs } from '../../../src/content/clean-text.ts'
import { countSentences, ELLIPSIS, keepSentences, sentencesOf } from '../../../src/consent/page/sentences.ts'

const TEXT = 'Endlich warm! Dr. Brandt kam am 1. Mai um 8 Uhr. Alles gut.\n\nGerne wieder. 👍'

describe('a quote cut into sentences', () => {
  it('is cut where sentences end, not at abbreviations, dates or emoji', () => {
    expect(sentencesOf(TEXT, 'de')).toEqual([['Endlich warm!', 'Dr. Brandt kam am 1. Mai um 8 Uhr.', 'Alles gut.'], ['Gerne wieder. 👍']])
  })

  it.each([
    [[0, 1, 2, 3], TEXT],
    [[0, 2, 3], 'Endlich warm! […] Alles gut.\n\nGerne wieder. 👍'],
    [[0], 'Endlich warm! […]'],
    [[3], '[…]\n\nGerne wieder. 👍'],
    [[2], '[…] Alles gut.\n\n[…]'],
  ])('keeps %j and marks each gap once', (kept, expected) => {
    expect(keepSentences(TEXT, 'de', new Set(kept))).toBe(expected)
  })

  it('keeps nothing of nothing', () => {
    expect(keepSentences(TEXT, 'de', new Set())).toBeNull()
    expect(keepSentences('Gut. […]', 'de', new Set([1]))).toBeNull()
  })

  it('does not double a gap that was there before', () => {
    expect(keepSentences('Gut. […] Sehr gut. Ja.', 'de', new Set([0, 2]))).toBe('Gut. […] Ja.')
    expect(keepSentences('Gut. […] Sehr gut. Ja.', 'de', new Set([1]))).toBe('[…] Sehr gut. […]')
  })

  it('never adds a word, and leaves a whole text as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Gut.', 'Sehr gut!', 'Warum? Darum.', '\n\n', '[…]', 'z. B. so.', '👍', 'ohne Ende'), { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 4095 }), (parts, mask) => {
        const text = cleanParagraphs(parts.join(' '))
        const count = countSentences(text, 'de')
        const all = new Set(Array.from({ length: count }, (_, index) => index))
        if (/\p{L}/u.test(text)) expect(keepSentences(text, 'de', all)).toBe(text)
        const some = keepSentences(text, 'de', new Set([...all].filter((index) => mask & (1 << index))))
        if (some === null) return
        expect(cleanParagraphs(some)).toBe(some)
        const left = some.split(ELLIPSIS).map((part) => part.trim()).filter(Boolean)
        for (const word of left.join(' ').split(/\s+/)) expect(text).toContain(word)
        expect(some.split(ELLIPSIS).length - 1).toBeLessThanOrEqual(count + text.split(ELLIPSIS).length)
      }),
    )
  })
})
