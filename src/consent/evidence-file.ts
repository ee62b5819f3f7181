/** The file that proves a recorded consent, for the second person who judges it: given out while it waits for that, to nobody else, and each time that is written down. */
import type { PayloadRequest } from 'payload'
import { serveFile } from '../../collections/parts/serve-file.ts'
import { HubError } from '../content/errors.ts'
import type { TestimonialKey } from '../content/nodes.ts'
import { appendAudit } from '../publishing/audit.ts'
import { requirePerson } from '../publishing/four-eyes.ts'
import { type ConsentEventRecord, findRecord, findRecords, whereAll, writeTogether } from '../publishing/records.ts'
import { standing } from './act.ts'
import type { EvidenceWords } from './excerpts.ts'
import type { Evidence } from './ledger.ts'

/** What an event rests on, in words and file; null where it names none, or they have been erased. */
export async function evidenceBehind(req: PayloadRequest, record: ConsentEventRecord): Promise<EvidenceWords | null> {
  const evidence = record.evidence as unknown as Evidence
  if (!('excerpt' in evidence)) return null
  const row = await findRecord(req.payload, 'excerpts', { where: whereAll({ key: { equals: evidence.excerpt } }, { kind: { equals: 'evidence' } }), req })
  return row?.kind === 'evidence' ? row.words : null
}

/** Has the person opened the file behind an event? True where there never was one. A thumbnail is too small to judge a form by. */
export async function hasOpened(req: PayloadRequest, { evidence, testimonial, number }: ConsentEventRecord, person: string): Promise<boolean> {
  if (!(evidence as { readonly fileDigest?: string }).fileDigest) return true
  const where = whereAll({ subject: { equals: `testimonial:${testimonial}` } }, { type: { equals: 'evidence-read' } }, { actor: { equals: person } })
  return (await findRecords(req.payload, 'audit-events', { where, req })).some(({ data }) => data.event === number && data.isThumbnail === false)
}

/**
 * The file behind the consent that waits for a second person: to keep, never to run, by no cache; or a small picture of it.
 * @throws HubError `forbidden`, `four-eyes` for whoever recorded it, `not-found` where none waits, or it has no file (any more)
 */
export async function serveEvidence(req: PayloadRequest, testimonial: TestimonialKey): Promise<Response> {
  const person = requirePerson(req, ['approver', 'agent'])
  const { chain, consent } = await standing(req, testimonial)
  const record = chain.find(({ number }) => number === consent.recorded?.number)
  const file = record ? (await evidenceBehind(req, record))?.file : undefined
  if (!record || !file) throw new HubError('not-found', 'No recorded consent with a file is waiting here.')
  if (record.actor === person.key) throw new HubError('four-eyes', 'You recorded this yourself. Another person has to look at it.')
  const isThumbnail = req.searchParams?.get('thumbnail') === '1' && file.mimeType.startsWith('image/')
  // Cleaned when it came in: letters, digits, hyphens and one dot.
  const headers = { 'content-disposition': `${isThumbnail ? 'inline' : 'attachment'}; filename="${file.name}"`, 'cache-control': 'private, no-store' }
  const answer = await serveFile(req.payload, 'attachments', { sha256: file.sha256, mimeType: file.mimeType, isThumbnail }, headers)
  if (answer.status === 404) throw new HubError('not-found', 'The file is gone.')
  // Nothing has been seen yet.
  if (!answer.ok) return answer
  const entry = { subject: `testimonial:${testimonial}`, type: 'evidence-read', actor: person.key, data: { event: record.number, isThumbnail } } as const
  await writeTogether(req, (tx) => appendAudit(tx.payload, tx, entry, new Date().toISOString()))
  return answer
}
