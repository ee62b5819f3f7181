/** Piece → Submission: freezes what is there now and puts it before the reviewers. */
import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { contributorsSince } from '../../collections/parts/contributors.ts'
import { compareAndSet } from './transactions.ts'
import { loadTestimonial } from '../consent/excerpts.ts'
import type { EditionContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { Locale } from '../content/nodes.ts'
import { appendAudit } from './audit.ts'
import { failpoint } from './failpoints.ts'
import { requirePerson } from './four-eyes.ts'
import { latestApproval } from './lookups.ts'
import { prepareChecks } from './making/prepare-checks.ts'
import { mediaKeysShown } from './mailings/mailed-media.ts'
import { loadMailing, snapshotMailing } from './mailings/snapshot-mailing.ts'
import { ALL_LOCALES, requireLocale } from './places.ts'
import { findRecord, findRecords, insertRecord, joinKeys, type SubmissionRecord, whereAll, writeTogether } from './records.ts'
import { snapshotBrand } from './snapshot-brand.ts'
import type { Snapshot } from './snapshot-parts.ts'
import { loadPiece, snapshotPiece } from './snapshot-piece.ts'
import { snapshotTestimonial } from './snapshot-testimonial.ts'

export interface SubmitOrder {
  readonly subject: EditionContent['subject']
  readonly key: string
  /** Ignored for brands. */
  readonly locale: Locale
  /** What reviewers should know, at most 2,000 characters. */
  readonly comment?: string
}

/** What the submission's reviewers may say, and how long. */
export const COMMENT_MAX = 2_000

/**
 * Submits the present state of a piece, a testimonial or a mailing (one locale), or of a brand. A submission still in review is overtaken by it.
 * @throws HubError `forbidden`, `not-found`, `bad-input` (nothing to submit), `conflict` (exactly this is in review already)
 */
export async function submit(req: PayloadRequest, order: SubmitOrder): Promise<SubmissionRecord> {
  const { payload } = req
  const person = requirePerson(req, order.subject === 'testimonial' ? ['editor', 'agent'] : ['editor'])
  const locale = order.subject === 'brand' ? ALL_LOCALES : order.locale
  if (order.subject !== 'brand') requireLocale(locale)
  const comment = (order.comment ?? '').slice(0, COMMENT_MAX)
  const created = await writeTogether(req, async (tx) => {
    failpoint('submit:before')
    const snapshot = await freeze(tx, order.subject, order.key, locale)
    const stem = `${order.subject}:${order.key}:${locale}`
    const where = whereAll({ subject: { equals: order.subject } }, { subjectKey: { equals: order.key } }, { locale: { equals: locale } })
    const last = await findRecord(payload, 'submissions', { where, sort: '-number', req: tx })
    if (last?.stage === 'in-review' && last.hash === snapshot.hash) throw new HubError('conflict', 'Exactly this state is in review already.')
    const open = await findRecords(payload, 'submissions', { where: whereAll(where, { stage: { equals: 'in-review' } }), req: tx })
    for (const { id } of open) {
      const is = whereAll({ id: { equals: id } }, { stage: { equals: 'in-review' } })
      await compareAndSet(payload, { collection: 'submissions', where: is, data: { stage: 'overtaken' }, req: tx })
    }
    failpoint('submit:after-overtake')
    const approved = await latestApproval(payload, order.subject, order.key, locale, tx)
    const number = (last?.number ?? 0) + 1
    const authors = new Set([...contributorsSince(snapshot.contributors, approved?.subjectRev ?? 0), person.key])
    const created = await insertRecord(
      payload,
      'submissions',
      {
        key: randomUUID(),
        slot: `${stem}:${number}`,
        number,
        subject: order.subject,
        subjectKey: order.key,
        locale,
        title: await titleOf(tx, snapshot.content),
        stage: 'in-review',
        hash: snapshot.hash,
        snapshot: snapshot.content,
        mediaKeys: joinKeys(await mediaKeysShown(payload, snapshot.content, tx)),
        subjectRev: snapshot.rev,
        authors: [...authors].sort(),
        submittedBy: person.key,
        submittedByName: person.name,
        comment,
      },
      tx,
    )
    failpoint('submit:after-insert')
    const data = { submission: created.key, locale, hash: snapshot.hash, number }
    await appendAudit(payload, tx, { subject: `${order.subject}:${order.key}`, type: 'submitted', actor: person.key, data }, new Date().toISOString())
    failpoint('submit:after-audit')
    return created
  })
  failpoint('submit:after-commit')
  // Ahead of whoever approves it: that is quick then.
  if (created.snapshot.subject === 'piece') prepareChecks(payload, created.snapshot)
  return created
}

async function freeze(req: PayloadRequest, subject: EditionContent['subject'], key: string, locale: Locale): Promise<Snapshot<EditionContent>> {
  if (subject === 'brand') return snapshotBrand(req.payload, key, req)
  if (subject === 'testimonial') return snapshotTestimonial(req, key, locale)
  if (subject === 'mailing') return snapshotMailing(req, await loadMailing(req.payload, key, locale, req), locale)
  return snapshotPiece(req.payload, await loadPiece(req.payload, key, locale, req), locale, req)
}

/** What lists call it. Of a testimonial its working title, which is no part of what is approved and goes with the submission when the person is erased. */
async function titleOf(tx: PayloadRequest, content: EditionContent): Promise<string> {
  if (content.subject === 'piece' || content.subject === 'mailing') return content.title
  if (content.subject === 'brand') return content.name
  return (await loadTestimonial(tx.payload, content.key, content.locale, tx)).label || content.key
}
