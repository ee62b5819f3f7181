import { expect, test } from 'vitest'
import { standardOrders } from '../../../src/channel/images.ts'
import { leavingNothing, thumbnailOrder } from '../../../src/publishing/media/thumbnails.ts'

const MEDIA = 'ab'.repeat(32)

test.each([100, 479, 480, 481, 4_000])('the thumbnail of a file %i px wide is one of the pictures that follow its upload', (width) => {
  const facts = { key: MEDIA, mime: 'image/jpeg', filename: '', alt: '', width, height: 300, focalX: 50, focalY: 50 }
  expect(standardOrders(facts)).toContainEqual(thumbnailOrder(MEDIA, width))
})

test('nothing is left of a customer’s file that was erased while a picture of it was made', async () => {
  const kept = new Set(['original'])
  const store = leavingNothing({
    derivative: async () => null,
    made: async () => [],
    original: async () => (kept.has('original') ? new Uint8Array([1]) : null),
    ensureDerivative: async () => {
      await store.made(MEDIA)
      kept.delete('original')
      kept.add('thumbnail')
      return new Uint8Array([2])
    },
    remove: async () => kept.clear(),
  })
  await expect(store.ensureDerivative(thumbnailOrder(MEDIA, 800))).rejects.toMatchObject({ code: 'not-found' })
  expect([...kept]).toEqual([])
})
