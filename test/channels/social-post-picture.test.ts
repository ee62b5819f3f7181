/** The picture of a post: its cut, its description, its file. */
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { socialPost } from '../../plugins/social-post/index.ts'
import { NETWORKS } from '../../plugins/social-post/networks/index.ts'
import { NETWORK_IDS, type NetworkId } from '../../plugins/social-post/networks/network.ts'
import { cutSize } from '../../plugins/social-post/render/cut-size.ts'
import type { ImageOrder } from '../../src/channel/contract.ts'
import type { MediaFacts, PieceContent } from '../../src/content/edition.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import { EMPTY_EN, edition, NEWS_DE, OFFER_EN, renderContext, renderInput } from '../fixtures/pieces.ts'
import { codes, post, settings } from './social-piece.ts'

/** The news with another hero. */
const hero = (change: Partial<MediaFacts>, network: NetworkId) => {
  const facts = Object.values(NEWS_DE.content.media)[0]!
  return post({ media: { [facts.key]: { ...facts, ...change } } }, network)
}
const sizeOf = ({ composition }: ReturnType<typeof post>) => [composition.images[0]?.order.width, composition.images[0]?.order.height]
const jpeg = async ({ width, height = width }: { readonly width: number; readonly height?: number }) => new Uint8Array(await sharp({ create: { width, height, channels: 3, background: '#336699' } }).jpeg().toBuffer())

