/** The picture for link previews: the right size, within its bytes, the same twice, whatever the title. */
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { webPage } from '../../plugins/web-page/index.ts'
import type { ImageOrder } from '../../src/channel/contract.ts'
import type { Edition, PieceContent } from '../../src/content/edition.ts'
import { STADTWERKE_LINDENTAL } from '../fixtures/brand.ts'
import { HERO, LOGO } from '../fixtures/media-facts.ts'
import { EMPTY_EN, NEWS_DE, edition, renderContext, renderInput } from '../fixtures/pieces.ts'

const settings = webPage.settings.parse({})
const LEAD = { r: 200, g: 30, b: 120 }
const tools = {
  original: () => Promise.reject(new Error('no originals')),
  image: ({ media, width, height = Math.round(width / 4) }: ImageOrder) =>
    sharp({ create: { width, height, channels: 3, background: media === LOGO ? '#114477' : LEAD } })
      .png()
      .toBuffer(),
}
const titled = (title: string, more: Partial<PieceContent> = {}) => edition({ ...NEWS_DE.content, title, ...more })
const made = (piece: Edition<PieceContent>, brand = STADTWERKE_LINDENTAL) => webPage.render(renderInput(piece, 'share-image'), renderContext(settings, { locale: piece.content.locale, brand }))
const packed = async (piece: Edition<PieceContent>, brand = STADTWERKE_LINDENTAL) => (await webPage.pack(made(piece, brand).composition, tools)).artefacts[0]!

const rgbAt = async (bytes: Uint8Array, left: number, top: number) => {
  const [r = 0, g = 0, b = 0] = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()
  return { r, g, b }
}
const isNear = (one: { r: number; g: number; b: number }, other: { r: number; g: number; b: number }) => Math.max(Math.abs(one.r - other.r), Math.abs(one.g - other.g), Math.abs(one.b - other.b)) < 12

/** How many pixels of a region are not the brand's main colour. */
async function inkIn(bytes: Uint8Array, region: { left: number; top: number; width: number; height: number }): Promise<number> {
  const { data } = await sharp(bytes).extract(region).raw().toBuffer({ resolveWithObject: true })
  let count = 0
  for (let at = 0; at < data.length; at += 3) if (!isNear({ r: data[at] ?? 0, g: data[at + 1] ?? 0, b: data[at + 2] ?? 0 }, { r: 0x0b, g: 0x5d, b: 0x4e })) count++
  return count
}

