/** How an approved mail goes to the tool that sends it to its readers. */
import type { MailingContent } from '../content/edition.ts'
import type { Mailing, Packed } from './contract.ts'

/**
 * A mail tool that a mailing can be handed to: its place-holders, and the body of the one call of its API that makes a campaign of it. Pure: it talks to nobody.
 * Render the mail with the tool's `links` as {@link Mailing.links}, pack it, give the result to `payload`.
 */
export interface MailExport {
  /** The tool's name. */
  readonly label: string
  /** What the tool puts in place of an address for each recipient. */
  readonly links: Mailing['links']
  /** Where the format of the API was read, and when (ISO date). */
  readonly source: string
  readonly asOf: string
  /**
   * @param packed what `pack` made of the mail that was rendered with `links`
   * @throws Error if `packed` is not a mail: a defect of the caller
   */
  payload(packed: Packed, content: MailingContent): MailPayload
}

/** One call of a mail tool's API. Nothing is sent by it: the tool keeps a draft. */
export interface MailPayload {
  readonly method: 'POST'
  /** Below the tool's own address: `/api/campaigns`. */
  readonly path: string
  /** Plain JSON. */
  readonly body: Readonly<Record<string, unknown>>
  /** What only the team of the tool knows and has to fill in before the call: the field of `body` (dots between levels), and what it takes. */
  readonly toFill: readonly { readonly field: string; readonly what: { readonly de: string; readonly en: string } }[]
}
