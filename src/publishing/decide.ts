/** Submission → Edition and Approval, or back to the author. */
import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { EditionContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import { compareAndSet } from './transactions.ts'
import { appendAudit } from './audit.ts'
import { checkChannels, type CheckOptions } from './checks.ts'
import { failpoint } from './failpoints.ts'
import { requirePerson, requireSecondPerson } from './four-eyes.ts'
import { checkMailing } from './mailings/check-mailing.ts'
import { type ApprovalRecord, type Certificate, findRecord, insertRecord, type SubmissionRecord, whereAll, writeTogether } from './records.ts'
import { COMMENT_MAX } from './submit.ts'

/** A submission by its key. @throws HubError `not-found` */
export async function submissionByKey(req: PayloadRequest, key: string, tx?: PayloadRequest): Promise<SubmissionRecord> {
  const found = await findRecord(req.payload, 'submissions', { where: { key: { equals: key } }, ...(tx ? { req: tx } : {}) })
  if (!found) throw new HubError('not-found', 'There is no such submission.')
  return found
}

const writersOf = ({ authors, submittedBy }: SubmissionRecord): string[] => [...authors, submittedBy]

/** @throws HubError `overtaken`, `already-decided` */
function requireOpen({ stage }: SubmissionRecord): void {
  if (stage === 'overtaken') throw new HubError('overtaken', 'A newer submission has taken the place of this one. Review that one.')
  if (stage !== 'in-review') throw new HubError('already-decided', 'This submission has been decided already.')
}

/**
 * Approves exactly the snapshot that was submitted. All four records (stage, edition, approval, audit) are written, or none; of many who
 * approve at once one wins and the others get 409.
 * @param options how long whoever asks can wait for the checks of the channels; default: until they are made
 * @throws HubError `forbidden`, `four-eyes`, `overtaken`, `already-decided`, `not-found`, `busy` where the checks take longer; nothing is decided then
 */
export async function approve(req: PayloadRequest, submissionKey: string, comment = '', options: Pick<CheckOptions, 'waitMs'> = {}): Promise<ApprovalRecord> {
  const { payload } = req
  const person = requirePerson(req, ['approver'])
  const seen = await submissionByKey(req, submissionKey)
  requireOpen(seen)
  await requireSecondPerson(payload, person, writersOf(seen), req)
  // Outside the transaction: rendering takes time, and depends on nothing that can change but the submission, which is frozen.
  const checks = await checksOf(req, seen.snapshot, options)
  const decidedAt = new Date().toISOString()
  const approval = await writeTogether(req, async (tx) => {
    failpoint('approve:before')
    const submission = await submissionByKey(req, submissionKey, tx)
    requireOpen(submission)
    const approver = await requireSecondPerson(payload, person, writersOf(submission), tx)
    const won = await compareAndSet(payload, {
      collection: 'submissions',
      where: whereAll({ id: { equals: submission.id } }, { stage: { equals: 'in-review' } }),
      data: { stage: 'approved', decidedBy: person.key, decidedByName: person.name, decidedAt, decision: comment.slice(0, COMMENT_MAX) },
      req: tx,
    })
    if (!won) throw new HubError('already-decided', 'Somebody else decided on this submission at the same moment.')
    failpoint('approve:after-stage')
    const { hash, title, subject, subjectKey, locale, mediaKeys, snapshot, number, subjectRev } = submission
    const known = await findRecord(payload, 'editions', { where: { hash: { equals: hash } }, req: tx })
    // Editions outlive the erasure of a person, whom a working title may give away: a testimonial's goes by its key here.
    if (!known) await insertRecord(payload, 'editions', { hash, title: subject === 'testimonial' ? subjectKey : title, subject, subjectKey, locale, mediaKeys, content: snapshot }, tx)
    failpoint('approve:after-edition')
    const certificate: Certificate = {
      authors: submission.authors,
      submittedBy: submission.submittedBy,
      approver,
      approvedAt: decidedAt,
      comment: comment.slice(0, COMMENT_MAX),
      checks,
    }
    const record = { key: randomUUID(), submission: submission.key, edition: hash, subject, subjectKey, locale, number, subjectRev, certificate }
    const created = await insertRecord(payload, 'approvals', record, tx)
    failpoint('approve:after-approval')
    const data = { submission: submission.key, approval: created.key, edition: hash, locale }
    await appendAudit(payload, tx, { subject: `${subject}:${subjectKey}`, type: 'approved', actor: person.key, data }, decidedAt)
    failpoint('approve:after-audit')
    return created
  })
  failpoint('approve:after-commit')
  return approval
}

const checksOf = async (req: PayloadRequest, content: EditionContent, options: Pick<CheckOptions, 'waitMs'>): Promise<Certificate['checks']> =>
  content.subject === 'piece' ? checkChannels(req, content, options) : content.subject === 'mailing' ? checkMailing(req, content) : {}

/** Gives a submission back to its author, with a comment that says why. @throws HubError `bad-input` (no comment), `forbidden`, `overtaken`, `already-decided` */
export async function returnSubmission(req: PayloadRequest, submissionKey: string, comment: string): Promise<SubmissionRecord> {
  const { payload } = req
  const person = requirePerson(req, ['approver'])
  if (comment.trim() === '') throw new HubError('bad-input', 'Say in a comment what should be changed.')
  const decidedAt = new Date().toISOString()
  return writeTogether(req, async (tx) => {
    const submission = await submissionByKey(req, submissionKey, tx)
    requireOpen(submission)
    const data = { stage: 'returned', decidedBy: person.key, decidedByName: person.name, decidedAt, decision: comment.slice(0, COMMENT_MAX) }
    const where = whereAll({ id: { equals: submission.id } }, { stage: { equals: 'in-review' } })
    const won = await compareAndSet(payload, { collection: 'submissions', where, data, req: tx })
    if (!won) throw new HubError('already-decided', 'Somebody else decided on this submission at the same moment.')
    const { subject, subjectKey, locale } = submission
    const entry = { subject: `${subject}:${subjectKey}`, type: 'returned', actor: person.key, data: { submission: submission.key, locale } } as const
    await appendAudit(payload, tx, entry, decidedAt)
    return submissionByKey(req, submissionKey, tx)
  })
}
