/** What is said of any page that is heavier than pages should be. */
import type { Note } from '../../../src/channel/notes.ts'
import { LIMITS } from '../limits.ts'

/** A page above its budget, whatever kind of page it is. @param isPiece then it may be two */
export function sizeNotes(html: string, isPiece: boolean): Note[] {
  const limit = LIMITS.pageBytes.value
  // UTF-8 needs at most three bytes per UTF-16 unit, so most pages need not be counted.
  if (html.length * 3 <= limit || new TextEncoder().encode(html).byteLength <= limit) return []
  const message = {
    de: `Die Seite ist größer als ${limit / 1000} kB.${isPiece ? ' Vielleicht sind es zwei Beiträge.' : ' Kürzen Sie, was auf ihr steht.'}`,
    en: `The page is larger than ${limit / 1000} kB.${isPiece ? ' Perhaps it is two pieces.' : ' Shorten what stands on it.'}`,
  }
  return [{ severity: 'info', code: 'page-large', message }]
}
