/** Names of fields and of their fixed values, for people. What is missing here is shown as it is stored. */
import type { UiLanguage } from '../../channel/ui-language.ts'
import type { AuditEntry } from '../../publishing/audit.ts'
import type { DeliveryState } from '../../publishing/record-types.ts'
import type { ConsentEventType } from '../fold.ts'
import type { TaskKind } from '../tasks.ts'

export type Words = Readonly<Record<UiLanguage, string>>

/** By the name of the field. */
export const LABELS: Readonly<Record<string, Words>> = {
  displayName: { de: 'Name', en: 'Name' }, agreement: { de: 'Einwilligungstext', en: 'Text of the consent' }, at: { de: 'Zeit', en: 'Time' }, attachments: { de: 'Anhänge', en: 'Attachments' },
  attribution: { de: 'Genannt als', en: 'Named as' }, author: { de: 'Von', en: 'From' }, by: { de: 'Durch', en: 'By' }, channel: { de: 'Kanal', en: 'Channel' },
  channels: { de: 'Kanäle', en: 'Channels' }, address: { de: 'Anschrift', en: 'Address' }, birthDate: { de: 'Geburtsdatum', en: 'Date of birth' }, createdAt: { de: 'Angelegt', en: 'Created' },
  customerNumber: { de: 'Kundennummer', en: 'Customer number' }, digest: { de: 'Prüfsumme', en: 'Checksum' }, email: { de: 'E-Mail', en: 'E-mail' }, events: { de: 'Verlauf', en: 'History' }, evidence: { de: 'Nachweis', en: 'Evidence' },
  from: { de: 'ab', en: 'from' }, givenName: { de: 'Vorname', en: 'Given name' }, isPrivate: { de: 'Privat', en: 'Private' }, kind: { de: 'Art', en: 'Kind' }, language: { de: 'Sprache', en: 'Language' },
  locale: { de: 'Sprache', en: 'Language' }, messages: { de: 'Nachrichten', en: 'Messages' }, number: { de: 'Nummer', en: 'Number' }, original: { de: 'Wortlaut im Dialog', en: 'Words in the dialog' },
  path: { de: 'Datei', en: 'File' }, file: { de: 'Datei', en: 'File' }, fileDigest: { de: 'Prüfsumme der Datei, gesalzen', en: 'Checksum of the file, salted' }, phone: { de: 'Telefon', en: 'Phone' }, piece: { de: 'Beitrag', en: 'Piece' }, postcode: { de: 'Postleitzahl', en: 'Postcode' }, purpose: { de: 'Zweck', en: 'Purpose' },
  quote: { de: 'Zitat', en: 'Quote' }, rating: { de: 'Bewertung', en: 'Rating' }, sentiment: { de: 'Stimmung (Sortierhinweis)', en: 'Sentiment (sorting hint)' }, source: { de: 'Quelle', en: 'Source' }, state: { de: 'Stand', en: 'State' }, street: { de: 'Straße', en: 'Street' },
  subject: { de: 'Betreff', en: 'Subject' }, surname: { de: 'Nachname', en: 'Surname' }, testimonial: { de: 'Kundenstimme', en: 'Testimonial' }, text: { de: 'Text', en: 'Text' }, topics: { de: 'Themen', en: 'Topics' },
  town: { de: 'Ort', en: 'Town' }, type: { de: 'Vorgang', en: 'Event' }, until: { de: 'bis', en: 'until' }, updatedAt: { de: 'Geändert', en: 'Changed' }, wording: { de: 'Wortlaut der Einwilligung', en: 'Wording of the consent' }, words: { de: 'Worte', en: 'Words' },
  sentimentReason: { de: 'Grund des Hinweises', en: 'Reason for the hint' }, what: { de: 'Vorgang', en: 'Event' }, of: { de: 'Betrifft', en: 'About' }, network: { de: 'Netzwerk', en: 'Network' }, label: { de: 'Arbeitstitel', en: 'Working title' }, formOfAddress: { de: 'Anrede', en: 'Form of address' }, handles: { de: 'Namen in Netzwerken', en: 'Handles' }, handle: { de: 'Name', en: 'Handle' },
  authenticity: { de: 'Echtheit', en: 'Authenticity' }, withdrawnAt: { de: 'Gelöscht am', en: 'Deleted at' }, doneAt: { de: 'Erledigt', en: 'Done' }, dueAt: { de: 'Fällig', en: 'Due' }, name: { de: 'Name', en: 'Name' }, note: { de: 'Notiz', en: 'Note' }, slug: { de: 'Adresse (Pfad)', en: 'Slug' }, edition: { de: 'Ausgabe', en: 'Edition' }, url: { de: 'Adresse', en: 'Address' },
  origin: { de: 'Herkunft', en: 'Origin' }, deleteAt: { de: 'Wird gelöscht am', en: 'Is deleted on' }, recipient: { de: 'Zeile', en: 'Row' }, salutation: { de: 'Anrede', en: 'Salutation' }, addressLines: { de: 'Anschrift', en: 'Address' },
  gender: { de: 'Geschlecht nach der Anrede', en: 'Gender by the form of address' }, formality: { de: 'Förmlichkeit', en: 'Formality' }, free: { de: 'Weitere Angaben', en: 'Further facts' },
  theme: { de: 'Worum es geht', en: 'What it is about' }, country: { de: 'Land', en: 'Country' }, withdrawal: { de: 'Widerruf', en: 'Withdrawal' }, verifiedHow: { de: 'Geprüft anhand', en: 'Verified by' }, key: { de: 'Schlüssel', en: 'Key' }, hash: { de: 'Prüfsumme', en: 'Checksum' }, previous: { de: 'Prüfsumme davor', en: 'Checksum before' },
} // prettier-ignore

