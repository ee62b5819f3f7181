/** Headings that can be linked to, and the list of them at the side. */
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { createOutline } from '../../../src/channel/outline.ts'
import { slugify } from '../../../src/content/slug.ts'
import type { Phrases } from './phrases.ts'

export interface Section {
  readonly id: string
  readonly text: string
}

/** Fewer sections than this are seen at a glance. */
const FEWEST_SECTIONS = 3
/** Ids that the page itself has. */
const TAKEN = ['content', 'contents']

/** Levels and ids of a page's headings, given in reading order. */
export function createHeadings(): { readonly sections: readonly Section[]; next(level: number, text: string): { readonly level: number; readonly id: string } } {
  const outline = createOutline(1)
  const ids = new Set(TAKEN)
  const sections: Section[] = []
  return {
    sections,
    next(level, text) {
      // An id begins with a letter.
      const base = slugify(text, 60).replace(/^(?=\d)/, 's-') || 'section'
      let id = base
      for (let number = 2; ids.has(id); number++) id = `${base}-${number}`
      ids.add(id)
      const shown = outline.next(level)
      if (shown === 2 && text.trim() !== '') sections.push({ id, text })
      return { level: shown, id }
    },
  }
}

/** The way through a long text; nothing for a short one. */
export function contents(sections: readonly Section[], phrases: Phrases): Html | false {
  if (sections.length < FEWEST_SECTIONS) return false
  return html`<div class="side"><nav class="contents" aria-labelledby="contents"><p class="kicker" id="contents">${phrases.contents}</p><ol>${sections.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}</ol></nav></div>\n`
}
