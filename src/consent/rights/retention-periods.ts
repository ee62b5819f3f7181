/**
 * How long what is kept: data, with the reason of each period and the law behind it. A house that needs others changes this table. Every collection stands in it,
 * here with a period or in {@link KEPT}; what is kept outside the hub's reach stands in {@link OUTSIDE}.
 */

export const RETENTION_RULES = ['dialogs', 'attachments', 'contacts', 'testimonials', 'excerpts', 'unanswered-consents', 'consent-proofs', 'remarks', 'tasks', 'renditions', 'deliveries', 'audit-events'] as const
export type RetentionRule = (typeof RETENTION_RULES)[number]

interface Words {
  readonly de: string
  readonly en: string
}

export interface RetentionPeriod {
  /** Whose documents go, whole or in part. */
  readonly collections: readonly string[]
  /** Days since what `since` says. */
  readonly days: number
  readonly since: Words
  readonly reason: Words
  /** The provision that the period rests on. */
  readonly source: string
}

const LIMITATION = { de: 'Ansprüche können noch gestellt werden: regelmäßige Verjährung, drei Jahre', en: 'claims can still be made: regular limitation, three years' } as const

export const RETENTION_PERIODS: Readonly<Record<RetentionRule, RetentionPeriod>> = {
  dialogs: {
    collections: ['service-dialogs', 'attachments'],
    days: 1_096,
    since: { de: 'letzte Änderung eines erledigten Dialogs, aus dem keine Kundenstimme stammt (mit seinen Anhängen)', en: 'last change of a closed dialog that no testimonial comes from (with its attachments)' },
    reason: LIMITATION,
    source: 'Art. 5(1)(e), Art. 17(3)(e) GDPR; § 195 BGB',
  },
  attachments: {
    collections: ['attachments'],
    days: 1,
    since: { de: 'Datei hochgeladen und an keine Nachricht gehängt, oder von ihr gelöst', en: 'file uploaded and attached to no message, or taken off it' },
    reason: { de: 'gehört zu nichts', en: 'belongs to nothing' },
    source: 'Art. 5(1)(c) GDPR',
  },
  contacts: {
    collections: ['contacts'],
    days: 366,
    since: { de: 'letzte Änderung eines Kontakts ohne Dialog und ohne Kundenstimme', en: 'last change of a contact without dialog and testimonial' },
    reason: { de: 'ohne Vorgang kein Zweck mehr', en: 'no purpose without a case' },
    source: 'Art. 5(1)(e) GDPR',
  },
  testimonials: {
    collections: ['testimonials'],
    days: 366,
    since: { de: 'letzte Änderung und letztes Ereignis einer Kundenstimme ohne Einwilligung', en: 'last change and last event of a testimonial without a consent' },
    reason: { de: 'darf nicht gezeigt werden; nach einem Jahr wird nicht mehr erneut gefragt', en: 'must not be shown; after a year nobody asks again' },
    source: 'Art. 5(1)(c) and (e) GDPR',
  },
  excerpts: {
    collections: ['excerpts'],
    days: 30,
    since: { de: 'Wortlaut festgehalten, dessen Kundenstimme es nicht (mehr) gibt und in den niemand eingewilligt hat', en: 'words frozen of which there is no testimonial (any more) and that nobody consented to' },
    reason: { de: 'Worte ohne Verwendung', en: 'words without use' },
    source: 'Art. 5(1)(c) GDPR',
  },
  'unanswered-consents': {
    collections: ['consent-events'],
    days: 180,
    since: { de: 'letzte Anfrage, auf die nie geantwortet wurde', en: 'last question that was never answered' },
    reason: { de: 'ohne Einwilligung ist nichts nachzuweisen; der Link ist seit Monaten tot', en: 'without a consent there is nothing to prove; the link has been dead for months' },
    source: 'Art. 5(1)(c) GDPR',
  },
  'consent-proofs': {
    collections: ['consent-events', 'excerpts'],
    days: 1_461,
    since: { de: 'Ende einer Einwilligung, deren Kundenstimme es nicht mehr gibt (mit dem Wortlaut und dem, was sie belegt: Notiz, unterschriebenes Formular)', en: 'end of a consent whose testimonial is gone (with the words and what proves it: note, signed form)' },
    reason: { de: 'Nachweis der Einwilligung, bis Ansprüche verjährt sind: drei Jahre ab Jahresende', en: 'proof of the consent until claims are barred: three years from the end of the year' },
    source: 'Art. 7(1), Art. 17(3)(e) GDPR; §§ 195, 199 BGB',
  },
  remarks: {
    collections: ['submissions', 'approvals'],
    days: 1_096,
    since: { de: 'Entscheidung über eine Einreichung: ihre freien Bemerkungen werden geleert, der Nachweis bleibt', en: 'decision on a submission: its free remarks are blanked, the proof stays' },
    reason: { de: 'können Namen enthalten; was freigegeben wurde, beweist die Freigabe ohne sie', en: 'may hold names; the approval proves without them what was approved' },
    source: 'Art. 5(1)(c) and (e) GDPR; § 195 BGB',
  },
  tasks: {
    collections: ['tasks'],
    days: 366,
    since: { de: 'Aufgabe erledigt', en: 'task done' },
    reason: { de: 'das Protokoll sagt, was geschah', en: 'the audit log says what happened' },
    source: 'Art. 5(1)(e) GDPR',
  },
  renditions: {
    collections: ['renditions'],
    days: 180,
    since: { de: 'Ausprägung hergestellt (mit ihren Dateien)', en: 'rendition made (with its files)' },
    reason: { de: 'ein Zwischenspeicher; was gebraucht wird, entsteht neu', en: 'a cache; what is needed is made again' },
    source: 'Art. 5(1)(c) GDPR',
  },
  deliveries: {
    collections: ['deliveries'],
    days: 1_096,
    since: { de: 'letzte Änderung eines Posts, der nicht (mehr) im Netzwerk steht; was dort steht, bleibt, solange es dort steht', en: 'last change of a post that does not stand in its network (any more); what stands there stays as long as it does' },
    reason: LIMITATION,
    source: 'Art. 5(1)(e), Art. 17(3)(e) GDPR; § 195 BGB',
  },
  'audit-events': {
    collections: ['audit-events'],
    days: 1_461,
    since: { de: 'letzter Eintrag über einen Kontakt, Dialog, eine Kundenstimme oder Sendung, die es nicht mehr gibt', en: 'last entry about a contact, dialog, testimonial or delivery that is gone' },
    reason: { de: 'Rechenschaft, wer Privates las und wer löschte, bis Ansprüche verjährt sind: drei Jahre ab Jahresende', en: 'accountability for who read private parts and who erased, until claims are barred: three years from the end of the year' },
    source: 'Art. 5(2), Art. 17(3)(e) GDPR; §§ 195, 199 BGB',
  },
}

