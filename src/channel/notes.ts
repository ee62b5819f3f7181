/** What a channel could not carry as written, or what the editor should know. Nothing is lost silently. */

/** `info`: worth knowing; `warning`: look at it; `error`: blocks approval for this channel. */
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
}

/** Has this rendition an obstacle that keeps it from being approved for the channel? */
export function hasErrors(notes: readonly Note[]): boolean {
  return notes.some((note) => note.severity === 'error')
}
