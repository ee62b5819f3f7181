/** Threads: 500 characters, of which emoji count as many as they have bytes; at most five links and one topic tag. */
import twitter from 'twitter-text'
import { utf8Length } from '../render/utf8.ts'
import { isTagWord, joinSpans, type Network } from './network.ts'

const asOf = '2026-11-01'
const posts = 'https://developers.facebook.com/docs/threads/posts'
const overview = 'https://developers.facebook.com/docs/threads/overview'

export const threads: Network = {
  id: 'threads',
  label: { de: 'Threads', en: 'Threads' },
  limits: {
    text: { value: 500, unit: 'characters, emoji by their bytes', source: overview, asOf },
    // A post with more different links fails.
    links: { value: 5, unit: 'different links', source: posts, asOf },
    tags: { value: 1, unit: 'topic tag', source: posts, asOf },
    tagLength: { value: 50, unit: 'characters of the topic tag', source: posts, asOf },
    alt: { value: 1000, unit: 'characters', source: `${posts} (alt_text)`, asOf },
    images: { value: 20, unit: 'images in a carousel', source: posts, asOf },
    imageBytes: { value: 8_000_000, unit: 'bytes', source: `${overview} (8 MB, read as decimal to be safe)`, asOf },
    imageLeastWidth: { value: 320, unit: 'pixels', source: overview, asOf },
    imageMostWidth: { value: 1440, unit: 'pixels', source: overview, asOf },
    imageMostRatio: { value: 10, unit: 'longer side divided by shorter', source: overview, asOf },
  },
  measure: (sent) => [
    { unit: 'characters', count: countThreads(sent), limit: threads.limits.text.value },
    { unit: 'links', count: new Set(twitter.extractUrls(sent)).size, limit: 5 },
  ],
  write: joinSpans,
  tag: (word) => (isTagWord(word) && word.length <= 50 ? `#${word}` : null),
  altLength: (alt) => alt.length,
  // What the feed shows whole.
  cuts: { leastRatio: 0.8, mostRatio: 1.91, maxWidth: 1440, minWidth: 320 },
  card: { width: 1080, height: 1350 },
  hasMentions: true,
  liveTags: 1,
}

/** Emoji, and what joins, colours and frames them. Digits, `#` and `*` are letters unless a keycap follows, which is then counted by its bytes. */
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d\u20e3\ufe0f\u{e0020}-\u{e007f}]/gu

/** Length as Threads counts it: UTF-16 units (it says "characters"; this counts too many, never too few), emoji by their bytes in UTF-8. */
function countThreads(text: string): number {
  return (text.match(EMOJI) ?? []).reduce((sum, emoji) => sum + utf8Length(emoji) - emoji.length, text.length)
}
