/**
 * The contract that every channel fulfils. A channel is a folder under plugins/ that exports one {@link ChannelPlugin}.
 *
 * `render` is pure, synchronous and total: the same input gives the same composition, whatever the clock, the machine or the database.
 * `pack` turns a composition into files (CPU and disk, never the network). `carrier` alone talks to the world.
 */
import type { z } from 'zod'
import type { BrandContent, Edition, MailingContent, PieceContent, PieceKind, TopicRef } from '../content/edition.ts'
import type { EditionHash, Locale, MediaKey, PieceKey } from '../content/nodes.ts'
import type { Carrier } from './carrier.ts'
import type { MailExport } from './mail-export.ts'
import type { Note } from './notes.ts'
import type { Press } from './press.ts'
import type { Quote, Quotes } from './quotes.ts'

export type ChannelId = string
export type VariantId = string
/** ISO 3166-1 alpha-2 code of a configured market. */
export type Market = string

/** One form of a channel's output: a size, a network, a format. */
export interface Variant {
  readonly id: VariantId
  /** Label for people, by admin language. */
  readonly label: { readonly de: string; readonly en: string }
  /** True: made of one piece, offered in previews and to channel apps. False: a page of the channel itself (a list, a 404). */
  readonly isPerPiece: boolean
  /** Does it say when what is visible changed last ({@link RenderInput.changed})? Only then is it made anew where nothing but that instant has changed. */
  readonly saysChanged?: true
}

/** A rule of somebody else's (a network, a post office), as data with where it was read and when. */
export interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  /** ISO date of the reading. */
  readonly asOf: string
}
export type Limits = Readonly<Record<string, Limit | Readonly<Record<string, Limit>>>>

/** Whom a personalised rendition addresses. Never part of an edition. */
export interface Recipient {
  /** Whole, as it is printed: with the sign that ends it where its language and country have one. */
  readonly salutation?: string
  readonly givenName?: string
  readonly surname?: string
  readonly customerNumber?: string
  /** Lines of the address block, top to bottom, already in the order the country wants; at most 6. */
  readonly addressLines: readonly string[]
  readonly town?: string
  readonly postcode?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  readonly gender?: 'female' | 'male' | 'diverse' | 'unknown'
  readonly formality?: 'formal' | 'informal'
  /** What else stands in the list of recipients, by the name of its column. */
  readonly free?: Readonly<Record<string, string>>
  /** Where this recipient answers: the address of the personal code. */
  readonly personalUrl?: string
  /** True for an invented recipient on a specimen. */
  readonly isSpecimen?: boolean
}

/** One page of the customers' words on one topic, or on all. */
export interface Wall {
  /** Null: all topics. */
  readonly topic: TopicRef | null
  /** Topics that have a wall of their own in this locale. */
  readonly topics: readonly TopicRef[]
  /** Newest first. */
  readonly quotes: readonly Quote[]
  /** From 1. */
  readonly page: number
  readonly pages: number
}

/** One page of a list of pieces, newest first; the pieces themselves are the subjects. */
export interface Listing {
  /** Null: every kind. */
  readonly kind: PieceKind | null
  /** Null: every topic. */
  readonly topic: TopicRef | null
  /** Kinds and topics of which something is visible in this locale: the ways from here. */
  readonly kinds: readonly PieceKind[]
  readonly topics: readonly TopicRef[]
  /** From 1. */
  readonly page: number
  readonly pages: number
}

/** A mailing as a complete mail. Its subjects are the editions of its blocks, in their order. */
export interface Mailing {
  readonly content: MailingContent
  /**
   * Where the mail says how to read it on the web and how to leave: addresses, or the place-holders of the tool that sends it (`{{ UnsubscribeURL }}`). They come
   * from an exporter, never from content, and stand in the mail as they are.
   */
  readonly links: { readonly online: string; readonly unsubscribe: string }
}

export interface RenderInput {
  /** What is said: one edition, or several (a mailing, a list). */
  readonly subjects: readonly Edition<PieceContent>[]
  readonly recipient?: Recipient
  /** Where the recipients' addresses come from, as their list says in the rendition's locale: printed in the notice that a mailing owes them. */
  readonly origin?: string
  readonly variant: VariantId
  readonly market: Market
  /** For variants that say it (`saysChanged`), of a publication: since when it stands as it does, ISO 8601 in UTC. The same instant as in feeds and sitemap. */
  readonly changed?: string
  /** For variants that show a wall. */
  readonly wall?: Wall
  /** For variants that show a list. */
  readonly list?: Listing
  /** For variants that show a whole mail. */
  readonly mailing?: Mailing
}

/** Another language's page of the same piece that is live or goes live together with this one. */
export interface Sibling {
  readonly locale: Locale
  readonly slug: string
}

/** Everything else a rendition depends on. Nothing is ambient: no clock, no environment, no randomness. */
export interface RenderContext<Settings = unknown> {
  readonly locale: Locale
  /** Public origin without trailing slash: `https://hub.example.com`. */
  readonly baseUrl: string
  readonly brand: BrandContent
  readonly brandHash: EditionHash
  readonly siblings: readonly Sibling[]
  readonly settings: Settings
  /** Editions that the subjects embed (and those that these embed), by hash. */
  readonly embedded: Readonly<Record<EditionHash, Edition<PieceContent>>>
  /** Quoted testimonials that may be shown on this channel now, by key. One that is absent is left out with a note. */
  readonly quotes: Quotes
  /** Made from unapproved content: every channel marks its output plainly ("Entwurf"/"Draft"). */
  readonly isDraft: boolean
}

