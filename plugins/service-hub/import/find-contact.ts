/** Who is meant by the contact of a dialog that comes in. */
import type { PayloadRequest, Where } from 'payload'
import { CONTACT_KEYS, type ContactValues, keysOf, SLOT_OF } from '../../../collections/contacts/contact-values.ts'
import { requireNotErasedSince } from '../../../src/consent/rights/erased-since.ts'
import { canonicalJson, sha256Hex } from '../../../src/content/canonical.ts'
import type { IncomingContact } from './dialog-schema.ts'
import { foldedName, namesAgree } from './same-person.ts'

type Id = string | number
interface StoredContact extends ContactValues {
  readonly id: Id
  readonly customerNumberKey?: string | null
  readonly emailKey?: string | null
  readonly verifiedHow?: string | null
  readonly formOfAddress?: string | null
  readonly address?: { readonly street?: string | null; readonly postcode?: string | null; readonly town?: string | null; readonly country?: string | null } | null
}

async function contactsWhere(tx: PayloadRequest, where: Where): Promise<StoredContact[]> {
  const { docs } = await tx.payload.find({ collection: 'contacts', where, sort: 'createdAt', limit: 20, depth: 0, showHiddenFields: true, overrideAccess: true, req: tx })
  return docs as unknown as StoredContact[]
}

const differs = (one: string | null | undefined, other: string | null | undefined): boolean => Boolean(one && other && one.toLowerCase() !== other.toLowerCase())

/** How surely the sender is who they say they are. */
interface Claim {
  /** Anybody can write there: a number, an address or a telephone counts with the whole name only. */
  readonly isPublic: boolean
}

interface Search {
  readonly found: StoredContact | undefined
  /** Somebody has the number, address or telephone, and it is not them as far as can be told. */
  readonly isParted: boolean
}

const isVerified = ({ verifiedHow }: StoredContact): boolean => (verifiedHow ?? 'none') !== 'none'

/**
 * Looks a contact up by customer number, then e-mail, then phone. Each counts only if nothing contradicts it: another name, another number of one's own, or, where
 * a number comes without a name, another address. What is written down wrong, guessed or taken from somebody else's letter must not become a customer's own words.
 */
async function knownContact(tx: PayloadRequest, contact: ContactValues, { isPublic }: Claim): Promise<Search> {
  const keys = keysOf(contact)
  const name = foldedName(contact)
  let isParted = false
  for (const key of CONTACT_KEYS) {
    if (keys[key] === null) continue
    const others = await contactsWhere(tx, { [key]: { equals: keys[key] } })
    const fits = (one: StoredContact): boolean => {
      if (isPublic) return name.includes(' ') && foldedName(one) === name
      const agreement = namesAgree(one, contact)
      if (agreement === 'contradict') return false
      return key === 'customerNumberKey' ? agreement === 'agree' || !differs(one.emailKey, keys.emailKey) : !differs(one.customerNumberKey, keys.customerNumberKey)
    }
    const fitting = others.filter(fits)
    const found = fitting.find(isVerified) ?? fitting[0]
    if (found) return { found, isParted: false }
    isParted ||= others.length > 0
  }
  return { found: undefined, isParted }
}

/**
 * The keys by which nobody is known yet, each taken for the contact that is made: if somebody else makes one for the same customer at the same moment, the later
 * transaction fails, is tried again, and finds it. Where another has the key already it is taken with the name, for the same reason.
 */
async function freeSlots(tx: PayloadRequest, contact: ContactValues, name: string): Promise<Record<string, string>> {
  const keys = keysOf(contact)
  const slots: Record<string, string> = {}
  for (const key of CONTACT_KEYS) {
    const value = keys[key]
    if (value === null) continue
    const isTaken = async (slot: string, also: Where[] = []) => (await contactsWhere(tx, { or: [...also, { [SLOT_OF[key]]: { equals: slot } }] })).length > 0
    const withName = `name:${sha256Hex(canonicalJson([value, name]))}`
    if (!(await isTaken(value, [{ [key]: { equals: value } }]))) slots[SLOT_OF[key]] = value
    else if (!(await isTaken(withName))) slots[SLOT_OF[key]] = withName
  }
  return slots
}

const FLAT = ['givenName', 'surname', 'email', 'phone', 'customerNumber'] as const
const ADDRESS = ['street', 'postcode', 'town', 'country'] as const

/** Values that are there, under their names. */
function present<Name extends string>(names: readonly Name[], from: Partial<Record<Name, string | null | undefined>>): Partial<Record<Name, string>> {
  return Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, from[name]]] : []))) as Partial<Record<Name, string>>
}

/** Who is meant, if it can be told. */
export interface FoundContact {
  readonly id: Id | null
  /** A contact of its own was made, because the one with the same number, address or telephone is somebody else, as far as can be told. */
  readonly isParted: boolean
}

/**
 * The contact: found, with what it lacked filled in (nothing that people wrote is changed), or made; null where nothing tells who it is. Nobody is verified by being
 * imported, and a contact that is verified stays as it is: what is added to it would count as checked.
 * @throws HubError `conflict` for somebody who was erased since the file was begun to be read
 */
export async function findOrMakeContact(tx: PayloadRequest, incoming: IncomingContact | null | undefined, claim: Claim = { isPublic: false }): Promise<FoundContact> {
  const flat = present(FLAT, incoming ?? {})
  const address = present(ADDRESS, incoming ?? {})
  if (Object.keys(flat).length === 0) return { id: null, isParted: false }
  const form = incoming?.formOfAddress ? { formOfAddress: incoming.formOfAddress } : {}
  const { found, isParted } = await knownContact(tx, { ...flat, address }, claim)
  const write = { depth: 0, overrideAccess: true, req: tx } as const
  if (!found) {
    await requireNotErasedSince(tx, flat)
    const made = await tx.payload.create({ collection: 'contacts', data: { ...form, ...flat, address, verifiedHow: 'none', ...(await freeSlots(tx, { ...flat, address }, foldedName(flat))) } as never, ...write })
    return { id: made.id, isParted }
  }
  if (!isVerified(found)) {
    const added = await addedTo(tx, found, { flat, address, form })
    if (Object.keys(added).length > 0) await tx.payload.update({ collection: 'contacts', id: found.id, data: added as never, ...write })
  }
  return { id: found.id, isParted: false }
}

interface Incoming {
  readonly flat: Partial<Record<(typeof FLAT)[number], string>>
  readonly address: Partial<Record<(typeof ADDRESS)[number], string>>
  readonly form: { readonly formOfAddress?: string }
}

/** What a contact lacks and the sender says, with the keys that it takes by that. */
async function addedTo(tx: PayloadRequest, found: StoredContact, { flat, address, form }: Incoming): Promise<Record<string, unknown>> {
  const missing = Object.fromEntries(Object.entries(flat).filter(([name]) => !found[name as (typeof FLAT)[number]]))
  const missingAddress = Object.values(present(ADDRESS, found.address ?? {})).length === 0 && Object.keys(address).length > 0 ? { address } : {}
  const missingForm = form.formOfAddress && (found.formOfAddress ?? 'none') === 'none' && form.formOfAddress !== 'none' ? form : {}
  const taken = Object.keys(missing).length > 0 ? await freeSlots(tx, { ...missing, address: found.address ?? address }, foldedName({ ...found, ...missing })) : {}
  return { ...missing, ...missingAddress, ...missingForm, ...taken }
}
