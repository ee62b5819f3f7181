/** What search engines and link previews are told: the editor's own words, else the piece's. */
import type { PieceContent } from '../../../src/content/edition.ts'

export function metaTexts(content: PieceContent): { readonly title: string; readonly description: string } {
  const own = content.overrides['web-page'] ?? {}
  return { title: own['meta-title']?.trim() || content.title, description: own['meta-description']?.trim() || content.teaser }
}

/** What the overrides stand in for. */
export function replacedTexts({ title, teaser }: PieceContent): Readonly<Record<'meta-title' | 'meta-description', string>> {
  return { 'meta-title': title, 'meta-description': teaser }
}
