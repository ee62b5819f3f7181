/** The networks' rules, written down a second time and counted without the channel's own code. */
import { AppBskyFeedPost, RichText } from '@atproto/api'
import twitter from 'twitter-text'
import { expect } from 'vitest'
import type { Post } from '../../plugins/social-post/index.ts'
import type { PostText } from '../../plugins/social-post/render/post.ts'
import type { ImageOrder } from '../../src/channel/contract.ts'

/** Everything of a post that is counted, its pictures by what they order. */
type Sent = Omit<PostText, 'measures'> & { readonly images: readonly { readonly alt: string; readonly maxBytes?: number; readonly order?: ImageOrder }[] }

/** By network: the most bytes of a picture, the most pictures, the longest alternative text, and how its length is counted. */
const PICTURES = {
  x: { bytes: 5_000_000, images: 4, alt: 1000 },
  bluesky: { bytes: 1_000_000, images: 4, alt: 1000 },
  mastodon: { bytes: 16_000_000, images: 4, alt: 1500 },
  linkedin: { bytes: 5_000_000, images: 20, alt: 4086 },
  instagram: { bytes: 8_000_000, images: 10, alt: 1000 },
  facebook: { bytes: 4_000_000, images: 10, alt: 1000 },
  threads: { bytes: 8_000_000, images: 20, alt: 1000 },
} as const

const graphemes = (text: string) => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length
/** Emoji as the Unicode list of sequences meant for interchange knows them. */
// biome-ignore lint/complexity/useRegexLiterals: the compiler's target does not know the flag v, Node does
const RGI_EMOJI = new RegExp('\\p{RGI_Emoji}', 'gv')

/** Counted without the channel's own code. */
export function expectWithinLimits(post: Sent): void {
  const { text } = post
  if (post.network === 'x') {
    const parsed = twitter.parseTweet(text)
    expect(parsed.weightedLength).toBeLessThanOrEqual(280)
    if (text !== '') expect(parsed.valid).toBe(true)
  }
  if (post.network === 'bluesky') {
    // The network's own library counts.
    const rich = new RichText({ text })
    expect(rich.graphemeLength).toBeLessThanOrEqual(300)
    expect(rich.length).toBeLessThanOrEqual(3000)
    // Its server validates by the same lexicon.
    const record = { $type: 'app.bsky.feed.post', text, facets: structuredClone(post.facets), langs: [post.language], createdAt: '2026-11-01T00:00:00.000Z' }
    expect(AppBskyFeedPost.validateRecord(record)).toMatchObject({ success: true })
  }
  if (post.network === 'mastodon') {
    const urls = twitter.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: false })
    expect(graphemes(text) - urls.reduce((sum, { url }) => sum + graphemes(url) - 23, 0)).toBeLessThanOrEqual(500)
  }
  if (post.network === 'linkedin') expect(text.length).toBeLessThanOrEqual(3000)
  if (post.network === 'facebook') expect(text.length).toBeLessThanOrEqual(63_206)
  if (post.network === 'instagram') {
    expect(text.length).toBeLessThanOrEqual(2200)
    expect(twitter.extractHashtags(text).length).toBeLessThanOrEqual(30)
    expect(twitter.extractMentions(text).length).toBeLessThanOrEqual(20)
  }
  if (post.network === 'threads') {
    const emoji = (text.match(RGI_EMOJI) ?? []).join('')
    expect([...text].length - [...emoji].length + Buffer.byteLength(emoji, 'utf8')).toBeLessThanOrEqual(500)
    expect(new Set(twitter.extractUrls(text)).size).toBeLessThanOrEqual(5)
    expect(post.tags.length).toBeLessThanOrEqual(1)
  }
  const { bytes, images, alt } = PICTURES[post.network]
  expect(post.images.length).toBeLessThanOrEqual(images)
  for (const image of post.images) {
    expect(image.order?.maxBytes ?? image.maxBytes ?? 0).toBeLessThanOrEqual(bytes)
    expect(post.network === 'bluesky' ? graphemes(image.alt) : post.network === 'mastodon' ? [...image.alt].length : image.alt.length).toBeLessThanOrEqual(alt)
    if (image.order && (post.network === 'instagram' || post.network === 'threads')) {
      const { width, height = 0 } = image.order
      expect(width).toBeGreaterThanOrEqual(320)
      expect(width).toBeLessThanOrEqual(1440)
      expect(width / height).toBeGreaterThanOrEqual(0.8)
      expect(width / height).toBeLessThanOrEqual(1.91)
    }
  }
  expect(post.count).toBeLessThanOrEqual(post.limit)
}

/** The post, the posts that follow it, and those of quotes: each with its pictures. */
export function everyPost(post: Post): Sent[] {
  const { chain = [], quotes } = post
  return [
    { ...post, images: [...post.images, ...(post.titleCard ? [post.titleCard] : [])] },
    ...chain.map((one) => ({ ...one, images: [] })),
    ...quotes.map((quote) => ({ ...quote, images: [quote.image] })),
  ]
}

/** Reserved characters that LinkedIn would act on: those neither escaped nor part of a tag or an address. */
export function unescapedInLittleText(post: Pick<PostText, 'text'>): string[] {
  const prose = post.text.replace(/https?:\/\/\S+/g, '').replace(/\\[\\|{}@[\]()<>#*_~]/g, '').replace(/#[\p{L}\p{M}\p{N}]+/gu, '')
  return prose.match(/[\\|{}@[\]()<>#*_~]/g) ?? []
}
