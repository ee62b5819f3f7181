/** Consents that were given to an agent, on the phone or on paper: they stand when a second person has confirmed them. */
import type { PayloadRequest } from 'payload'
import { keepIncoming, settleIncoming } from '../../collections/attachments/keeping.ts'
import { HubError } from '../content/errors.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import { requirePerson, requireSecondPerson } from '../publishing/four-eyes.ts'
import { LOCALE_CODES } from '../publishing/places.ts'
import { type ConsentEventRecord, writeTogether } from '../publishing/records.ts'
import { announceWork } from '../publishing/wake.ts'
import { append, checkedChoice, type Choice, freezeAll, standing } from './act.ts'
import { hasOpened } from './evidence-file.ts'
import { type EvidenceWords, keepEvidence, personBehind, quoteWordsOf } from './excerpts.ts'
import { isOvertaken } from './fold.ts'
import { eventOf } from './ledger.ts'
import { NO_WORDING } from './wordings.ts'

/** What an agent was told: on the phone, or on paper. */
export interface RecordOrder extends Choice {
  readonly testimonial: TestimonialKey
  readonly kind: 'call-note' | 'signed-form'
  /** What was said, when and to whom; or how the form came in. */
  readonly note: string
  /** A picture or PDF that proves it: a signed form needs one. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array }
  /** Was the present wording read out, or is it what the form says? Default: no, and the ledger says so. */
  readonly isWordingRead?: boolean
  readonly locale: Locale
}

/** Records a consent that was given to an agent. It stands when a second person has confirmed it. @throws HubError `forbidden`, `bad-input`; 4xx for a file that is no picture or PDF */
export async function recordConsent(req: PayloadRequest, order: RecordOrder): Promise<ConsentEventRecord> {
  const person = requirePerson(req, ['agent'])
  const note = order.note.trim()
  if (note.length < 10) throw new HubError('bad-input', 'Write down what was said, when and to whom: without evidence no consent can be recorded.')
  if (order.kind === 'signed-form' && !order.file) throw new HubError('bad-input', 'Add the signed form itself, as a scan, photo or PDF: without it nobody can check what was signed.', { field: 'file' })
  if (!order.file) return write(req, order, person.key, { note })
  const incoming = await keepIncoming(req.payload, order.file)
  const { sha256, name = '', mimeType, filesize } = incoming.kept
  try {
    return await write(req, order, person.key, { note, file: { sha256, name, mimeType, filesize } })
  } finally {
    await settleIncoming(req.payload, [incoming])
  }
}

function write(req: PayloadRequest, order: RecordOrder, actor: string, evidence: EvidenceWords): Promise<ConsentEventRecord> {
  return writeTogether(req, async (tx) => {
    const { chain, consent } = await standing(tx, order.testimonial)
    const { excerpts, doc } = await freezeAll(tx, order.testimonial, consent.terms?.excerpts)
    const behind = await personBehind(tx.payload, doc, tx)
    const words = await quoteWordsOf(tx.payload, excerpts.map(({ key }) => key), tx)
    if ([...words.values()].some(({ attributions }) => attributions[order.attribution] === undefined)) {
      throw new HubError('bad-input', 'The contact lacks what this name is made of. Complete the contact, or choose another name.', { field: 'attribution' })
    }
    const kept = await keepEvidence(tx, evidence, { testimonial: order.testimonial, contact: behind?.key ?? null })
    return append(tx, chain, {
      testimonial: order.testimonial,
      type: 'recorded',
      contact: behind?.key ?? null,
      excerpts: excerpts.map(({ key }) => key),
      ...checkedChoice(tx, order),
      evidence: { kind: order.kind, excerpt: kept.key, digest: kept.digest, ...(kept.fileDigest ? { fileDigest: kept.fileDigest } : {}) },
      actor,
      locale: order.locale,
      ...(order.isWordingRead ? {} : { wording: NO_WORDING }),
    })
  })
}

/**
 * A second person confirms or rejects what an agent recorded; who confirms has opened the file that proves it.
 * @throws HubError `forbidden`, `four-eyes`, `bad-input` (the file was not opened), `conflict` (nothing is waiting, or the person has spoken since)
 */
export async function decideRecorded(req: PayloadRequest, testimonial: TestimonialKey, isConfirmed: boolean): Promise<ConsentEventRecord> {
  const person = requirePerson(req, ['approver'])
  const event = await writeTogether(req, async (tx) => {
    const { chain, consent } = await standing(tx, testimonial)
    const { recorded } = consent
    const record = chain.find(({ number }) => number === recorded?.number)
    if (isOvertaken(chain.map(eventOf))) throw new HubError('conflict', 'The person has answered, changed or withdrawn since this was recorded: what they said themselves goes before it. Record anew what they have said after that.')
    if (!recorded || !record) throw new HubError('conflict', 'No recorded consent is waiting for confirmation. Somebody may have decided already.')
    await requireSecondPerson(tx.payload, person, [record.actor], tx)
    if (isConfirmed && !(await hasOpened(tx, record, person.key))) throw new HubError('bad-input', 'Open the file that was recorded as evidence first, and compare it with what is to be confirmed.')
    return append(tx, chain, {
      ...recorded,
      testimonial,
      type: isConfirmed ? 'confirmed' : 'rejected',
      contact: record.contact ?? null,
      evidence: { kind: 'none' },
      actor: person.key,
      locale: LOCALE_CODES[0] ?? 'de',
      wording: { version: record.wording, hash: record.wordingHash },
    })
  })
  announceWork()
  return event
}
