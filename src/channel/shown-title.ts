/** What a piece is called where it must be called something. */
import { isVisible } from '../content/clean-text.ts'
import type { PieceContent, PieceKind } from '../content/edition.ts'
import type { Note } from './notes.ts'

/** Its title; its kind, where the title (of an unfinished draft, say) shows nothing: links and headings need words. */
export function shownTitle({ title, kind }: Pick<PieceContent, 'title' | 'kind'>, { kinds }: { readonly kinds: Readonly<Record<PieceKind, string>> }): string {
  return isVisible(title) ? title : kinds[kind]
}

/** The piece has no title, and is called something else. */
export const titleMissing = (called: string): Note => ({
  severity: 'warning',
  code: 'title-missing',
  path: 'title',
  message: {
    de: `Der Beitrag hat keinen Titel; an seiner Stelle steht „${called}“. Geben Sie ihm einen.`,
    en: `The piece has no title; “${called}” stands in its place. Give it one.`,
  },
})
