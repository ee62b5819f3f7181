/** Why a whole list cannot be taken, or what was said of it: a closed set, with a sentence each that says what to do. Told as a code, so that everybody reads it in their own language. */
import { type ErrorCode, HubError } from '../../content/errors.ts'
import { FIELD_LABELS } from '../headers/field-labels.ts'
import { isRecipientField } from '../headers/fields.ts'

type Sentence = (detail: string) => string
interface Fault {
  readonly code: ErrorCode
  readonly de: Sentence
  readonly en: Sentence
}

/** A target of a column, in German words. */
const labelDe = (target: string): string => `„${isRecipientField(target) ? FIELD_LABELS[target].de : target.replace(/^free:/, '')}“`
/** Several of them, with commas in between. */
const eachOf = (targets: string, or: string, label: Sentence): string => targets.split(',').map(label).join(or)
const columnsOf = (counts: string): readonly string[] => counts.split('/')

const FAULTS = {
  empty: { code: 'bad-input', de: () => 'Die Liste ist leer. Ihre erste Zeile muss die Spalten nennen.', en: () => 'The list is empty. Its first row must name the columns.' },
  'no-rows': { code: 'bad-input', de: () => 'Die Liste hat eine Kopfzeile und sonst keine. Tragen Sie die Empfänger darunter ein.', en: () => 'The list has a header and no row. Add the recipients below it.' },
  'no-table': { code: 'unsupported-media', de: () => 'Das ist keine Tabelle. Speichern Sie sie als CSV in UTF-8 oder als Excel-Mappe (.xlsx).', en: () => 'This is no table. Save it as CSV in UTF-8, or as an Excel workbook (.xlsx).' },
  'old-workbook': {
    code: 'unsupported-media',
    de: () => 'Das ist eine alte Excel-Datei (.xls) oder eine mit Kennwort. Speichern Sie sie ohne Kennwort als .xlsx, oder als CSV in UTF-8.',
    en: () => 'This is an old Excel file (.xls), or one locked with a password. Save it as .xlsx without a password, or as CSV in UTF-8.',
  },
  pdf: { code: 'unsupported-media', de: () => 'Das ist ein PDF. Senden Sie die Tabelle selbst: CSV oder eine Excel-Mappe (.xlsx).', en: () => 'This is a PDF. Send the table itself: CSV or an Excel workbook (.xlsx).' },
  'workbook-unreadable': {
    code: 'unsupported-media',
    de: () => 'Die Mappe ist nicht lesbar: Sie ist beschädigt, mit einem Kennwort gesperrt oder in einem anderen Format. Speichern Sie sie neu als .xlsx, oder als CSV in UTF-8.',
    en: () => 'The workbook cannot be read: it is damaged, locked with a password or in another format. Save it anew as .xlsx, or as CSV in UTF-8.',
  },
  'open-quotation': {
    code: 'bad-input',
    de: (line) => `Zeile ${line}: Ein Anführungszeichen wird geöffnet und nie geschlossen. Schließen Sie es, oder speichern Sie die Tabelle neu.`,
    en: (line) => `Line ${line}: a quotation mark is opened and never closed. Close it, or save the table anew.`,
  },
  'json-damaged': { code: 'bad-input', de: () => 'Die Datei beginnt wie JSON und ist keines. Bringen Sie sie in Ordnung, oder senden Sie CSV oder eine Excel-Mappe (.xlsx).', en: () => 'The file begins like JSON and is none. Mend it, or send CSV or an Excel workbook (.xlsx).' },
  'json-no-list': { code: 'bad-input', de: () => 'Senden Sie eine Liste von Objekten, eines für jeden Empfänger.', en: () => 'Send a list of objects, one for each recipient.' },
  'json-no-recipient': { code: 'bad-input', de: (at) => `Empfänger ${at} ist kein flaches Objekt aus Texten und Zahlen.`, en: (at) => `Recipient ${at} is no flat object of texts and numbers.` },
  'too-many-bytes': { code: 'too-large', de: (most) => `Die Liste ist größer als ${most} MB. Teilen Sie sie in mehrere Listen.`, en: (most) => `The list is larger than ${most} MB. Split it into several lists.` },
  'too-many-unpacked': { code: 'too-large', de: (most) => `Ausgepackt ist die Mappe größer als ${most} MB. Teilen Sie sie in mehrere Listen.`, en: (most) => `The workbook unpacks to more than ${most} MB. Split it into several lists.` },
  'too-many-rows': { code: 'too-large', de: (most) => `Die Liste hat mehr als ${most} Zeilen. Teilen Sie sie in mehrere Listen.`, en: (most) => `The list has more than ${most} rows. Split it into several lists.` },
  'too-many-columns': { code: 'too-large', de: (most) => `Die Liste hat mehr als ${most} Spalten. Behalten Sie die, die das Mailing braucht.`, en: (most) => `The list has more than ${most} columns. Keep those that the mailing needs.` },
  'too-much-memory': {
    code: 'too-large',
    de: () => 'Die Liste braucht mehr Arbeitsspeicher, als eine Liste darf. Teilen Sie sie in mehrere Listen, oder senden Sie sie als CSV.',
    en: () => 'The list takes more memory than a list may. Split it into several lists, or send it as CSV.',
  },
  'erased-meanwhile': {
    code: 'conflict',
    de: () => 'Während diese Liste gelesen wurde, wurde eine Person gelöscht, die darin stehen kann. Sehen Sie nach, ob sie darin steht, und laden Sie die Liste ohne sie neu hoch.',
    en: () => 'While this list was being read, a person was erased who may stand in it. Look whether they do, and upload it again without them.',
  },
  'too-slow': {
    code: 'too-large',
    de: (most) => `Die Liste ist in ${most} Sekunden nicht zu lesen. Speichern Sie sie als CSV in UTF-8, oder teilen Sie sie in mehrere Listen.`,
    en: (most) => `The list cannot be read within ${most} seconds. Save it as CSV in UTF-8, or split it into several lists.`,
  },
  'mapping-lost': { code: 'internal', de: () => 'Was die Spalten dieser Liste bedeuten, ist verloren gegangen. Laden Sie sie neu hoch.', en: () => 'What the columns of this list mean was not kept. Upload it again.' },
  'no-file': { code: 'bad-input', de: () => 'Wählen Sie die Datei mit der Liste.', en: () => 'Send the list: a file in the field "file", or "rows" as JSON.' },
  'no-title': { code: 'bad-input', de: () => 'Geben Sie der Liste einen Namen, unter dem die Kollegen sie kennen.', en: () => 'title: give the list a name by which colleagues know it.' },
  'no-origin': { code: 'bad-input', de: () => 'Sagen Sie, woher die Adressen stammen; der Brief sagt es seinen Empfängern.', en: () => 'origin: say where the addresses come from; the letter tells its recipients.' },
  'day-unreadable': { code: 'bad-input', de: () => 'Schreiben Sie den Tag der Löschung wie 2026-12-31.', en: () => 'deleteAt: write the day as 2026-12-31.' },
  'day-past': { code: 'bad-input', de: () => 'Der Tag der Löschung ist vorbei. Wählen Sie einen, der noch kommt.', en: () => 'deleteAt: this day is past. Choose one to come.' },
  'day-too-far': { code: 'bad-input', de: (days) => `Eine Liste dieser Art wird höchstens ${days} Tage aufbewahrt. Wählen Sie einen früheren Tag der Löschung.`, en: (days) => `deleteAt: a list of this kind is kept ${days} days at most.` },
  'not-read-yet': { code: 'conflict', de: () => 'Die Liste wird noch gelesen. Sehen Sie gleich wieder nach.', en: () => 'The list is still being read. Look again in a moment.' },
  'not-waiting': {
    code: 'conflict',
    de: () => 'Die Spalten dieser Liste sind schon bestätigt, oder es gibt die Liste nicht mehr. Laden Sie die Seite neu.',
    en: () => 'The columns of this list have been confirmed, or it is gone. Look at it again.',
  },
  'changed-meanwhile': { code: 'conflict', de: () => 'Jemand anders hat diese Liste gerade geändert. Laden Sie die Seite neu.', en: () => 'Somebody else has just changed this list. Look at it again.' },
  'columns-differ': {
    code: 'bad-input',
    de: (counts) => `Die Liste hat ${columnsOf(counts)[0]} Spalten, die Zuordnung ${columnsOf(counts)[1]}. Ordnen Sie jede Spalte zu, oder lassen Sie sie weg.`,
    en: (counts) => `The list has ${columnsOf(counts)[0]} columns, the mapping ${columnsOf(counts)[1]}. Map each column, or leave it out.`,
  },
  'unknown-field': { code: 'bad-input', de: (target) => `Ein Feld „${target}“ gibt es nicht. Wählen Sie ein anderes.`, en: (target) => `There is no field ${target}.` },
  'mapped-twice': { code: 'bad-input', de: (target) => `Zwei Spalten bedeuten ${labelDe(target)}. Behalten Sie eine davon.`, en: (target) => `Two columns are mapped to ${target}. Keep one of them.` },
  'no-address': {
    code: 'bad-input',
    de: (targets) => `Keine Spalte bedeutet ${eachOf(targets, ' oder ', labelDe)}. Ohne das gibt es keine Anschrift.`,
    en: (targets) => `No column is mapped to ${eachOf(targets, ' or ', String)}. Without it there is no address.`,
  },
  'nobody-known': {
    code: 'bad-input',
    de: () => 'Ordnen Sie eine Spalte der E-Mail-Adresse zu, oder Spalten der Straße und der Postleitzahl. Ohne sie ist niemand wiederzuerkennen.',
    en: () => 'Map a column to the e-mail address, or columns to street and postcode. Without them nobody can be known again.',
  },
  'unknown-country': { code: 'bad-input', de: (country) => `Ein Land „${country}“ gibt es nicht. Nehmen Sie seinen Code aus zwei Großbuchstaben, etwa DE.`, en: (country) => `There is no country "${country}". Give its code of two capitals, DE say.` },
  broken: {
    code: 'internal',
    de: () => 'Die Liste ließ sich nicht verarbeiten. Laden Sie sie neu hoch; geschieht es wieder, sagen Sie es denen, die den Hub betreiben.',
    en: () => 'The list could not be worked through. Upload it again; if it happens again, tell whoever runs the hub.',
  },
} as const satisfies Readonly<Record<string, Fault>>
export type ListFault = keyof typeof FAULTS