describe('the picture', () => {
  test('is cut to the network’s ratio around the focal point, never enlarged', () => {
    expect(post({}, 'x').composition.images[0]?.order).toEqual({ media: NEWS_DE.content.hero?.media, width: 1600, height: 900, fit: 'cover', focalX: 40, focalY: 45, format: 'jpeg', maxBytes: 5_000_000, leastWidth: 320 })
    expect(post({}, 'bluesky').composition.images[0]?.order.maxBytes).toBe(1_000_000)
    // A photograph of 4:3 stays whole where the network shows it whole.
    expect(sizeOf(post({}, 'linkedin', {}, OFFER_EN))).toEqual([1400, 1050])
    expect(sizeOf(hero({ width: 3000, height: 1000 }, 'x'))).toEqual([1600, 900])
    expect(sizeOf(hero({ width: 3000, height: 4000 }, 'instagram'))).toEqual([1440, 1800])
    expect(sizeOf(hero({ width: 4000, height: 1000 }, 'instagram'))).toEqual([1440, 754])
    const small = hero({ width: 300, height: 400 }, 'x')
    expect(sizeOf(small)).toEqual([300, 400])
    expect(codes(small)).toEqual(['warning:image-small'])
  })

  test('of a strip is enlarged only where the network wants a least width', () => {
    expect(sizeOf(hero({ width: 1, height: 10_000 }, 'x'))).toEqual([1, 1])
    expect(sizeOf(hero({ width: 1, height: 10_000 }, 'instagram'))).toEqual([320, 400])
    expect(codes(hero({ width: 1, height: 10_000 }, 'instagram'))).toContain('warning:image-small')
  })

  test('shows what draws the eye where the editor set no focal point', () => {
    expect(hero({ focalX: 50, focalY: 50 }, 'threads').composition.images[0]?.order).toMatchObject({ focus: 'attention' })
    expect(hero({ focalX: 50, focalY: 51 }, 'threads').composition.images[0]?.order).toMatchObject({ focalX: 50, focalY: 51 })
  })

  test('any size of picture is cut to what the network takes', () => {
    const side = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom(1, 2, 319, 320, 321, 1440, 10_000))
    fc.assert(
      fc.property(side, side, fc.constantFrom(...NETWORK_IDS), (width, height, network) => {
        const { cuts } = NETWORKS[network]
        const cut = cutSize({ width, height }, cuts)
        expect(cut.width).toBeLessThanOrEqual(cuts.maxWidth)
        expect(cut.width).toBeGreaterThanOrEqual(cuts.minWidth ?? 1)
        // One pixel cannot be of every ratio.
        if (cut.width >= 320) expect(cut.width / cut.height).toBeGreaterThanOrEqual(cuts.leastRatio)
        if (cut.width >= 320) expect(cut.width / cut.height).toBeLessThanOrEqual(cuts.mostRatio)
        if (cut.width > (cuts.minWidth ?? 1)) expect(cut.width <= width && cut.height <= height + 1).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('that is missing, or has no or too long a description, is noted', () => {
    expect(post({ media: {} }, 'x').notes).toMatchObject([{ code: 'image-missing', lost: NEWS_DE.content.hero?.alt }])
    const media = NEWS_DE.content.hero?.media ?? ''
    const facts = NEWS_DE.content.media[media]!
    expect(codes(post({ hero: { media, alt: '' }, media: { [media]: { ...facts, alt: '' } } }, 'x'))).toEqual(['warning:alt-missing'])
    const alt = 'Ein Satz zum Bild. '.repeat(100).trim()
    const { composition, notes } = post({ hero: { media, alt } }, 'x')
    expect(composition.images[0]?.alt).toMatch(/Bild\.$/)
    expect(composition.images[0]?.isAltTruncated).toBe(true)
    expect(notes.map((note) => note.code)).toEqual(['alt-cut'])
    expect(missingWords(missingWords(splitWords(alt), splitWords(composition.images[0]?.alt ?? '')), splitWords(notes[0]?.lost ?? ''))).toEqual([])
  })

  test('is packed beside post.json', async () => {
    const orders: ImageOrder[] = []
    const { artefacts } = await socialPost.pack(post({}, 'bluesky').composition, {
      original: () => Promise.reject(new Error('not needed')),
      image: async (order) => {
        orders.push(order)
        return jpeg(order)
      },
    })
    expect(artefacts.map(({ name, mime }) => [name, mime])).toEqual([['post.json', 'application/json'], ['image-bluesky.jpg', 'image/jpeg']])
    const json = JSON.parse(new TextDecoder().decode(artefacts[0]?.bytes))
    expect(json).toMatchObject({ network: 'bluesky', language: 'de', images: [{ file: 'image-bluesky.jpg', mime: 'image/jpeg', width: 1600, height: 900 }] })
    expect(json.facets).toHaveLength(2)
    expect(orders).toHaveLength(1)
  })

  test('that became smaller to keep within the bytes says so', async () => {
    const { artefacts, notes } = await socialPost.pack(post({}, 'bluesky').composition, { original: () => Promise.reject(new Error('not needed')), image: () => jpeg({ width: 800, height: 450 }) })
    expect(notes.map(({ code }) => code)).toEqual(['image-shrunk'])
    expect(JSON.parse(new TextDecoder().decode(artefacts[0]?.bytes)).images).toMatchObject([{ width: 800, height: 450 }])
  })
})

describe('several pictures', () => {
  const [wide, tall, square, icon] = [['w', 2000, 1200], ['t', 1200, 2000], ['q', 1000, 1000], ['i', 64, 64]].map(([letter, width, height]): MediaFacts => ({ ...Object.values(NEWS_DE.content.media)[0]!, key: String(letter).repeat(64), alt: `Bild ${letter}`, width: Number(width), height: Number(height) })) as [MediaFacts, MediaFacts, MediaFacts, MediaFacts]
  const withPictures = (...pictures: readonly MediaFacts[]): Partial<PieceContent> => ({
    hero: { media: pictures[0]?.key ?? '', alt: '' },
    media: Object.fromEntries(pictures.map((facts) => [facts.key, facts])),
    body: { type: 'root', children: pictures.map(({ key, alt }) => ({ type: 'image', media: key, alt: `${alt} im Text` })) },
  })

  test('follow the hero, each once, ornaments left out with a note', () => {
    const { composition, notes } = post(withPictures(wide, tall, icon, square), 'x')
    expect(composition.images.map(({ file, alt, order }) => [file, alt, order.width, order.height])).toEqual([
      ['image-x.jpg', 'Bild w', 1600, 960],
      ['image-x-2.jpg', 'Bild t im Text', 1200, 1600],
      ['image-x-3.jpg', 'Bild q im Text', 1000, 1000],
    ])
    expect(notes.map(({ code }) => code)).toEqual(['images-left-out'])
  })

  test('are no more than the network takes and the house wants', () => {
    const many = withPictures(...Array.from({ length: 25 }, (_, index) => ({ ...wide, key: index.toString(16).padStart(64, '0') })))
    const render = (maxImages: number, network: NetworkId) => socialPost.render(renderInput(edition({ ...NEWS_DE.content, ...many }), network), renderContext(socialPost.settings.parse({ maxImages }), { locale: 'de' })).composition.images.length
    const counts = Object.fromEntries(NETWORK_IDS.map((network) => [network, render(20, network)]))
    expect(counts).toEqual({ x: 4, bluesky: 4, mastodon: 4, linkedin: 20, instagram: 10, facebook: 10, threads: 20 })
    expect([0, 1, 4].map((most) => render(most, 'threads'))).toEqual([0, 1, 4])
    expect(codes(post(many, 'x'))).toEqual(['info:images-left-out'])
    expect(post(many, 'facebook').composition.images).toHaveLength(4)
  })

  test('have one ratio on Instagram, the first one’s', () => {
    const ratios = post(withPictures(wide, tall, square), 'instagram').composition.images.map(({ order }) => order.width / (order.height ?? 1))
    for (const ratio of ratios) expect(ratio).toBeCloseTo(2000 / 1200, 2)
  })

  test('of the body stand in for a hero that is missing', () => {
    const { hero: _, ...rest } = withPictures(wide, square)
    expect(socialPost.render(renderInput(edition({ ...EMPTY_EN.content, ...rest }), 'instagram'), renderContext(settings)).composition.images.map(({ alt }) => alt)).toEqual(['Bild w im Text', 'Bild q im Text'])
  })
})

describe('a picture that Instagram wants and the piece lacks', () => {
  test('is drawn: the title, in the colours of the brand', async () => {
    const { composition, notes } = post({}, 'instagram', {}, EMPTY_EN)
    expect(notes.map(({ code }) => code)).toContain('picture-drawn')
    expect(composition.titleCard).toMatchObject({ words: 'Empty', width: 1080, height: 1350, isQuotation: false })
    const { artefacts } = await socialPost.pack(composition, { original: () => Promise.reject(new Error('no')), image: () => Promise.reject(new Error('no')) })
    expect(JSON.parse(new TextDecoder().decode(artefacts[0]?.bytes)).images).toEqual([{ file: 'image-instagram.jpg', alt: 'Empty\nStadtwerke Lindental', isAltTruncated: false, mime: 'image/jpeg', width: 1080, height: 1350 }])
    expect(await sharp(artefacts[1]?.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1080, height: 1350 })
    expect(post({}, 'x', {}, EMPTY_EN).composition).not.toHaveProperty('titleCard')
  })
})
