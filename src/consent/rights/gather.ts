/** Everything that the hub keeps of one person, as plain JSON for that person: colleagues stand in it by their part, not by name. */
import type { Payload, Where } from 'payload'
import { CONTACT_KEYS, SLOT_OF } from '../../../collections/contacts/contact-values.ts'
import { hubOf } from '../../publishing/hub.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import { type ConsentEventRecord, findRecords } from '../../publishing/records.ts'
import { rowsOfPerson } from '../../publishing/recipient-lists/person-rows.ts'
import { traitsOf } from '../../publishing/recipient-lists/person-traits.ts'
import { foldConsent } from '../fold.ts'
import { chainOf, eventOf } from '../ledger.ts'
import type { ConsentLink } from '../links.ts'
import { mailedWords } from '../mailed.ts'
import { openOffer, openReceipt } from '../offers.ts'
import { showingsOf } from '../showings.ts'
import { wordingRead } from '../wordings.ts'
import { excerptsWhere } from './begin-erasure.ts'
import { attachmentsOf, type Belongings, evidenceFilesOf, findDocs, type PersonFile } from './belongings.ts'

type Json = Readonly<Record<string, unknown>>

/** The form is numbered, so that a program can tell what it reads. */
export interface PersonData {
  readonly format: 'einklang-person/1'
  readonly madeAt: string
  readonly contact: Json
  readonly dialogs: readonly Json[]
  readonly testimonials: readonly Json[]
  readonly excerpts: readonly Json[]
  readonly consents: readonly Json[]
  /** What the person has in hand of each consent that stands (ISO/IEC TS 27560). */
  readonly receipts: readonly Json[]
  readonly publications: readonly Json[]
  /** What was sent into networks. */
  readonly deliveries: readonly Json[]
  /** Newsletters with the person's words that were handed out, and tests of them. */
  readonly mails: readonly Json[]
  /** Rows of lists by which printed mail is sent. */
  readonly recipientLists: readonly Json[]
  /** Since when the person gets no printed mail, and why. */
  readonly suppressions: readonly Json[]
  readonly tasks: readonly Json[]
  /** The audit log about the person, readings of private parts among it. */
  readonly log: readonly Json[]
  readonly files: readonly Json[]
}

/** What the database needs and the person has nothing of, and who of the house did what. */
const INTERNAL = new Set<string>(['id', 'rev', 'contributors', 'slot', 'agent', 'dialog', 'contact', 'globalType', '_order', '_parentID', ...CONTACT_KEYS, ...Object.values(SLOT_OF)])

/** A document without what is the hub's own. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (INTERNAL.has(name) || inner === null || inner === undefined ? [] : [[name, plain(inner)]])))
}

/** `customer`, `house` or `hub`, whoever it was. */
const partOf = (actor: string): string => (actor === 'subject' ? 'customer' : actor === 'operator' ? 'hub' : 'house')

/** @param belongings with their contact */
export async function gatherPerson(payload: Payload, { contactKey, contact, dialogs, testimonials }: Belongings): Promise<{ readonly data: PersonData; readonly files: readonly PersonFile[] }> {
  const attachments = await attachmentsOf(payload, dialogs)
  const names = new Map(attachments.map((file) => [String(file.id), fileName(file)]))
  const topics = await topicNames(payload)
  const rows = excerptsWhere(contactKey, testimonials)
  const excerpts = await findRecords(payload, 'excerpts', { where: rows, sort: 'createdAt' })
  const files = [...attachments, ...(await evidenceFilesOf(payload, rows))]
  const subjects = [...testimonials.map((key) => `testimonial:${key}`), ...dialogs.map(({ id }) => `dialog:${id}`), `contact:${contactKey}`]
  const tasks = await findRecords(payload, 'tasks', { where: { subject: { in: subjects } } })
  const log = await findRecords(payload, 'audit-events', { where: { subject: { in: subjects } }, sort: 'at' })
  const dialogOf = (dialog: (typeof dialogs)[number]): Json => {
    const { topics: ids, messages, ...rest } = dialog as typeof dialog & { readonly topics?: readonly (string | number)[] | null }
    const said = (messages ?? []).map((message) => ({ ...(plain(message) as Json), attachments: (message.attachments ?? []).flatMap((id) => names.get(String(id)) ?? []) }))
    return { ...(plain(rest) as Json), topics: (ids ?? []).flatMap((id) => topics.get(String(id)) ?? []), messages: said }
  }
  const data: PersonData = {
    format: 'einklang-person/1',
    madeAt: new Date().toISOString(),
    contact: { key: contactKey, ...(plain(contact ?? {}) as Json) },
    dialogs: dialogs.map(dialogOf),
    testimonials: await testimonialsOf(payload, testimonials, topics),
    excerpts: excerpts.map(({ key, kind, testimonial, locale, words, createdAt }) => ({ key, kind, testimonial, locale, words: 'note' in words && words.file ? { ...words, file: fileName(words.file) } : words, createdAt })),
    consents: await Promise.all(testimonials.map(async (testimonial) => ({ testimonial, events: (await chainOf(payload, testimonial)).map(eventFacts) }))),
    receipts: await receiptsOf(payload, testimonials),
    publications: await publicationsOf(payload, testimonials),
    deliveries: await deliveriesOf(payload, testimonials),
    mails: await mailsOf(payload, testimonials),
    ...(await printedMailOf(payload, contact)),
    tasks: tasks.map(({ kind, subject, state, dueAt, doneAt, createdAt }) => ({ kind, of: subject.split(':')[0], state, createdAt, dueAt, doneAt })),
    log: log.map(({ subject, type, at, actor }) => ({ what: type, of: subject.split(':')[0], at, by: partOf(actor) })),
    files: files.map((file) => ({ path: fileName(file), name: file.name, type: file.mimeType, sha256: file.sha256 })),
  }
  return { data, files }
}

