/** What the newsletter block channel composes. */

/** One entry of a feed: what JSON Feed 1.1 calls an item. */
export interface FeedItem {
  /** The address of the web page: the same as long as the piece has its slug. */
  readonly id: string
  readonly url: string
  /** Everything here is inert: feeds are fed into mail tools. */
  readonly title: string
  readonly summary?: string
  /** Semantic HTML without styles, absolute addresses only. */
  readonly content_html: string
  readonly content_text: string
  readonly image?: string
  /** RFC 3339, the beginning (UTC) of the day that the text bears; absent where it bears none. */
  readonly date_published?: string
  readonly authors?: readonly { readonly name: string }[]
  readonly tags?: readonly string[]
  readonly language: string
}

/** A block in four forms, or a whole mail in three. */
export interface BlockComposition {
  readonly is: 'block' | 'mail'
  /** A block: a fragment, styles inlined, 600 px wide. A mail: a complete document. Nothing but absolute addresses in either. */
  readonly html: string
  /** A block: `mj-section`s for the body of an MJML document. A mail: a complete MJML document. */
  readonly mjml: string
  /** The same as plain text, at most 72 columns but for addresses and long words. */
  readonly text: string
  /** One per piece; none of a mail. */
  readonly items: readonly FeedItem[]
  /** One line each; templates inert. */
  readonly subject: string
  readonly preheader: string
  /** Rules for dark screens: a mail has them in its head, a block's reader may put them into the head of its own mail. */
  readonly darkCss: string
}
