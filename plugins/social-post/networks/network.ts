/** What a network is to this channel: its limits as data, and how it counts, writes and tags. All pure. */
import type { Limit } from '../../../src/channel/contract.ts'
import type { SocialPostSettings } from '../settings.ts'

export const NETWORK_IDS = ['x', 'bluesky', 'mastodon', 'linkedin', 'instagram', 'facebook', 'threads'] as const
export type NetworkId = (typeof NETWORK_IDS)[number]

/** A stretch of a post's text. Links and tags are never escaped, broken or shortened. */
export interface Span {
  readonly kind: 'prose' | 'link' | 'tag'
  readonly text: string
}

/** One way in which a network counts a text, and the most it takes. */
export interface Measure {
  readonly unit: string
  readonly count: number
  readonly limit: number
}

/** The limits that every network has; networks add their own. */
export interface NetworkLimits extends Readonly<Record<string, Limit>> {
  readonly text: Limit
  readonly alt: Limit
  readonly images: Limit
  readonly imageBytes: Limit
}

/** Which cuts of a picture a network takes and shows whole. */
export interface CutRule {
  /** Width divided by height. */
  readonly leastRatio: number
  readonly mostRatio: number
  /** px */
  readonly maxWidth: number
  /** px; a smaller picture is enlarged to it. Absent: never enlarged. */
  readonly minWidth?: number
  /** Every picture of a post has the first one's ratio. */
  readonly isUniform?: boolean
}

export interface Network {
  readonly id: NetworkId
  readonly label: { readonly de: string; readonly en: string }
  readonly limits: NetworkLimits
  /** Counts a text as it is sent (after {@link Network.write}), as the network does. The first measure is the one people know. */
  measure(sent: string, settings: SocialPostSettings): readonly [Measure, ...Measure[]]
  /** Joins spans into the text that is sent: escapes what the network would read as markup. */
  write(spans: readonly Span[]): string
  /** The tag (with `#`) if the network takes it as one whole tag, else null. `word` has letters, marks and digits only. */
  tag(word: string): string | null
  /** Length of an alternative text as the network counts it, in the unit of `limits.alt`. */
  altLength(alt: string): number
  readonly cuts: CutRule
  /** Size of the pictures that the channel draws itself (words on paper), px. */
  readonly card: { readonly width: number; readonly height: number }
  /** Does an `@name` in the text call somebody? */
  readonly hasMentions: boolean
  /** Takes no post without a picture. */
  readonly needsPicture?: boolean
  /** Addresses in the text are no links: the text points to the profile instead. */
  readonly isLinkDead?: boolean
  /** More tags than this look like spam there, though they are allowed. */
  readonly seemlyTags?: number
  /** Only the first so many tags of a text become tags, the others stay words. */
  readonly liveTags?: number
}

/** Spans joined as they are: for networks that take plain text. */
export function joinSpans(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('')
}

/** A word with a letter in it that does not begin with a combining mark: what every network takes as a tag. */
export function isTagWord(word: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*$/u.test(word) && /\p{L}/u.test(word) && word.length <= 100
}
