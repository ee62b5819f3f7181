/** Instagram: a caption of 2,200 characters under one to ten JPEGs; addresses in it are no links. */
import { isTagWord, joinSpans, type Network } from './network.ts'

const asOf = '2026-11-01'
const media = 'https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media'
const publishing = 'https://developers.facebook.com/docs/instagram-platform/content-publishing'

export const instagram: Network = {
  id: 'instagram',
  label: { de: 'Instagram', en: 'Instagram' },
  limits: {
    // Counted in UTF-16 units: what a character is, is not written down, this is the safe reading.
    text: { value: 2200, unit: 'characters', source: media, asOf },
    tags: { value: 30, unit: 'tags', source: media, asOf },
    mentions: { value: 20, unit: 'mentions', source: media, asOf },
    alt: { value: 1000, unit: 'characters', source: media, asOf },
    images: { value: 10, unit: 'images in a carousel', source: publishing, asOf },
    imageBytes: { value: 8_000_000, unit: 'bytes of JPEG', source: `${media} (8 MB, read as decimal to be safe)`, asOf },
    imageLeastWidth: { value: 320, unit: 'pixels', source: media, asOf },
    imageMostWidth: { value: 1440, unit: 'pixels', source: media, asOf },
    imageLeastRatio: { value: 0.8, unit: 'width divided by height', source: media, asOf },
    imageMostRatio: { value: 1.91, unit: 'width divided by height', source: media, asOf },
  },
  measure: (sent) => [
    { unit: 'characters', count: sent.length, limit: instagram.limits.text.value },
    { unit: 'tags', count: sent.match(TAG)?.length ?? 0, limit: 30 },
    { unit: 'mentions', count: sent.match(MENTION)?.length ?? 0, limit: 20 },
  ],
  write: joinSpans,
  tag: (word) => (isTagWord(word) ? `#${word}` : null),
  altLength: (alt) => alt.length,
  // All pictures of a carousel are cut to the first one's ratio.
  cuts: { leastRatio: 0.8, mostRatio: 1.91, maxWidth: 1440, minWidth: 320, isUniform: true },
  card: { width: 1080, height: 1350 },
  hasMentions: true,
  needsPicture: true,
  isLinkDead: true,
  seemlyTags: 5,
}

/** Counted generously: `#1` is no tag, but too many counted harm nobody. */
const TAG = /[#＃][\p{L}\p{M}\p{N}_]/gu
const MENTION = /[@＠][\p{L}\p{N}_]/gu
