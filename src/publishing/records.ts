/** The records of the flow as typed documents, and the only two ways to write them: insert, and compare-and-set (transactions.ts). */
import type { Payload, PayloadRequest, Where } from 'payload'
import { FLOW } from '../../collections/parts/record.ts'
import type { RecordSlug } from '../../collections/slugs.ts'
import type { Stage } from '../../collections/submissions/index.ts'
import type { ChannelId, Note, VariantId } from '../channel/contract.ts'
import type { ConsentEventType } from '../consent/fold.ts'
import type { EditionContent } from '../content/edition.ts'
import type { EditionHash, Locale, PieceKey } from '../content/nodes.ts'
import { inTransaction } from './transactions.ts'

interface Stored {
  readonly id: string | number
  readonly createdAt: string
}
type Subject = EditionContent['subject']

export interface SubmissionRecord extends Stored {
  readonly title: string
  readonly key: string
  readonly slot: string
  readonly number: number
  readonly subject: Subject
  readonly subjectKey: string
  readonly locale: Locale
  readonly stage: Stage
  readonly hash: EditionHash
  readonly snapshot: EditionContent
  readonly mediaKeys: string
  readonly subjectRev: number
  readonly authors: readonly string[]
  readonly submittedBy: string
  readonly submittedByName: string
  readonly comment?: string | null
  readonly decidedBy?: string | null
  readonly decidedByName?: string | null
  readonly decidedAt?: string | null
  readonly decision?: string | null
}

export interface EditionRecord extends Stored {
  readonly hash: EditionHash
  readonly title: string
  readonly subject: Subject
  readonly subjectKey: string
  readonly locale: Locale
  readonly mediaKeys: string
  readonly content: EditionContent
}

/** What was checked of one channel before approval. */
export interface ChannelCheck {
  readonly version: number
  readonly isBlocked: boolean
  readonly notes: readonly (Note & { readonly variant: VariantId })[]
}

/** Facts about an account at the moment of approval. */
export interface AccountFacts {
  readonly key: string
  readonly name: string
  readonly roles: readonly string[]
  readonly createdBy: string
  readonly rolesSetBy: string
  readonly rolesSetAt: string
  readonly passwordSetBy: string
  readonly passwordSetAt: string
  /** Keys of all people who ever could sign in with the account besides its person. */
  readonly heldBy: readonly string[]
}

export interface Certificate {
  readonly authors: readonly string[]
  readonly submittedBy: string
  readonly approver: AccountFacts
  readonly approvedAt: string
  readonly comment: string
  readonly checks: Readonly<Record<ChannelId, ChannelCheck>>
}

export interface ApprovalRecord extends Stored {
  readonly key: string
  readonly submission: string
  readonly edition: EditionHash
  readonly subject: Subject
  readonly subjectKey: string
  readonly locale: Locale
  readonly number: number
  readonly subjectRev: number
  readonly certificate: Certificate
}

export interface Suspension {
  readonly reason: 'unpublished' | 'consent' | 'licence'
  /** Who or what suspends: a person's key, a consent's key, a media key. */
  readonly key: string
}

export interface PublicationRecord extends Stored {
  readonly slot: string
  readonly pieceKey: PieceKey
  readonly locale: Locale
  readonly channel: ChannelId
  readonly brand: string
  readonly edition: EditionHash
  readonly approval: string
  readonly from: string
  readonly until?: string | null
  readonly suspensions?: readonly Suspension[] | null
  /** True if there is any suspension. */
  readonly isSuspended: boolean
  readonly title: string
  readonly slug: string
  readonly kind: string
  readonly topicKeys: string
  readonly mediaKeys: string
  /** `|key|`: every testimonial that is quoted, embedded passages included. */
  readonly quotes?: string | null
  /** `|key:excerpt|`: those whose end takes the piece with it. */
  readonly requires?: string | null
  readonly changed: string
  readonly rev: number
  readonly updatedAt: string
}

export interface AddressRecord extends Stored {
  readonly slot: string
  readonly pieceKey: PieceKey
  readonly locale: Locale
  readonly slug: string
}

export interface StoredArtefact {
  readonly name: string
  readonly mime: string
  readonly sha256: string
  readonly bytes: number
  readonly headers?: Readonly<Record<string, string>>
}

export interface RenditionRecord extends Stored {
  readonly key: string
  readonly channel: ChannelId
  readonly channelVersion: number
  readonly variant: VariantId
  readonly pieceKey: PieceKey
  readonly locale: Locale
  readonly edition: EditionHash
  readonly brandEdition: EditionHash
  /** `|key|`: testimonials whose words are in the bytes. */
  readonly quotes?: string | null
  readonly artefacts: readonly StoredArtefact[]
  readonly notes: readonly Note[]
}

export interface AuditRecord extends Stored {
  readonly slot: string
  readonly subject: string
  readonly number: number
  readonly type: string
  readonly actor: string
  readonly at: string
  readonly data: Readonly<Record<string, unknown>>
  readonly previous: string
  readonly hash: string
}

/** Words of a person, apart from everything that refers to them. */
export interface ExcerptRecord extends Stored {
  readonly key: string
  readonly kind: 'quote' | 'evidence'
  /** Key of the contact; null for words of nobody known. */
  readonly contact?: string | null
  readonly testimonial?: string | null
  readonly locale?: string | null
  readonly salt: string
  readonly digest: string
  readonly words: Readonly<Record<string, unknown>>
}

