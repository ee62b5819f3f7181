/** The networks' rules, written down a second time and counted without the channel's own code. */
import twitter from 'twitter-text'
import { expect } from 'vitest'
import type { Post } from '../../plugins/social-post/index.ts'

/** A post with its pictures: of a file, or of words. */
type Sent = Omit<Post, 'images' | 'quotes'> & { readonly images: readonly { readonly alt: string; readonly maxBytes?: number; readonly order?: { readonly maxBytes?: number } }[] }

/** Counted without the channel's own code. */
export function expectWithinLimits(post: Sent): void {
  const graphemes = (text: string) => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length
  const [image] = post.images
  if (post.network === 'x') {
    const parsed = twitter.parseTweet(post.text)
    expect(parsed.weightedLength).toBeLessThanOrEqual(280)
    if (post.text !== '') expect(parsed.valid).toBe(true)
    expect(image?.alt.length ?? 0).toBeLessThanOrEqual(1000)
  }
  if (post.network === 'bluesky') {
    expect(graphemes(post.text)).toBeLessThanOrEqual(300)
    expect(Buffer.byteLength(post.text, 'utf8')).toBeLessThanOrEqual(3000)
    expect(graphemes(image?.alt ?? '')).toBeLessThanOrEqual(1000)
    expect(image?.order?.maxBytes ?? image?.maxBytes ?? 0).toBeLessThanOrEqual(1_000_000)
  }
  if (post.network === 'mastodon') {
    const urls = twitter.extractUrlsWithIndices(post.text, { extractUrlsWithoutProtocol: false })
    const saved = urls.reduce((sum, { url }) => sum + graphemes(url) - 23, 0)
    expect(graphemes(post.text) - saved).toBeLessThanOrEqual(500)
    expect([...(image?.alt ?? '')].length).toBeLessThanOrEqual(1500)
  }
  if (post.network === 'linkedin') {
    expect(post.text.length).toBeLessThanOrEqual(3000)
    expect(image?.alt.length ?? 0).toBeLessThanOrEqual(4086)
  }
  expect(post.count).toBeLessThanOrEqual(post.limit)
}

/** Reserved characters that LinkedIn would act on: those neither escaped nor part of a tag or an address. */
export function unescapedInLittleText(post: Pick<Post, 'text'>): string[] {
  const prose = post.text.replace(/https?:\/\/\S+/g, '').replace(/\\[\\|{}@[\]()<>#*_~]/g, '').replace(/#[\p{L}\p{M}\p{N}]+/gu, '')
  return prose.match(/[\\|{}@[\]()<>#*_~]/g) ?? []
}
