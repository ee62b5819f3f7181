/**
 * What an edition contains: the approved snapshot of one piece in one locale, or of one brand.
 *
 * Plain JSON: stable keys and hashes only, no database id, no clock value, so that the same content has the same identity in any
 * database. Identity is the SHA-256 of the canonical JSON (RFC 8785), see canonical.ts.
 */
import type { EditionHash, ExcerptKey, Locale, MediaKey, PieceKey, TestimonialKey, Tree } from './nodes.ts'

export const PIECE_KINDS = ['news', 'offer', 'guide', 'service-notice', 'snippet'] as const
export type PieceKind = (typeof PIECE_KINDS)[number]

/** Facts a renderer needs about a media file; the bytes are fetched by key when the rendition is packed. */
export interface MediaFacts {
  readonly key: MediaKey
  readonly mime: string
  readonly filename: string
  /** Pixels after EXIF rotation; absent for PDF. */
  readonly width?: number
  readonly height?: number
  /** Alternative text in the edition's locale. */
  readonly alt: string
  /** Focal point, percent from left and from top. */
  readonly focalX: number
  readonly focalY: number
  readonly rightsHolder?: string
  readonly licence?: string
  /** ISO date (YYYY-MM-DD) until which the file may be used. */
  readonly licenceUntil?: string
}

export interface TopicRef {
  readonly key: string
  /** Name in the edition's locale. */
  readonly name: string
}

/** Everything a renderer needs to know of one approved piece in one locale. */
export interface PieceContent {
  readonly format: 1
  readonly subject: 'piece'
  readonly key: PieceKey
  readonly locale: Locale
  readonly kind: PieceKind
  /** Key of the brand it speaks for. */
  readonly brand: string
  readonly title: string
  /** Path segment of the web page: `a–z 0–9 -`. */
  readonly slug: string
  /** One to three sentences that stand for the piece where the body has no room. */
  readonly teaser: string
  readonly byline?: string
  /** The date that the text itself bears (YYYY-MM-DD), if any. */
  readonly date?: string
  readonly topics: readonly TopicRef[]
  readonly hero?: { readonly media: MediaKey; readonly alt: string; readonly caption?: string }
  readonly body: Tree
  /** Facts for every media key used in hero and body. */
  readonly media: Readonly<Record<MediaKey, MediaFacts>>
  /** For every embedded piece: the hash of the edition that is embedded. */
  readonly embeds: Readonly<Record<PieceKey, EditionHash>>
  /** For every quoted testimonial: the hash of the edition that is quoted. Absent where none is. */
  readonly testimonials?: Readonly<Record<TestimonialKey, EditionHash>>
  /** What the editor set for one channel only, by channel id; each channel reads its own part with its own schema. */
  readonly overrides: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Instants (ISO 8601, UTC) between which the message is true, as content: an offer's end, say. */
  readonly validity?: { readonly from?: string; readonly until?: string }
  /** Front matter that no field takes, kept as imported. */
  readonly extra?: Readonly<Record<string, unknown>>
}

export interface Rgb { readonly r: number; readonly g: number; readonly b: number }
/** Percent, 0–100. */
export interface Cmyk { readonly c: number; readonly m: number; readonly y: number; readonly k: number }

export interface BrandColour {
  /** sRGB as `#rrggbb`. */
  readonly hex: string
  readonly cmyk: Cmyk
}