export interface ConsentEventRecord extends Stored {
  readonly slot: string
  readonly number: number
  readonly type: ConsentEventType
  readonly testimonial: string
  readonly contact?: string | null
  readonly excerpts: string
  readonly channels: string
  readonly attribution: string
  readonly until?: string | null
  readonly wording: string
  readonly wordingHash: string
  readonly evidence: Readonly<Record<string, unknown>>
  readonly actor: string
  readonly at: string
  readonly previous: string
  readonly hash: string
}

export interface TaskRecord extends Stored {
  readonly key: string
  readonly kind: string
  readonly subject: string
  readonly state: 'open' | 'done'
  readonly data: Readonly<Record<string, unknown>>
  readonly dueAt?: string | null
  readonly doneBy?: string | null
  readonly doneAt?: string | null
}

/** What an erasure has to do, by keys and ids: no words. */
export interface ErasurePlan {
  readonly testimonials: readonly string[]
  readonly dialogs: readonly (string | number)[]
  /** SHA-256 of attachments whose files go. */
  readonly files: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  /** Keys of pieces whose own text names the person: for people to look at. */
  readonly mentions: readonly string[]
}

export interface ErasureRecord extends Stored {
  readonly key: string
  readonly slot: string
  readonly contact: string
  readonly state: 'running' | 'done'
  readonly basis: string
  readonly round: number
  /** Keyed hashes of customer number and e-mail. */
  readonly marks: readonly string[]
  /** Keys of contacts that bore one of the marks then and are other people. */
  readonly apart: readonly string[]
  readonly plan: ErasurePlan
  readonly receipt?: Readonly<Record<string, unknown>> | null
  readonly requestedBy: string
  readonly requestedAt: string
  readonly doneAt?: string | null
}

export interface Records {
  readonly submissions: SubmissionRecord
  readonly editions: EditionRecord
  readonly approvals: ApprovalRecord
  readonly publications: PublicationRecord
  readonly addresses: AddressRecord
  readonly renditions: RenditionRecord
  readonly 'audit-events': AuditRecord
  readonly excerpts: ExcerptRecord
  readonly 'consent-events': ConsentEventRecord
  readonly tasks: TaskRecord
  readonly erasures: ErasureRecord
}

interface Search {
  readonly where: Where
  readonly sort?: string
  readonly limit?: number
  readonly page?: number
  readonly req?: PayloadRequest
}

/** Records that match, in order; all of them unless `limit` says otherwise. */
export async function findRecords<S extends RecordSlug>(payload: Payload, collection: S, search: Search): Promise<Records[S][]> {
  const { docs } = await payload.find({ collection, depth: 0, pagination: false, limit: 0, overrideAccess: true, ...search })
  return docs as Records[S][]
}

/** The first record that matches, or null. */
export async function findRecord<S extends RecordSlug>(payload: Payload, collection: S, search: Omit<Search, 'limit'>): Promise<Records[S] | null> {
  const [first] = await findRecords(payload, collection, { ...search, limit: 1 })
  return first ?? null
}

/** All of these hold. */
export const whereAll = (...parts: Where[]): Where => ({ and: parts })

/** Writes a new record. @throws Payload's ValidationError where a unique key is taken; see {@link isTaken} */
export async function insertRecord<S extends RecordSlug>(
  payload: Payload,
  collection: S,
  data: Omit<Records[S], 'id' | 'createdAt' | 'updatedAt'>,
  req?: PayloadRequest,
): Promise<Records[S]> {
  const context = { ...req?.context, [FLOW]: true }
  const created = await payload.create({ collection, data: data as never, depth: 0, ...(req ? { req } : {}), context, overrideAccess: true })
  return created as Records[S]
}

/** The fields of records that are unique. */
const UNIQUE = new Set<unknown>(['key', 'slot', 'hash'])

/** Did this fail because a unique key exists already? */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, data } = error as { code?: unknown; data?: { errors?: readonly { readonly path?: unknown }[] } }
  if (error.name === 'ValidationError') return data?.errors?.every(({ path }) => !path || UNIQUE.has(path)) ?? false
  return code === 11000 || /UNIQUE constraint|duplicate key/i.test(error.message)
}

/**
 * Runs `work` in one transaction: all of its records are written, or none. Where somebody else took a unique key first (the next number of a
 * submission or of an audit event, an address, a channel), it begins again, reads what they wrote, and goes on or refuses accordingly; so `work` must
 * begin by reading what it rests on.
 * @throws HubError `busy` when others were faster for about five seconds
 */
export function writeTogether<T>(req: PayloadRequest, work: (tx: PayloadRequest) => Promise<T>): Promise<T> {
  const attempt = async (tx: PayloadRequest): Promise<T> => {
    try {
      return await work(tx)
    } catch (error) {
      if (isTaken(error)) throw new Error('Write conflict: a unique key was taken at the same moment.', { cause: error })
      throw error
    }
  }
  return inTransaction(req.payload, attempt, { req, tries: 10, baseMs: 10 })
}

/** `|a|b|`: keys as one text that can be searched for `|a|`; empty for none. */
export const joinKeys = (keys: Iterable<string>): string => {
  const sorted = [...new Set(keys)].sort()
  return sorted.length === 0 ? '' : `|${sorted.join('|')}|`
}
