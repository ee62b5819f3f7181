/** Consents that were given to an agent, on the phone or on paper: they stand when a second person has confirmed them. */
import type { PayloadRequest } from 'payload'
import { HubError } from '../content/errors.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import { requirePerson, requireSecondPerson } from '../publishing/four-eyes.ts'
import { LOCALE_CODES } from '../publishing/places.ts'
import { type ConsentEventRecord, writeTogether } from '../publishing/records.ts'
import { announceWork } from '../publishing/wake.ts'
import { append, checkedChoice, type Choice, freezeAll, standing } from './act.ts'
import { keepEvidence, personBehind, quoteWordsOf } from './excerpts.ts'
import { isOvertaken } from './fold.ts'
import { eventOf } from './ledger.ts'
import { NO_WORDING } from './wordings.ts'

/** What an agent was told: on the phone, or on paper. */
export interface RecordOrder extends Choice {
  readonly testimonial: TestimonialKey
  readonly kind: 'call-note' | 'signed-form'
  /** What was said, when and to whom; or where the form is kept. */
  readonly note: string
  /** Was the present wording read out, or is it what the form says? Default: no, and the ledger says so. */
  readonly isWordingRead?: boolean
  readonly locale: Locale
}

/** Records a consent that was given to an agent. It stands when a second person has confirmed it. @throws HubError `forbidden`, `bad-input` */
export async function recordConsent(req: PayloadRequest, order: RecordOrder): Promise<ConsentEventRecord> {
  const person = requirePerson(req, ['agent'])
  const note = order.note.trim()
  if (note.length < 10) throw new HubError('bad-input', 'Write down what was said, when and to whom: without evidence no consent can be recorded.')
  return writeTogether(req, async (tx) => {
    const { chain, consent } = await standing(tx, order.testimonial)
    const { excerpts, doc } = await freezeAll(tx, order.testimonial, consent.terms?.excerpts)
    const behind = await personBehind(tx.payload, doc, tx)
    const words = await quoteWordsOf(tx.payload, excerpts.map(({ key }) => key), tx)
    if ([...words.values()].some(({ attributions }) => attributions[order.attribution] === undefined)) {
      throw new HubError('bad-input', 'The contact lacks what this name is made of. Complete the contact, or choose another name.', { field: 'attribution' })
    }
    const kept = await keepEvidence(tx, note, { testimonial: order.testimonial, contact: behind?.key ?? null })
    return append(tx, chain, {
      testimonial: order.testimonial,
      type: 'recorded',
      contact: behind?.key ?? null,
      excerpts: excerpts.map(({ key }) => key),
      ...checkedChoice(tx, order),
      evidence: { kind: order.kind, excerpt: kept.key, digest: kept.digest },
      actor: person.key,
      locale: order.locale,
      ...(order.isWordingRead ? {} : { wording: NO_WORDING }),
    })
  })
}

/** A second person confirms or rejects what an agent recorded. @throws HubError `forbidden`, `four-eyes`, `conflict` (nothing is waiting, or the person has spoken since) */
export async function decideRecorded(req: PayloadRequest, testimonial: TestimonialKey, isConfirmed: boolean): Promise<ConsentEventRecord> {
  const person = requirePerson(req, ['approver'])
  const event = await writeTogether(req, async (tx) => {
    const { chain, consent } = await standing(tx, testimonial)
    const { recorded } = consent
    const record = chain.find(({ number }) => number === recorded?.number)
    if (isOvertaken(chain.map(eventOf))) throw new HubError('conflict', 'The person has answered, changed or withdrawn since this was recorded: what they said themselves goes before it. Record anew what they have said after that.')
    if (!recorded || !record) throw new HubError('conflict', 'No recorded consent is waiting for confirmation. Somebody may have decided already.')
    await requireSecondPerson(tx.payload, person, [record.actor], tx)
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
