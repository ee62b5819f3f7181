import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { ImageOrder } from '../../../src/channel/contract.ts'
import { standardOrders } from '../../../src/channel/images.ts'
import { deriveImage, focalCut } from '../../../src/publishing/media/derive.ts'
import { bytesOf, concat, noise, twoHalves } from './samples.ts'

const order = (change: Partial<ImageOrder> = {}): ImageOrder => ({ media: 'aa'.repeat(32), width: 100, fit: 'inside', format: 'jpeg', ...change })
/** Mean colour of an image. */
async function colour(bytes: Uint8Array) {
  const { channels } = await sharp(bytes).stats()
  return channels.map((channel) => Math.round(channel.mean))
}
const isReddish = ([r = 0, , b = 0]: number[]) => r > 200 && b < 60
const isBluish = ([r = 0, , b = 0]: number[]) => b > 200 && r < 60

const halves = await bytesOf(twoHalves().png())

test('scales down, never up', async () => {
  expect(await sharp(await deriveImage(halves, order())).metadata()).toMatchObject({ format: 'jpeg', width: 100, height: 75 })
  expect(await sharp(await deriveImage(halves, order({ width: 4000 }))).metadata()).toMatchObject({ width: 400, height: 300 })
})

test('cuts around the focal point, to the exact size', async () => {
  const left = await deriveImage(halves, order({ width: 100, height: 200, fit: 'cover', focalX: 10, focalY: 50 }))
  const right = await deriveImage(halves, order({ width: 100, height: 200, fit: 'cover', focalX: 90, focalY: 50 }))
  expect(await sharp(left).metadata()).toMatchObject({ width: 100, height: 200 })
  expect(isReddish(await colour(left))).toBe(true)
  expect(isBluish(await colour(right))).toBe(true)
})

test('turns a photograph upright before it cuts', async () => {
  // Stored sideways: turned upright (90° clockwise), red is the top half.
  const turned = await bytesOf(twoHalves().jpeg({ quality: 95 }).withMetadata({ orientation: 6 }))
  const top = await deriveImage(turned, order({ width: 300, height: 150, fit: 'cover', focalX: 50, focalY: 10 }))
  const bottom = await deriveImage(turned, order({ width: 300, height: 150, fit: 'cover', focalX: 50, focalY: 90 }))
  expect(isReddish(await colour(top))).toBe(true)
  expect(isBluish(await colour(bottom))).toBe(true)
  expect(await sharp(await deriveImage(turned, order({ width: 300 }))).metadata()).toMatchObject({ width: 300, height: 400 })
})

describe.each(['jpeg', 'png', 'webp', 'avif'] as const)('%s', (format) => {
  test('is sRGB without metadata, from CMYK and from grey', async () => {
    for (const source of [await bytesOf(twoHalves().toColourspace('cmyk').jpeg()), await bytesOf(twoHalves().greyscale().png()), await bytesOf(twoHalves().withMetadata({ orientation: 3 }).withExifMerge({ IFD0: { Copyright: 'secret' } }).jpeg())]) {
      const made = await deriveImage(source, order({ format }))
      const metadata = await sharp(made).metadata()
      expect(metadata).toMatchObject({ space: 'srgb', channels: 3 })
      expect([metadata.exif, metadata.xmp, metadata.icc, metadata.iptc]).toEqual([undefined, undefined, undefined, undefined])
      expect(metadata.orientation ?? 1).toBe(1)
    }
  })

  test('lays transparency on the background, white by default', async () => {
    const clear = await bytesOf(sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png())
    expect((await colour(await deriveImage(clear, order({ format })))).every((mean) => mean > 250)).toBe(true)
    expect(isReddish(await colour(await deriveImage(clear, order({ format, background: '#ff0000' }))))).toBe(true)
  })

  test('keeps within the bytes, and is the same twice', async () => {
    const source = await bytesOf((await noise(160, 120)).png())
    const free = await deriveImage(source, order({ width: 160, format }))
    const maxBytes = Math.floor(free.byteLength / 2)
    const small = await deriveImage(source, order({ width: 160, format, maxBytes }))
    expect(small.byteLength).toBeLessThanOrEqual(maxBytes)
    expect(await deriveImage(source, order({ width: 160, format, maxBytes }))).toEqual(small)
    await expect(deriveImage(source, order({ width: 160, format, maxBytes: 200 }))).rejects.toMatchObject({ code: 'too-large' })
  })
})

test('becomes smaller rather than bad where the order allows it, and never breaks the bytes', async () => {
  const source = await bytesOf((await noise(400, 500)).png())
  const free = order({ width: 400, height: 500, fit: 'cover' })
  for (const maxBytes of [100_000, 25_000, 8_000]) {
    const made = await deriveImage(source, { ...free, maxBytes, leastWidth: 160 })
    expect(made.byteLength).toBeLessThanOrEqual(maxBytes)
    const { width = 0, height = 0 } = await sharp(made).metadata()
    expect(width).toBeGreaterThanOrEqual(160)
    // Instagram takes nothing narrower than 4:5.
    expect(width / height).toBeGreaterThanOrEqual(0.8)
    expect(width < 400).toBe(maxBytes < 100_000)
  }
  await expect(deriveImage(source, { ...free, maxBytes: 200, leastWidth: 160 })).rejects.toMatchObject({ code: 'too-large' })
})

