/** Real pictures, packed as posts order them: whatever they are, their files keep what the networks say of bytes and pixels. */
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { socialPost } from '../../plugins/social-post/index.ts'
import { NETWORKS } from '../../plugins/social-post/networks/index.ts'
import { NETWORK_IDS, type NetworkId } from '../../plugins/social-post/networks/network.ts'
import { deriveImage } from '../../src/publishing/media/derive.ts'
import { NEWS_DE } from '../fixtures/pieces.ts'
import { noise } from '../unit/media/samples.ts'
import { post } from './social-piece.ts'

const media = NEWS_DE.content.hero?.media ?? ''
const facts = NEWS_DE.content.media[media]!

/** The files of a post whose hero has these bytes. */
async function packed(bytes: Uint8Array, size: { readonly width: number; readonly height: number }, network: NetworkId) {
  const { composition } = post({ media: { [media]: { ...facts, ...size, focalX: 50, focalY: 50 } } }, network)
  const { artefacts, notes } = await socialPost.pack(composition, { original: () => Promise.reject(new Error('not needed')), image: (order) => deriveImage(bytes, order) })
  const [json, picture] = artefacts
  return { said: JSON.parse(new TextDecoder().decode(json?.bytes)).images[0], bytes: picture?.bytes ?? new Uint8Array(), notes }
}

/** Nothing compresses worse than noise. */
const NOISE = { width: 1600, height: 1200 }

test('noise keeps within the million bytes of Bluesky, not much below, and post.json says its size', { timeout: 60_000 }, async () => {
  const { said, bytes } = await packed(new Uint8Array(await (await noise(NOISE.width, NOISE.height)).png({ compressionLevel: 1 }).toBuffer()), NOISE, 'bluesky')
  expect(bytes.byteLength).toBeLessThanOrEqual(1_000_000)
  expect(bytes.byteLength).toBeGreaterThan(700_000)
  const { format, width, height } = await sharp(bytes).metadata()
  expect({ format, width, height }).toEqual({ format: 'jpeg', width: said.width, height: said.height })
})

describe.each(NETWORK_IDS)('%s', (network) => {
  test.each([
    [1, 10_000],
    [10_000, 1],
    [3, 3],
    [2_000, 500],
  ])('a picture of %i × %i', async (width, height) => {
    const source = await sharp({ create: { width, height, channels: 3, background: '#336699' } }).png().toBuffer()
    const { said, bytes } = await packed(new Uint8Array(source), { width, height }, network)
    const { limits, cuts } = NETWORKS[network]
    const made = await sharp(bytes).metadata()
    expect(bytes.byteLength).toBeLessThanOrEqual(limits.imageBytes.value)
    expect([made.width, made.height]).toEqual([said.width, said.height])
    expect(made.width).toBeGreaterThanOrEqual(cuts.minWidth ?? 1)
    expect(made.width).toBeLessThanOrEqual(cuts.maxWidth)
  })
})
