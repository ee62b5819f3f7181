/** The notes an import can write: one function per code, so that each says the same everywhere. */
import type { Note, Severity } from './notes.ts'

const note = (severity: Severity, code: string, de: string, en: string, lost?: string): Note => ({
  severity,
  code,
  message: { de, en },
  ...(lost === undefined || lost === '' ? {} : { lost }),
})
const shown = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text)

export const importNotes = {
  imageMissing: (source: string) =>
    note('warning', 'image-missing', `Das Bild „${shown(source)}“ fehlt. Laden Sie die Datei hoch und wählen Sie sie im Bildblock.`, `The image “${shown(source)}” is missing. Upload the file and choose it in the image block.`),
  imageWithoutAddress: (text: string) =>
    note('warning', 'image-without-address', 'Ein Bild ohne Adresse wurde ausgelassen.', 'An image without an address was left out.', text),
  imageMoved: (source: string) =>
    note('info', 'image-moved', `Das Bild „${shown(source)}“ stand mitten im Text und steht nun neben dem Absatz.`, `The image “${shown(source)}” stood within the text and now stands beside the paragraph.`),
  imageLink: (url: string) =>
    note('warning', 'image-link-dropped', `Ein verlinktes Bild behält seinen Link nicht (${shown(url)}).`, `A linked image does not keep its link (${shown(url)}).`),
  sourceLink: () => note('info', 'source-link-dropped', 'Die Quelle eines Zitats trägt keinen Link; ihr Text blieb.', 'The source of a quotation carries no link; its text stays.'),
  textShortened: (lost: string) =>
    note('warning', 'text-shortened', 'Ein Bildtext war länger als erlaubt und wurde gekürzt.', 'A text of an image was longer than allowed and was cut.', lost),
  blockMoved: (place: 'list' | 'quote' | 'table' | 'heading', what: string) => {
    const de = { list: 'einer Liste', quote: 'einem Zitat', table: 'einer Tabelle', heading: 'einer Überschrift' }[place]
    const en = { list: 'a list', quote: 'a quotation', table: 'a table', heading: 'a heading' }[place]
    return note('info', 'block-moved', `In ${de} kann kein Element „${what}“ stehen; es steht nun dahinter.`, `A “${what}” cannot stand in ${en}; it now stands behind it.`)
  },
  flattened: (place: 'list' | 'quote' | 'table') => {
    const de = { list: 'Listenpunkt', quote: 'Zitat', table: 'Tabellenfeld' }[place]
    const en = { list: 'list item', quote: 'quotation', table: 'table cell' }[place]
    return note('info', 'structure-flattened', `Mehrere Blöcke in einem ${de} wurden zu Text mit Zeilenumbrüchen.`, `Several blocks in one ${en} became text with line breaks.`)
  },
  headingLevel: (from: number, to: number) =>
    note('info', 'heading-level', `Überschriften der Ebene ${from} wurden zu Ebene ${to}.`, `Headings of level ${from} became level ${to}.`),
  taskNumbers: () => note('info', 'task-list-unnumbered', 'Eine Aufgabenliste hat keine Nummern.', 'A task list has no numbers.'),
  linkUnsafe: (url: string) =>
    note('warning', 'link-unsafe', `Der Link auf „${shown(url)}“ ist nicht erlaubt; der Text blieb ohne Link stehen.`, `The link to “${shown(url)}” is not allowed; its text stays without a link.`),
  linkAnchor: (url: string) =>
    note('info', 'link-anchor-dropped', `Der Sprung auf „${shown(url)}“ führt in kein anderes Medium; der Text blieb stehen.`, `The jump to “${shown(url)}” leads nowhere in other media; its text stays.`),
  linkRelative: (from: string, to: string) =>
    note('warning', 'link-relative', `Der Link „${shown(from)}“ wurde zu „${shown(to)}“. Prüfen Sie das Ziel.`, `The link “${shown(from)}” became “${shown(to)}”. Check where it leads.`),
  comment: (text: string) => note('info', 'comment-dropped', `Der Kommentar „${shown(text)}“ wurde ausgelassen.`, `The comment “${shown(text)}” was left out.`),
  styling: (tag: string) =>
    note('info', 'styling-dropped', `Die Gestaltung durch „${tag}“ wurde ausgelassen; der Text blieb.`, `Styling by “${tag}” was left out; the text stays.`),
  hint: (lost: string) => note('info', 'hint-dropped', `Ein Hinweistext (title) wurde ausgelassen: „${shown(lost)}“.`, `A hint (title) was left out: “${shown(lost)}”.`),
  mediaAsLink: (tag: string) =>
    note('warning', 'media-as-link', `Ein Element „${tag}“ wurde zu einem Link.`, `An element “${tag}” became a link.`),
  mediaDropped: (tag: string, source: string) =>
    note('warning', 'media-dropped', `Ein Element „${tag}“ wurde ausgelassen (${shown(source) || 'ohne Adresse'}).`, `An element “${tag}” was left out (${shown(source) || 'without an address'}).`),
  markupDropped: (tag: string) =>
    note('warning', 'markup-dropped', `Ein Element „${tag}“ wurde ausgelassen; es enthält keinen Text für Leser.`, `An element “${tag}” was left out; it holds no text for readers.`),
  titleRepeated: (title: string) =>
    note('info', 'title-repeated', 'Die erste Überschrift wiederholt den Titel und wurde ausgelassen.', 'The first heading repeats the title and was left out.', title),
  fieldKept: (key: string) =>
    note('warning', 'front-matter-kept', `Die Angabe „${shown(key)}“ passt in kein Feld und wurde als Zusatz aufbewahrt.`, `The entry “${shown(key)}” fits no field and was kept as an extra.`),
  slugChanged: (from: string, to: string) =>
    note('info', 'slug-changed', `Der Pfad „${shown(from)}“ wurde zu „${to}“.`, `The path “${shown(from)}” became “${to}”.`),
  codeLanguage: (language: string) =>
    note('info', 'code-language-dropped', `Die Codesprache „${shown(language)}“ wurde ausgelassen.`, `The code language “${shown(language)}” was left out.`),
} satisfies Record<string, (...facts: never[]) => Note>
