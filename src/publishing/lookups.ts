/** Finds what is approved and what renderers need beside an edition. */
import type { Payload, PayloadRequest } from 'payload'
import type { BrandContent, Edition, EditionContent, PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { EditionHash, Locale } from '../content/nodes.ts'
import { createMemory, deepFreeze, type Memory, perOwner } from './compose-memory.ts'
import { ALL_LOCALES } from './places.ts'
import { type ApprovalRecord, findRecord, findRecords, type SubmissionRecord, whereAll } from './records.ts'

type AnyEdition = Edition<EditionContent>

interface KeptEdition {
  readonly edition: AnyEdition
  readonly size: number
}

/** Characters of JSON, all editions together. */
const EDITIONS_KEPT = 24_000_000

// An edition's hash is the hash of its content, and no edition is ever deleted: what was read once holds. Which edition is the newest, and what
// may be seen, can change at any moment in any process, so approvals and publications are never kept.
const editionsOfDatabase = perOwner<Payload, Memory<KeptEdition>>(() => createMemory<KeptEdition>({ most: EDITIONS_KEPT, sizeOf: ({ size }) => size }))

const reqArg = (req?: PayloadRequest) => (req ? { req } : {})

/** The newest approval of a subject in a locale, or null. */
export const latestApproval = (payload: Payload, subject: Subject, key: string, locale: Locale, req?: PayloadRequest): Promise<ApprovalRecord | null> =>
  findRecord(payload, 'approvals', { where: whereSubject(subject, key, locale), sort: '-number', ...reqArg(req) })

/** The newest submission of a subject in a locale, or null. No older one is in review: a newer one overtakes it. */
export const latestSubmission = (payload: Payload, subject: Subject, key: string, locale: Locale, req?: PayloadRequest): Promise<SubmissionRecord | null> =>
  findRecord(payload, 'submissions', { where: whereSubject(subject, key, locale), sort: '-number', ...reqArg(req) })

type Subject = EditionContent['subject']
const whereSubject = (subject: Subject, key: string, locale: Locale) => whereAll({ subject: { equals: subject } }, { subjectKey: { equals: key } }, { locale: { equals: locale } })

/** Those of the editions that exist, by hash; at most one query, none if all of them were read before. Frozen: many requests share them. */
export async function editionsByHash(payload: Payload, hashes: readonly EditionHash[], req?: PayloadRequest): Promise<ReadonlyMap<EditionHash, AnyEdition>> {
  const memory = editionsOfDatabase(payload)
  const found = new Map<EditionHash, AnyEdition>()
  const missing: EditionHash[] = []
  for (const hash of new Set(hashes)) {
    const kept = memory.get(hash)
    if (kept) found.set(hash, kept.edition)
    else missing.push(hash)
  }
  if (missing.length === 0) return found
  const records = await findRecords(payload, 'editions', { where: { hash: { in: missing } }, ...reqArg(req) })
  // What a transaction wrote itself may still be rolled back.
  const isCommitted = !(await req?.transactionID)
  for (const { hash, content } of records) {
    const edition = deepFreeze({ hash, content })
    found.set(hash, edition)
    if (isCommitted) memory.keep(hash, { edition, size: JSON.stringify(content).length })
  }
  return found
}

/** An edition by its hash. @throws HubError `not-found` */
export async function editionByHash(payload: Payload, hash: EditionHash, req?: PayloadRequest): Promise<AnyEdition> {
  const edition = (await editionsByHash(payload, [hash], req)).get(hash)
  if (!edition) throw new HubError('not-found', `There is no edition ${hash.slice(0, 12)}….`)
  return edition
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
    const editions = await editionsByHash(payload, [...wanted], req)
    const next = new Set<EditionHash>()
    for (const { hash, content } of editions.values()) {
      if (content.subject !== 'piece') continue
      found[hash] = { hash, content }
      for (const inner of Object.values(content.embeds)) if (!found[inner]) next.add(inner)
    }
    wanted = next
  }
  return found
}
