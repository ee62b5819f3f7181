/** Black prints over, and nothing else does. */
import { parseContentStream } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanContent } from '../../../plugins/print-pdf/content/scan-content.ts'
import { markBlack } from '../../../plugins/print-pdf/finisher/black-overprint.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const marked = (text: string) => {
  const result = markBlack(bytes(text))
  return result === null ? null : new TextDecoder().decode(result).replace(/\s+/g, ' ').trim()
}

describe('black', () => {
  test.each([
    ['text', '0 0 0 1 k BT (x) Tj ET', '0 0 0 1 k /BlackFill gs BT (x) Tj ET'],
    ['a line', '0 0 0 1 K 0 0 m 1 1 l S', '0 0 0 1 K /BlackLine gs 0 0 m 1 1 l S'],
    ['both', '0 0 0 1 k 0 0 0 1 K b', '0 0 0 1 k /BlackFill gs 0 0 0 1 K /BlackBoth gs b'],
    ['until another colour', '0 0 0 1 k f 0 0.5 0 0 k f', '0 0 0 1 k /BlackFill gs f 0 0.5 0 0 k /BlackNone gs f'],
    ['and white knocks out', '0 0 0 1 k f 0 0 0 0 k f', '0 0 0 1 k /BlackFill gs f 0 0 0 0 k /BlackNone gs f'],
    ['until the state is restored', 'q 0 0 0 1 k f Q f 0 0 0 1 k f', 'q 0 0 0 1 k /BlackFill gs f Q f 0 0 0 1 k /BlackFill gs f'],
    ['but not inside what is drawn', '0 0 0 1 k /x0 Do', '0 0 0 1 k /BlackFill gs /BlackNone gs /x0 Do'],
  ])('%s', (_, before, after) => {
    expect(marked(before)).toBe(after)
  })

  test.each(['0 0 0 0.45 k f', '0.1 0 0 1 k f', '0 g f', '0 0 0 rg f', '(0 0 0 1 k) Tj', '[0 0 0 1] 0 d'])('not %s', (content) => {
    expect(marked(content)).toBeNull()
  })
})

describe('reading content', () => {
  const operand = fc.oneof(
    fc.integer({ min: -9999, max: 9999 }).map(String),
    fc.double({ min: -1000, max: 1000, noNaN: true }).map((value) => value.toFixed(4)),
    fc.constantFrom('/Name', '(text (in) \\) brackets)', '<00ff>', '[1 (a) -2.5]', '<< /MCID 0 >>', '.5', '-.25', '%comment\n'),
  )
  const operator = fc.constantFrom('q', 'Q', 'cm', 'k', 'K', 're', 'f*', 'Tj', 'TJ', "'", 'BDC', 'EMC', 'gs', 'Do')

  test('finds the operators and numbers that another reader finds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(operand, { maxLength: 6 }), operator), { maxLength: 20 }), (operations) => {
        const content = bytes(`${operations.map(([operands, name]) => [...operands, name].join(' ')).join('\n')}\n`)
        const found: unknown[] = []
        scanContent(content, ({ operator: name, numbers }) => found.push([name, [...numbers]]))
        const expected = parseContentStream(content).map(({ name, args }) => [name, args.filter((arg) => typeof arg === 'number')])
        expect(found).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  test('steps over the data of an inline image, and says where a string never ends', () => {
    const found: string[] = []
    scanContent(bytes('BI /W 1 /H 1 ID \u0001 0 0 0 1 k ( EI Q'), ({ operator: name }) => found.push(name))
    expect(found).toEqual(['BI', 'ID', 'Q'])
    expect(() => scanContent(bytes('(open Tj'), () => undefined)).toThrow(RangeError)
  })
})
