/**
 * Payload's Lexical editor state as it is stored: the node types that our editor knows, and of each the properties we read or write.
 * Shapes as of @payloadcms/richtext-lexical 3.90 (lexical 0.50); `null` and `''` occur where an editor has not filled in a field yet.
 */

/** A document's id in whichever database; Lexical blocks refer to media and pieces by it. */
export type DocumentId = string | number

/** What every element node carries. `format` is the alignment, of which content knows nothing. */
export interface LexicalElement {
  readonly version: number
  readonly direction: 'ltr' | 'rtl' | null
  readonly format: string
  readonly indent: number
}

export interface LexicalText {
  readonly type: 'text'
  readonly version: number
  readonly text: string
  /** Bit mask, see lexical-formats.ts. */
  readonly format: number
  readonly mode: 'normal' | 'token' | 'segmented'
  readonly style: string
  readonly detail: number
}
export interface LexicalTab extends Omit<LexicalText, 'type'> {
  readonly type: 'tab'
}
export interface LexicalLineBreak {
  readonly type: 'linebreak'
  readonly version: number
}
export interface LexicalLink extends LexicalElement {
  readonly type: 'link' | 'autolink'
  readonly id?: string
  readonly fields: { readonly linkType: 'custom'; readonly url: string; readonly newTab: boolean; readonly title?: string }
  readonly children: readonly LexicalInline[]
}
export interface LexicalInlineBlock {
  readonly type: 'inlineBlock'
  readonly version: number
  readonly fields: LexicalBlockFields
}
export type LexicalInline = LexicalText | LexicalTab | LexicalLineBreak | LexicalLink | LexicalInlineBlock

export interface LexicalParagraph extends LexicalElement {
  readonly type: 'paragraph'
  readonly textFormat: number
  readonly textStyle: string
  readonly children: readonly LexicalInline[]
}
export interface LexicalHeading extends LexicalElement {
  readonly type: 'heading'
  readonly tag: 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6'
  readonly children: readonly LexicalInline[]
}
/** Holds text, or (as a shadow root) blocks. */
export interface LexicalQuote extends LexicalElement {
  readonly type: 'quote'
  readonly children: readonly (LexicalInline | LexicalBlock)[]
}
export interface LexicalList extends LexicalElement {
  readonly type: 'list'
  readonly listType: 'bullet' | 'number' | 'check'
  readonly tag: 'ul' | 'ol'
  readonly start: number
  readonly children: readonly LexicalListItem[]
}
/** A nested list stands in an item of its own, behind the item it belongs to. */
export interface LexicalListItem extends LexicalElement {
  readonly type: 'listitem'
  readonly value: number
  readonly checked?: boolean
  readonly children: readonly (LexicalInline | LexicalBlock)[]
}
export interface LexicalTable extends LexicalElement {
  readonly type: 'table'
  readonly children: readonly LexicalTableRow[]
}
export interface LexicalTableRow extends LexicalElement {
  readonly type: 'tablerow'
  readonly children: readonly LexicalTableCell[]
}
export interface LexicalTableCell extends LexicalElement {
  readonly type: 'tablecell'
  readonly colSpan: number
  readonly rowSpan: number
  /** 0: none, 1: stands in a header row, 2: stands in a header column, 3: both. */
  readonly headerState: number
  readonly backgroundColor: string | null
  readonly children: readonly LexicalBlock[]
}
export interface LexicalRule {
  readonly type: 'horizontalrule'
  readonly version: number
}
export interface LexicalBlockNode {
  readonly type: 'block'
  readonly version: number
  readonly format: string
  readonly fields: LexicalBlockFields
}
/** A block's fields by name; which ones there are is said in blocks.ts. */
export interface LexicalBlockFields {
  readonly id: string
  readonly blockType: string
  readonly blockName: string
  readonly [field: string]: unknown
}
export type LexicalBlock = LexicalParagraph | LexicalHeading | LexicalQuote | LexicalList | LexicalTable | LexicalRule | LexicalBlockNode

export type LexicalNode = LexicalBlock | LexicalInline | LexicalListItem | LexicalTableRow | LexicalTableCell

/** What a Payload rich text field stores. */
export interface LexicalState {
  readonly root: LexicalElement & { readonly type: 'root'; readonly children: readonly LexicalBlock[] }
}

/** How stable keys and a database's ids find each other. `null`: not in this database. */
export interface LexicalRefs {
  mediaId(key: string): DocumentId | null
  mediaKey(id: DocumentId): string | null
  pieceId(key: string): DocumentId | null
  pieceKey(id: DocumentId): string | null
  testimonialId(key: string): DocumentId | null
  testimonialKey(id: DocumentId): string | null
}
