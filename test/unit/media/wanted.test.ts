import { expect, test } from 'vitest'
import type { ImageOrder } from '../../../src/channel/contract.ts'
import { derivativeName } from '../../../src/channel/images.ts'
import { HubError } from '../../../src/content/errors.ts'
import { createWantedPictures, nearest } from '../../../src/publishing/media/wanted.ts'

const MEDIA = 'ab'.repeat(32)
const order = (change: Partial<ImageOrder> = {}): ImageOrder => ({ media: MEDIA, width: 800, fit: 'inside', format: 'avif', ...change })

test('rather the right size than the right format, and never what a reader could not show or another cut', () => {
  const names = ['w480.avif', 'w800.webp', 'w800.jpg', 'w1600.avif', '800x600-50-50.jpg', 'ordered-x', 'w800.png']
  expect(nearest(order(), names)).toEqual(['w800.webp', 'w800.jpg', 'w480.avif', 'w1600.avif'])
  expect(nearest(order({ format: 'jpeg', width: 480 }), names)).toEqual(['w800.jpg'])
  const cut = { fit: 'cover', width: 800, height: 600, focalX: 50, focalY: 50, format: 'webp' } as const
  expect(nearest(order(cut), names)).toEqual(['800x600-50-50.jpg'])
  expect(nearest(order({ ...cut, focalX: 51 }), names)).toEqual([])
})

/** A store whose pictures are made when told. */
function slowStore(kept: Record<string, Uint8Array> = {}) {
  const asked: string[] = []
  const waiting: (() => void)[] = []
  let atOnce = 0
  let most = 0
  return {
    asked,
    most: () => most,
    finish: () => waiting.splice(0).forEach((go) => go()),
    derivative: async (_: string, name: string) => kept[name] ?? null,
    made: async () => Object.keys(kept),
    ensureDerivative: async (wanted: ImageOrder) => {
      const name = derivativeName(wanted)
      asked.push(name)
      atOnce += 1
      most = Math.max(most, atOnce)
      await new Promise<void>((go) => waiting.push(go))
      atOnce -= 1
      const bytes = new TextEncoder().encode(name)
      kept[name] = bytes
      return bytes
    },
  }
}
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const moment = () => new Promise((go) => setTimeout(go, 5))

test('the nearest stands in while the picture is made, once for all who ask', async () => {
  const store = slowStore({ 'w480.webp': new TextEncoder().encode('small') })
  const pictures = createWantedPictures(store, () => undefined, 10)
  const answers = await Promise.all([pictures.get(order()), pictures.get(order()), pictures.get(order())])
  expect(answers.map(({ bytes, format, isStandIn }) => [text(bytes), format, isStandIn])).toEqual(Array.from({ length: 3 }, () => ['small', 'webp', true]))
  await moment()
  store.finish()
  await moment()
  expect(store.asked).toEqual(['w800.avif'])
  expect(await pictures.get(order())).toMatchObject({ format: 'avif', isStandIn: false })
})

test('where nothing is like it, whoever waits too long is told when to come again', async () => {
  const store = slowStore()
  const pictures = createWantedPictures(store, () => undefined, 10)
  await expect(pictures.get(order())).rejects.toMatchObject({ code: 'busy', details: { retryAfterSeconds: 2 } })
  store.finish()
  await moment()
  expect(text((await pictures.get(order())).bytes)).toBe('w800.avif')
})

test('pictures are made one after the other', async () => {
  const store = slowStore()
  const pictures = createWantedPictures(store, () => undefined, 1)
  const all = [480, 800, 1200].map((width) => pictures.get(order({ width })).catch(() => undefined))
  for (let turn = 0; turn < 3; turn++) {
    await moment()
    store.finish()
  }
  await Promise.all(all)
  expect([store.asked.length, store.most()]).toEqual([3, 1])
})

test('what cannot be made is not tried by everybody who asks; a missing original is looked for again', async () => {
  let tries = 0
  let code: 'unsupported-media' | 'not-found' = 'unsupported-media'
  const defects: unknown[] = []
  const store = {
    derivative: async () => null,
    made: async () => [],
    ensureDerivative: async () => {
      tries += 1
      throw new HubError(code, 'No.')
    },
  }
  const pictures = createWantedPictures(store, (error) => defects.push(error), 10)
  for (let turn = 0; turn < 3; turn++) await expect(pictures.get(order())).rejects.toMatchObject({ code: 'unsupported-media' })
  expect([tries, defects.length]).toEqual([1, 1])
  code = 'not-found'
  for (let turn = 0; turn < 3; turn++) await expect(pictures.get(order({ width: 480 }))).rejects.toMatchObject({ code: 'not-found' })
  expect(tries).toBe(4)
})
