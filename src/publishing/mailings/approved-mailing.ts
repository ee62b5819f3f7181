/** The mailing that was approved last, if it may leave the house. */
import type { Payload, PayloadRequest } from 'payload'
import type { Edition, MailingContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { Locale } from '../../content/nodes.ts'
import { type Now, now } from '../clock.ts'
import { editionByHash, latestApproval } from '../lookups.ts'
import { type ApprovalRecord, findRecords, whereAll } from '../records.ts'
import { blockStandings, requireStanding } from './block-standings.ts'
import { blockLicenceNotes } from './check-mailing.ts'

export interface ApprovedMailing {
  readonly approval: ApprovalRecord
  readonly edition: Edition<MailingContent>
}

/** Null while nothing of it has been approved in that language. */
export async function findApproved(payload: Payload, key: string, locale: Locale, req?: PayloadRequest): Promise<ApprovedMailing | null> {
  const approval = await latestApproval(payload, 'mailing', key, locale, req)
  if (!approval) return null
  const { hash, content } = await editionByHash(payload, approval.edition, req)
  return content.subject === 'mailing' ? { approval, edition: { hash, content } } : null
}

/** What its page on the web shows: approved last among those that no check keeps from leaving the house; null while there is none. */
export async function findReadable(payload: Payload, key: string, locale: Locale): Promise<Edition<MailingContent> | null> {
  const where = whereAll({ subject: { equals: 'mailing' } }, { subjectKey: { equals: key } }, { locale: { equals: locale } })
  const approvals = await findRecords(payload, 'approvals', { where, sort: '-number' })
  const approval = approvals.find(({ certificate }) => Object.values(certificate.checks).every(({ isBlocked }) => !isBlocked))
  if (!approval) return null
  const { hash, content } = await editionByHash(payload, approval.edition)
  return content.subject === 'mailing' ? { hash, content } : null
}

/** @throws HubError `not-approved` */
export async function approvedMailing(payload: Payload, key: string, locale: Locale): Promise<ApprovedMailing> {
  const found = await findApproved(payload, key, locale)
  if (!found) throw new HubError('not-approved', `Nothing of this mailing has been approved in "${locale}" yet. Submit it and have it approved first.`)
  return found
}

/**
 * Refuses what may not leave the house now: a check of the approval that failed, a block that is not live, a licence that has run out.
 * @throws HubError `channel-blocked` with `details.notes`
 */
export async function requireSendable(req: PayloadRequest, { approval, edition }: ApprovedMailing, at: Now = now()): Promise<void> {
  const failed = Object.values(approval.certificate.checks).flatMap(({ notes }) => notes.filter(({ severity }) => severity === 'error'))
  const licences = (await blockLicenceNotes(req, edition.content)).filter(({ severity }) => severity === 'error')
  const notes = [...failed, ...licences]
  if (notes.length > 0) throw new HubError('channel-blocked', notes.map(({ message }) => message.en).join(' '), { notes })
  requireStanding(await blockStandings(req.payload, edition.content.locale, edition.content.blocks, at))
}
