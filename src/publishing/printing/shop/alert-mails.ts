/** The mails to a print shop about runs that it has. Plain text in both languages, and nobody's name in them. Pure. */
import type { PrintRunRecord, PulledCopy, RunReason } from '../run-record.ts'

interface AlertMail {
  readonly subject: string
  readonly text: string
}

/** Copies that are written out; its program reads all of them. */
const MOST_ROWS = 200

/** The whole run is called back. @param copies as the shop knows them: with the house's own addresses */
export const recallMail = ({ key, title }: Pick<PrintRunRecord, 'key' | 'title'>, copies: number, { de, en }: RunReason): AlertMail => ({
  subject: `Druckauftrag zurückgerufen: ${title} / Print run called back`,
  text: `Guten Tag,

der Druckauftrag „${title}“ (${key}, ${copies} Exemplare) ist zurückgerufen. Bitte nicht weiter drucken und nichts davon verschicken; Dateien bitte löschen.
Grund: ${de}

--

Hello,

the print run “${title}” (${key}, ${copies} copies) is called back. Please print and post no more of it, and delete its files.
Reason: ${en}
`,
})

/** Single copies must reach nobody; the others go out. */
export function pullMail({ key, title }: Pick<PrintRunRecord, 'key' | 'title'>, copies: readonly PulledCopy[]): AlertMail {
  const rows = (page: string) => copies.slice(0, MOST_ROWS).map(({ number, file, firstPage, pages }) => `- ${number}: ${file}, ${page} ${firstPage}${pages > 1 ? `–${firstPage + pages - 1}` : ''}`).join('\n')
  const more = copies.length - MOST_ROWS
  return {
    subject: `Sendungen herausnehmen: ${title} / Take copies out`,
    text: `Guten Tag,

aus dem Druckauftrag „${title}“ (${key}) dürfen diese Sendungen niemanden mehr erreichen. Bitte drucken Sie sie nicht, oder nehmen Sie sie heraus und vernichten Sie sie; alle anderen gehen wie bestellt hinaus.

${rows('Seite')}${more > 0 ? `\nund ${more} weitere: Alle stehen in der Schnittstelle beim Auftrag, unter „reason.copies“.` : ''}

--

Hello,

these copies of the print run “${title}” (${key}) must reach nobody any more. Please do not print them, or take them out and destroy them; all others go out as ordered.

${rows('page')}${more > 0 ? `\nand ${more} more: the API has all of them with the run, in “reason.copies”.` : ''}
`,
  }
}
