/** The records of the flow as typed documents: what stands in each collection that the flow alone writes. Long, because they refer to each other and are read side by side. */
import type { Stage } from '../../collections/submissions/index.ts'
import type { Failure } from '../channel/carrier.ts'
import type { ChannelId, Note, VariantId } from '../channel/contract.ts'
import type { EvidenceWords, QuoteWords } from '../consent/excerpts.ts'
import type { ConsentEventType } from '../consent/fold.ts'
import type { EditionContent } from '../content/edition.ts'
import type { EditionHash, Locale, PieceKey } from '../content/nodes.ts'
import type { PrintRunRecord } from './printing/run-record.ts'
import type { RecipientListRecord, SuppressionRecord } from './recipient-lists/list-record.ts'

/** What the database adds to every record. */
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

interface Excerpt extends Stored {
  readonly key: string
  /** Key of the contact; null for words of nobody known. */
  readonly contact?: string | null
  readonly testimonial?: string | null
  readonly locale?: string | null
  readonly salt: string
  readonly digest: string
  /** SHA-256 of the file that belongs to evidence; its bytes lie with customers' files. */
  readonly file?: string | null
}

/** Words of a person, apart from everything that refers to them: a quote as it was said and as it may be shown, or what proves a consent. */
export type ExcerptRecord = Excerpt & ({ readonly kind: 'quote'; readonly words: QuoteWords } | { readonly kind: 'evidence'; readonly words: EvidenceWords })

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

export const DELIVERY_STATES = ['planned', 'claimed', 'delivered', 'failed', 'uncertain', 'withdrawn'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

export interface DeliveryRecord extends Stored {
  readonly key: string
  /** Slot of the publication. */
  readonly publication: string
  readonly pieceKey: PieceKey
  readonly locale: Locale
  readonly channel: ChannelId
  readonly variant: VariantId
  readonly edition: EditionHash
  readonly approval: string
  /** Key of the account. */
  readonly account: string
  readonly network: string
  /** `post`, or `quote:<testimonial>`. */
  readonly post: string
  /** From 1; a post that was withdrawn and is sent again is another round. */
  readonly round: number
  /** Key of the delivery whose post it changes in the network, or comes in place of. */
  readonly inPlaceOf?: string | null
  /** `update`: the post that stands is changed; `replace`: once this one stands, that one is deleted. Absent for a post of its own. */
  readonly manner?: 'update' | 'replace' | null
  readonly state: DeliveryState
  /** Why the last attempt came to nothing. */
  readonly failure?: Failure | 'overtaken' | 'not-shown' | 'called-off' | 'late' | 'gone' | 'absent' | null
  readonly error?: { readonly de: string; readonly en: string } | null
  /** When it is to be sent. */
  readonly due: string
  /** When there is something to do next: send, try again, look again. */
  readonly next: string
  readonly attempts: number
  /** When the first attempt began; set once. */
  readonly startedAt?: string | null
  /** Which process is at it, and until when it may be. */
  readonly owner?: string | null
  readonly lease?: string | null
  /** SHA-256 over the files sent. */
  readonly sentHash?: string | null
  readonly files?: readonly Pick<StoredArtefact, 'name' | 'mime' | 'sha256' | 'bytes'>[] | null
  /** `|testimonial:excerpt:attribution|`: whose words are in what was sent, and under which name; what was sent earlier has no third part. */
  readonly quotes?: string | null
  readonly reference?: string | null
  readonly url?: string | null
  readonly plannedBy: string
  readonly deliveredAt?: string | null
  readonly withdrawnAt?: string | null
  readonly rev: number
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
  /** The contact's id: what was brought in at the same moment still points at it once the contact is gone. */
  readonly contactId?: string | number | null
  readonly testimonials: readonly string[]
  readonly dialogs: readonly (string | number)[]
  /** SHA-256 of attachments whose files go. */
  readonly files: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  /** Keys of pieces whose own text names the person: for people to look at. */
  readonly mentions: readonly string[]
}

/** Something that an erasure leaves, with its reason (src/consent/rights/what-stays.ts). */
export interface Staying {
  readonly what: string
  readonly count: number
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
  /** What stays, and why; null until it is done. */
  readonly receipt?: { readonly stays: readonly Staying[] } | null
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
  readonly deliveries: DeliveryRecord
  readonly 'print-runs': PrintRunRecord
  readonly 'recipient-lists': RecipientListRecord
  readonly suppressions: SuppressionRecord
  readonly 'audit-events': AuditRecord
  readonly excerpts: ExcerptRecord
  readonly 'consent-events': ConsentEventRecord
  readonly tasks: TaskRecord
  readonly erasures: ErasureRecord
}
