/** What a channel makes of a draft or a submission, for the people who work on it. */
import type { PayloadRequest } from 'payload'
import type { Artefact } from '../channel/contract.ts'
import type { PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { Locale } from '../content/nodes.ts'
import { licenceNotes } from './checks.ts'
import type { QuoteForm } from './compose.ts'
import { composeDraft } from './compose-draft.ts'
import { submissionByKey } from './decide.ts'
import { requirePerson } from './four-eyes.ts'
import { channelOf, hubOf } from './hub.ts'
import { requireLocale } from './places.ts'
import { loadPiece, snapshotPiece } from './snapshot-piece.ts'

export interface PreviewOrder {
  readonly locale: Locale
  readonly channel: string
  readonly variant?: string | undefined
  /** With customers' words as hoped for (default), as consented to now, or without any: the form in which the piece would stand if every consent ended. */
  readonly quotes?: QuoteForm | undefined
  /** A file's name: then the answer is that file, else a listing with notes. */
  readonly artefact?: string | undefined
}

/** The piece as it is now, drafts included, marked as a draft. */
export async function previewPiece(req: PayloadRequest, key: string, order: PreviewOrder): Promise<Response | object> {
  requirePerson(req, ['admin', 'editor', 'approver'])
  requireLocale(order.locale)
  const piece = await loadPiece(req.payload, key, order.locale, req)
  const { content } = await snapshotPiece(req.payload, piece, order.locale, req)
  return answer(req, order, content, true)
}

/** Exactly what was submitted. */
export async function previewSubmission(req: PayloadRequest, key: string, order: PreviewOrder): Promise<Response | object> {
  requirePerson(req, ['admin', 'editor', 'approver'])
  const { snapshot, stage } = await submissionByKey(req, key)
  if (snapshot.subject !== 'piece') throw new HubError('bad-input', 'Only pieces have previews.')
  return answer(req, order, snapshot, stage !== 'approved')
}

function variantOf(req: PayloadRequest, order: PreviewOrder): string {
  return order.variant ?? channelOf(hubOf(req.payload), order.channel).variants[0].id
}

/** A request waits so long for files; then it says how far they are, and when to ask again. */
const PREVIEW_WAIT_MS = 8_000

/** A listing or one of its files: both out of one composition, as long as the content stays the same. Whoever comes here may see the content. */
async function answer(req: PayloadRequest, order: PreviewOrder, content: PieceContent, isDraft: boolean): Promise<Response | object> {
  const variant = variantOf(req, order)
  const packed = await composeDraft(req.payload, content, order.channel, variant, { isDraft, quotes: order.quotes ?? 'hoped-for', req, waitMs: PREVIEW_WAIT_MS })
  if (order.artefact === undefined) {
    const artefacts = packed.artefacts.map(({ name, mime, bytes }) => ({ name, mime, bytes: bytes.length }))
    const licences = (await licenceNotes(req, content, order.channel)).filter((note) => note.variant === variant)
    return { channel: order.channel, variant, artefacts, notes: [...packed.notes, ...licences] }
  }
  const found = packed.artefacts.find(({ name }) => name === order.artefact)
  if (!found) throw new HubError('not-found', `This rendition has no file "${order.artefact}".`)
  return new Response(new Uint8Array(found.bytes), { headers: previewHeaders(found) })
}

/** Shown in a frame of the admin, and nowhere else; whatever is in it runs nothing and reaches nobody. */
export function previewHeaders({ mime, headers }: Artefact): Record<string, string> {
  const policy = headers?.['content-security-policy']?.replace(/frame-ancestors [^;]+/, "frame-ancestors 'self'")
  return {
    'content-type': mime,
    'content-security-policy': policy ?? "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'",
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}
