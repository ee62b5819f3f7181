/** Facebook pages: 63,206 characters; pictures up to 4 MB. */
import { isTagWord, joinSpans, type Network } from './network.ts'

const asOf = '2026-11-01'
const photos = 'https://developers.facebook.com/docs/graph-api/reference/page/photos/'

export const facebook: Network = {
  id: 'facebook',
  label: { de: 'Facebook', en: 'Facebook' },
  limits: {
    // Never documented, known from the error that a longer text gives; counted in UTF-16 units to be safe.
    text: { value: 63_206, unit: 'characters', source: 'https://developers.facebook.com/docs/pages-api/posts (undocumented; the web form refuses more)', asOf },
    // Undocumented as well: what publishing tools agree on.
    alt: { value: 1000, unit: 'characters', source: `${photos} (alt_text_custom; no limit is written there, this is ours)`, asOf },
    images: { value: 10, unit: 'images', source: `${photos} (attached_media; no limit is written there, this is ours)`, asOf },
    imageBytes: { value: 4_000_000, unit: 'bytes', source: `${photos} (4 MB, read as decimal to be safe)`, asOf },
  },
  measure: (sent) => [{ unit: 'characters', count: sent.length, limit: facebook.limits.text.value }],
  write: joinSpans,
  tag: (word) => (isTagWord(word) ? `#${word}` : null),
  altLength: (alt) => alt.length,
  // What the feed shows whole.
  cuts: { leastRatio: 0.8, mostRatio: 1.91, maxWidth: 2048 },
  card: { width: 1200, height: 1200 },
  hasMentions: false,
}
