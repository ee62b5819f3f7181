/** What a channel could not carry as written, or what the editor should know. Nothing is lost silently. */
import type { Note } from '../content/notes.ts'

export type { Note, Severity } from '../content/notes.ts'

/** Has this rendition an obstacle that keeps it from being approved for the channel? */
export function hasErrors(notes: readonly Note[]): boolean {
  return notes.some((note) => note.severity === 'error')
}
