import type { CollectionBeforeChangeHook, Payload, PayloadRequest } from 'payload'
import { personBehind } from '../../../src/consent/excerpts.ts'
import { authenticityOf } from '../../../src/consent/surroundings.ts'
import { HubError } from '../../../src/content/errors.ts'

type Id = string | number

/** Have words of the testimonial been frozen, or has anybody been asked? */
export async function isUnderWay(payload: Payload, key: unknown, req: PayloadRequest): Promise<boolean> {
  for (const collection of ['excerpts', 'consent-events'] as const) {
    if ((await payload.count({ collection, where: { testimonial: { equals: key } }, overrideAccess: true, req })).totalDocs > 0) return true
  }
  return false
}

/**
 * Whose words they are is settled once they have been handed in or asked for: what was frozen, consented to and is to be erased hangs on that person.
 * How they were verified follows from the contact, whatever was typed; it is read again when words are frozen.
 * @throws HubError `conflict` for another contact then
 */
export const ofThePerson: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const before = (originalDoc as { contact?: Id | null } | undefined)?.contact ?? null
  const contact = (data.contact === undefined ? before : data.contact) as Id | null
  if (operation === 'update' && String(contact ?? '') !== String(before ?? '') && (await isUnderWay(req.payload, originalDoc.key, req))) {
    throw new HubError('conflict', 'contact: these words have been handed in or asked for as this person’s. Make a new testimonial for words of somebody else.', { field: 'contact' })
  }
  return { ...data, authenticity: authenticityOf((await personBehind(req.payload, { contact }, req))?.verifiedHow) }
}