/** Collections without a period, and why. */
export const KEPT: Readonly<Record<string, Words>> = {
  pieces: { de: 'Texte des Hauses; das Haus löscht sie', en: 'texts of the house; the house deletes them' },
  mailings: { de: 'Newsletter des Hauses; das Haus löscht sie', en: 'newsletters of the house; the house deletes them' },
  media: { de: 'Bilder und Dateien des Hauses; das Haus löscht sie', en: 'pictures and files of the house; the house deletes them' },
  'recipient-lists': { de: 'Zeilen und Dateien gehen an dem Tag, der beim Hochladen gesetzt wird (höchstens 180 Tage); was bleibt, nennt niemanden', en: 'rows and files go on the day that is set when they are uploaded (180 days at most); what stays names nobody' },
  'print-runs': { de: 'nennen niemanden; ihre Dateien gehen mit der Empfängerliste, nach Abbruch oder Sperre sofort und 30 Tage nach Abschluss', en: 'name nobody; their files go with the recipient list, at once when a run is cancelled or blocked, and 30 days after it is closed' },
  suppressions: { de: 'nennen niemanden; ein Widerspruch gilt, bis er zurückgenommen wird (Art. 21 Abs. 3 DSGVO)', en: 'name nobody; an objection holds until it is taken back (Art. 21(3) GDPR)' },
  topics: { de: 'Wörter des Hauses', en: 'words of the house' },
  brands: { de: 'Angaben des Hauses', en: 'facts about the house' },
  editions: { de: 'beweisen, was freigegeben war; Worte von Kunden stehen nicht darin', en: 'prove what was approved; customers’ words are not in them' },
  publications: { de: 'beweisen, was wo stand; Worte von Kunden stehen nicht darin', en: 'prove what stood where; customers’ words are not in them' },
  addresses: { de: 'Adressen bleiben, damit Verweise nicht brechen', en: 'addresses stay so that links do not break' },
  'social-accounts': { de: 'Konten des Hauses in Netzwerken', en: 'accounts of the house in networks' },
  'print-shops': { de: 'Druckereien, mit denen das Haus arbeitet; stillgelegt statt gelöscht', en: 'print shops that the house works with; disabled instead of deleted' },
  erasures: { de: 'nennen niemanden; nötig, solange eine Sicherung jemanden zurückbringen kann (Art. 5 Abs. 2 DSGVO)', en: 'name nobody; needed as long as a backup could bring somebody back (Art. 5(2) GDPR)' },
  users: { de: 'Konten der Belegschaft: Freigaben nennen sie; gesperrt statt gelöscht', en: 'accounts of the staff: approvals name them; disabled instead of deleted' },
  'app-tokens': { de: 'wer Zugang hatte; nur als Prüfsumme', en: 'who had access; as checksums only' },
  'payload-preferences': { de: 'Ansichten der Belegschaft; mit dem Dokument und mit der Person gelöscht', en: 'views of the staff; deleted with the document and with the person' },
  'payload-locked-documents': { de: 'wer gerade bearbeitet; mit dem Dokument gelöscht', en: 'who is editing; deleted with the document' },
  'payload-migrations': { de: 'Stand der Datenbank', en: 'state of the database' },
}