const EVENTS: Readonly<Record<AuditEntry['type'] | ConsentEventType, Words>> = {
  asked: { de: 'gefragt', en: 'asked' }, given: { de: 'eingewilligt', en: 'given' }, declined: { de: 'abgelehnt', en: 'declined' }, changed: { de: 'geändert', en: 'changed' }, renewed: { de: 'verlängert', en: 'renewed' },
  recorded: { de: 'festgehalten', en: 'recorded' }, confirmed: { de: 'bestätigt', en: 'confirmed' }, rejected: { de: 'nicht bestätigt', en: 'not confirmed' }, withdrawn: { de: 'widerrufen', en: 'withdrawn' },
  'private-read': { de: 'Privates gelesen', en: 'private parts read' }, 'evidence-read': { de: 'Nachweis angesehen', en: 'evidence looked at' }, 'contact-address-changed': { de: 'E-Mail-Adresse geändert', en: 'e-mail address changed' }, 'person-exported': { de: 'Auskunft erteilt', en: 'data given out' }, imported: { de: 'eingelesen', en: 'imported' },
  received: { de: 'eingegangen', en: 'received' }, 'words-changed': { de: 'Worte geändert', en: 'words changed' }, 'words-kept': { de: 'Wortlaut festgehalten', en: 'words kept' },
  consent: { de: 'Eintrag zur Einwilligung', en: 'entry about the consent' }, submitted: { de: 'eingereicht', en: 'submitted' }, approved: { de: 'freigegeben', en: 'approved' }, returned: { de: 'zurückgegeben', en: 'returned' },
  published: { de: 'veröffentlicht', en: 'published' }, unpublished: { de: 'zurückgezogen', en: 'unpublished' }, withheld: { de: 'ausgesetzt', en: 'withheld' }, resumed: { de: 'wieder gezeigt', en: 'shown again' },
  'task-done': { de: 'Aufgabe erledigt', en: 'task done' }, 'erasure-begun': { de: 'Löschung begonnen', en: 'erasure begun' }, erased: { de: 'gelöscht', en: 'erased' }, retention: { de: 'Frist abgelaufen', en: 'period over' },
  'post-planned': { de: 'Post geplant', en: 'post planned' }, 'post-delivered': { de: 'Post ins Netzwerk gestellt', en: 'post delivered' }, 'post-failed': { de: 'Post nicht gesendet', en: 'post not sent' },
  'post-uncertain': { de: 'ungewiss, ob der Post ankam', en: 'uncertain whether the post arrived' }, 'post-settled': { de: 'nachgesehen, ob der Post ankam', en: 'looked up whether the post arrived' },
  'mailing-exported': { de: 'Newsletter zum Versand übergeben', en: 'newsletter exported' }, 'mailing-tested': { de: 'Newsletter zur Probe gesendet', en: 'newsletter sent as a test' }, 'mailing-offline': { de: 'Newsletter aus dem Netz genommen', en: 'newsletter taken off the web' },
  'mailing-online': { de: 'Newsletter wieder im Netz', en: 'newsletter back on the web' }, 'mail-objected': { de: 'Probemails widersprochen', en: 'objected to test mails' }, 'mail-readmitted': { de: 'Probemails wieder zugelassen', en: 'test mails allowed again' },
  'post-called-off': { de: 'Post abgesagt', en: 'post called off' }, 'post-withdrawal-asked': { de: 'Löschen des Posts verlangt', en: 'deletion of the post asked for' }, 'post-withdrawn': { de: 'Post im Netzwerk gelöscht', en: 'post deleted in the network' },
  'print-run': { de: 'Druckauftrag weitergeführt', en: 'print run moved on' },
  'print-run-read': { de: 'Dateien eines Druckauftrags abgerufen', en: 'files of a print run fetched' },
  'list-uploaded': { de: 'Empfängerliste hochgeladen', en: 'recipient list uploaded' }, 'list-confirmed': { de: 'Spalten einer Empfängerliste bestätigt', en: 'columns of a recipient list confirmed' },
  'list-checked': { de: 'Empfängerliste geprüft', en: 'recipient list checked' }, 'list-failed': { de: 'Empfängerliste nicht lesbar', en: 'recipient list not readable' }, 'list-deleted': { de: 'Empfängerliste gelöscht', en: 'recipient list deleted' },
  'list-read': { de: 'Zeilen einer Empfängerliste angesehen', en: 'rows of a recipient list looked at' }, 'list-returns': { de: 'Rückläufer vermerkt', en: 'returned mail noted' }, 'list-erased': { de: 'Person aus einer Empfängerliste gelöscht', en: 'person erased from a recipient list' },
  'suppression-added': { de: 'auf die Sperrliste gesetzt', en: 'put on the suppression list' }, 'suppression-asked': { de: 'Sperrliste befragt', en: 'suppression list asked' }, 'suppression-lifted': { de: 'von der Sperrliste genommen', en: 'taken off the suppression list' },
  'post-overtaken': { de: 'Post im Netzwerk geändert', en: 'post changed in the network' },
} // prettier-ignore
const PARTIES: Readonly<Record<string, Words>> = { customer: { de: 'Sie', en: 'you' }, hub: { de: 'System', en: 'system' }, agent: { de: 'unser Service', en: 'our service' }, system: { de: 'System', en: 'system' }, subject: { de: 'Sie', en: 'you' }, house: { de: 'unser Haus', en: 'our house' } }
const CHECKS: Readonly<Record<string, Words>> = {
  none: { de: 'nicht geprüft', en: 'not verified' }, 'customer-record': { de: 'Kundendaten', en: 'customer record' }, order: { de: 'Bestellung', en: 'order' }, 'call-back': { de: 'Rückruf', en: 'call-back' }, 'e-mail': { de: 'E-Mail', en: 'e-mail' },
} // prettier-ignore

