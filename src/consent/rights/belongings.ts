/** What the hub keeps of one person, found from the person's contact. */
import type { Payload, PayloadRequest, Where } from 'payload'
import { findRecords, whereAll } from '../../publishing/records.ts'
import type { EvidenceFile } from '../excerpts.ts'

type Id = string | number

/** A contact as stored; more fields may stand in it. */
export interface ContactDoc {
  readonly id: Id
  readonly key: string
  readonly createdAt: string
  readonly givenName?: string | null
  readonly surname?: string | null
  readonly email?: string | null
  readonly customerNumber?: string | null
  readonly handles?: readonly { readonly network?: string | null; readonly handle?: string | null }[] | null
  readonly address?: { readonly street?: string | null; readonly postcode?: string | null; readonly town?: string | null; readonly country?: string | null } | null
  readonly language?: string | null
}

export interface MessageDoc {
  readonly author: string
  readonly at: string
  readonly text: string
  readonly isPrivate?: boolean | null
  readonly attachments?: readonly Id[] | null
}

export interface DialogDoc {
  readonly id: Id
  readonly subject: string
  readonly messages?: readonly MessageDoc[] | null
}

export interface Belongings {
  readonly contactKey: string
  /** Null once the contact itself is gone. */
  readonly contact: ContactDoc | null
  /** Keys of testimonials, those whose document is gone already included. */
  readonly testimonials: readonly string[]
  /** How many of them have a document still. */
  readonly testimonialDocs: number
  readonly dialogs: readonly DialogDoc[]
}

/** Documents past all access, hidden fields included. */
export async function findDocs<T>(payload: Payload, collection: 'contacts' | 'service-dialogs' | 'testimonials' | 'attachments' | 'pieces', where: Where, req?: PayloadRequest, more: Record<string, unknown> = {}): Promise<T[]> {
  const { docs } = await payload.find({ collection, where, depth: 0, pagination: false, limit: 0, overrideAccess: true, showHiddenFields: true, ...more, ...(req ? { req } : {}) })
  return docs as unknown as T[]
}

/** The contact with this key, or null. */
export async function contactByKey(payload: Payload, key: string, req?: PayloadRequest): Promise<ContactDoc | null> {
  const [contact] = await findDocs<ContactDoc>(payload, 'contacts', { key: { equals: key } }, req)
  return contact ?? null
}

/**
 * Everything of the person behind a contact's key, whether or not the contact is still there.
 * @param goneId the id that the contact had: what points at it is the person's still
 */
export async function belongingsOf(payload: Payload, contactKey: string, req?: PayloadRequest, goneId?: Id | null): Promise<Belongings> {
  const contact = await contactByKey(payload, contactKey, req)
  const id = contact?.id ?? goneId ?? null
  const dialogs = id === null ? [] : await findDocs<DialogDoc>(payload, 'service-dialogs', { contact: { equals: id } }, req)
  return { contactKey, contact, dialogs, ...(await testimonialsOf(payload, contactKey, id, dialogs, req)) }
}

interface TestimonialRef {
  readonly key: string
  readonly contact?: Id | null
}

async function testimonialsOf(payload: Payload, contactKey: string, contact: Id | null, dialogs: readonly DialogDoc[], req?: PayloadRequest): Promise<Pick<Belongings, 'testimonials' | 'testimonialDocs'>> {
  const named = { contact: { equals: contactKey } }
  const excerpts = await findRecords(payload, 'excerpts', { where: named, ...(req ? { req } : {}) })
  const events = await findRecords(payload, 'consent-events', { where: named, ...(req ? { req } : {}) })
  const keys = new Set([...excerpts, ...events].flatMap(({ testimonial }) => (testimonial ? [testimonial] : [])))
  const where: Where[] = [
    ...(contact === null ? [] : [{ contact: { equals: contact } }]),
    ...(dialogs.length > 0 ? [{ dialog: { in: dialogs.map(({ id }) => id) } }] : []),
    ...(keys.size > 0 ? [{ key: { in: [...keys] } }] : []),
  ]
  const docs = where.length > 0 ? await findDocs<TestimonialRef>(payload, 'testimonials', { or: where }, req) : []
  // What was frozen, or asked for, as this person's is theirs, whatever contact the document names since. Else somebody else's words stay somebody else's.
  const isOthers = ({ key, contact: other }: TestimonialRef) => !keys.has(key) && other !== null && other !== undefined && other !== contact
  for (const doc of docs) if (!isOthers(doc)) keys.add(doc.key)
  return { testimonials: [...keys].sort(), testimonialDocs: docs.filter((doc) => !isOthers(doc)).length }
}

