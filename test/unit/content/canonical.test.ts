import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, editionHash, sha256Hex } from '../../../src/content/canonical.ts'
import { HubError } from '../../../src/content/errors.ts'
import { arbitraryPieceContent } from '../../fixtures/content/arbitrary.ts'

describe('canonicalJson', () => {
  it('is RFC 8785: the example of its section 3.2.2', () => {
    // Escaped as in the RFC; "\u000a" etc. are the characters themselves.
    const value = { numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] }
    expect(canonicalJson(value)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
  })
  it('sorts keys by UTF-16 code units', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 })).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  })
  it('does not depend on the order of keys, drops undefined, writes -0 as 0', () => {
    expect(canonicalJson({ b: 1, a: { d: undefined, c: -0 } })).toBe('{"a":{"c":0},"b":1}')
  })
  it('equals JSON for JSON values, read back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!/[\ud800-\udfff]/.test(JSON.stringify(value)))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
  const cycle: Record<string, unknown> = {}
  cycle.self = cycle
  let deep: unknown = 1
  for (let index = 0; index < 20_000; index++) deep = [deep]
  it.each<[string, unknown]>([
    ['NaN', { a: Number.NaN }],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a function', { a: () => 1 }],
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['a symbol', Symbol('x')],
    ['a bigint', 1n],
    ['a date', { at: new Date(0) }],
    ['a map', new Map()],
    ['half a character', 'a\ud800'],
    ['half a character in a key', { 'a\udc00': 1 }],
    ['itself', cycle],
    ['20,000 levels', deep],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(HubError)
  })
})

describe('sha256Hex', () => {
  it('agrees with Node for text and bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array(), (text, bytes) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
        expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
      }),
    )
  })
})

describe('editionHash', () => {
  it('is the same for the same content after a passage through JSON with shuffled keys', () => {
    const shuffled = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shuffled)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, item]) => [key, shuffled(item)]),
            )
          : value
    fc.assert(
      fc.property(arbitraryPieceContent, (content) => {
        expect(editionHash(shuffled(JSON.parse(JSON.stringify(content))) as typeof content)).toBe(editionHash(content))
      }),
    )
  })
  it('tells locales apart', () => {
    fc.assert(
      fc.property(arbitraryPieceContent, (content) => {
        expect(editionHash({ ...content, locale: 'en' })).not.toBe(editionHash(content))
      }),
      { numRuns: 10 },
    )
  })
})
