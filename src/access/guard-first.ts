import type { CollectionBeforeOperationHook } from 'payload'
import type { HubSlug } from '../../collections/slugs.ts'
import { HubError } from '../content/errors.ts'
import { MATRIX } from './matrix.ts'
import { hasRole, personOf } from './roles.ts'

/**
 * Refuses a write by the matrix before any other hook works. Payload asks for access only after the hooks of `beforeOperation`; one that decodes
 * pictures, keeps bytes, parses texts or looks documents up would do so for anybody. Put it first. Whether a document is the person's own is
 * left to the access that follows.
 * @throws HubError `forbidden`
 */
export function guardFirst(slug: HubSlug): CollectionBeforeOperationHook {
  return ({ args, operation, overrideAccess, req }) => {
    if (overrideAccess || (operation !== 'create' && operation !== 'update' && operation !== 'delete')) return args
    const rule = MATRIX[slug][operation]
    const isAllowed = hasRole(req, rule.roles) || (rule.own === true && personOf(req.user) !== null)
    if (!isAllowed) throw new HubError('forbidden', 'Your account may not do this. Ask an administrator for the role that it needs.')
    return args
  }
}