describe('the picture for link previews', () => {
  const titles = {
    'of one word': 'Zähler',
    'as usual': NEWS_DE.content.title,
    'of 600 characters': 'Sehr viele Worte stehen in diesem Titel. '.repeat(15),
    'of one word of 400 characters': 'm'.repeat(400),
    'from right to left': 'الطاقة الشمسية من سطح بيتك 🌞',
    'of emoji families': '👨‍👩‍👧‍👦'.repeat(60),
    'of combining marks': 'Z̸̧̢̨̛̛͙͇̰̦̭̳͓͕̬̹̥̙̯͎̳̭̖̱̈́̊̄̿͊̀̒̈́̕͜͠'.repeat(20),
    'of markup': '<span size="99999">&amp; <b>fett</b> & "Zitat" <',
    'of nothing': ' ',
  }
  test.each(Object.entries(titles))('with a title %s has its size, keeps its bytes and its margins', { timeout: 30_000 }, async (_, title) => {
    const { name, mime, bytes } = await packed(titled(title, { hero: undefined as never }))
    expect([name, mime]).toEqual(['share.jpg', 'image/jpeg'])
    expect(bytes.byteLength).toBeLessThanOrEqual(300_000)
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1200, height: 630, format: 'jpeg' })
    // Nothing runs over the edges or into the strip at the foot.
    expect(await inkIn(bytes, { left: 0, top: 0, width: 50, height: 500 })).toBe(0)
    expect(await inkIn(bytes, { left: 60, top: 480, width: 800, height: 16 })).toBe(0)
  })

  test('shows the lead picture at the right, cut around its focal point, and the logo on the paper', async () => {
    const { composition } = made(NEWS_DE)
    expect(composition.shareImage?.hero).toMatchObject({ media: HERO, width: 504, height: 630, fit: 'cover', focalX: 40, focalY: 45 })
    const { bytes } = await packed(NEWS_DE)
    expect(isNear(await rgbAt(bytes, 1100, 300), LEAD)).toBe(true)
    expect(isNear(await rgbAt(bytes, 100, 575), { r: 0x11, g: 0x44, b: 0x77 })).toBe(true)
    expect(isNear(await rgbAt(bytes, 20, 600), { r: 0xfb, g: 0xfa, b: 0xf6 })).toBe(true)
  })

  test('is the same twice', async () => {
    expect(Buffer.from((await packed(NEWS_DE)).bytes).equals(Buffer.from((await packed(NEWS_DE)).bytes))).toBe(true)
  })

  test('does without picture and logo', async () => {
    const { logo: _, ...brand } = STADTWERKE_LINDENTAL
    const { composition } = made(EMPTY_EN, brand)
    expect([composition.shareImage?.hero, composition.shareImage?.logo]).toEqual([null, null])
    expect((await packed(EMPTY_EN, brand)).bytes.byteLength).toBeGreaterThan(5_000)
  })

  test('says what of a title it leaves out, whole characters only', () => {
    const { composition, notes } = made(titled('Wort '.repeat(60).trim()))
    const shown = composition.shareImage?.title ?? ''
    expect([...shown].length).toBeLessThanOrEqual(150)
    expect(shown.endsWith('Wort…')).toBe(true)
    expect(notes).toEqual([expect.objectContaining({ code: 'share-title-cut', severity: 'info' })])
    expect(shown.slice(0, -1).split(' ').length + (notes[0]?.lost ?? '').split(' ').length).toBe(60)
    const family = '👨‍👩‍👧‍👦'
    expect(made(titled(family.repeat(200))).composition.shareImage?.title).toMatch(new RegExp(`^(${family})+…$`, 'u'))
    expect(made(NEWS_DE).notes).toEqual([])
  })
})

describe('the picture of the house, for every page that is no piece’s', () => {
  const own = (brand = STADTWERKE_LINDENTAL) => webPage.render({ subjects: [], variant: 'share-image', market: 'DE' }, renderContext(settings, { locale: 'de', brand }))

  test('says its claim with its logo', async () => {
    const { composition, notes } = own()
    expect(composition.shareImage).toMatchObject({ title: STADTWERKE_LINDENTAL.claim, kicker: '', hero: null, logo: { media: LOGO } })
    expect([composition.status, notes]).toEqual([200, []])
    const [file] = (await webPage.pack(composition, tools)).artefacts
    expect(await sharp(file!.bytes).metadata()).toMatchObject({ width: 1200, height: 630, format: 'jpeg' })
    expect(isNear(await rgbAt(file!.bytes, 100, 575), { r: 0x11, g: 0x44, b: 0x77 })).toBe(true)
  })

  test('without a claim says its name, however long, and does without a logo', async () => {
    const { claim: _, logo: __, ...brand } = STADTWERKE_LINDENTAL
    expect(own(brand).composition.shareImage?.title).toBe('Stadtwerke Lindental')
    const { composition } = own({ ...brand, claim: ' ', name: 'Wasserwerksbetriebsgesellschaft '.repeat(20) })
    expect([...(composition.shareImage?.title ?? '')].length).toBeLessThanOrEqual(150)
    const [file] = (await webPage.pack(composition, tools)).artefacts
    expect(await inkIn(file!.bytes, { left: 0, top: 0, width: 50, height: 500 })).toBe(0)
  })
})