/** A file of a customer, or about one. */
export type PersonFile = Pick<EvidenceFile, 'sha256' | 'name' | 'mimeType'>

/** A customer's file that came in with a message; its name is what the customer called it, cleaned. */
export interface Attachment extends PersonFile {
  readonly id: Id
  readonly dialog?: Id | null
}

/** The files that hang on dialogs, those that no message names any more included. */
export async function attachmentsOf(payload: Payload, dialogs: readonly DialogDoc[], req?: PayloadRequest): Promise<Attachment[]> {
  return dialogs.length > 0 ? findDocs<Attachment>(payload, 'attachments', { dialog: { in: dialogs.map(({ id }) => id) } }, req) : []
}

/** The files that prove what was recorded. @param where rows of excerpts */
export async function evidenceFilesOf(payload: Payload, where: Where, req?: PayloadRequest): Promise<EvidenceFile[]> {
  const rows = await findRecords(payload, 'excerpts', { where: whereAll(where, { kind: { equals: 'evidence' } }), sort: 'createdAt', ...(req ? { req } : {}) })
  return rows.flatMap((row) => (row.kind === 'evidence' && row.words.file ? [row.words.file] : []))
}

/** Whose files: those on dialogs, and those that prove consents. */
export interface FileOwner {
  readonly dialogs: readonly Pick<DialogDoc, 'id'>[]
  /** Finds the rows of excerpts. */
  readonly excerpts: Where
}

/** Those of the files whose bytes nobody else's dialog or proof holds: they go with these. */
export async function exclusiveFiles<File extends PersonFile>(payload: Payload, { dialogs, excerpts }: FileOwner, files: readonly File[], req?: PayloadRequest): Promise<File[]> {
  if (files.length === 0) return []
  const hashes = files.map(({ sha256 }) => sha256)
  const more = req ? { req } : {}
  const own = new Set(dialogs.map(({ id }) => String(id)))
  const attached = await findDocs<Attachment>(payload, 'attachments', { sha256: { in: hashes } }, req)
  const ownProofs = new Set((await findRecords(payload, 'excerpts', { where: excerpts, ...more })).map(({ key }) => key))
  const proving = await findRecords(payload, 'excerpts', { where: { file: { in: hashes } }, ...more })
  const theirs = new Set([...attached.filter(({ dialog }) => !own.has(String(dialog))).map(({ sha256 }) => sha256), ...proving.filter(({ key }) => !ownProofs.has(key)).map(({ file }) => file)])
  return files.filter(({ sha256 }) => !theirs.has(sha256))
}

/** Every piece's working state, in all locales and versions, as JSON. */
export async function textsOfPieces(payload: Payload, req?: PayloadRequest): Promise<{ readonly key: string; readonly text: string }[]> {
  const more = { locale: 'all' }
  const now = await findDocs<{ key: string }>(payload, 'pieces', {}, req, { ...more, draft: true })
  const { docs } = await payload.findVersions({ collection: 'pieces', depth: 0, pagination: false, limit: 0, locale: 'all', overrideAccess: true, showHiddenFields: true, ...(req ? { req } : {}) })
  const earlier = docs.map(({ version }) => version as unknown as { key?: string })
  return [...now, ...earlier].map((doc) => ({ key: doc.key ?? '', text: JSON.stringify(doc) }))
}