test('keeps what draws the eye where nobody set a focal point', async () => {
  const face = await bytesOf((await noise(120, 120)).tint('#ff8040').png())
  const field = await bytesOf(sharp({ create: { width: 1200, height: 300, channels: 3, background: '#405060' } }).composite([{ input: Buffer.from(face), left: 1040, top: 90 }]).png())
  const cut = { width: 300, height: 300, fit: 'cover' } as const
  const busy = async (made: Uint8Array) => (await sharp(made).stats()).entropy
  const sought = await deriveImage(field, order({ ...cut, focus: 'attention' }))
  expect(await busy(sought)).toBeGreaterThan((await busy(await deriveImage(field, order(cut)))) + 0.5)
  expect(await deriveImage(field, order({ ...cut, focus: 'attention' }))).toEqual(sought)
  const strip = await bytesOf(sharp({ create: { width: 1, height: 10_000, channels: 3, background: '#00ff00' } }).png())
  const started = performance.now()
  expect(await sharp(await deriveImage(strip, order({ ...cut, focus: 'attention' }))).metadata()).toMatchObject({ width: 300, height: 300 })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('enlarges a strip rather than breaking the ordered size', async () => {
  const strip = await bytesOf(sharp({ create: { width: 1, height: 10_000, channels: 3, background: '#00ff00' } }).png())
  expect(await sharp(await deriveImage(strip, order({ width: 1200, height: 630, fit: 'cover' }))).metadata()).toMatchObject({ width: 1200, height: 630 })
})

test('refuses what is no image of ours, and senseless orders', async () => {
  for (const bytes of ['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', '%PDF-1.7\n', 'hello', '\x89PNG\r\n\x1a\n']) {
    await expect(deriveImage(concat(bytes), order())).rejects.toMatchObject({ code: 'unsupported-media' })
  }
  for (const change of [{ width: 0 }, { width: 1.5 }, { width: 20_001 }, { height: -1 }, { focalX: 101 }, { focalY: Number.NaN }, { background: 'red' }, { maxBytes: 0 }, { leastWidth: 0 }, { width: 20_000, height: 20_000 }]) {
    await expect(deriveImage(halves, order(change))).rejects.toMatchObject({ code: 'bad-input' })
  }
})

test('the cut stays inside the source and keeps the ratio', () => {
  expect(focalCut({ width: 400, height: 300 }, { width: 100, height: 100 }, 50, 50)).toEqual({ width: 300, height: 300, left: 50, top: 0 })
  expect(focalCut({ width: 400, height: 300 }, { width: 100, height: 100 }, 0, 0)).toEqual({ width: 300, height: 300, left: 0, top: 0 })
  expect(focalCut({ width: 400, height: 300 }, { width: 100, height: 100 }, 100, 100)).toEqual({ width: 300, height: 300, left: 100, top: 0 })
})

describe('pictures of every shape and make', () => {
  const facts = (width: number, height: number) => ({ key: 'aa'.repeat(32), mime: 'image/png', filename: 'a.png', alt: '', focalX: 50, focalY: 50, width, height })
  const shapes = [
    { name: '1 × 10,000', bytes: () => bytesOf(sharp({ create: { width: 1, height: 10_000, channels: 3, background: '#c03020' } }).png()), width: 1, height: 10_000 },
    { name: '10,000 × 1', bytes: () => bytesOf(sharp({ create: { width: 10_000, height: 1, channels: 3, background: '#c03020' } }).png()), width: 10_000, height: 1 },
    { name: '1 × 1', bytes: () => bytesOf(sharp({ create: { width: 1, height: 1, channels: 3, background: '#c03020' } }).png()), width: 1, height: 1 },
    { name: 'CMYK', bytes: () => bytesOf(twoHalves(900, 600).toColourspace('cmyk').jpeg()), width: 900, height: 600 },
    { name: 'turned by EXIF', bytes: () => bytesOf(twoHalves(600, 900).withMetadata({ orientation: 6 }).jpeg()), width: 900, height: 600 },
    { name: 'grey of 16 bits', bytes: () => bytesOf(twoHalves(900, 600).toColourspace('grey16').png()), width: 900, height: 600 },
    { name: 'transparent', bytes: () => bytesOf(sharp({ create: { width: 900, height: 600, channels: 4, background: { r: 200, g: 40, b: 30, alpha: 0.3 } } }).png()), width: 900, height: 600 },
  ]
  test.each(shapes)('$name: every standard derivative, in sRGB and without metadata', async ({ bytes, width, height }) => {
    const original = await bytes()
    const orders = standardOrders(facts(width, height))
    expect(new Set(orders.map(({ format }) => format))).toEqual(new Set(['jpeg', 'webp', 'avif']))
    for (const one of orders) {
      const made = await sharp(await deriveImage(original, one)).metadata()
      const exact = one.fit === 'cover' ? { width: one.width, height: one.height } : { width: one.width }
      expect(made).toMatchObject({ format: one.format === 'avif' ? 'heif' : one.format, ...exact, space: 'srgb' })
      expect([made.exif, made.orientation]).toEqual([undefined, undefined])
    }
  })
})
