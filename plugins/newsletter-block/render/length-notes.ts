/** What inboxes cut off. */
import { saysMore } from '../../../src/channel/teasers.ts'
import type { Note } from '../../../src/channel/notes.ts'
import type { BlockSize, PieceContent } from '../../../src/content/edition.ts'
import { oneLine } from '../../../src/content/words.ts'
import { LIMITS } from '../limits.ts'

/** Notes on subject and preheader. @param at paths of the two fields that an editor would change */
export function lengthNotes(subject: string, preheader: string, at: { readonly subject: string; readonly preheader: string }): Note[] {
  const notes: Note[] = []
  const length = (text: string) => [...text.replaceAll('\u200b', '')].length
  if (length(subject) > LIMITS.subjectOnPhones.value) {
    const isFar = length(subject) > LIMITS.subject.value
    const limit = isFar ? LIMITS.subject.value : LIMITS.subjectOnPhones.value
    notes.push({
      severity: isFar ? 'warning' : 'info',
      code: 'subject-long',
      path: at.subject,
      message: {
        de: `Der Betreff hat ${length(subject)} Zeichen; ${isFar ? 'fast alle Postfächer kürzen' : 'Telefone kürzen'} ihn nach etwa ${limit}. Setzen Sie das Wichtigste nach vorn oder fassen Sie ihn kürzer.`,
        en: `The subject has ${length(subject)} characters; ${isFar ? 'nearly all inboxes cut' : 'phones cut'} it after about ${limit}. Put what matters first, or make it shorter.`,
      },
    })
  }
  if (length(preheader) > LIMITS.preheader.value) {
    notes.push({
      severity: 'info',
      code: 'preheader-long',
      path: at.preheader,
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
      path: at.preheader,
      message: {
        de: `Der Vorschautext hat weniger als ${LIMITS.preheaderMin.value} Zeichen; Postfächer füllen ihn mit den ersten Worten der Mail auf.`,
        en: `The preheader has fewer than ${LIMITS.preheaderMin.value} characters; inboxes fill it up with the first words of the mail.`,
      },
    })
  }
  return notes
}

/** A note if Gmail would cut the block off; it says which size would do. */
export function blockSizeNotes(markup: string, size: BlockSize): Note[] {
  if (bytesOf(markup) <= LIMITS.htmlBytes.value) return []
  const smaller = size === 'large' ? { de: 'Nehmen Sie die mittlere Größe: sie führt auf die Webseite; oder kürzen Sie den Text.', en: 'Use the medium size, which leads to the web page, or shorten the text.' } : { de: 'Kürzen Sie den Text.', en: 'Shorten the text.' }
  return [
    {
      severity: 'warning',
      code: 'html-clipped',
      message: { de: `Der Block ist größer als 102 kB; Gmail schneidet die Mail ab. ${smaller.de}`, en: `The block is larger than 102 kB; Gmail cuts the mail off. ${smaller.en}` },
    },
  ]
}

/** An error if Gmail cuts the whole mail off (the way out, which stands at the end, with it), a warning where a tool's own additions may bring it there. */
export function mailSizeNotes(markup: string, largest: string | undefined): Note[] {
  const bytes = bytesOf(markup)
  if (bytes <= LIMITS.htmlBytesWarning.value) return []
  const [isOver, kilobytes] = [bytes > LIMITS.htmlBytes.value, Math.ceil(bytes / 1024)]
  const which = largest === undefined ? { de: '', en: '' } : { de: ` (am meisten Platz braucht „${largest}“)`, en: ` (“${largest}” takes most of it)` }
  return [
    {
      severity: isOver ? 'error' : 'warning',
      code: isOver ? 'mail-too-large' : 'mail-large',
      path: 'blocks',
      message: isOver
        ? {
            de: `Die Mail hat ${kilobytes} kB; ab 102 kB schneidet Gmail sie ab, samt Impressum und Abmeldelink. Zeigen Sie Beiträge kleiner${which.de}.`,
            en: `The mail has ${kilobytes} kB; above 102 kB Gmail cuts it off, imprint and unsubscribe link included. Show pieces smaller${which.en}.`,
          }
        : {
            de: `Die Mail hat ${kilobytes} kB; ab 102 kB schneidet Gmail sie ab, und das Versandwerkzeug fügt noch etwas hinzu. Zeigen Sie Beiträge kleiner${which.de}.`,
            en: `The mail has ${kilobytes} kB; above 102 kB Gmail cuts it off, and the tool that sends it adds to it. Show pieces smaller${which.en}.`,
          },
    },
  ]
}

/** UTF-8; counted only where it can matter: no character takes more than three bytes for each of its UTF-16 units. */
const bytesOf = (markup: string) => (markup.length * 3 <= LIMITS.htmlBytesWarning.value ? markup.length : new TextEncoder().encode(markup).byteLength)

/** A smaller size leaves the body to the web page, on purpose, but not silently. @param said what of teaser or body is shown @param body what would be shown besides */
export function bodyLeftOut(content: Pick<PieceContent, 'title' | 'teaser'>, said: string, body: string): Note[] {
  const lost = oneLine(oneLine(`${saysMore(content) ? content.teaser : ''} ${body}`).replace(said, () => ''))
  if (lost === '') return []
  return [
    {
      severity: 'info',
      code: 'body-left-out',
      path: 'body',
      message: {
        de: 'In dieser Größe stehen nur Titel und Anriss; der Text steht auf der verlinkten Webseite.',
        en: 'This size shows title and teaser only; the text is on the linked web page.',
      },
      lost,
    },
  ]
}
