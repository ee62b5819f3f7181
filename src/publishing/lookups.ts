/** Finds what is approved and what renderers need beside an edition. */
import type { Payload, PayloadRequest } from 'payload'
import type { BrandContent, Edition, EditionContent, PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { EditionHash, Locale } from '../content/nodes.ts'
import { ALL_LOCALES } from './places.ts'
import { type ApprovalRecord, findRecord, findRecords, whereAll } from './records.ts'

const reqArg = (req?: PayloadRequest) => (req ? { req } : {})

/** The newest approval of a subject in a locale, or null. */
export function latestApproval(
  payload: Payload,
  subject: EditionContent['subject'],
  key: string,
  locale: Locale,
  req?: PayloadRequest,
): Promise<ApprovalRecord | null> {
  const where = whereAll({ subject: { equals: subject } }, { subjectKey: { equals: key } }, { locale: { equals: locale } })
  return findRecord(payload, 'approvals', { where, sort: '-number', ...reqArg(req) })
}

/** An edition by its hash. @throws HubError `not-found` */
export async function editionByHash(payload: Payload, hash: EditionHash, req?: PayloadRequest): Promise<Edition<EditionContent>> {
  const record = await findRecord(payload, 'editions', { where: { hash: { equals: hash } }, ...reqArg(req) })
  if (!record) throw new HubError('not-found', `There is no edition ${hash.slice(0, 12)}….`)
  return { hash: record.hash, content: record.content }
}

/** A piece's edition by its hash. @throws HubError `not-found` */
export async function pieceEdition(payload: Payload, hash: EditionHash, req?: PayloadRequest): Promise<Edition<PieceContent>> {
  const { content } = await editionByHash(payload, hash, req)
  if (content.subject !== 'piece') throw new HubError('not-found', 'That is not the edition of a piece.')
  return { hash, content }
}

/** The brand as approved last. @throws HubError `not-approved` */
export async function currentBrand(payload: Payload, key: string, req?: PayloadRequest): Promise<Edition<BrandContent>> {
  const approval = await latestApproval(payload, 'brand', key, ALL_LOCALES, req)
  if (!approval) throw new HubError('not-approved', `The brand "${key}" has not been approved yet. Submit it and have it approved first.`)
  const { content } = await editionByHash(payload, approval.edition, req)
  if (content.subject !== 'brand') throw new HubError('not-found', 'That is not the edition of a brand.')
  return { hash: approval.edition, content }
}

/** Everything the editions embed, and what that embeds, by hash. */
export async function embeddedEditions(
  payload: Payload,
  contents: readonly PieceContent[],
  req?: PayloadRequest,
): Promise<Record<EditionHash, Edition<PieceContent>>> {
  const found: Record<EditionHash, Edition<PieceContent>> = {}
  let wanted = new Set(contents.flatMap((content) => Object.values(content.embeds)))
  // An edition can embed only editions that were approved before it, so this ends.
  while (wanted.size > 0) {
    const records = await findRecords(payload, 'editions', { where: { hash: { in: [...wanted] } }, ...reqArg(req) })
    const next = new Set<EditionHash>()
    for (const { hash, content } of records) {
      if (content.subject !== 'piece') continue
      found[hash] = { hash, content }
      for (const inner of Object.values(content.embeds)) if (!found[inner]) next.add(inner)
    }
    wanted = next
  }
  return found
}
