/** Bluesky: 300 graphemes and 3,000 bytes of UTF-8, both; links and tags are facets that point at byte ranges. */
import { countGraphemes } from 'unicode-segmenter/grapheme'
import { utf8Length } from '../render/utf8.ts'
import { isTagWord, joinSpans, type Network } from './network.ts'

const asOf = '2026-11-01'
const lexicon = 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky'

export const bluesky: Network = {
  id: 'bluesky',
  label: { de: 'Bluesky', en: 'Bluesky' },
  limits: {
    text: { value: 300, unit: 'graphemes', source: `${lexicon}/feed/post.json`, asOf },
    textBytes: { value: 3000, unit: 'bytes of UTF-8', source: `${lexicon}/feed/post.json`, asOf },
    tags: { value: 8, unit: 'tags', source: `${lexicon}/feed/post.json`, asOf },
    tagLength: { value: 64, unit: 'graphemes per tag', source: `${lexicon}/richtext/facet.json`, asOf },
    tagBytes: { value: 640, unit: 'bytes of UTF-8 per tag', source: `${lexicon}/richtext/facet.json`, asOf },
    languages: { value: 3, unit: 'languages', source: `${lexicon}/feed/post.json`, asOf },
    // The lexicon sets no limit; the official app's editor does.
    alt: { value: 1000, unit: 'graphemes', source: 'https://github.com/bluesky-social/social-app/blob/main/src/lib/constants.ts (the lower of the values it has had)', asOf },
    images: { value: 4, unit: 'images', source: `${lexicon}/embed/images.json`, asOf },
    imageBytes: { value: 1_000_000, unit: 'bytes', source: `${lexicon}/embed/images.json`, asOf },
  },
  measure: (sent) => [
    { unit: 'graphemes', count: countGraphemes(sent), limit: bluesky.limits.text.value },
    { unit: 'bytes', count: utf8Length(sent), limit: 3000 },
  ],
  write: joinSpans,
  tag: (word) => (isTagWord(word) && isTagLength(word) ? `#${word}` : null),
  altLength: countGraphemes,
  // What the timeline shows whole.
  cuts: { leastRatio: 3 / 4, mostRatio: 16 / 9, maxWidth: 1600 },
  card: { width: 1600, height: 900 },
  hasMentions: true,
}

/** Does a tag (without `#`) keep the lexicon's limits? A post with a longer one in a facet is refused. */
export function isTagLength(word: string): boolean {
  return countGraphemes(word) <= bluesky.limits.tagLength!.value && utf8Length(word) <= bluesky.limits.tagBytes!.value
}