/** What holds people's data and cannot be reached by the hub: for the house's own rules. */
export const OUTSIDE: readonly { readonly place: Words; readonly advice: Words }[] = [
  { place: { de: 'Sicherungen der Datenbank, von ATTACHMENTS_DIR, von MEDIA_DIR und von DATA_DIR (Empfängerlisten)', en: 'backups of the database, of ATTACHMENTS_DIR, of MEDIA_DIR and of DATA_DIR (recipient lists)' }, advice: { de: 'höchstens 90 Tage; die Liste der Löschungen aufbewahren', en: 'at most 90 days; keep the list of erasures with them' } },
  { place: { de: 'Protokoll des Prozesses (Standardfehler) und der Server davor', en: 'log of the process (standard error) and of the servers before it' }, advice: { de: 'nennt niemanden beim Namen, aber Adressen des Netzes stehen in dem der Server davor: höchstens 30 Tage', en: 'names nobody, but the servers before it log network addresses: at most 30 days' } },
  { place: { de: 'Auskünfte (person export), Berichte über das Einlesen', en: 'exports of people (person export), reports of imports' }, advice: { de: 'nach der Übergabe löschen', en: 'delete after handing over' } },
  { place: { de: 'Oplog von MongoDB', en: 'the oplog of MongoDB' }, advice: { de: 'so kurz, wie der Betrieb es zulässt', en: 'as short as operation allows' } },
  { place: { de: 'Netzwerke, Druckereien, Postfächer', en: 'networks, print shops, mailboxes' }, advice: { de: 'was der Hub dort nicht selbst löscht, daran erinnern Aufgaben', en: 'tasks remind of what the hub cannot delete there itself' } },
]
