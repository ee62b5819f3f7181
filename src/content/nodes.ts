/**
 * The content tree: what a message *is*, apart from any editor and any channel.
 *
 * This file is the normative list of node types in TypeScript; `SPEC.md` beside it says the same in words, `schema.ts`
 * checks it at run time. A node type added here fails to compile until every channel decides what becomes of it
 * (`satisfies NodeMap<…>` in src/channel/walk.ts).
 */

/** Character formats. The order of {@link MARKS} is the canonical order of `Text.marks`. */
export const MARKS = ['bold', 'italic', 'underline', 'strike', 'code', 'sub', 'sup'] as const
export type Mark = (typeof MARKS)[number]

/** URL schemes a link may carry. Everything else is refused on write. A link may also be a site-relative path (`/…`). */
export const LINK_SCHEMES = ['http', 'https', 'mailto', 'tel'] as const

/** A run of text with one set of marks. `text` is never empty; neighbours never carry equal marks (they are joined). */
export interface Text {
  readonly type: 'text'
  readonly text: string
  readonly marks?: readonly Mark[]
}

/** A hard line break inside a block. */
export interface LineBreak {
  readonly type: 'lineBreak'
}

/** A hyperlink. `url`: an absolute URL of {@link LINK_SCHEMES} or a site-relative path. Links do not nest. */
export interface Link {
  readonly type: 'link'
  readonly url: string
  readonly title?: string
  readonly children: readonly (Text | LineBreak | Variable)[]
}

/** Personalisation: replaced by the recipient's value where there is one, else by `fallback`. An empty fallback says that a letter without the value must not go out. */
export interface Variable {
  readonly type: 'variable'
  /** One of {@link VARIABLE_NAMES}. */
  readonly name: VariableName
  /** Of `free`, and only of it: the column of the list of recipients, as its header names it. */
  readonly column?: string
  readonly fallback: string
}

/** What may be personalised; a closed list, so that no template language is needed. `free`: any other column of a list of recipients. */
export const VARIABLE_NAMES = ['salutation', 'givenName', 'surname', 'postcode', 'town', 'customerNumber', 'free'] as const
export type VariableName = (typeof VARIABLE_NAMES)[number]

export type Inline = Text | LineBreak | Link | Variable

export interface Paragraph {
  readonly type: 'paragraph'
  readonly children: readonly Inline[]
}

/** A heading below the piece's title. Level 2 is the highest (the title is level 1). */
export interface Heading {
  readonly type: 'heading'
  readonly level: 2 | 3 | 4
  readonly children: readonly Inline[]
}

export interface List {
  readonly type: 'list'
  readonly ordered: boolean
  /** First number of an ordered list; absent means 1. */
  readonly start?: number
  readonly items: readonly ListItem[]
}

/** An item: its text, then optionally one nested list. `checked` makes it a task. */
export interface ListItem {
  readonly type: 'listItem'
  readonly checked?: boolean
  readonly children: readonly Inline[]
  readonly nested?: List
}

/** A quotation set apart. Paragraphs inside are separated by two line breaks. `source` names who or what is quoted. */
export interface Quote {
  readonly type: 'quote'
  readonly children: readonly Inline[]
  readonly source?: string
}

/** Preformatted text; line breaks are kept. */
export interface Code {
  readonly type: 'code'
  readonly language?: string
  readonly text: string
}

/** A picture. `media` is the SHA-256 (hex) of the original file, or null where the file is missing (`source` then says which). */
export interface Image {
  readonly type: 'image'
  readonly media: MediaKey | null
  /** What the image shows, in the piece's language; empty only if purely decorative. */
  readonly alt: string
  readonly caption?: string
  /** The address by which the imported text named the file. */
  readonly source?: string
}

export interface Table {
  readonly type: 'table'
  readonly caption?: string
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  readonly type: 'tableRow'
  readonly cells: readonly TableCell[]
}

export interface TableCell {
  readonly type: 'tableCell'
  readonly header?: 'row' | 'column'
  readonly colSpan?: number
  readonly rowSpan?: number
  readonly children: readonly Inline[]
}

/** Figures worth showing large: "3,000 kWh · saved per year". */
export interface KeyFigures {
  readonly type: 'keyFigures'
  readonly items: readonly { readonly value: string; readonly label: string }[]
}

