/** Whoever wrote may not approve, and nobody is two people. */
import type { Payload, PayloadRequest } from 'payload'
import { holdersOf } from '../../collections/users/hooks/provenance.ts'
import { personOf, type Person, type Role } from '../access/roles.ts'
import { HubError } from '../content/errors.ts'
import type { AccountFacts } from './records.ts'

/** The signed-in person, if they have one of the roles. @throws HubError `not-signed-in`, `forbidden` */
export function requirePerson(req: Pick<PayloadRequest, 'user'>, roles: readonly Role[]): Person {
  const person = personOf(req.user)
  if (!person) throw new HubError('not-signed-in', 'Sign in first, or send a person’s token.')
  if (!person.roles.some((role) => roles.includes(role))) {
    throw new HubError('forbidden', `This needs the role ${roles.join(' or ')}. Ask an administrator.`)
  }
  return person
}

/**
 * Facts about the approver for the certificate, read afresh.
 * @param writers keys of everybody whose work is judged
 * @throws HubError `four-eyes` if the approver wrote in the submitted state, if an author ever could sign in with the approver's account (made it,
 * set its password or address, issued a token for it) or gave it its roles, or the approver with an author's
 */
export async function requireSecondPerson(payload: Payload, approver: Person, writers: readonly string[], req: PayloadRequest): Promise<AccountFacts> {
  const authors = new Set(writers)
  if (authors.has(approver.key)) {
    throw new HubError('four-eyes', 'You wrote in this text yourself. Another person has to approve it.')
  }
  const { docs } = await payload.find({ collection: 'users', where: { key: { in: [...authors, approver.key] } }, pagination: false, depth: 0, showHiddenFields: true, req })
  const accounts = (docs as Record<string, unknown>[]).map(factsOf)
  const own = accounts.find(({ key }) => key === approver.key)
  if (!own?.roles.includes('approver')) throw new HubError('forbidden', 'Your account may not approve (any more).')
  if (own.heldBy.some((key) => authors.has(key)) || authors.has(own.rolesSetBy)) {
    throw new HubError('four-eyes', 'Somebody who wrote in this text made your account, set its password, address or roles, or issued a token for it. Another person has to approve it.')
  }
  const selfMade = accounts.find(({ key, heldBy }) => key !== approver.key && heldBy.includes(approver.key))
  if (selfMade) throw new HubError('four-eyes', `You made or re-keyed the account of ${selfMade.name}, who wrote in this text. Another person has to approve it.`)
  return own
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
function factsOf(user: Record<string, unknown>): AccountFacts {
  return {
    key: text(user.key),
    name: text(user.name),
    roles: Array.isArray(user.roles) ? user.roles.map(String) : [],
    createdBy: text(user.createdByKey),
    rolesSetBy: text(user.rolesSetByKey),
    rolesSetAt: text(user.rolesSetAt),
    passwordSetBy: text(user.passwordSetByKey),
    passwordSetAt: text(user.passwordSetAt),
    heldBy: holdersOf(user),
  }
}
