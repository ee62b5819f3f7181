/** Mastodon: 500 graphemes by default, every address with a scheme counts 23, a remote mention counts without its server. */
import twitter from 'twitter-text'
import { countGraphemes } from 'unicode-segmenter/grapheme'
import { isTagWord, joinSpans, type Network } from './network.ts'

const asOf = '2026-11-01'
const validator = 'https://github.com/mastodon/mastodon/blob/main/app/validators/status_length_validator.rb'
const instance = 'https://docs.joinmastodon.org/entities/Instance/#statuses'

export const mastodon: Network = {
  id: 'mastodon',
  label: { de: 'Mastodon', en: 'Mastodon' },
  limits: {
    // The default; servers differ, the settings take what /api/v2/instance says.
    text: { value: 500, unit: 'graphemes', source: validator, asOf },
    url: { value: 23, unit: 'graphemes per address', source: instance, asOf },
    alt: { value: 1500, unit: 'characters', source: 'https://docs.joinmastodon.org/methods/media/', asOf },
    images: { value: 4, unit: 'images', source: instance, asOf },
    imageBytes: { value: 16_000_000, unit: 'bytes', source: 'https://docs.joinmastodon.org/user/posting/#media', asOf },
  },
  measure: (sent, settings) => [
    { unit: 'graphemes', count: countGraphemes(countable(sent, settings.mastodon.charactersReservedPerUrl)), limit: settings.mastodon.maxCharacters },
  ],
  write: joinSpans,
  tag: (word) => (isTagWord(word) ? `#${word}` : null),
  altLength: (alt) => [...alt].length,
  // What the timeline shows whole.
  cuts: { leastRatio: 3 / 4, mostRatio: 16 / 9, maxWidth: 1600 },
  card: { width: 1600, height: 900 },
  hasMentions: true,
}

/** The text with every address replaced by as many letters as it counts. Mentions stay whole: that counts too many, never too few. */
function countable(text: string, perUrl: number): string {
  // Word by word: an address holds no blank, and looking for one in a long row of signs without any takes the square of its length.
  return text.split(/(\s+)/).map((word) => (word.includes('://') ? counted(word, perUrl) : word)).join('')
}

function counted(word: string, perUrl: number): string {
  let out = ''
  let from = 0
  for (const { indices } of twitter.extractUrlsWithIndices(word, { extractUrlsWithoutProtocol: false })) {
    out += word.slice(from, indices[0]) + 'x'.repeat(perUrl)
    from = indices[1]
  }
  return out + word.slice(from)
}
