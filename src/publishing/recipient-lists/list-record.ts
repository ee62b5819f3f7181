/** A list of recipients as it is written down: nothing of its rows, nothing of a person. Those lie in files beside the database (list-files.ts). */
import type { Mapping } from '../../recipients/headers/propose-mapping.ts'
import type { ListFailure } from '../../recipients/reading/list-faults.ts'
import type { ReadList } from '../../recipients/reading/list-rows.ts'
import type { ListCounts } from '../../recipients/checking/list-recipient.ts'

/** `seeds` are addresses of the house's own that get every mailing; of `suppressions` nothing is kept but digests. */
export const LIST_PURPOSES = ['mailing', 'seeds', 'suppressions'] as const
export type ListPurpose = (typeof LIST_PURPOSES)[number]

/** `uploaded`: being read. `mapping`: waits for a person to say what its columns mean. */
export const LIST_STATES = ['uploaded', 'mapping', 'checking', 'ready', 'failed', 'deleted'] as const
export type ListState = (typeof LIST_STATES)[number]

export const SUPPRESSION_KINDS = ['objection', 'robinson', 'undeliverable'] as const
/** Why somebody gets no mail: they objected, they stand on a Robinson list, or mail to them came back. */
export type SuppressionKind = (typeof SUPPRESSION_KINDS)[number]

export interface ListOptions {
  /** ISO 3166-1 alpha-2 of rows that name none. */
  readonly country: string
  /** Where the letters are posted. */
  readonly senderCountry: string
  readonly formality: 'formal' | 'informal'
  readonly oneLetterPer: 'person' | 'household'
  readonly restoreZeros: boolean
  /** Of a list of suppressions. */
  readonly kind?: SuppressionKind
}

/** Of a list of suppressions `good` are those that were new, `duplicates` those that stood there already. */
export type StoredCounts = ListCounts & {
  /** Rows of which somebody was erased since. */
  readonly erased?: number
}

export interface RecipientListRecord {
  readonly id: string | number
  readonly createdAt: string
  readonly key: string
  readonly title: string
  readonly purpose: ListPurpose
  readonly state: ListState
  /** Where the addresses come from, in words that recipients read. */
  readonly origin: string
  readonly deleteAt: string
  readonly uploadedBy: string
  /** Of the uploaded file. */
  readonly bytes: number
  readonly format?: ReadList['format'] | null
  readonly encoding?: ReadList['encoding']
  readonly delimiter?: ReadList['delimiter']
  /** Rows below the header. */
  readonly rows?: number | null
  /** Of its headers: lists with the same columns have the same. */
  readonly fingerprint?: string | null
  readonly mapping?: Mapping | null
  readonly options?: ListOptions | null
  readonly counts?: StoredCounts | null
  /** SHA-256 over the rows that are there: another one once somebody was erased. */
  readonly hash?: string | null
  /** Name of the folder that holds its rows; null where there are none (any more). */
  readonly folder?: string | null
  readonly progress?: { readonly done: number; readonly of: number } | null
  /** Lines whose letters came back. */
  readonly returned?: readonly number[] | null
  readonly failure?: ListFailure | null
  readonly confirmedBy?: string | null
  readonly deletedAt?: string | null
  /** Which process is at it, and until when it may be. */
  readonly owner?: string | null
  readonly lease?: string | null
  readonly rev: number
}

/** Somebody who gets no mail: known again by a keyed digest, and not to be told from it. */
export interface SuppressionRecord {
  readonly id: string | number
  readonly createdAt: string
  /** The digest. */
  readonly key: string
  readonly kind: SuppressionKind
  /** Key of the list that it came with, or `form`. */
  readonly source: string
  readonly addedBy: string
}
