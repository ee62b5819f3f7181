import type { Payload, PayloadRequest } from 'payload'
import type { KnownContact } from '../hints/contact.ts'

type Id = string | number
type Text = string | null | undefined
/** A contact as it is stored, as far as its own values are looked for. */
export interface ContactDoc {
  readonly givenName?: Text
  readonly surname?: Text
  readonly email?: Text
  readonly phone?: Text
  readonly customerNumber?: Text
  readonly birthDate?: Text
  readonly verifiedHow?: Text
  readonly handles?: readonly { readonly handle?: Text }[] | null
  readonly address?: { readonly street?: Text; readonly postcode?: Text; readonly town?: Text } | null
}

const one = (value: Text): string[] => (value ? [value] : [])
const under = <Name extends string>(name: Name, value: Text): { readonly [Key in Name]?: string } => (value ? { [name]: value } : {}) as { readonly [Key in Name]?: string }

/** What the hub knows of a person, as redaction looks for it. */
export function knownContactOf({ givenName, surname, email, phone, customerNumber, birthDate, handles, address }: ContactDoc): KnownContact {
  return {
    ...under('givenName', givenName),
    ...under('familyName', surname),
    ...under('birthDate', birthDate?.slice(0, 10)),
    emails: one(email),
    phones: one(phone),
    customerNumbers: one(customerNumber),
    handles: (handles ?? []).flatMap(({ handle }) => one(handle)),
    address: { ...under('street', address?.street), ...under('postcode', address?.postcode), ...under('town', address?.town) },
  }
}

/** The contact of an id, past access: what is made of it must not tell it. Null if there is none. */
export async function contactById(payload: Payload, id: Id | null | undefined, req?: PayloadRequest): Promise<ContactDoc | null> {
  if (id === null || id === undefined) return null
  return (await payload.findByID({ collection: 'contacts', id, depth: 0, disableErrors: true, overrideAccess: true, ...(req ? { req } : {}) })) as ContactDoc | null
}
