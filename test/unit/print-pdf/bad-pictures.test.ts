/** Pictures as they come: spoilt, turned, in other inks, enormous. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PrintPicture } from '../../../plugins/print-pdf/composition.ts'
import { printPaths } from '../../../plugins/print-pdf/paths.ts'
import { toCmykJpeg } from '../../../plugins/print-pdf/pictures.ts'
import { openRun } from '../../../plugins/print-pdf/press/open-run.ts'
import { HERO } from '../../fixtures/media-facts.ts'
import { letterOrder, recipients, runTools } from './press-orders.ts'

const profile = printPaths().profile('fogra47')
const GREEN = { r: 20, g: 120, b: 70 }
const picture = (width: number, height: number, widthMm = 100): PrintPicture => ({
  media: HERO,
  file: 'picture.jpg',
  alt: 'Baustelle',
  widthMm,
  heightMm: (widthMm * height) / width,
  crop: { left: 0, top: 0, width, height },
  ppi: 300,
})
const flat = (width: number, height: number, background: { r: number; g: number; b: number; alpha?: number } = GREEN, channels: 3 | 4 = 3) => sharp({ create: { width, height, channels, background } })
const print = async (bytes: Uint8Array, of: PrintPicture) => {
  const jpeg = await toCmykJpeg(bytes, of, profile)
  const { data } = await sharp(jpeg).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer({ resolveWithObject: true })
  return { ...(await sharp(jpeg).metadata()), first: [...data.subarray(0, 4)] }
}
let jpeg: Buffer
/** The green in the inks of the printing condition. */
let inks: readonly number[]
beforeAll(async () => {
  jpeg = await flat(600, 400).jpeg().toBuffer()
  inks = (await print(jpeg, picture(600, 400))).first
})
const near = (found: readonly number[], wanted: readonly number[], by: number) => found.every((ink, index) => Math.abs(ink - (wanted[index] ?? 0)) <= by)

describe('are printed', () => {
  test('in CMYK without a profile, whatever they are', async () => {
    expect(await print(jpeg, picture(600, 400))).toMatchObject({ format: 'jpeg', space: 'cmyk', channels: 4, hasProfile: false, width: 600, height: 400 })
  })

  test.each([true, false])('from CMYK, with a profile of their own: %s', async (hasProfile) => {
    const cmyk = flat(600, 400).toColourspace('cmyk').withIccProfile(printPaths().profile('fogra39'), { attach: hasProfile })
    const found = await print(await cmyk.jpeg({ quality: 100 }).toBuffer(), picture(600, 400))
    expect(found).toMatchObject({ space: 'cmyk', hasProfile: false, width: 600 })
    // Without a profile nobody knows what the inks were meant to look like: near is all that can be had.
    expect(near(found.first, inks, hasProfile ? 40 : 100)).toBe(true)
  })

  test('upright, where the camera was turned', async () => {
    const upper = await flat(400, 300).composite([{ input: await flat(400, 150, { r: 255, g: 255, b: 255 }).png().toBuffer(), top: 150, left: 0 }]).png().toBuffer()
    const turned = await sharp(upper).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    // Turned by 90°: 300 × 400, green at the right, white at the left.
    const found = await print(turned, picture(300, 400))
    expect(found).toMatchObject({ width: 300, height: 400 })
    expect(near(found.first, [0, 0, 0, 0], 4)).toBe(true)
  })

  test('on white, where they let it through', async () => {
    const found = await print(await flat(600, 400, { ...GREEN, alpha: 0 }, 4).png().toBuffer(), picture(600, 400))
    expect(near(found.first, [0, 0, 0, 0], 2)).toBe(true)
  })

  test('as one pixel', async () => {
    expect(await print(await flat(1, 1).png().toBuffer(), picture(1, 1, 0.17))).toMatchObject({ width: 1, height: 1, space: 'cmyk' })
  })

  test('from 100 megapixels, in little memory', { timeout: 60_000 }, async () => {
    const huge = await flat(10_000, 10_000).png({ compressionLevel: 1 }).toBuffer()
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
    const found = await print(huge, picture(10_000, 10_000, 60))
    clearInterval(watch)
    expect(found).toMatchObject({ space: 'cmyk', width: Math.ceil((60 / 25.4) * 450) })
    // Unpacked it would be 300 MB, and several copies of it in the steps between.
    expect((most - before) / 1e6).toBeLessThan(500)
  })
})

describe('are refused with a sentence that names them', () => {
  test.each([
    ['nothing at all', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('no picture')],
    ['cut off', () => jpeg.subarray(0, jpeg.length / 2)],
    ['noise behind a good head', () => Buffer.concat([jpeg.subarray(0, 200), Buffer.alloc(2000, 0xa7)])],
  ])('%s', async (_, bytes) => {
    await expect(toCmykJpeg(bytes(), picture(600, 400), profile)).rejects.toMatchObject({ code: 'render-failed', message: expect.stringContaining('“Baustelle”') })
  })

  test('not as large as it is said to be', async () => {
    await expect(toCmykJpeg(jpeg, picture(2400, 1350), profile)).rejects.toMatchObject({ code: 'render-failed' })
  })

  test('beyond 120 megapixels', { timeout: 60_000 }, async () => {
    const bytes = await flat(12_000, 10_100).png({ compressionLevel: 1 }).toBuffer()
    await expect(toCmykJpeg(bytes, picture(12_000, 10_100), profile)).rejects.toMatchObject({ code: 'render-failed', message: expect.stringContaining('pixel limit') })
  })
})

test('a run with a spoilt picture fails with that sentence, and goes on once it is mended', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bad-pictures-'))
  const run = await openRun(letterOrder(), { ...runTools, original: async (key) => (key !== HERO ? runTools.original(key) : new Uint8Array(jpeg.subarray(0, 300))) })
  try {
    const chunk = { name: 'part-0001', recipients: recipients(0, 1), folder }
    await expect(run.print(chunk)).rejects.toMatchObject({ code: 'render-failed', message: expect.stringContaining('cannot be printed') })
    const again = await openRun(letterOrder(), runTools)
    expect(await again.print(chunk)).toMatchObject({ name: 'part-0001', pages: expect.any(Number) })
    await again.close()
  } finally {
    await run.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