/** A fault as it is kept with a list; `message` is the English sentence, for programs and logs. */
export interface ListFailure {
  readonly code: ErrorCode
  readonly message: string
  /** Absent where the fault is none of a list: the storage is full, say. */
  readonly fault?: string
  /** What the sentence names besides: a line, a limit. Never a cell. */
  readonly detail?: string
}

export const listFailure = (fault: ListFault, detail = ''): ListFailure & { readonly fault: ListFault } => ({ code: FAULTS[fault].code, message: (FAULTS[fault].en as Sentence)(detail), fault, ...(detail === '' ? {} : { detail }) })

/** The same to be thrown: its details name fault and detail. @param facts for the caller, besides */
export function listError(fault: ListFault, detail: string | number = '', facts: Readonly<Record<string, unknown>> = {}): HubError {
  const { code, message, ...told } = listFailure(fault, String(detail))
  return new HubError(code, message, { ...facts, ...told })
}

/** In both languages; null for a fault that this version does not know. @param told what is kept with a list, or the details of an error of whatever kind */
export function faultSentences({ fault, detail = '' }: { readonly fault?: unknown; readonly detail?: unknown }): { readonly de: string; readonly en: string } | null {
  if (typeof fault !== 'string' || !Object.hasOwn(FAULTS, fault)) return null
  const { de, en }: Fault = FAULTS[fault as ListFault]
  return { de: de(String(detail)), en: en(String(detail)) }
}

/** What is kept of an error: its fault where it names one, else its code and sentence. */
export function failureOf({ code, message, details }: Pick<HubError, 'code' | 'message' | 'details'>): ListFailure {
  const { fault, detail } = details ?? {}
  return { code, message, ...(typeof fault === 'string' ? { fault } : {}), ...(typeof detail === 'string' ? { detail } : {}) }
}
