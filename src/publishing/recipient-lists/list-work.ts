/** What the hub and the process that works through a list say to each other. Everything is plain data. */
import type { ErrorCode, HubError } from '../../content/errors.ts'
import type { CheckOptions } from '../../recipients/checking/list-recipient.ts'
import type { SignRanges } from '../../recipients/checking/lacking-signs.ts'
import type { Mapping } from '../../recipients/headers/propose-mapping.ts'
import type { ReadList } from '../../recipients/reading/list-rows.ts'
import type { StoredCounts } from './list-record.ts'

/** Read the uploaded file to its end, and write its rows down as they came. */
export interface ReadOrder {
  readonly task: 'read'
  /** Absolute path of the uploaded file. */
  readonly from: string
  /** Absolute path of the folder to write. */
  readonly to: string
}

/** Check the rows of a folder that `read` wrote. */
export interface CheckOrder {
  readonly task: 'check' | 'suppress'
  readonly from: string
  readonly to: string
  readonly mapping: Mapping
  readonly options: Omit<CheckOptions, 'suppression' | 'missingGlyphs'>
  /** Those that a press of this hub can set; null where nothing is printed. */
  readonly signs: SignRanges | null
  /** Are rows compared with the suppression list? Seeds are not. */
  readonly isCompared: boolean
  /** Makes digests. */
  readonly secret: string
}
export type WorkOrder = ReadOrder | CheckOrder

export interface ReadResult extends Pick<ReadList, 'format' | 'encoding' | 'delimiter'> {
  readonly rows: number
  readonly fingerprint: string
}
export interface CheckResult {
  readonly counts: StoredCounts
  readonly hash: string
}

export type FromProcess =
  /** Which of these stand on the list? (`check`) Put these on it, and say which stand there because of this list. (`suppress`) It goes on with the answer. */
  | { readonly is: 'digests'; readonly digests: readonly string[]; readonly rows: number }
  | { readonly is: 'done'; readonly result: ReadResult | CheckResult }
  | { readonly is: 'failed'; readonly code: ErrorCode; readonly message: string; readonly details?: HubError['details'] }
export type ToProcess = readonly string[]
