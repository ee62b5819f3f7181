/** Everything that the hub keeps of one person, as plain JSON for that person: colleagues stand in it by their part, not by name. */
import type { Payload } from 'payload'
import type { PieceContent } from '../../content/edition.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import { type AuditRecord, type ConsentEventRecord, findRecords, whereAll } from '../../publishing/records.ts'
import { SHOWING_EVENTS, shownStretches } from '../../publishing/shown.ts'
import { now } from '../../publishing/clock.ts'
import { chainOf } from '../ledger.ts'
import { wordingOf } from '../wordings.ts'
import { type Attachment, attachmentsOf, type Belongings, findDocs } from './belongings.ts'

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
  readonly publications: readonly Json[]
  readonly tasks: readonly Json[]
  readonly readings: readonly Json[]
  readonly files: readonly Json[]
}

/** What the database needs and the person has nothing of, and who of the house did what. */
const INTERNAL = new Set(['id', 'rev', 'contributors', 'slot', 'agent', 'dialog', 'contact', 'globalType', 'numberKey', 'emailKey', 'phoneKey', 'customerNumberKey', '_order', '_parentID'])

/** A document without what is the hub's own. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (INTERNAL.has(name) || inner === null || inner === undefined ? [] : [[name, plain(inner)]])))
}

/** `customer`, `house` or `hub`, whoever it was. */
const partOf = (actor: string): string => (actor === 'subject' ? 'customer' : actor === 'operator' ? 'hub' : 'house')

/** @param belongings with their contact */
export async function gatherPerson(payload: Payload, { contactKey, contact, dialogs, testimonials }: Belongings): Promise<{ readonly data: PersonData; readonly attachments: readonly Attachment[] }> {
  const attachments = await attachmentsOf(payload, dialogs)
  const names = new Map(attachments.map((file) => [String(file.id), fileName(file)]))
  const topics = await topicNames(payload)
  const excerpts = await findRecords(payload, 'excerpts', { where: { or: [{ contact: { equals: contactKey } }, ...(testimonials.length > 0 ? [{ testimonial: { in: [...testimonials] } }] : [])] } })
  const subjects = [...testimonials.map((key) => `testimonial:${key}`), ...dialogs.map(({ id }) => `dialog:${id}`), `contact:${contactKey}`]
  const tasks = await findRecords(payload, 'tasks', { where: { subject: { in: subjects } } })
  const readings = await findRecords(payload, 'audit-events', { where: whereAll({ subject: { in: subjects } }, { type: { in: ['private-read', 'person-exported'] } }), sort: 'at' })
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
    excerpts: excerpts.map(({ key, kind, testimonial, locale, words, createdAt }) => ({ key, kind, testimonial, locale, words, createdAt })),
    consents: await Promise.all(testimonials.map(async (testimonial) => ({ testimonial, events: (await chainOf(payload, testimonial)).map(eventFacts) }))),
    publications: await publicationsOf(payload, testimonials),
    tasks: tasks.map(({ kind, subject, state, dueAt, doneAt, createdAt }) => ({ kind, subject: subject.split(':')[0], state, createdAt, dueAt, doneAt })),
    readings: readings.map(({ subject, type, at, actor }) => ({ what: type, of: subject.split(':')[0], at, by: partOf(actor) })),
    files: attachments.map((file) => ({ path: fileName(file), name: file.filename, type: file.mimeType, sha256: file.sha256 })),
  }
  return { data, attachments }
}

/** Where a file lies in what the person is given. */
export const fileName = ({ sha256, filename }: Pick<Attachment, 'sha256' | 'filename'>): string => `files/${sha256.slice(0, 12)}-${filename.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(-80)}`

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
function eventFacts({ number, type, at, excerpts, channels, attribution, until, wording, wordingHash, evidence, actor, previous, hash }: ConsentEventRecord): Json {
  const split = (keys: string) => keys.split('|').filter((key) => key !== '')
  const texts = ['de', 'en'].map((locale) => wordingOf(wording, locale))
  const { purpose, agreement, withdrawal, printed } = texts.find((text) => text.hash === wordingHash) ?? {}
  return { number, type, at, excerpts: split(excerpts), channels: split(channels), attribution, until: until ?? null, wording: { version: wording, hash: wordingHash, purpose, agreement, withdrawal, printed }, evidence: plain(evidence), by: partOf(actor), previous, hash }
}

/** Where the person's words stood, from when to when, as the history says. */
async function publicationsOf(payload: Payload, testimonials: readonly string[]): Promise<Json[]> {
  if (testimonials.length === 0) return []
  const editions = await quotingEditions(payload, new Set(testimonials))
  const subjects = [...new Set([...editions.values()].map(({ key }) => `piece:${key}`))]
  const events = subjects.length > 0 ? await findRecords(payload, 'audit-events', { where: whereAll({ subject: { in: subjects } }, { type: { in: [...SHOWING_EVENTS] } }), sort: 'number' }) : []
  const places = new Map<string, { readonly key: string; readonly channel: string; readonly locale: string; readonly events: readonly AuditRecord[] }>()
  for (const { subject, data } of events) {
    for (const channel of Array.isArray(data.channels) ? data.channels.map(String) : []) {
      const locale = String(data.locale)
      places.set(`${subject}:${locale}:${channel}`, { key: subject.slice('piece:'.length), channel, locale, events: events.filter((event) => event.subject === subject) })
    }
  }
  const iso = (instant: number) => (Number.isFinite(instant) ? new Date(instant).toISOString() : null)
  return [...places.values()].flatMap(({ channel, locale, events: own }) =>
    shownStretches(own, channel, locale, now()).flatMap(({ edition, begin, until, replaced }) => {
      const content = editions.get(edition)
      return content ? [{ piece: content.title, channel, locale, slug: content.slug, from: iso(begin), until: iso(Math.min(until, replaced)), edition }] : []
    }),
  )
}

/** Editions of pieces in which one of the testimonials stands, through what they embed too. */
async function quotingEditions(payload: Payload, testimonials: ReadonlySet<string>): Promise<Map<string, PieceContent>> {
  const all = (await findRecords(payload, 'editions', { where: { subject: { equals: 'piece' } } })).flatMap(({ hash, content }) => (content.subject === 'piece' ? [{ hash, content }] : []))
  const quoting = new Map<string, PieceContent>()
  for (let size = -1; size !== quoting.size; ) {
    size = quoting.size
    for (const { hash, content } of all) {
      const isQuoting = Object.keys(content.testimonials ?? {}).some((key) => testimonials.has(key)) || Object.values(content.embeds).some((inner) => quoting.has(inner))
      if (isQuoting) quoting.set(hash, content)
    }
  }
  return quoting
}
