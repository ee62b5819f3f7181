/** Single people who get no mail: put on the list, looked for, taken off it again. Of what is typed nothing is kept but digests. */
import type { PayloadRequest } from 'payload'
import type { Role } from '../../access/roles.ts'
import { cleanLine } from '../../content/clean-text.ts'
import { HubError } from '../../content/errors.ts'
import { countryOf } from '../../recipients/addressing/countries.ts'
import { type AddressKeys, addressKeys } from '../../recipients/checking/address-keys.ts'
import { askedDigests, type Digest, isShortened, liftedDigests, suppressionDigests } from '../../recipients/checking/suppression.ts'
import type { RecipientField } from '../../recipients/headers/fields.ts'
import { appendAudit } from '../audit.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { findRecords, writeTogether } from '../records.ts'
import { announceWork } from '../wake.ts'
import { entrySubject, suppressionDigest } from './digests.ts'
import type { SuppressionKind, SuppressionRecord } from './list-record.ts'
import { addSuppressions, countSuppressions } from './suppressions.ts'

/** Whoever hears an objection writes it down; taking one back is for administrators. */
export const SUPPRESS_ROLES: readonly Role[] = ['editor', 'admin', 'agent']
export const LIFT_ROLES: readonly Role[] = ['admin']

/** A person as a list names one. Known again by the address with the name, the address alone where no name is said, and the e-mail address. */
export type SaidPerson = Readonly<Partial<Record<Extract<RecipientField, 'givenName' | 'surname' | 'company' | 'street' | 'houseNumber' | 'poBox' | 'postcode' | 'town' | 'country' | 'email'>, string>>>

/** @throws HubError `bad-input` where nobody can be known by it */
function digestsOf({ payload }: PayloadRequest, said: SaidPerson, by: (keys: AddressKeys, digest: Digest) => readonly string[]): readonly string[] {
  const fields = Object.fromEntries(Object.entries(said).flatMap(([field, text]) => (cleanLine(text) === '' ? [] : [[field, cleanLine(text)]])))
  const country = fields.country === undefined ? 'DE' : countryOf(fields.country)
  if (country === null) throw new HubError('bad-input', 'The country is not known. Write its name, or its code of two letters.', { field: 'country' })
  const keys = addressKeys({ fields, free: {} }, country)
  const isAddressBegun = ['street', 'houseNumber', 'poBox', 'postcode', 'town', 'surname', 'givenName', 'company'].some((field) => fields[field] !== undefined)
  const digests = by(keys, (of) => suppressionDigest(hubOf(payload).secret, of))
  if (digests.length === 0 || (isAddressBegun && keys.household === null)) throw new HubError('bad-input', 'Give the street with its number and the postcode, or the e-mail address alone. Without them nobody can be known again.')
  if (fields.email !== undefined && keys.email === null) throw new HubError('bad-input', 'The e-mail address is none. Mend it, or leave it out.', { field: 'email' })
  return digests
}

/** Puts somebody on the list. @returns whether anything of it is new @throws HubError `forbidden`, `bad-input` */
export async function suppressPerson(req: PayloadRequest, said: SaidPerson, kind: SuppressionKind): Promise<{ readonly isNew: boolean }> {
  const { key: actor } = requirePerson(req, SUPPRESS_ROLES)
  const digests = digestsOf(req, said, suppressionDigests)
  const fresh = await writeTogether(req, async (tx) => {
    const { fresh: added } = await addSuppressions(tx.payload, digests, { kind, source: 'form', addedBy: actor }, tx)
    for (const digest of added.filter((one) => !isShortened(one))) await appendAudit(tx.payload, tx, { subject: entrySubject(hubOf(tx.payload).secret, digest), type: 'suppression-added', actor, data: { kind } }, new Date().toISOString())
    return added
  })
  // Runs that have left the house are looked at now, not in ten seconds.
  if (fresh.length > 0) announceWork()
  return { isNew: fresh.length > 0 }
}

export interface FoundSuppression {
  /** Why, and since when; the earliest. Null: not on the list. */
  readonly found: { readonly kind: SuppressionKind; readonly since: string } | null
}

const entriesOf = (req: PayloadRequest, digests: readonly string[]): Promise<SuppressionRecord[]> => findRecords(req.payload, 'suppressions', { where: { key: { in: [...digests] } }, sort: 'createdAt', req })

/** Is somebody on the list, or would a row like that be left out? That it was asked is written down where they are. @throws HubError `forbidden`, `bad-input` */
export async function findPerson(req: PayloadRequest, said: SaidPerson): Promise<FoundSuppression> {
  const { key: actor } = requirePerson(req, SUPPRESS_ROLES)
  const digests = digestsOf(req, said, askedDigests)
  const [first] = await entriesOf(req, digests)
  if (!first) return { found: null }
  await writeTogether(req, (tx) => appendAudit(tx.payload, tx, { subject: entrySubject(hubOf(tx.payload).secret, first.key), type: 'suppression-asked', actor, data: {} }, new Date().toISOString()))
  return { found: { kind: first.kind, since: new Date(first.createdAt).toISOString() } }
}

/** Takes somebody off the list. @returns how many entries went @throws HubError `forbidden`, `bad-input`, `not-found` */
export async function liftSuppression(req: PayloadRequest, said: SaidPerson, reason: string): Promise<{ readonly lifted: number }> {
  const { key: actor } = requirePerson(req, LIFT_ROLES)
  const why = cleanLine(reason).slice(0, 500)
  if (why === '') throw new HubError('bad-input', 'Say why: an objection is taken back by the person alone.', { field: 'reason' })
  const digests = digestsOf(req, said, liftedDigests)
  return writeTogether(req, async (tx) => {
    const entries = await entriesOf(tx, digests)
    if (entries.length === 0) throw new HubError('not-found', 'Nobody like that is on the list. Name, street, postcode and e-mail address must be those of the entry.')
    for (const { key, kind } of entries) {
      await tx.payload.db.deleteMany({ collection: 'suppressions', where: { key: { equals: key } }, req: tx })
      await appendAudit(tx.payload, tx, { subject: entrySubject(hubOf(tx.payload).secret, key), type: 'suppression-lifted', actor, data: { kind, reason: why } }, new Date().toISOString())
    }
    return { lifted: entries.length }
  })
}

/** How many there are. @throws HubError `forbidden` */
export async function suppressionsView(req: PayloadRequest): Promise<{ readonly counts: Readonly<Record<SuppressionKind, number>> }> {
  requirePerson(req, SUPPRESS_ROLES)
  return { counts: await countSuppressions(req.payload) }
}
