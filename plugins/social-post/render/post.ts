/** The composition: one post for one network, plain JSON. */
import type { ImageOrder } from '../../../src/channel/contract.ts'
import type { FontFamilyId } from '../../../src/content/edition.ts'
import type { TestimonialKey } from '../../../src/content/nodes.ts'
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

/** What a post's text is, whatever it says. */
export interface PostText {
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
  /** Address of the piece's web page as it stands in the text, or null where it does not. */
  readonly link: string | null
  /** The address where the text points to the profile instead, because addresses are no links there (Instagram). */
  readonly bioLink?: string
  /** With `#`, as they stand in the text. */
  readonly tags: readonly string[]
  /** Bluesky only. */
  readonly facets?: readonly Facet[]
  /** What the link shows beneath the text, where it stands there and no picture does. */
  readonly card?: LinkCard
}

/** What a link shows of the page that it leads to; most networks read it off that page themselves. Plain text in one line each. */
export interface LinkCard {
  readonly title: string
  /** Empty without a teaser. */
  readonly description: string
}

export interface Post extends PostText {
  readonly images: readonly PostImage[]
  /** The posts that follow this one, each an answer to the one before, where the text became several. Numbers stand in the texts. */
  readonly chain?: readonly PostText[]
  /** A picture of the title, where the network wants a picture and the piece has none. */
  readonly titleCard?: CardImage & { readonly file: string }
  /** Posts beside this one: one for each testimonial that the piece quotes. */
  readonly quotes: readonly QuotePost[]
}

/** A post that says a customer's words. */
export interface QuotePost extends PostText {
  readonly testimonial: TestimonialKey
  /** Where the sentence on authenticity stands; the picture and its alternative text say it always. */
  readonly remarksIn: 'text-and-image' | 'image'
  /** Name of its files without ending: `quote-1`. */
  readonly file: string
  readonly image: CardImage
}

/** A picture of words: what is on it, final, and in which colours. */
export interface CardImage {
  readonly isQuotation: boolean
  /** Says all words that are on the picture. */
  readonly alt: string
  /** px */
  readonly width: number
  readonly height: number
  readonly maxBytes: number
  readonly theme: string
  readonly words: string
  readonly attribution: string
  /** 1 to 5, drawn as stars. */
  readonly rating: number | null
  /** Rating in words, month. */
  readonly facts: string
  /** Translation, authenticity, selection. */
  readonly remarks: string
  /** Name of the brand. */
  readonly house: string
  /** Empty on what is approved. */
  readonly draftMark: string
  readonly fonts: { readonly text: FontFamilyId; readonly display: FontFamilyId }
  /** `#rrggbb`, readable on `paper`. */
  readonly colours: { readonly paper: string; readonly accent: string; readonly ink: string; readonly muted: string; readonly primary: string }
}