/** Signs, so that the name fits into 255 bytes in any writing. */
const NAME_LENGTH = 50

/** Where a file lies in what the person is given: one folder deep, whatever the sender called it. */
export const fileName = ({ sha256, name }: Pick<PersonFile, 'sha256' | 'name'>): string => `files/${sha256.slice(0, 12)}-${[...name.replace(/[^\p{L}\p{N}._-]+/gu, '-')].slice(-NAME_LENGTH).join('')}`

async function topicNames(payload: Payload): Promise<ReadonlyMap<string, string>> {
  const { docs } = await payload.find({ collection: 'topics', pagination: false, depth: 0, overrideAccess: true })
  return new Map((docs as unknown as { id: string | number; name?: string | null; key: string }[]).map(({ id, name, key }) => [String(id), name ?? key]))
}

async function testimonialsOf(payload: Payload, keys: readonly string[], topics: ReadonlyMap<string, string>): Promise<Json[]> {
  if (keys.length === 0) return []
  const all: Json[] = []
  for (const locale of LOCALE_CODES) {
    const docs = await findDocs<Json>(payload, 'testimonials', { key: { in: [...keys] } }, undefined, { locale, fallbackLocale: false })
    for (const { topics: ids, ...doc } of docs) {
      if (typeof doc.quote === 'string' && doc.quote !== '') all.push({ locale, ...(plain(doc) as Json), topics: ((ids as readonly unknown[] | null | undefined) ?? []).flatMap((id) => topics.get(String(id)) ?? []) })
    }
  }
  return all
}

/** An event with the text that was agreed to, word for word. */
function eventFacts(record: ConsentEventRecord): Json {
  const { number, type, at, excerpts, channels, attribution, until } = eventOf(record)
  const { wording, wordingHash, evidence, actor, previous, hash } = record
  const { purpose, agreement, withdrawal, printed } = wordingRead(wording, wordingHash) ?? {}
  return { number, type, at, excerpts, channels, attribution, until, wording: { version: wording, hash: wordingHash, purpose, agreement, withdrawal, printed }, evidence: plain(evidence), by: partOf(actor), previous, hash }
}

async function receiptsOf(payload: Payload, testimonials: readonly string[]): Promise<Json[]> {
  const receipts: Json[] = []
  for (const testimonial of testimonials) {
    const { status, since } = foldConsent((await chainOf(payload, testimonial)).map(eventOf), Date.now())
    if (status !== 'standing' || since === null) continue
    const link: ConsentLink = { purpose: 'manage', testimonial, number: since, expires: null }
    // The link itself opens the consent to whoever has it: the person's receipt bears it, this file lies about.
    const opened = await openOffer(payload, link, '', null).then((offer) => openReceipt(offer, null)).catch(() => null)
    if (opened) receipts.push({ testimonial, ...(JSON.parse(JSON.stringify(opened.receipt).replaceAll(/[^"\s]*\/consent\/[\w.-]+/g, '…')) as Json) })
  }
  return receipts
}

async function deliveriesOf(payload: Payload, testimonials: readonly string[]): Promise<Json[]> {
  const where: Where = { or: testimonials.flatMap((key): Where[] => [{ quotes: { contains: `|${key}:` } }, { post: { equals: `quote:${key}` } }]) }
  const deliveries = testimonials.length > 0 ? await findRecords(payload, 'deliveries', { where, sort: 'due' }) : []
  return deliveries.map(({ network, locale, state, url, deliveredAt, withdrawnAt }) => plain({ network, locale, state, url, at: deliveredAt, withdrawnAt }) as Json)
}

async function mailsOf(payload: Payload, testimonials: readonly string[]): Promise<Json[]> {
  const mailed = await mailedWords(payload, testimonials)
  return [...mailed].flatMap(([testimonial, mails]) => mails.map(({ title, locale, is, at }) => ({ testimonial, subject: title, locale, what: MAILED[is], at: new Date(at).toISOString() })))
}

/** What printed mail is sent by, and by what it is kept from being sent. */
async function printedMailOf(payload: Payload, contact: Belongings['contact']): Promise<Pick<PersonData, 'recipientLists' | 'suppressions'>> {
  if (!contact) return { recipientLists: [], suppressions: [] }
  const traits = traitsOf(hubOf(payload).secret, contact)
  const rows = await rowsOfPerson(payload, traits)
  const entries = await findRecords(payload, 'suppressions', { where: { key: { in: [...traits.digests] } }, sort: 'createdAt' })
  return {
    recipientLists: rows.map(({ list: { title, origin, deleteAt, createdAt }, recipient }) => plain({ title, origin, createdAt, deleteAt, recipient }) as Json),
    suppressions: entries.map(({ kind, createdAt }) => ({ kind, createdAt })),
  }
}

/** Named as in the log. */
const MAILED = { export: 'mailing-exported', test: 'mailing-tested' } as const

/** Where the person's words stood, from when to when: only while a consent allowed it. */
async function publicationsOf(payload: Payload, testimonials: readonly string[]): Promise<Json[]> {
  const iso = (instant: number) => (Number.isFinite(instant) ? new Date(instant).toISOString() : null)
  const showings = await showingsOf(payload, testimonials)
  return [...showings].flatMap(([testimonial, shown]) =>
    shown.map(({ title, channel, locale, slug, begin, end, edition }) => ({ testimonial, piece: title, channel, locale, slug, from: iso(begin), until: iso(end), edition })),
  )
}
