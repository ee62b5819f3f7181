import { MAX_ATTACHMENTS } from '../../../collections/service-dialogs/fields.ts'

/** What one import may hold. More is refused as a whole: split the file. */
export const IMPORT_LIMITS = {
  /** Of a CSV. */
  bytes: 5_000_000,
  /** Of a JSON: with attachments, which base64 makes a third larger. */
  jsonBytes: 30_000_000,
  rows: 10_000,
  messages: 500,
  textCharacters: 50_000,
} as const

/** What a webhook may send at once: a dialog with some 3.5 MB of attachments. */
export const WEBHOOK_BYTES = 5_000_000

/** Attachments, of the library's kinds and with its limits for pixels and pages. */
export const ATTACHMENT_LIMITS = {
  perMessage: MAX_ATTACHMENTS,
  /** Of one file. */
  bytes: 10_000_000,
  /** Of a dialog's files together, as sent at once. */
  bytesTogether: 20_000_000,
  nameCharacters: 255,
} as const