/** Of deliveries. */
const DELIVERY_WORDS: Readonly<Record<DeliveryState, Words>> = {
  planned: { de: 'geplant', en: 'planned' }, claimed: { de: 'wird gesendet', en: 'being sent' }, delivered: { de: 'gesendet', en: 'delivered' }, failed: { de: 'nicht gesendet', en: 'not sent' },
  uncertain: { de: 'ungewiss', en: 'uncertain' }, withdrawn: { de: 'nicht oder nicht mehr im Netzwerk', en: 'not in the network, or not any more' },
} // prettier-ignore
const TASK_WORDS: Readonly<Record<TaskKind, Words>> = {
  'take-down-post': { de: 'Post im Netzwerk löschen', en: 'delete a post in a network' }, 'recall-print': { de: 'Druck zurückrufen', en: 'recall a print' }, 'recall-mailing': { de: 'Newsletter anhalten', en: 'stop a newsletter' }, 'replace-quote': { de: 'andere Kundenstimme wählen', en: 'choose another testimonial' },
  'consent-ending': { de: 'Einwilligung endet bald', en: 'consent ends soon' }, 'confirm-consent': { de: 'festgehaltene Einwilligung bestätigen', en: 'confirm a consent that was recorded' },
  'submit-shortened': { de: 'gekürzte Worte einreichen', en: 'submit the shortened words' }, 'resubmit-piece': { de: 'Beitrag mit den gekürzten Worten neu einreichen', en: 'submit a piece again with the shortened words' },
  'confirm-post': { de: 'nachsehen, ob ein Post angekommen ist', en: 'look whether a post has arrived' }, 'mend-post': { de: 'Post, der nicht gesendet wurde', en: 'post that was not sent' }, 'renew-account': { de: 'Zugang zu einem Netzwerk erneuern', en: 'renew the access to a network' },
} // prettier-ignore
const ABOUT: Readonly<Record<string, Words>> = { contact: { de: 'Ihre Kontaktdaten', en: 'your contact data' }, dialog: { de: 'ein Gespräch', en: 'a dialog' }, testimonial: { de: 'eine Kundenstimme', en: 'a testimonial' } }
/** Of words on record, and of what proves a consent. */
const KIND_WORDS: Readonly<Record<string, Words>> = {
  quote: { de: 'Zitat', en: 'quote' }, evidence: { de: 'Nachweis', en: 'evidence' }, link: { de: 'Antwort über den Link', en: 'answer by the link' }, 'call-note': { de: 'Gesprächsnotiz', en: 'note of a call' },
  objection: { de: 'Widerspruch', en: 'objection' }, robinson: { de: 'Robinsonliste', en: 'Robinson list' }, undeliverable: { de: 'nicht zustellbar', en: 'undeliverable' },
  'signed-form': { de: 'unterschriebenes Formular', en: 'signed form' }, 'link-to-agent': { de: 'Link über unseren Service', en: 'link through our service' }, 'link-mailed': { de: 'Link per E-Mail an Sie', en: 'link by e-mail to you' }, none: { de: 'keiner', en: 'none' },
} // prettier-ignore

