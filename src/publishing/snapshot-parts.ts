/** What every snapshot is made with: values out of editable documents, and what they refer to, by stable keys. */
import type { Payload, PayloadRequest } from 'payload'
import type { MediaFacts, TopicRef } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { EditionHash, Locale, MediaKey } from '../content/nodes.ts'

export type Id = string | number
export type Doc = Readonly<Record<string, unknown>> & { readonly id: Id }

export interface Snapshot<Content> {
  readonly content: Content
  readonly hash: EditionHash
  /** Revision of the document that was frozen. */
  readonly rev: number
  readonly contributors: Readonly<Record<string, number>>
}

export const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
export const optional = <K extends string, V>(key: K, value: V | undefined | null | ''): Partial<Record<K, V>> =>
  value === undefined || value === null || value === '' ? {} : ({ [key]: value } as Record<K, V>)
export const instant = (value: unknown): string | undefined => (typeof value === 'string' && value ? new Date(value).toISOString() : undefined)

/** The latest state of a document that people write, drafts included, in one locale without fallback to another. @throws HubError `not-found`, which calls it as `noun` does */
export async function loadDraft(payload: Payload, collection: 'pieces' | 'mailings', noun: string, key: string, locale: Locale, req?: PayloadRequest): Promise<Doc> {
  const only = { limit: 1, depth: 0, draft: true, locale: locale as never, fallbackLocale: false as never, showHiddenFields: true, overrideAccess: true } as const
  const { docs } = await payload.find({ collection, where: { key: { equals: key } }, ...only, ...(req ? { req } : {}) })
  const [found]: readonly Doc[] = docs
  if (!found) throw new HubError('not-found', `There is no ${noun} "${key}".`)
  return found
}

export async function topicRefs(payload: Payload, ids: unknown, locale: Locale, req?: PayloadRequest): Promise<TopicRef[]> {
  const topics = await Promise.all(
    ((ids as Id[] | null | undefined) ?? []).map((id) => payload.findByID({ collection: 'topics', id, depth: 0, locale: locale as never, disableErrors: true, ...(req ? { req } : {}) })),
  )
  return topics.flatMap((topic) => (topic ? [{ key: text(topic.key), name: text(topic.name) || text(topic.key) }] : []))
}

export interface Files {
  readonly byId: ReadonlyMap<string, MediaFacts>
  readonly byKey: ReadonlyMap<MediaKey, MediaFacts>
}

export async function loadMedia(payload: Payload, ids: readonly Id[], locale: Locale | undefined, req?: PayloadRequest): Promise<Files> {
  const { docs } = ids.length
    ? await payload.find({
        collection: 'media',
        where: { id: { in: [...new Set(ids)] } },
        pagination: false,
        depth: 0,
        ...(locale ? { locale: locale as never, fallbackLocale: false as never } : {}),
        ...(req ? { req } : {}),
      })
    : { docs: [] }
  const facts = docs.map((doc: Doc): [string, MediaFacts] => [
    String(doc.id),
    {
      key: text(doc.sha256),
      mime: text(doc.mimeType),
      filename: text(doc.filename),
      ...(typeof doc.width === 'number' && typeof doc.height === 'number' ? { width: doc.width, height: doc.height } : {}),
      alt: text(doc.alt),
      focalX: typeof doc.focalX === 'number' ? Math.round(doc.focalX) : 50,
      focalY: typeof doc.focalY === 'number' ? Math.round(doc.focalY) : 50,
      ...optional('rightsHolder', text(doc.rightsHolder)),
      ...optional('licence', text(doc.licence)),
      ...optional('licenceUntil', instant(doc.licenceUntil)?.slice(0, 10)),
    },
  ])
  return { byId: new Map(facts), byKey: new Map(facts.map(([, fact]) => [fact.key, fact])) }
}
