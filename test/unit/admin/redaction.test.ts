import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formOf, offsetIn, omitted, type Passage, quoteOf, withForm } from '../../../src/admin/voices/redaction.ts'

const SAID = 'Herr Weber und Herr Weber waren da, Tel. 030 2312.'
const passage = (words: string, replacement: string, from = 0): Passage => {
  const start = SAID.indexOf(words, from)
  return { start, end: start + words.length, kind: 'name', source: 'rule', replacement }
}
const PASSAGES = [passage('Weber', '[Name]'), passage('Weber', '[Name]', 10), passage('030 2312', '[Telefon]')]
const replaced = PASSAGES.map(({ replacement }) => ({ isReplaced: true, replacement }))
const kept = PASSAGES.map(({ replacement }) => ({ isReplaced: false, replacement }))

describe('a quote made of choices', () => {
  it('has every replacement, or is what was said', () => {
    expect(quoteOf(SAID, PASSAGES, replaced)).toBe('Herr [Name] und Herr [Name] waren da, Tel. [Telefon].')
    expect(quoteOf(SAID, PASSAGES, kept)).toBe(SAID)
  })

  it('takes back one of two passages that look alike, after other words were written by hand', () => {
    const forms = PASSAGES.map((one, index) => formOf(SAID, one, replaced[index] ?? { isReplaced: true, replacement: '' }))
    const quote = 'Die Herren [Name] und Herr [Name] waren da.'
    expect(withForm(quote, forms, 1, 'Weber')).toBe('Die Herren [Name] und Herr Weber waren da.')
    expect(withForm(quote, forms, 2, '030 2312')).toBe(quote)
  })
})

describe('leaving words out', () => {
  it('marks what is gone, with one blank on either side and none before a full stop', () => {
    expect(omitted('Gut, aber leider spät, und freundlich.', 4, 22)).toBe('Gut, […] und freundlich.')
    expect(omitted('Alles war gut.', 10, 13)).toBe('Alles war […].')
    expect(omitted('Am Anfang. Dann gut.', 0, 10)).toBe('[…] Dann gut.')
  })

  it('makes one mark of two that meet', () => {
    expect(omitted('Eins […] zwei drei.', 9, 13)).toBe('Eins […] drei.')
  })
})

it('an offset of a text box points at the same sign of a text with line ends of two', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'ä', '\r\n', '\n', ' ')), fc.nat(), (signs, some) => {
      const text = signs.join('')
      const box = text.replaceAll('\r\n', '\n')
      const at = some % (box.length + 1)
      expect(text.slice(offsetIn(text, at)).replaceAll('\r\n', '\n')).toBe(box.slice(at))
    }),
  )
})
