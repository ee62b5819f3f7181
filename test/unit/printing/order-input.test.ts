import { expect, it } from 'vitest'
import { OrderInput } from '../../../src/publishing/printing/endpoints.ts'

const ORDER = { publication: 'warm:de:print-pdf', format: 'letter-b', shop: 'shop-1' }

it('keeps no signs in a title that no ticket, manifest or mail can bear', () => {
  expect(OrderInput.parse({ ...ORDER, title: ' Tit\u0007el\u0000 –\n\r Früh\u2028jahr ' }).title).toBe('Titel – Früh jahr')
  for (const title of ['', ' \u0007\n', 'x'.repeat(121)]) expect(OrderInput.safeParse({ ...ORDER, title }).success).toBe(false)
})
