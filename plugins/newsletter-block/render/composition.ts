/** What the newsletter block channel composes. */
export interface BlockComposition {
  /** HTML fragment, styles inlined, 600 px wide, nothing but absolute addresses. */
  readonly html: string
  /** The same as plain text, at most 72 columns but for addresses and long words. */
  readonly text: string
  /** One line each; templates inert. */
  readonly subject: string
  readonly preheader: string
}
