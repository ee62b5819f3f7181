/** X: 280 by twitter-text's weights; an address counts 23, emoji and `…` 2. */
import twitter from 'twitter-text'
import { isTagWord, joinSpans, type Network } from './network.ts'

const asOf = '2026-11-01'

export const x: Network = {
  id: 'x',
  label: { de: 'X', en: 'X' },
  limits: {
    text: { value: 280, unit: 'weighted characters', source: 'https://docs.x.com/fundamentals/counting-characters (twitter-text 3.1, configuration v3)', asOf },
    url: { value: 23, unit: 'weighted characters per address', source: 'https://docs.x.com/fundamentals/counting-characters', asOf },
    alt: { value: 1000, unit: 'characters', source: 'https://docs.x.com/x-api/media/metadata', asOf },
    images: { value: 4, unit: 'images', source: 'https://docs.x.com/x-api/media/quickstart/best-practices', asOf },
    imageBytes: { value: 5_000_000, unit: 'bytes', source: 'https://docs.x.com/x-api/media/quickstart/best-practices (5 MB, read as decimal to be safe)', asOf },
  },
  measure: (sent) => [{ unit: 'weighted characters', count: twitter.parseTweet(sent).weightedLength, limit: x.limits.text.value }],
  write: joinSpans,
  // twitter-text decides: `#3000kWh` is a tag, `#3000` is not, and scripts it does not know are not.
  tag(word) {
    if (!isTagWord(word)) return null
    const found = twitter.extractHashtags(`#${word}`)
    return found.length === 1 && found[0] === word ? `#${word}` : null
  },
  altLength: (alt) => alt.length,
  // What the timeline shows whole.
  cuts: { leastRatio: 3 / 4, mostRatio: 16 / 9, maxWidth: 1600 },
  card: { width: 1600, height: 900 },
  hasMentions: true,
}