/** Files made while packing. */
export interface Artefact {
  /** File name without directories: `page.html`, `image.jpg`. */
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
  /** Response headers that belong to the content: a Content-Security-Policy with the hashes of its styles, say. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A named cut of an image, made by {@link PackTools.image}. */
export interface ImageOrder {
  readonly media: MediaKey
  readonly width: number
  readonly height?: number
  /** `cover` crops around the focal point, `inside` scales down only. */
  readonly fit: 'cover' | 'inside'
  readonly focalX?: number
  readonly focalY?: number
  /** `attention`: nobody set a focal point, so `cover` keeps what draws the eye. */
  readonly focus?: 'attention'
  readonly format: 'jpeg' | 'png' | 'webp' | 'avif'
  /** Upper bound of the file's size; quality is searched downwards until it fits. */
  readonly maxBytes?: number
  /** px: the picture may be made smaller than ordered, down to this width and in the same ratio, where quality alone does not keep it within `maxBytes`. */
  readonly leastWidth?: number
  /** Lay on this background (`#rrggbb`) where the source is transparent. Default white. */
  readonly background?: string
}

/** What pack may use; given by the shell. */
export interface PackTools {
  /** Original bytes of a media file. @throws HubError `media-missing` */
  original(key: MediaKey): Promise<Uint8Array>
  image(order: ImageOrder): Promise<Uint8Array>
  /**
   * Says how far it is to whoever waits: so many steps done, of so many. A step is what a person would count (a picture, a page), or a stage of the work. `of` may
   * grow while more is found out, `done` never falls. Channels that make only text say nothing.
   */
  progress?(done: number, of: number): void
  /** Aborted where nobody waits any more: stop at the next step. */
  readonly signal?: AbortSignal
}

/** What an editor's eye needs of a composition: plain JSON, no bytes of pictures. Each channel says in its README what stands in it. */
export type ChannelView = Readonly<Record<string, unknown>>

/** Notes and the work order for pack. Compositions are plain JSON. */
export interface Rendered<Composition> {
  readonly composition: Composition
  readonly notes: readonly Note[]
}

/** What pack made. Notes found only when packing (a missing glyph, a preflight finding) come with it. */
export interface Packed {
  readonly artefacts: readonly Artefact[]
  readonly notes: readonly Note[]
}

/** A text that an editor may set for this channel only; empty by default. Read by the channel from `content.overrides[id][name]`. */
export interface OverrideField {
  /** kebab-case: `text-x`, `meta-title`. */
  readonly name: string
  readonly label: { readonly de: string; readonly en: string }
  /** Characters. */
  readonly maxLength: number
  readonly isMultiline?: boolean
}

export interface ChannelPlugin<Settings = unknown, Composition = unknown> {
  /** Equals the folder's name. */
  readonly id: ChannelId
  readonly label: { readonly de: string; readonly en: string }
  /** A released version; a bump makes old renditions stale. */
  readonly version: number
  /** Validates the channel's settings once, at start. */
  readonly settings: z.ZodType<Settings>
  readonly limits: Limits
  /** The first is the default. */
  readonly variants: readonly [Variant, ...Variant[]]
  readonly overrides: readonly OverrideField[]
  /** Shows the whole body (so that every source word must arrive or be noted). */
  readonly carriesBody: boolean
  render(input: RenderInput, ctx: RenderContext<Settings>): Rendered<Composition>
  pack(composition: Composition, tools: PackTools): Promise<Packed>
  /**
   * Does packing this composition take longer than writing text down: pictures, a PDF? Then it is made as a job with progress, and nobody's request does it. Pure.
   * Absent: it never does.
   */
  takesTime?(composition: Composition): boolean
  /** Plain text a reader of the composition meets, in order: for the consistency report and the word count of notes. */
  words(composition: Composition): string
  /**
   * What an editor sees of the composition while writing, before any file is made: `{html, text?, subject?, preheader?}` of a page or a mail; of a post its texts, counters, tags and
   * alternative texts, its pictures as orders and sizes. Pure and cheap: it runs with every keystroke that settles. Its HTML is shown in a sandboxed frame without scripts.
   * Absent: only the files show it.
   */
  view?(composition: Composition): ChannelView
  /**
   * For each of `overrides` by its name: the text that the channel makes of itself where the editor sets none, so that both can be seen side by side. Pure. The first subject comes
   * without this channel's overrides (its hash is that of the content with them). A name that is absent replaces nothing in this variant.
   */
  replaced?(input: RenderInput, ctx: RenderContext<Settings>): Readonly<Record<string, string>>
  /**
   * Pictures of the pages that `pack` prints, for people to look at on a screen: `page-1.png` and so on. Never delivered, never kept with the rendition. Only channels that print have it.
   */
  pages?(composition: Composition, tools: PackTools): Promise<readonly Artefact[]>
  /** What `pack` would say of text that does not fit, without packing: notes, none where it fits. Only channels with `pages` have it. */
  fit?(composition: Composition, tools: PackTools): Promise<readonly Note[]>
  /** Prints runs: the same content for many recipients, as files for a press. Only channels that print have it. */
  readonly press?: Press
  /** Mail tools that take what this channel packs of a mailing, by id (`listmonk`). Only channels that make whole mails have it. */
  readonly mailExports?: Readonly<Record<string, MailExport>>
  /** Talks to networks. Only channels that send have one. */
  readonly carrier?: Carrier
  /** Ends what `pack` keeps running: worker processes. */
  close?(): Promise<void>
}

export type { EditionHash, Locale, MediaKey, Note, PieceKey }
