/** Whose words come from a network: told by what the network calls the writer for ever, never by the name that people see there, which somebody else may bear tomorrow. */
import type { PayloadRequest, Where } from 'payload'
import type { ReceivedDialog } from '../../../collections/service-dialogs/importing.ts'
import { requireNotErasedSince } from '../../../src/consent/rights/erased-since.ts'
import type { FoundContact } from './find-contact.ts'

/** Dialogs of one writer that are looked at, the newest first. */
const MOST_DIALOGS = 200

/**
 * The contact of an earlier dialog of the same writer, else a new one that nobody has verified. Nobody is joined with a contact by a name alone: whoever wants to
 * have the two for one is a person of the house.
 * @throws HubError `conflict` for somebody who was erased since it was said
 */
export async function contactOfAuthor(tx: PayloadRequest, { author: { idsBegin, handles } }: ReceivedDialog): Promise<FoundContact> {
  const where: Where = { and: [{ externalId: { contains: idsBegin } }, { contact: { exists: true } }] }
  const { docs } = await tx.payload.find({ collection: 'service-dialogs', where, sort: '-createdAt', limit: MOST_DIALOGS, depth: 0, select: { externalId: true, contact: true } as never, overrideAccess: true, req: tx })
  const earlier = (docs as unknown as { readonly externalId: string; readonly contact?: string | number | null }[]).find(({ externalId, contact }) => contact && externalId.startsWith(idsBegin))
  if (earlier?.contact) return { id: earlier.contact, isParted: false }
  await requireNotErasedSince(tx, { handles })
  const made = await tx.payload.create({ collection: 'contacts', data: { handles: [...handles], verifiedHow: 'none' } as never, depth: 0, overrideAccess: true, req: tx })
  return { id: made.id, isParted: false }
}
