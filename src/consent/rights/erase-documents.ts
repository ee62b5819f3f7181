/** The steps of an erasure that delete what is stored. Each can be done again after it was done, or done half. */
import type { Payload, PayloadRequest, Where } from 'payload'
import { removeBytes } from '../../../collections/attachments/keeping.ts'
import { forgetEverything } from '../../publishing/compose-memory.ts'
import { hubOf } from '../../publishing/hub.ts'
import { eraseRowsOfPerson } from '../../publishing/recipient-lists/person-rows.ts'
import { traitsOf } from '../../publishing/recipient-lists/person-traits.ts'
import { type ApprovalRecord, type ErasureRecord, findRecords, type RenditionRecord, whereAll, writeTogether } from '../../publishing/records.ts'
import { compareAndSet, retryOnConflict } from '../../publishing/transactions.ts'
import { attachmentsOf, belongingsOf, contactByKey, type ContactDoc, evidenceFilesOf, findDocs } from './belongings.ts'
import { excerptsWhere } from './begin-erasure.ts'

type Id = string | number
type Editable = 'contacts' | 'service-dialogs' | 'attachments' | 'testimonials'

/** Deletes a document with its locks and everybody's preferences for it. */
export async function deleteDocument(tx: PayloadRequest, collection: Editable, id: Id): Promise<void> {
  // Somebody who erases at the same moment may have been faster.
  if ((await findDocs(tx.payload, collection, { id: { equals: id } }, tx)).length === 0) return
  // Payload deletes the locks first, on MongoDB outside the transaction: deleting them here as well would wait for itself.
  await tx.payload.delete({ collection, id, depth: 0, overrideAccess: true, overrideLock: true, req: tx })
}

/** Testimonials, what was submitted of them, what people remarked on them, and the tasks about them that are done. */
export async function eraseTestimonials(req: PayloadRequest, { plan }: ErasureRecord): Promise<void> {
  for (const key of plan.testimonials) {
    await writeTogether(req, async (tx) => {
      const { payload } = tx
      for (const { id } of await findDocs<{ id: Id }>(payload, 'testimonials', { key: { equals: key } }, tx)) await deleteDocument(tx, 'testimonials', id)
      const own = whereAll({ subject: { equals: 'testimonial' } }, { subjectKey: { equals: key } })
      await payload.db.deleteMany({ collection: 'submissions', where: own, req: tx })
      for (const approval of await findRecords(payload, 'approvals', { where: own, req: tx })) await blankRemark(tx, approval)
      await payload.db.deleteMany({ collection: 'tasks', where: whereAll({ subject: { equals: `testimonial:${key}` } }, { state: { equals: 'done' } }), req: tx })
    })
  }
  await forgetProposals(req, plan.testimonials)
  await forgetAnswers(req, plan.testimonials)
}

/** A network that refuses a post may repeat its words: what it said goes, that it refused stays. */
async function forgetAnswers({ payload }: PayloadRequest, testimonials: readonly string[]): Promise<void> {
  for (const key of testimonials) {
    const where: Where = { or: [{ post: { equals: `quote:${key}` } }, { quotes: { contains: `|${key}:` } }] }
    for (const { id, error } of await findRecords(payload, 'deliveries', { where })) {
      // The revision stays: whoever works on it at this moment must be able to write down what has become of it.
      if (error) await retryOnConflict(() => compareAndSet(payload, { collection: 'deliveries', where: { id: { equals: id } }, data: { error: null } }))
    }
  }
}

/** Tasks propose other testimonials by key and working title: those that are erased are proposed no more. */
async function forgetProposals(req: PayloadRequest, testimonials: readonly string[]): Promise<void> {
  const isErased = (one: unknown) => testimonials.includes(String((one as { key?: unknown }).key))
  for (const { id, data } of await findRecords(req.payload, 'tasks', { where: { kind: { equals: 'replace-quote' } } })) {
    const proposals = Array.isArray(data.proposals) ? data.proposals : []
    if (!proposals.some(isErased)) continue
    const left = { ...data, proposals: proposals.filter((one) => !isErased(one)) }
    await writeTogether(req, (tx) => compareAndSet(tx.payload, { collection: 'tasks', where: { id: { equals: id } }, data: { data: left }, req: tx }))
  }
}

/** Certificates stay; what the approver wrote freely beside a person's words is the one part of them that goes (docs/decisions: erasing is an exception to append-only). */
export async function blankRemark(tx: PayloadRequest, { id, certificate }: ApprovalRecord): Promise<void> {
  if (certificate.comment === '') return
  await compareAndSet(tx.payload, { collection: 'approvals', where: { id: { equals: id } }, data: { certificate: { ...certificate, comment: '' } }, req: tx })
}

