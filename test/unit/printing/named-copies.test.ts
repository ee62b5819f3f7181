import fc from 'fast-check'
import { expect, it } from 'vitest'
import { namedCopies } from '../../../src/publishing/printing/shop/named-copies.ts'

interface Copy {
  readonly number: number
  readonly file: string
  readonly firstPage: number
  readonly pages: number
}
const FILES = ['part-0001.pdf', 'part-0002.pdf']
/** @param lengths pages of each copy, file by file; a zero stands for two pages that belong to nobody */
const copiesOf = (lengths: readonly (readonly number[])[]): Copy[] => {
  let number = 0
  return lengths.flatMap((of, at) => {
    let firstPage = 1
    return of.flatMap((pages) => {
      const first = firstPage
      firstPage += pages || 2
      if (pages > 0) number += 1
      return pages > 0 ? [{ number, file: FILES[at] ?? '', firstPage: first, pages }] : []
    })
  })
}
const page = fc.integer({ min: 1, max: 14 })
const span = fc.record({ file: fc.constantFrom(...FILES), pages: fc.tuple(page, page).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]) })
const named = fc.array(fc.oneof(fc.record({ numbers: fc.array(page, { maxLength: 3 }) }), span), { maxLength: 8 })
const lengths = fc.tuple(fc.array(fc.nat({ max: 3 }), { maxLength: 6 }), fc.array(fc.nat({ max: 3 }), { maxLength: 6 }))

it('finds the copies that looking at each name for each copy finds', () => {
  fc.assert(
    fc.property(lengths, named, (of, names) => {
      const copies = copiesOf(of)
      const isNamed = (copy: Copy, one: (typeof names)[number]) => ('numbers' in one ? one.numbers.includes(copy.number) : one.file === copy.file && one.pages[0] < copy.firstPage + copy.pages && one.pages[1] >= copy.firstPage)
      const found = namedCopies(names)
      expect(copies.filter((copy) => found.has(copy))).toEqual(copies.filter((copy) => names.some((one) => isNamed(copy, one))))
      const isMissing = names.some((one) => ('numbers' in one ? one.numbers.some((number) => number > copies.length) : !copies.some((copy) => isNamed(copy, one))))
      if (isMissing) expect(() => found.assertAll()).toThrow(/Nothing was noted/)
      else expect(() => found.assertAll()).not.toThrow()
    }),
    { numRuns: 500 },
  )
})

it('looks at no span for every copy', () => {
  let looks = 0
  const spans = Array.from({ length: 2_000 }, () => ({ file: 'part-0001.pdf', get pages(): readonly [number, number] { looks += 1; return [99_000_000, 99_000_001] } }))
  const found = namedCopies(spans)
  for (let number = 1; number <= 20_000; number++) expect(found.has({ number, file: 'part-0001.pdf', firstPage: number, pages: 1 })).toBe(false)
  expect(looks).toBeLessThan(100_000)
})
