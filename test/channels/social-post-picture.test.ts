/** The picture of a post: its cut, its description, its file. */
import { describe, expect, test } from 'vitest'
import { socialPost } from '../../plugins/social-post/index.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import { NEWS_DE, OFFER_EN } from '../fixtures/pieces.ts'
import { codes, post } from './social-piece.ts'

describe('the picture', () => {
  test('is cut to the network’s ratio around the focal point, never enlarged', () => {
    expect(post({}, 'x').composition.images[0]?.order).toEqual({ media: NEWS_DE.content.hero?.media, width: 1600, height: 900, fit: 'cover', focalX: 40, focalY: 45, format: 'jpeg', maxBytes: 5_000_000 })
    expect(post({}, 'bluesky').composition.images[0]?.order.maxBytes).toBe(1_000_000)
    const { order } = post({}, 'linkedin', {}, OFFER_EN).composition.images[0] ?? {}
    expect([order?.width, order?.height]).toEqual([1200, 627])
    const facts = Object.values(NEWS_DE.content.media)[0]!
    const small = post({ media: { [facts.key]: { ...facts, width: 300, height: 400 } } }, 'x')
    expect(small.composition.images[0]?.order).toMatchObject({ width: 300, height: 168 })
    expect(codes(small)).toEqual(['warning:image-small'])
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
    const orders: unknown[] = []
    const { artefacts } = await socialPost.pack(post({}, 'bluesky').composition, {
      original: () => Promise.reject(new Error('not needed')),
      image: async (order) => {
        orders.push(order)
        return new Uint8Array([1, 2])
      },
    })
    expect(artefacts.map(({ name, mime }) => [name, mime])).toEqual([['post.json', 'application/json'], ['image-bluesky.jpg', 'image/jpeg']])
    const json = JSON.parse(new TextDecoder().decode(artefacts[0]?.bytes))
    expect(json).toMatchObject({ network: 'bluesky', language: 'de', images: [{ file: 'image-bluesky.jpg', mime: 'image/jpeg', width: 1600, height: 900 }] })
    expect(json.facets).toHaveLength(2)
    expect(orders).toHaveLength(1)
  })
})