/** Values of fields that are one of a few, by the name of the field. */
export const VALUES: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  author: PARTIES,
  by: PARTIES,
  type: EVENTS,
  what: EVENTS,
  of: ABOUT,
  kind: { ...TASK_WORDS, ...KIND_WORDS },
  verifiedHow: CHECKS,
  authenticity: CHECKS,
  sentiment: { positive: { de: 'eher positiv', en: 'rather positive' }, neutral: { de: 'neutral', en: 'neutral' }, negative: { de: 'eher negativ', en: 'rather negative' } },
  state: { open: { de: 'offen', en: 'open' }, waiting: { de: 'wartet', en: 'waiting' }, closed: { de: 'erledigt', en: 'closed' }, done: { de: 'erledigt', en: 'done' }, ...DELIVERY_WORDS },
  source: {
    phone: { de: 'Telefon', en: 'phone' }, branch: { de: 'Filiale', en: 'branch' }, 'e-mail': { de: 'E-Mail', en: 'e-mail' }, chat: { de: 'Chat', en: 'chat' },
    'social-public': { de: 'soziales Netzwerk, öffentlich', en: 'social, public' }, 'social-private': { de: 'soziales Netzwerk, privat', en: 'social, private' },
  }, // prettier-ignore
  formOfAddress: { none: { de: 'neutral', en: 'neutral' }, female: { de: 'Frau', en: 'Ms' }, male: { de: 'Herr', en: 'Mr' } },
  attribution: { full: { de: 'voller Name', en: 'full name' }, initials: { de: 'Anfangsbuchstaben', en: 'initials' }, town: { de: 'Vorname und Ort', en: 'given name and town' }, anonymous: { de: 'ohne Namen', en: 'no name' } },
}