/** The one thing the reader is asked to do. */
export interface CallToAction {
  readonly type: 'callToAction'
  readonly label: string
  readonly url: string
}

/** Another piece or snippet set into this one, by its key. The edition pins the embedded edition's hash. */
export interface Embed {
  readonly type: 'embed'
  readonly piece: PieceKey
}

/** What becomes of a piece when a customer's consent to being quoted in it ends: the quote goes and the piece stays, or the whole piece goes. */
export const CONSENT_ENDINGS = ['quote-goes', 'piece-goes'] as const
export type ConsentEnding = (typeof CONSENT_ENDINGS)[number]

/** A customer's words, quoted with their consent. The edition pins the testimonial's edition; the words themselves live apart and never stand in a tree. */
export interface Testimonial {
  readonly type: 'testimonial'
  readonly testimonial: TestimonialKey
  readonly ending: ConsentEnding
}

/** Small print that belongs to the message: terms, sources, disclaimers. Never dropped by any channel that shows the body. */
export interface LegalNote {
  readonly type: 'legalNote'
  readonly children: readonly Inline[]
}

/** A thematic break. */
export interface Divider {
  readonly type: 'divider'
}

/** What a condition looks at: the locale of the text, or what the list of recipients says. `free`: any other of its columns. */
export const CONDITION_FIELDS = ['country', 'postcode', 'town', 'gender', 'formality', 'customerNumber', 'locale', 'free'] as const
export type ConditionField = (typeof CONDITION_FIELDS)[number]
/** How it looks. `between`: two numbers or two postcodes, both included. */
export const CONDITION_TESTS = ['one-of', 'starts-with', 'between', 'present', 'absent'] as const
export type ConditionTest = (typeof CONDITION_TESTS)[number]
/** How many of the conditions must hold. `none` is the opposite of `any`: one block of each, with the same conditions, reaches everybody once. */
export const CONDITION_MATCHES = ['all', 'any', 'none'] as const
export type ConditionMatch = (typeof CONDITION_MATCHES)[number]
/** Who reads without being anybody's recipient (a web page, a newsletter, a specimen) sees the blocks, or does not. */
export const FOR_OTHERS = ['hidden', 'shown'] as const
export type ForOthers = (typeof FOR_OTHERS)[number]

/** One typed condition; no code and no template language. How values are compared is said in src/channel/conditions.ts. */
export interface Condition {
  readonly field: ConditionField
  /** Of `free`, and only of it: the column of the list of recipients. */
  readonly column?: string
  readonly is: ConditionTest
  /** 1–50 for `one-of` and `starts-with`, two for `between`, none for `present` and `absent`. */
  readonly values: readonly string[]
}

/** Blocks for some recipients only. */
export interface Conditional {
  readonly type: 'conditional'
  readonly match: ConditionMatch
  /** 1–5. */
  readonly rules: readonly Condition[]
  readonly forOthers: ForOthers
  /** Never empty. What has an approval or a consent of its own stands outside: it never depends on who reads. */
  readonly children: readonly PlainBlock[]
}

/** Blocks that say all of it themselves. */
export type PlainBlock = Paragraph | Heading | List | Quote | Code | Image | Table | KeyFigures | CallToAction | LegalNote | Divider

export type Block = PlainBlock | Embed | Testimonial | Conditional

export type Node = Block | Inline | ListItem | TableRow | TableCell
export type NodeType = Node['type']
export type BlockType = Block['type']

/** A whole body. */
export interface Tree {
  readonly type: 'root'
  readonly children: readonly Block[]
}

/** SHA-256 of a media file's original bytes, 64 lower-case hex digits. */
export type MediaKey = string
/** A piece's stable key: 1–80 characters of `a–z 0–9 -`. The same piece has the same key in every database. */
export type PieceKey = string
/** A testimonial's stable key, made like a piece's. */
export type TestimonialKey = string
/** The key of a row of words: a UUID. */
export type ExcerptKey = string
/** SHA-256 of an edition's canonical JSON, 64 lower-case hex digits. */
export type EditionHash = string
/** A BCP-47 tag out of the configured locales. */
export type Locale = string
