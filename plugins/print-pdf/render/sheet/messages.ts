/** What sheets alone note. */
import type { Note } from '../../../../src/content/notes.ts'

type Message = Note['message']

export const SHEET_MESSAGES = {
  captionLeftOut: (): Message => ({
    de: 'Die Bildunterschrift steht nicht auf der Karte: Das Bild füllt die ganze Seite.',
    en: 'The caption does not stand on the card: the picture fills its whole side.',
  }),
  textReplaced: (): Message => ({
    de: 'Statt des Textes steht der eigene Text für Karten auf der Karte.',
    en: 'The card shows its own text for cards instead of the body.',
  }),
  teaserOnly: (): Message => ({
    de: 'Es wird nur der Anreißer gedruckt, wie für diesen Druck gewählt; der Text steht auf der Webseite, zu der der QR-Code führt.',
    en: 'Only the teaser is printed, as chosen for this run; the text stands on the web page to which the QR code leads.',
  }),
} as const
