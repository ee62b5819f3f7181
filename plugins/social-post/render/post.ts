/** The composition: one post for one network, plain JSON. */
import type { ImageOrder } from '../../../src/channel/contract.ts'
import type { Measure, NetworkId } from '../networks/network.ts'

/** Bluesky's rich text: a byte range of the UTF-8 text and what it is. @see app.bsky.richtext.facet */
export interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly [
    { readonly $type: 'app.bsky.richtext.facet#link'; readonly uri: string } | { readonly $type: 'app.bsky.richtext.facet#tag'; readonly tag: string },
  ]
}

export interface PostImage {
  readonly order: ImageOrder
  readonly alt: string
  readonly isAltTruncated: boolean
  /** Name among the packed files: `image-x.jpg`. */
  readonly file: string
}

export interface Post {
  readonly network: NetworkId
  readonly language: string
  /** What is sent, escaped for the network. */
  readonly text: string
  /** What readers read: the message without escapes, link and tags. */
  readonly prose: string
  /** `text` as the network counts it, and the most it takes. */
  readonly count: number
  readonly limit: number
  /** Every way in which the network counts (Bluesky has two). */
  readonly measures: readonly Measure[]
  /** Address of the piece's web page, or null where it did not fit. */
  readonly link: string | null
  /** With `#`, as they stand in the text. */
  readonly tags: readonly string[]
  /** Bluesky only. */
  readonly facets?: readonly Facet[]
  readonly images: readonly PostImage[]
}
