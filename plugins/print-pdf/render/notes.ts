/** What letters alone note. Each says what happened and what can be done. */
import type { Note } from '../../../src/content/notes.ts'

type Message = Note['message']

/** Collects notes while a letter is composed. */
export class NoteBook {
  readonly notes: Note[] = []

  /** A note that channels share. */
  push(note: Note): void {
    this.notes.push(note)
  }

  /** One of the letter's own. */
  add(severity: Note['severity'], code: string, path: string | undefined, message: Message, lost?: string): void {
    const words = lost?.trim()
    this.notes.push({ severity, code, ...(path === undefined ? {} : { path }), message, ...(words ? { lost: words } : {}) })
  }
}

export const MESSAGES = {
  imageResolution: (ppi: number, widthMm: number, wantedPx: number): Message => ({
    de: `Das Bild hat gedruckt nur ${ppi} ppi (bei ${widthMm} mm Breite). Für 300 ppi braucht es mindestens ${wantedPx} Pixel Breite.`,
    en: `The picture has only ${ppi} ppi in print (at a width of ${widthMm} mm). 300 ppi need at least ${wantedPx} pixels of width.`,
  }),
  qrNotPublic: (url: string): Message => ({
    de: `Der QR-Code führt zu ${url}. Das ist keine öffentliche https-Adresse: Setzen Sie PUBLIC_URL, bevor gedruckt wird.`,
    en: `The QR code leads to ${url}, which is not a public https address: set PUBLIC_URL before printing.`,
  }),
  qrTooLong: (): Message => ({
    de: 'Die Adresse der Webseite ist zu lang für einen gut lesbaren QR-Code; er wurde weggelassen. Kürzen Sie den Pfad.',
    en: 'The address of the web page is too long for a code that reads well; it was left out. Shorten the slug.',
  }),
  glyphMissing: (character: string, code: string): Message => ({
    de: `Das Zeichen „${character}“ (${code}) gibt es in der Hausschrift nicht: Ersetzen Sie es für den Druck.`,
    en: `The house font has no character "${character}" (${code}): replace it for print.`,
  }),
  addressLines: (): Message => ({
    de: 'Die Anschrift hat mehr als sechs Zeilen; die übrigen werden nicht gedruckt.',
    en: 'The address has more than six lines; the others are not printed.',
  }),
  addressLong: (line: number): Message => ({
    de: `Die Zeile ${line} der Anschrift ist zu lang für das Fenster und wird umbrochen.`,
    en: `Line ${line} of the address is too long for the window and wraps.`,
  }),
  inkTooMuch: (name: string, sum: number): Message => ({
    de: `Die Hausfarbe „${name}“ hat ${sum} % Farbauftrag, erlaubt sind 300 %. Sie wird schwächer gedruckt.`,
    en: `The brand colour "${name}" has ${sum} % ink, 300 % are allowed. It is printed weaker.`,
  }),
  imprintMissing: (market: string): Message => ({
    de: `Die Marke hat kein Impressum für den Markt ${market}: Ergänzen Sie es.`,
    en: `The brand has no imprint for the market ${market}: add it.`,
  }),
  mailingNoticeMissing: (name: 'mailingOrigin' | 'mailingObjection', market: string, locale: string): Message => ({
    de: `Im Impressum der Marke für den Markt ${market} steht in der Sprache ${locale} nicht, ${name === 'mailingOrigin' ? 'woher Anschriften stammen' : 'wie man Werbung widerspricht'}. Ohne das geht kein persönlicher Brief hinaus: Ergänzen Sie es und geben Sie die Marke frei.`,
    en: `The brand's imprint for the market ${market} does not say in the language ${locale} ${name === 'mailingOrigin' ? 'where addresses come from' : 'how to object to advertising'}. No personalised letter leaves without that: add it and approve the brand.`,
  }),
  originMissing: (): Message => ({
    de: 'Der Brief muss sagen, woher die Anschrift stammt; die Empfängerliste nennt keine Herkunft. Tragen Sie sie in der Liste ein.',
    en: 'The letter has to say where the address comes from; the list of recipients names no origin. Enter it in the list.',
  }),
  tableWide: (columns: number): Message => ({
    de: `Eine Tabelle mit ${columns} Spalten wird im Brief sehr eng.`,
    en: `A table with ${columns} columns gets very narrow in a letter.`,
  }),
  subjectsMany: (): Message => ({
    de: 'Ein Brief hat genau einen Beitrag; die weiteren stehen nicht darin.',
    en: 'A letter has exactly one piece; the others are not in it.',
  }),
} as const
