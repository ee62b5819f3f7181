import type { Access, SanitizedConfig } from 'payload'
import { personOf } from './roles.ts'

const own: Access = ({ req }) => {
  const person = personOf(req.user)
  return person ? { 'user.value': { equals: person.id } } : false
}
const anyPerson: Access = ({ req }) => personOf(req.user) !== null

/** Payload lets any signed-in user change and delete anybody's edit locks; here everybody only their own. Taking over in the admin goes past this. */
export function lockedDocumentsOwnOnly(config: SanitizedConfig): SanitizedConfig {
  const locks = config.collections.find(({ slug }) => slug === 'payload-locked-documents')
  if (locks) Object.assign(locks.access, { create: anyPerson, read: anyPerson, update: own, delete: own })
  return config
}
