/** What a feed says, before it has a format. */
import type { Locale } from '../../content/nodes.ts'

export interface Feed {
  readonly title: string
  readonly locale: Locale
  /** Who speaks. */
  readonly author: { readonly name: string; readonly url: string }
  /** The list that it follows, absolute. */
  readonly page: string
  /** Its own address, absolute. */
  readonly self: string
  /** Newest first. */
  readonly entries: readonly FeedEntry[]
}

export interface FeedEntry {
  /** Never changes, whatever the piece is called or where it moves: an IRI. */
  readonly id: string
  readonly title: string
  /** Absolute. */
  readonly url: string
  /** ISO 8601 in UTC: since when it is visible, and when what is visible changed last. */
  readonly published: string
  readonly updated: string
  /** Plain text. */
  readonly summary: string
  readonly byline?: string
  readonly topics: readonly { readonly key: string; readonly name: string }[]
  /** HTML with absolute addresses. */
  readonly html: string
  /** Absolute address of a JPEG. */
  readonly image?: string
}

/** When anything in it changed last; the beginning of time where nothing stands in it, because a feed must say something. */
export const updatedOf = ({ entries }: Feed): string => entries.map(({ updated }) => updated).sort().at(-1) ?? '1970-01-01T00:00:00.000Z'
