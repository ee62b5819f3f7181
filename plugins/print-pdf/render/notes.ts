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
  /** @param long numbers of the lines that go over into the next */
  addressLines: (lines: number, most: number, widthMm: number, long: readonly number[]): Message => ({
    de: `Die Anschrift braucht ${lines} Zeilen, das Adressfeld dieses Formats hat ${most}${long.length > 0 ? `, ${widthMm} mm breit` : ''}. Kürzen Sie in der Empfängerliste ${long.length > 0 ? `die Zeile ${long.join(', ')}` : 'Firma oder Zusatz'}, oder wählen Sie ein anderes Format.`,
    en: `The address needs ${lines} lines, the address field of this format has ${most}${long.length > 0 ? `, ${widthMm} mm wide` : ''}. Shorten ${long.length > 0 ? `line ${long.join(', ')}` : 'company or addition'} in the recipient list, or choose another format.`,
  }),
  addressWide: (line: number, widthMm: number): Message => ({
    de: `In Zeile ${line} der Anschrift ist ein Wort zu breit für das Adressfeld dieses Formats (${widthMm} mm). Kürzen Sie es in der Empfängerliste, oder wählen Sie ein anderes Format.`,
    en: `In line ${line} of the address a word is too wide for the address field of this format (${widthMm} mm). Shorten it in the recipient list, or choose another format.`,
  }),
  addressLong: (line: number, widthMm: number): Message => ({
    de: `Die Zeile ${line} der Anschrift ist breiter als das Adressfeld dieses Formats (${widthMm} mm) und geht in der nächsten weiter.`,
    en: `Line ${line} of the address is wider than the address field of this format (${widthMm} mm) and goes on in the next.`,
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
