/** What a piece is called where it must be called something. */
import { isVisible } from '../../../src/content/clean-text.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { Phrases } from './phrases.ts'

/** Its title; its kind, where the title (of an unfinished draft, say) shows nothing: links and headings need words. */
export function shownTitle({ title, kind }: Pick<PieceContent, 'title' | 'kind'>, phrases: Phrases): string {
  return isVisible(title) ? title : phrases.kinds[kind]
}
