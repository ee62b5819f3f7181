/** Teasers beside titles. */
import type { PieceContent } from '../content/edition.ts'
import { oneLine } from '../content/words.ts'

/** Does the teaser say anything that the title does not? Imported posts often repeat the title in it; said twice in a row, it reads as a mistake. */
export function saysMore(content: Pick<PieceContent, 'title' | 'teaser'>): boolean {
  const teaser = bare(content.teaser)
  return teaser !== '' && teaser !== bare(content.title)
}

function bare(text: string): string {
  return oneLine(text).replace(/[.!?…]+$/, '').trim().toLowerCase()
}
