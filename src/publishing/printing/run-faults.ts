/** Why a run is not ordered, changed or built: a closed set, with a sentence each that says what to do. Told as a code, so that everybody reads it in their own language. */
import { type ErrorCode, HubError } from '../../content/errors.ts'

type Sentence = (detail: string) => string
interface Fault {
  readonly code: ErrorCode
  readonly de: Sentence
  readonly en: Sentence
}

/** Of several details in one. */
const partsOf = (detail: string): readonly string[] => detail.split('/')
const dayDe = (day = ''): string => (Number.isNaN(Date.parse(day)) ? day : new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day)))

const FAULTS = {
  'run-changed': { code: 'conflict', de: () => 'Jemand hat den Auftrag inzwischen geändert. Sehen Sie ihn sich noch einmal an.', en: () => 'Somebody changed the run since you opened it. Look at it again.' },
  'run-rebuilt': {
    code: 'conflict',
    de: () => 'Der Auftrag wurde neu gebaut, seit Sie ihn angesehen haben. Sehen Sie sich zuerst den neuen Andruck an.',
    en: () => 'The run was built anew since you looked at it. Look at the new proofs first.',
  },
  'run-no-format': { code: 'bad-input', de: (given) => `Ein Format „${partsOf(given)[0]}“ gibt es nicht. Wählen Sie eines der Liste.`, en: (given) => `There is no format "${partsOf(given)[0]}". Formats: ${partsOf(given)[1]}.` },
  'run-no-publication': {
    code: 'not-found',
    de: () => 'Diesen Beitrag gibt es im Druck nicht. Veröffentlichen Sie ihn zuerst auf diesem Kanal.',
    en: () => 'There is no such publication. Publish the piece on this channel first.',
  },
  'run-no-market': {
    code: 'bad-input',
    de: (given) => `Für den Markt ${partsOf(given)[0]} hat die Marke kein Impressum. Wählen Sie einen anderen: ${partsOf(given)[1] || 'keiner'}.`,
    en: (given) => `The brand has no imprint for the market ${partsOf(given)[0]}. Markets: ${partsOf(given)[1] || 'none'}.`,
  },
  'run-no-shop': { code: 'not-found', de: () => 'Diese Druckerei gibt es nicht. Wählen Sie eine der Liste.', en: () => 'There is no such print shop. Choose one of the list.' },
  'run-shop-disabled': {
    code: 'conflict',
    de: (shop) => `Die Druckerei „${shop}“ ist stillgelegt. Legen Sie den Auftrag bei einer anderen an, oder fragen Sie jemanden aus der Administration.`,
    en: (shop) => `The print shop "${shop}" is disabled: choose another one, or ask an administrator.`,
  },
  'run-needs-list': { code: 'bad-input', de: () => 'Dieses Format geht an Personen: Wählen Sie eine Empfängerliste.', en: (format) => `The format "${format}" goes to people: choose a recipient list.` },
  'run-needs-no-quantity': {
    code: 'bad-input',
    de: () => 'Wie viele gedruckt werden, folgt aus der Empfängerliste. Lassen Sie die Auflage weg.',
    en: () => 'How many are printed follows from the recipient list. Leave the quantity out.',
  },
  'run-needs-no-list': { code: 'bad-input', de: () => 'Dieses Format geht an niemanden persönlich. Lassen Sie die Empfängerliste weg.', en: (format) => `The format "${format}" is addressed to nobody. Leave the recipient list out.` },
  'run-needs-quantity': { code: 'bad-input', de: () => 'Sagen Sie, wie viele gedruckt werden sollen.', en: () => 'Say how many are to be printed.' },
  'run-list-not-for-mailings': { code: 'bad-input', de: (list) => `„${list}“ ist keine Liste für Mailings. Wählen Sie eine andere.`, en: (list) => `"${list}" is no list for mailings. Choose another one.` },
  'run-list-not-own': {
    code: 'bad-input',
    de: (list) => `„${list}“ ist keine Liste eigener Adressen. Wählen Sie eine andere.`,
    en: (list) => `"${list}" is no list of the house’s own addresses. Choose another one.`,
  },
  'run-list-deleted': {
    code: 'gone',
    de: (list) => `Die Liste „${list}“ ist gelöscht. Laden Sie sie neu hoch, oder wählen Sie eine andere, und legen Sie einen neuen Auftrag an.`,
    en: (list) => `The recipient list “${list}” was deleted. Upload it again, or choose another, and order a new run.`,
  },
  'run-list-not-ready': {
    code: 'conflict',
    de: (list) => `Die Liste „${list}“ ist noch nicht fertig. Bestätigen Sie ihre Spalten, und warten Sie, bis sie geprüft ist.`,
    en: (list) => `The recipient list “${list}” is not ready. Confirm its columns, and wait until it is checked.`,
  },
  'run-nobody-left': {
    code: 'bad-input',
    de: () => 'In dieser Empfängerliste ist niemand mehr: Alle haben widersprochen, oder ihre Sendungen kamen zurück. Wählen Sie eine andere.',
    en: () => 'Nobody is left in this recipient list: all have objected, or their mail came back. Choose another one.',
  },
  'run-nobody-reads': {
    code: 'bad-input',
    de: (locale) => `Niemand in dieser Empfängerliste liest die Sprache des Beitrags (${locale}). Wählen Sie eine andere Liste, oder veröffentlichen Sie den Beitrag in der Sprache der Empfänger.`,
    en: (locale) => `Nobody in this recipient list reads the language of this piece (${locale}). Choose another list, or publish the piece in their language.`,
  },
  'run-columns-missing': {
    code: 'bad-input',
    de: (columns) => `Der Text sieht in Spalten nach, die die Empfängerliste nicht hat: ${columns}. Wählen Sie eine andere Liste, oder ordnen Sie diese Spalten beim Hochladen zu.`,
    en: (columns) => `The text looks at columns that the recipient list does not have: ${columns}. Choose another list, or map these columns when you upload it.`,
  },
  'run-due-over': {
    code: 'bad-input',
    de: (day) => `Der Liefertermin (${dayDe(day)}) ist vorbei. Wählen Sie heute oder einen späteren Tag, oder lassen Sie ihn offen.`,
    en: (day) => `The day of delivery (${day}) is over. Choose today or a later day, or leave it open.`,
  },
  'run-due-after-list': {
    code: 'bad-input',
    de: (days) => `Am ${dayDe(partsOf(days)[1])} wird die Empfängerliste gelöscht, und mit ihr die Dateien des Auftrags. Der Liefertermin (${dayDe(partsOf(days)[0])}) muss davor liegen; oder wählen Sie eine Liste, die länger bleibt.`,
    en: (days) => `The recipient list is deleted on ${partsOf(days)[1]}, and the files of the run with it: ${partsOf(days)[0]} is too late. Choose an earlier day of delivery, or a list that is kept longer.`,
  },
  'run-not-built': { code: 'conflict', de: () => 'Der Auftrag ist noch nicht gebaut.', en: () => 'The run is not built yet.' },
  'run-no-files': { code: 'conflict', de: () => 'Die Dateien dieses Auftrags sind nicht (mehr) da.', en: () => 'The files of this run are not there (any more).' },
  'run-proofs-overtaken': {
    code: 'conflict',
    de: () => 'Woraus dieser Auftrag gebaut wurde, hat sich geändert; seine Dateien zeigen es noch. Lassen Sie ihn neu bauen, um den neuen Stand zu sehen.',
    en: () => 'What this run was built of has changed since; its files still show it. Have the run built anew to see the new state.',
  },
} satisfies Readonly<Record<string, Fault>>
export type RunFault = keyof typeof FAULTS

/** @param detail what the sentence names; two things with `/` between @param facts for the caller besides */
export function runError(fault: RunFault, detail = '', facts: Readonly<Record<string, unknown>> = {}): HubError {
  const { code, en }: Fault = FAULTS[fault]
  return new HubError(code, en(detail), { ...facts, fault, ...(detail === '' ? {} : { detail }) })
}

/** In both languages; null where it is none of these. @param told the details of an error of whatever kind */
export function runFaultSentences({ fault, detail = '' }: { readonly fault?: unknown; readonly detail?: unknown }): { readonly de: string; readonly en: string } | null {
  if (typeof fault !== 'string' || !Object.hasOwn(FAULTS, fault)) return null
  const { de, en }: Fault = FAULTS[fault as RunFault]
  return { de: de(String(detail)), en: en(String(detail)) }
}
