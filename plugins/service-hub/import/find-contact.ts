/** Who is meant by the contact of a dialog that comes in. */
import type { PayloadRequest, Where } from 'payload'
import { CONTACT_KEYS, type ContactValues, keysOf, SLOT_OF } from '../../../collections/contacts/contact-values.ts'
import { requireNotErasedSince } from '../../../src/consent/rights/erased-since.ts'
import type { IncomingContact } from './dialog-schema.ts'

type Id = string | number
interface StoredContact extends ContactValues {
  readonly id: Id
  readonly customerNumberKey?: string | null
  readonly formOfAddress?: string | null
  readonly address?: { readonly street?: string | null; readonly postcode?: string | null; readonly town?: string | null; readonly country?: string | null } | null
}

async function contactsWhere(tx: PayloadRequest, where: Where): Promise<StoredContact[]> {
  const { docs } = await tx.payload.find({ collection: 'contacts', where, sort: 'createdAt', limit: 20, depth: 0, showHiddenFields: true, overrideAccess: true, req: tx })
  return docs as unknown as StoredContact[]
}

const differs = (one: string | null | undefined, other: string | null | undefined): boolean => Boolean(one && other && one.toLowerCase() !== other.toLowerCase())

/**
 * Looks a contact up by customer number, then e-mail, then phone. A number of one's own parts people who share a mailbox; a telephone is shared in families, so
 * there another name is another person.
 */
async function knownContact(tx: PayloadRequest, contact: ContactValues): Promise<StoredContact | undefined> {
  const { customerNumberKey, emailKey, phoneKey } = keysOf(contact)
  const isOther = (found: StoredContact) => differs(found.customerNumberKey, customerNumberKey)
  if (customerNumberKey) {
    const [found] = await contactsWhere(tx, { customerNumberKey: { equals: customerNumberKey } })
    if (found) return found
  }
  if (emailKey) {
    const found = (await contactsWhere(tx, { emailKey: { equals: emailKey } })).find((one) => !isOther(one))
    if (found) return found
  }
  if (!phoneKey) return undefined
  const isNamesake = (found: StoredContact) => !differs(found.givenName, contact.givenName) && !differs(found.surname, contact.surname)
  return (await contactsWhere(tx, { phoneKey: { equals: phoneKey } })).find((one) => !isOther(one) && isNamesake(one))
}

/**
 * The keys by which nobody is known yet, each taken for the contact that is made: if somebody else makes one for the same customer at the same moment, the later
 * transaction fails, is tried again, and finds it. People who share a mailbox or a telephone are told apart by {@link knownContact}; the first has the key.
 */
async function freeSlots(tx: PayloadRequest, contact: ContactValues): Promise<Record<string, string>> {
  const keys = keysOf(contact)
  const slots: Record<string, string> = {}
  for (const key of CONTACT_KEYS) {
    const value = keys[key]
    if (value !== null && (await contactsWhere(tx, { or: [{ [key]: { equals: value } }, { [SLOT_OF[key]]: { equals: value } }] })).length === 0) slots[SLOT_OF[key]] = value
  }
  return slots
}

const FLAT = ['givenName', 'surname', 'email', 'phone', 'customerNumber'] as const
const ADDRESS = ['street', 'postcode', 'town', 'country'] as const

/** Values that are there, under their names. */
function present<Name extends string>(names: readonly Name[], from: Partial<Record<Name, string | null | undefined>>): Partial<Record<Name, string>> {
  return Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, from[name]]] : []))) as Partial<Record<Name, string>>
}

/**
 * The contact's id: found, with what it lacked filled in (nothing that people wrote is changed), or made; null where nothing tells who it is. Nobody is verified by being imported.
 * @throws HubError `conflict` for somebody who was erased since the file was begun to be read
 */
export async function findOrMakeContact(tx: PayloadRequest, incoming: IncomingContact | null | undefined): Promise<Id | null> {
  const flat = present(FLAT, incoming ?? {})
  const address = present(ADDRESS, incoming ?? {})
  if (Object.keys(flat).length === 0) return null
  const form = incoming?.formOfAddress ? { formOfAddress: incoming.formOfAddress } : {}
  const found = await knownContact(tx, { ...flat, address })
  const write = { depth: 0, overrideAccess: true, req: tx } as const
  if (!found) {
    await requireNotErasedSince(tx, flat)
    const made = await tx.payload.create({ collection: 'contacts', data: { ...form, ...flat, address, verifiedHow: 'none', ...(await freeSlots(tx, { ...flat, address })) } as never, ...write })
    return made.id
  }
  const missing = Object.fromEntries(Object.entries(flat).filter(([name]) => !found[name as (typeof FLAT)[number]]))
  const missingAddress = Object.values(present(ADDRESS, found.address ?? {})).length === 0 && Object.keys(address).length > 0 ? { address } : {}
  const missingForm = form.formOfAddress && (found.formOfAddress ?? 'none') === 'none' && form.formOfAddress !== 'none' ? form : {}
  const taken = Object.keys(missing).length > 0 ? await freeSlots(tx, { ...missing, address: found.address ?? address }) : {}
  const added = { ...missing, ...missingAddress, ...missingForm, ...taken }
  if (Object.keys(added).length > 0) await tx.payload.update({ collection: 'contacts', id: found.id, data: added as never, ...write })
  return found.id
}
