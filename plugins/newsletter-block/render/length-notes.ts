/** What inboxes cut off. */
import type { Note } from '../../../src/channel/notes.ts'
import { oneLine } from '../../../src/content/words.ts'
import { LIMITS } from '../limits.ts'

/** Notes on subject and preheader. */
export function lengthNotes(subject: string, preheader: string): Note[] {
  const notes: Note[] = []
  const length = (text: string) => [...text.replaceAll('\u200b', '')].length
  if (length(subject) > LIMITS.subject.value) {
    notes.push({
      severity: 'info',
      code: 'subject-long',
      path: 'overrides.newsletter-block.subject',
      message: {
        de: `Der Betreff hat mehr als ${LIMITS.subject.value} Zeichen; viele Postfächer kürzen ihn. Setzen Sie einen kürzeren.`,
        en: `The subject has more than ${LIMITS.subject.value} characters; many inboxes cut it. Set a shorter one.`,
      },
    })
  }
  if (length(preheader) > LIMITS.preheader.value) {
    notes.push({
      severity: 'info',
      code: 'preheader-long',
      path: 'overrides.newsletter-block.preheader',
      message: {
        de: `Der Vorschautext hat mehr als ${LIMITS.preheader.value} Zeichen; der Rest ist im Postfach nicht zu sehen. Setzen Sie einen kürzeren.`,
        en: `The preheader has more than ${LIMITS.preheader.value} characters; the rest is not seen in the inbox. Set a shorter one.`,
      },
    })
  }
  if (length(preheader) < LIMITS.preheaderMin.value) {
    notes.push({
      severity: 'info',
      code: 'preheader-short',
      path: 'overrides.newsletter-block.preheader',
      message: {
        de: `Der Vorschautext hat weniger als ${LIMITS.preheaderMin.value} Zeichen; Postfächer füllen ihn mit den ersten Worten der Mail auf.`,
        en: `The preheader has fewer than ${LIMITS.preheaderMin.value} characters; inboxes fill it up with the first words of the mail.`,
      },
    })
  }
  return notes
}

/** A note if Gmail would cut the block off. */
export function sizeNotes(markup: string): Note[] {
  if (new TextEncoder().encode(markup).byteLength <= LIMITS.htmlBytes.value) return []
  return [
    {
      severity: 'warning',
      code: 'html-clipped',
      message: {
        de: 'Der Block ist größer als 102 kB; Gmail schneidet die Mail ab. Nehmen Sie den Anriss oder kürzen Sie den Text.',
        en: 'The block is larger than 102 kB; Gmail cuts the mail off. Use the teaser or shorten the text.',
      },
    },
  ]
}

/** A teaser leaves the body to the web page, on purpose, but not silently. */
export function teaserNote(body: string): Note[] {
  const lost = oneLine(body)
  if (lost === '') return []
  return [
    {
      severity: 'info',
      code: 'body-left-out',
      path: 'body',
      message: {
        de: 'Der Anriss zeigt nur Titel, Teaser und Bild; der Text steht auf der verlinkten Webseite.',
        en: 'The teaser shows title, teaser and picture only; the text is on the linked web page.',
      },
      lost,
    },
  ]
}
