/** What an editor is told about the page of a piece as a whole. */
import type { Note } from '../../../src/channel/notes.ts'
import { LIMITS } from '../limits.ts'

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