export interface PostalAddress {
  readonly name: string
  readonly street: string
  readonly postcode: string
  readonly town: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** Who answers for what is said in one market, and how to reach them. */
export interface Imprint {
  readonly market: string
  readonly company: string
  readonly address: PostalAddress
  readonly representatives: string
  readonly register?: string
  readonly vatId?: string
  readonly email: string
  readonly phone?: string
  /**
   * What a letter to somebody says of where their address comes from (art. 14 GDPR), by locale; `{origin}` stands for what the list of recipients says. Absent: nothing is
   * written, and no personalised letter leaves for this market.
   */
  readonly mailingOrigin?: Readonly<Record<Locale, string>>
  /** How to object to advertising (art. 21 GDPR), with an address, by locale; see `mailingOrigin`. */
  readonly mailingObjection?: Readonly<Record<Locale, string>>
}

/** The look and the sender of a house. Approved like a piece, but apart: a new logo re-renders without re-approving. */
export interface BrandContent {
  readonly format: 1
  readonly subject: 'brand'
  readonly key: string
  readonly name: string
  readonly claim?: string
  readonly colours: {
    /** Main colour; text in it on white has a contrast of at least 4.5:1. */
    readonly primary: BrandColour
    readonly accent: BrandColour
    readonly ink: BrandColour
    readonly paper: BrandColour
  }
  /** Font family ids of media/brand/fonts. */
  readonly fonts: { readonly text: FontFamilyId; readonly display: FontFamilyId }
  readonly logo?: { readonly media: MediaKey; readonly alt: string }
  readonly imprints: readonly Imprint[]
  /** Return address printed above the recipient's, one line. */
  readonly sender: PostalAddress
  /** Legal notices in every mailing, by locale: imprint address and privacy address. */
  readonly links: { readonly imprintUrl?: string; readonly privacyUrl?: string }
  /** What the privacy page says, by locale: plain text with headings, lists and links; it shows no files and embeds and quotes nothing. Absent where nothing is written. */
  readonly privacy?: Readonly<Record<Locale, Tree>>
  readonly media: Readonly<Record<MediaKey, MediaFacts>>
}

/** Families shipped under media/brand/fonts. */
export const FONT_FAMILIES = ['source-sans-3', 'source-serif-4'] as const
export type FontFamilyId = (typeof FONT_FAMILIES)[number]

/** How it was checked that the words are a customer's: against the customer record, against an order, or not at all (§ 5b (3) UWG asks to say so). */
export const AUTHENTICITIES = ['customer-record', 'order', 'none'] as const
export type Authenticity = (typeof AUTHENTICITIES)[number]

/**
 * A customer's words, approved for quoting. Words and name live apart in a row of their own, so that they can be erased without any edition's
 * hash changing; here stand the row's key and its salted digest. Whether they may be shown, and under which name, says the consent.
 */
export interface TestimonialContent {
  readonly format: 1
  readonly subject: 'testimonial'
  readonly key: TestimonialKey
  readonly locale: Locale
  readonly excerpt: { readonly key: ExcerptKey; readonly digest: string }
  /** The words were said in another language: every channel says so. */
  readonly isTranslation: boolean
  /** Stars the customer gave, 1 to 5. Shown, never aggregated. */
  readonly rating?: number
  /** What it is about, in a few words of the editor's. */
  readonly theme?: string
  /** Month in which it was said: YYYY-MM. */
  readonly saidIn?: string
  readonly topics: readonly TopicRef[]
  readonly authenticity: Authenticity
  /** Stands on the wall of its topics. */
  readonly isOnWall: boolean
}

/** How much room a piece gets in a mailing: its title and a sentence, its teaser with a picture, or the whole text. */
export const BLOCK_SIZES = ['small', 'medium', 'large'] as const
export type BlockSize = (typeof BLOCK_SIZES)[number]

/** One piece of a mailing, pinned to the edition that the approver saw. */
export interface MailingBlock {
  readonly piece: PieceKey
  readonly edition: EditionHash
  readonly size: BlockSize
}

/** One newsletter number in one locale. It quotes pieces by the hashes of their editions, and says itself no more than a subject, a preheader and an introduction. */
export interface MailingContent {
  readonly format: 1
  readonly subject: 'mailing'
  readonly key: string
  readonly locale: Locale
  /** Key of the brand it speaks for. */
  readonly brand: string
  /** What the team calls it: `Newsletter December`. No reader sees it. */
  readonly title: string
  /** One line, what inboxes show in bold. */
  readonly subjectLine: string
  /** One line, what inboxes show behind the subject. */
  readonly preheader: string
  /** What stands above the blocks; it embeds and quotes nothing. */
  readonly intro: Tree
  /** Facts for every media key used in the introduction. */
  readonly media: Readonly<Record<MediaKey, MediaFacts>>
  /** Top to bottom; at least one. */
  readonly blocks: readonly MailingBlock[]
}

export type EditionContent = PieceContent | BrandContent | TestimonialContent | MailingContent

/** An edition as renderers get it: the content and its identity. */
export interface Edition<Content extends EditionContent = PieceContent> {
  readonly hash: EditionHash
  readonly content: Content
}
