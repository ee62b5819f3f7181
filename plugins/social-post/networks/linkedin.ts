/** LinkedIn: 3,000 characters of "little text", in which fifteen characters are markup unless a backslash stands before them. */
import { isTagWord, type Network, type Span } from './network.ts'

const asOf = '2026-11-01'
const little = 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format'
const posts = 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api'
const images = 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api'

export const linkedin: Network = {
  id: 'linkedin',
  label: { de: 'LinkedIn', en: 'LinkedIn' },
  limits: {
    // Counted after escaping, in UTF-16 units: whether LinkedIn counts the backslashes is not written down, this is the safe reading.
    text: { value: 3000, unit: 'characters, backslashes included', source: `${posts}; ${little}`, asOf },
    alt: { value: 4086, unit: 'characters', source: posts, asOf },
    images: { value: 20, unit: 'images', source: 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/multiimage-post-api', asOf },
    imageBytes: { value: 5_000_000, unit: 'bytes', source: images, asOf },
    imagePixels: { value: 36_152_319, unit: 'pixels', source: images, asOf },
  },
  measure: (sent) => [{ unit: 'characters', count: sent.length, limit: linkedin.limits.text.value }],
  write: (spans) => spans.map(writeSpan).join(''),
  tag: (word) => (isTagWord(word) ? `#${word}` : null),
  altLength: (alt) => alt.length,
  // What the timeline shows whole.
  cuts: { leastRatio: 4 / 5, mostRatio: 1.91, maxWidth: 1600 },
  card: { width: 1200, height: 627 },
  hasMentions: false,
}

/** Reserved in little text. An unescaped `(` silently cuts the post there. */
const RESERVED = /[\\|{}@[\]()<>#*_~]/g
/** Reserved characters that an address can carry percent-encoded with the same meaning to the servers that matter. */
const RESERVED_IN_URL = /[\\|{}[\]()<>*~]/g

function writeSpan(span: Span): string {
  if (span.kind === 'link') return span.text.replace(RESERVED_IN_URL, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  // `_` ends a tag on LinkedIn: such a "tag" is prose.
  if (span.kind === 'tag' && !span.text.includes('_')) return span.text
  return escapeLittleText(span.text)
}

/** Prose as LinkedIn reads it back unchanged. */
export function escapeLittleText(text: string): string {
  return text.replace(RESERVED, '\\$&')
}
