/** What importing dialogs gives back, and where the feature that imports is found. The hub's entries call it by this contract, not by its plugin. */
import type { Payload, PayloadRequest } from 'payload'
import { HubError } from '../../src/content/errors.ts'

/** A file as it came. */
export interface DialogFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What became of one dialog. */
export interface ImportedDialog {
  readonly action: 'created' | 'updated' | 'unchanged'
  /** `source:external id`. */
  readonly slot: string
  readonly id: string | number
  readonly newMessages: number
}

/** A row of a CSV, a dialog of a JSON, or one of its messages, that was left out. */
export interface BadRow {
  /** CSV: the line of the file in which the row begins, the header being line 1. JSON: the number of the dialog in the list, from 1. */
  readonly line: number
  /** External id of the dialog as far as it could be read. */
  readonly externalId: string | null
  /** Column, or field with its place: `messages.2.at` is the third message's. */
  readonly field: string | null
  /** One sentence that says what to do. */
  readonly reason: string
  /** What stood there, at most 80 characters. */
  readonly value: string | null
}

/** Something about a dialog that is in, to look at. */
export interface ImportRemark {
  /**
   * `own-contact`: number, e-mail or phone are somebody else's, as far as can be told. `changed-at-source`: a message that is in already reads differently in the
   * file; what is in stays.
   */
  readonly kind: 'own-contact' | 'changed-at-source'
  /** As in {@link BadRow}. */
  readonly line: number
  readonly externalId: string | null
  /** Number of the message in the other system; null for the dialog as a whole. */
  readonly message: string | null
  readonly reason: string
}

/** What an import did. Rows that are not in `bad` are in the hub. */
export interface ImportReport {
  readonly file: string
  readonly format: 'csv' | 'json'
  /** How the bytes were read: `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`. */
  readonly encoding: string
  /** Rows of a CSV, dialogs of a JSON. */
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly newMessages: number
  readonly dialogs: readonly ImportedDialog[]
  readonly bad: readonly BadRow[]
  readonly remarks: readonly ImportRemark[]
  /** Names in `topics` that are no topic of the hub; the dialogs are in without them. */
  readonly unknownTopics: readonly string[]
}

/** A report as REST gives it. */
export interface ImportAnswer extends ImportReport {
  /** The rows left out, to mend and to send again. */
  readonly badRowsCsv: string
}

/** A dialog that the hub itself read elsewhere, in a network say. */
export interface ReceivedDialog {
  readonly source: 'social-public' | 'social-private'
  /** What the conversation is called there. */
  readonly externalId: string
  readonly subject: string
  readonly language?: string
  readonly state: 'open'
  /** Who wrote: what the names of all their conversations begin with, made of what the network calls them for ever; and what people call them there now. */
  readonly author: { readonly idsBegin: string; readonly handles: readonly { readonly network: string; readonly handle: string }[] }
  /** Instants in ISO 8601, UTC. */
  readonly messages: readonly { readonly id: string; readonly author: 'customer' | 'agent' | 'system'; readonly at: string; readonly text: string; readonly isPrivate: boolean }[]
}

export interface DialogImporting {
  /** Puts one in within the transaction of `tx`: made, or joined with what is there. @throws HubError `bad-input` where it cannot be one or has too many messages, `conflict` for somebody who was erased since it was said */
  receive(tx: PayloadRequest, dialog: ReceivedDialog): Promise<ImportedDialog>
  /** Largest file in bytes. */
  readonly maxBytes: number
  /** Imports one file. @throws HubError `forbidden`, `too-large`, `unsupported-media`, `bad-input` where nothing of the file could be used */
  importFile(req: PayloadRequest, file: DialogFile): Promise<ImportReport>
  /** The rows left out, as CSV. */
  badRowsCsv(report: ImportReport): string
}

/** The importing of this hub. @throws HubError `not-found` where the feature is not installed */
export function dialogImportingOf(payload: Payload): DialogImporting {
  const importing = (payload.config.custom as { serviceHub?: DialogImporting } | undefined)?.serviceHub
  if (!importing) throw new HubError('not-found', 'This hub has no service dialogs to import into.')
  return importing
}
