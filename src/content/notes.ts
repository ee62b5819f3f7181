/** What a step could not carry as written, or what the editor should know. Nothing is lost silently. */

/** `info`: worth knowing; `warning`: look at it; `error`: blocks approval (for the channel that says so). */
export type Severity = 'info' | 'warning' | 'error'

export interface Note {
  readonly severity: Severity
  /** Stable, kebab-case, unique in meaning: `teaser-cut`, `image-missing`. */
  readonly code: string
  /** Where: the field or the path of indexes in the tree (`body.3.items.0`), or absent for the whole. */
  readonly path?: string
  /** One sentence for the editor in each admin language: what happened and what can be done. */
  readonly message: { readonly de: string; readonly en: string }
  /** The words that do not arrive, as written; absent if none are lost. */
  readonly lost?: string
  /** The same for machines, where somebody can choose what to do: plain JSON, its shape said by whoever writes the code. */
  readonly details?: Readonly<Record<string, unknown>>
}
