import type { CollectionBeforeOperationHook } from 'payload'
import type { HubSlug } from '../../collections/slugs.ts'
import { HubError } from '../content/errors.ts'
import { MATRIX } from './matrix.ts'
import { hasRole } from './roles.ts'

/**
 * Refuses a write by the matrix before any other hook works. Payload asks for access only after the hooks of `beforeOperation`; one that decodes
 * pictures, keeps bytes or parses texts would do so for anybody. Put it first. Not for collections where people may change their own document.
 * @throws HubError `forbidden`
 */
export function guardFirst(slug: HubSlug): CollectionBeforeOperationHook {
  return ({ args, operation, overrideAccess, req }) => {
    if (overrideAccess) return args
    if ((operation === 'create' || operation === 'update' || operation === 'delete') && !hasRole(req, MATRIX[slug][operation].roles)) {
      throw new HubError('forbidden', 'Your account may not do this. Ask an administrator for the role that it needs.')
    }
    return args
  }
}
