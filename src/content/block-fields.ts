/** What describes a field of an editor's block, as data. */

export interface Label {
  readonly de: string
  readonly en: string
}

export type BlockField = {
  readonly name: string
  readonly label: Label
  /** Needed before the piece can be submitted; drafts may lack it. */
  readonly required: boolean
  /** What to write, in a sentence below the field. */
  readonly help?: Label
  /** The field is asked for only where its neighbour of that name has one of these values. */
  readonly onlyWhere?: { readonly field: string; readonly values: readonly string[] }
} & (
  | { readonly type: 'text' | 'textarea'; readonly maxLength: number }
  /** One line with an address of isSafeUrl. */
  | { readonly type: 'url' }
  /** A media document. */
  | { readonly type: 'upload' }
  /** A piece document, a testimonial document. */
  | { readonly type: 'piece' | 'testimonial' }
  /** Lexical with paragraphs, line breaks, character formats, links and variables, nothing else. */
  | { readonly type: 'richText' }
  /** Lexical with every block of PLAIN_BLOCKS. */
  | { readonly type: 'plainBlocks' }
  /** `row`: what one of its rows is called. */
  | { readonly type: 'array'; readonly maxRows: number; readonly row: Label; readonly fields: readonly BlockField[] }
  /** `initial`: what is chosen in a new block. */
  | { readonly type: 'select'; readonly options: readonly { readonly value: string; readonly label: Label }[]; readonly initial?: string }
)

export interface LexicalBlockConfig {
  readonly slug: string
  readonly label: Label
  /** Stands within a line of text. */
  readonly isInline: boolean
  readonly fields: readonly BlockField[]
}
