/** What the press and its child processes say to each other. Node's advanced serialisation carries it. */
import type { ChunkOrder, PressOrder, PrintedChunk, RefusedChunk } from '../../../src/channel/press.ts'
import type { ErrorCode, HubError } from '../../../src/content/errors.ts'
import type { MediaKey } from '../../../src/content/nodes.ts'

/** Said once to each child, before anything else. */
export interface OpeningOrder {
  readonly order: PressOrder
  /** Folder of the run: originals and prepared pictures, shared by its children, gone when the run is closed. */
  readonly workspace: string
  /** File of the shop's own ICC profile; null where the format's printing condition is meant. */
  readonly profile: string | null
}

/** A part that is to be bound. */
export interface BoundPart {
  /** Absolute path of its PDF. */
  readonly file: string
  readonly chunk: PrintedChunk
}

export type ToChild =
  | { readonly type: 'open'; readonly opening: OpeningOrder }
  | { readonly type: 'print'; readonly chunk: ChunkOrder }
  | { readonly type: 'bind'; readonly parts: readonly BoundPart[]; readonly target: ChunkOrder }
  | { readonly type: 'original'; readonly key: MediaKey; readonly file: string }
  | { readonly type: 'no-original'; readonly key: MediaKey; readonly code: ErrorCode; readonly message: string }

export type PressTask = Extract<ToChild, { readonly type: 'print' | 'bind' }>

export type FromChild =
  | { readonly type: 'done'; readonly result: PrintedChunk | RefusedChunk }
  | { readonly type: 'failed'; readonly code: ErrorCode; readonly message: string; readonly details?: HubError['details'] }
  /** Answered with `original` or `no-original`. */
  | { readonly type: 'original-wanted'; readonly key: MediaKey }
