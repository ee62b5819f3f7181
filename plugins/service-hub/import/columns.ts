/** Columns of a CSV and the values in them, in the words that German and English exports use. */
import type { DialogInput } from './dialog-schema.ts'

const COLUMNS = [
  'source', 'externalId', 'subject', 'language', 'state', 'topics', 'messageId', 'author', 'at', 'text', 'isPrivate',
  'formOfAddress', 'givenName', 'surname', 'email', 'phone', 'customerNumber', 'street', 'postcode', 'town', 'country',
] as const // prettier-ignore
export type Column = (typeof COLUMNS)[number]
export const REQUIRED_COLUMNS: readonly Column[] = ['source', 'externalId', 'author', 'at', 'text']

const ALIASES: Readonly<Record<Column, readonly string[]>> = {
  source: ['quelle', 'kanal', 'channel'],
  externalId: ['nummer', 'dialognummer', 'vorgang', 'vorgangsnummer', 'ticket', 'ticketid', 'id', 'dialogid'],
  subject: ['betreff', 'titel', 'title'],
  language: ['sprache'],
  state: ['stand', 'status'],
  topics: ['themen', 'tags'],
  messageId: ['nachrichtid', 'nachrichtennummer'],
  author: ['von', 'absender', 'from', 'verfasser'],
  at: ['zeit', 'zeitpunkt', 'datum', 'time', 'date'],
  text: ['nachricht', 'message', 'inhalt'],
  isPrivate: ['privat', 'private'],
  formOfAddress: ['anrede'],
  givenName: ['vorname', 'firstname'],
  surname: ['nachname', 'name', 'familienname', 'lastname', 'familyname'],
  email: ['emailadresse', 'mail'],
  phone: ['telefon', 'telefonnummer', 'mobil', 'tel'],
  customerNumber: ['kundennummer', 'kundennr', 'kdnr', 'customerno'],
  street: ['strasse', 'strasseundhausnummer', 'strassehausnr'],
  postcode: ['plz', 'postleitzahl', 'zip'],
  town: ['ort', 'stadt', 'city'],
  country: ['land'],
}

const plain = (word: string): string => word.normalize('NFC').toLowerCase().replaceAll('ß', 'ss').replace(/[^\p{L}\p{N}]/gu, '')
const BY_NAME: ReadonlyMap<string, Column> = new Map(COLUMNS.flatMap((column) => [column, ...ALIASES[column]].map((name) => [plain(name), column] as const)))

/** The column that a heading means, or null. */
export const columnOf = (heading: string): Column | null => BY_NAME.get(plain(heading)) ?? null

type Words<Value> = ReadonlyMap<string, Value>
const words = <Value>(table: readonly (readonly [Value, readonly string[]])[]): Words<Value> => new Map(table.flatMap(([value, names]) => names.map((name) => [plain(name), value] as const)))

const SOURCES: Words<DialogInput['source']> = words([
  ['phone', ['phone', 'telefon', 'anruf', 'call']],
  ['branch', ['branch', 'filiale', 'kundenzentrum', 'store']],
  ['e-mail', ['e-mail', 'mail', 'email']],
  ['chat', ['chat', 'livechat', 'webchat']],
  ['social-public', ['social-public', 'soziales netz öffentlich', 'social public']],
  ['social-private', ['social-private', 'soziales netz privat', 'social private', 'direktnachricht']],
])
const AUTHORS: Words<DialogInput['messages'][number]['author']> = words([
  ['customer', ['customer', 'kunde', 'kundin', 'kundin, kunde', 'client']],
  ['agent', ['agent', 'service', 'mitarbeiter', 'mitarbeiterin', 'agentin']],
  ['system', ['system', 'bot', 'automatisch']],
])
const STATES: Words<NonNullable<DialogInput['state']>> = words([
  ['open', ['open', 'offen', 'neu', 'new']],
  ['waiting', ['waiting', 'wartet', 'wartend', 'pending']],
  ['closed', ['closed', 'erledigt', 'geschlossen', 'resolved']],
])
const FORMS = words([
  ['none' as const, ['none', 'neutral']],
  ['female' as const, ['female', 'frau', 'ms', 'mrs', 'w']],
  ['male' as const, ['male', 'herr', 'mr', 'm']],
])
const TRUTHS = words([
  [true, ['true', 'ja', 'yes', '1', 'wahr', 'privat', 'private', 'x']],
  [false, ['false', 'nein', 'no', '0', 'falsch', 'öffentlich', 'public']],
])

/** A value as the schema wants it; what is in no table stays, so that the schema refuses it by name. */
export function cellValue(column: Column, cell: string): unknown {
  if (cell.trim() === '') return undefined
  const table = { source: SOURCES, author: AUTHORS, state: STATES, formOfAddress: FORMS, isPrivate: TRUTHS }[column as 'source']
  return (table as Words<unknown> | undefined)?.get(plain(cell)) ?? cell
}
