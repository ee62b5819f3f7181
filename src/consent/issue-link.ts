/** Gives a person their own link again: after a consent on the phone, or when they have lost it. */
import type { PayloadRequest } from 'payload'
import { HubError } from '../content/errors.ts'
import type { TestimonialKey } from '../content/nodes.ts'
import { appendAudit } from '../publishing/audit.ts'
import { requirePerson } from '../publishing/four-eyes.ts'
import { writeTogether } from '../publishing/records.ts'
import { standing } from './act.ts'
import { manageAddress } from './acts.ts'
import { GIVING } from './fold.ts'

/**
 * The address by which the person changes or withdraws what stands and finds the receipt, to be passed on by an agent. The link says who
 * gave it out: it narrows a consent or ends it, and never widens it, so that nobody of the house gets past the second person. Written down with who was given it.
 * Links given before go on working.
 * @throws HubError `forbidden`, `conflict` (no consent stands)
 */
export async function issueLink(req: PayloadRequest, testimonial: TestimonialKey): Promise<{ readonly address: string }> {
  const person = requirePerson(req, ['agent'])
  return writeTogether(req, async (tx) => {
    const { chain, consent } = await standing(tx, testimonial)
    const giving = chain.findLast(({ type }) => GIVING.includes(type))
    if (!consent.terms || !giving) throw new HubError('conflict', 'No consent stands, so there is nothing to change or withdraw. Ask the person.')
    await appendAudit(tx.payload, tx, { subject: `testimonial:${testimonial}`, type: 'consent', actor: person.key, data: { event: 'link-issued', number: giving.number } }, new Date().toISOString())
    return { address: manageAddress(tx, { testimonial, number: giving.number, isFromAgent: true }) }
  })
}
