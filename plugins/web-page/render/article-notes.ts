/** What an editor is told about the page of a piece as a whole. */
import type { Note } from '../../../src/channel/notes.ts'
import { LIMITS } from '../limits.ts'
import type { PageComposition } from './composition.ts'

const isLong = (value: string, limit: number): boolean => [...value].length > limit

/** Search engines cut what is longer. */
export function lengthNotes(title: string, description: string): Note[] {
  const notes: Note[] = []
  const [titleLimit, descriptionLimit] = [LIMITS.metaTitle.value, LIMITS.metaDescription.value]
  if (isLong(title, titleLimit)) {
    notes.push({
      severity: 'info',
      code: 'meta-title-long',
      path: 'overrides.web-page.meta-title',
      message: {
        de: `Suchmaschinen kürzen den Titel nach etwa ${titleLimit} Zeichen. Setzen Sie einen kürzeren Titel für Suchmaschinen.`,
        en: `Search engines cut the title after about ${titleLimit} characters. Set a shorter title for search engines.`,
      },
    })
  }
  if (isLong(description, descriptionLimit)) {
    notes.push({
      severity: 'info',
      code: 'meta-description-long',
      path: 'overrides.web-page.meta-description',
      message: {
        de: `Suchmaschinen kürzen die Beschreibung nach etwa ${descriptionLimit} Zeichen. Setzen Sie eine kürzere.`,
        en: `Search engines cut the description after about ${descriptionLimit} characters. Set a shorter one.`,
      },
    })
  }
  return notes
}

/** A page above its budget. */
export function sizeNotes({ html }: PageComposition): Note[] {
  // UTF-8 needs at most three bytes per UTF-16 unit; markup is nearly all ASCII, so units are a fair measure.
  const limit = LIMITS.pageBytes.value
  if (html.length <= limit) return []
  const message = {
    de: `Die Seite ist größer als ${limit / 1000} kB. Vielleicht sind es zwei Beiträge.`,
    en: `The page is larger than ${limit / 1000} kB. Perhaps it is two pieces.`,
  }
  return [{ severity: 'info', code: 'page-large', message }]
}