/** Dialogs, and with them the files that hang on them. */
export async function eraseDialogs(req: PayloadRequest, { contact, plan }: ErasureRecord): Promise<void> {
  const { payload } = req
  const { dialogs } = await belongingsOf(payload, contact, undefined, plan.contactId)
  const files = new Set(plan.files)
  for (const dialog of dialogs) {
    await writeTogether(req, async (tx) => {
      const own = await attachmentsOf(payload, [dialog], tx)
      await deleteDocument(tx, 'service-dialogs', dialog.id)
      await payload.db.deleteMany({ collection: 'tasks', where: { subject: { equals: `dialog:${dialog.id}` } }, req: tx })
      for (const { sha256 } of own) files.add(sha256)
    })
  }
  // Bytes go after their row, where no other names them: a crash in between is repaired by doing this again.
  await removeBytes(payload, files)
}

/** The words themselves: quotes with their names, and evidence with its files. */
export async function eraseExcerpts(req: PayloadRequest, { contact, plan }: ErasureRecord): Promise<void> {
  const where = excerptsWhere(contact, plan.testimonials)
  const proofs = await writeTogether(req, async (tx) => {
    const files = await evidenceFilesOf(tx.payload, where, tx)
    await tx.payload.db.deleteMany({ collection: 'excerpts', where, req: tx })
    return files
  })
  await removeBytes(req.payload, [...plan.files, ...proofs.map(({ sha256 }) => sha256)])
}

/** Rows of recipient lists: while the contact is there, which says who it is. */
export async function eraseRecipientRows({ payload }: PayloadRequest, { contact: key }: ErasureRecord): Promise<void> {
  const contact = await contactByKey(payload, key)
  if (contact) await eraseRowsOfPerson(payload, traitsOf(hubOf(payload).secret, contact))
}

/**
 * The contact, once nothing points at it any more: an import may have brought something in since the steps before.
 * @returns false if something does, and nothing was deleted
 */
export async function eraseContact(req: PayloadRequest, { contact, plan }: ErasureRecord): Promise<boolean> {
  return writeTogether(req, async (tx) => {
    const { dialogs, testimonialDocs, contact: found } = await belongingsOf(tx.payload, contact, tx, plan.contactId)
    if (dialogs.length + testimonialDocs > 0) return false
    if (found) {
      await forgetPreferences(tx, found)
      await deleteDocument(tx, 'contacts', found.id)
    }
    await tx.payload.db.deleteMany({ collection: 'tasks', where: { subject: { equals: `contact:${contact}` } }, req: tx })
    return true
  })
}

/** What people's browsers keep of lists and forms may hold what they searched for: a convenience that goes where it names the person. */
async function forgetPreferences(tx: PayloadRequest, { key, surname, email, customerNumber }: ContactDoc): Promise<void> {
  const names = [key, surname, email, customerNumber].flatMap((value) => (value && value.length > 2 ? [JSON.stringify(value).slice(1, -1).toLowerCase()] : []))
  const { docs } = await tx.payload.find({ collection: 'payload-preferences', depth: 0, pagination: false, overrideAccess: true, req: tx })
  for (const { id, ...rest } of docs) {
    const text = JSON.stringify(rest).toLowerCase()
    if (names.some((name) => text.includes(name))) await tx.payload.db.deleteMany({ collection: 'payload-preferences', where: { id: { equals: id } }, req: tx })
  }
}

/** Rows and bytes of renditions that bear words of testimonials, bytes that a crash left without a row, and what this process remembers. */
export async function eraseRenditions(payload: Payload, testimonials: readonly string[]): Promise<number> {
  const { blobs } = hubOf(payload)
  forgetEverything()
  const found: RenditionRecord[] = []
  for (const key of testimonials) found.push(...(await findRecords(payload, 'renditions', { where: { quotes: { contains: `|${key}|` } } })))
  for (const { id, artefacts } of found) {
    // The same bytes hold the same words, whoever else names them: they can be made again.
    for (const { sha256 } of artefacts) await blobs.delete(sha256)
    await payload.db.deleteMany({ collection: 'renditions', where: { id: { equals: id } } })
  }
  await sweepRenditions(payload)
  return found.length
}

/** Bytes of renditions that no row names. */
export async function sweepRenditions(payload: Payload): Promise<void> {
  const kept = new Set((await findRecords(payload, 'renditions', { where: {} })).flatMap(({ artefacts }) => artefacts.map(({ sha256 }) => sha256)))
  await hubOf(payload).blobs.sweep((sha256) => kept.has(sha256))
}
