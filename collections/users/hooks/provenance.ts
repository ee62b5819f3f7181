import { randomUUID } from 'node:crypto'
import type { CollectionBeforeChangeHook } from 'payload'
import { personOf } from '../../../src/access/roles.ts'
import { HubError } from '../../../src/content/errors.ts'

/**
 * Writes down who made an account and who last set its roles and its password. Approvals quote these facts, and nobody may approve with an
 * account that the author made or re-keyed: otherwise one person could be two pairs of eyes. Whoever sets another's e-mail address could have the
 * password sent there, so that counts as setting the password.
 * @throws HubError `forbidden` to a token that wants to change its own person's password or address: only who signed in with the password may
 */
export const recordProvenance: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  const actor = personOf(req.user)?.key ?? 'operator'
  const now = new Date().toISOString()
  const isCreate = operation === 'create'
  const hasNewRoles = isCreate || (Array.isArray(data.roles) && JSON.stringify(data.roles) !== JSON.stringify(originalDoc?.roles ?? []))
  const before = originalDoc ?? {}
  const isOther = personOf(req.user)?.key !== before.key
  const hasNewAddress = typeof data.email === 'string' && data.email !== before.email
  const changesPassword = typeof data.password === 'string'
  if (!isCreate && !isOther && (changesPassword || hasNewAddress) && (req.user as { _strategy?: unknown } | null)?._strategy === 'person-token') {
    throw new HubError('forbidden', 'A token changes neither password nor e-mail address. Sign in with the password first.')
  }
  const hasNewPassword = isCreate || changesPassword || (hasNewAddress && isOther)
  return {
    ...data,
    key: isCreate ? randomUUID() : before.key,
    createdByKey: isCreate ? actor : before.createdByKey,
    rolesSetByKey: hasNewRoles ? actor : before.rolesSetByKey,
    rolesSetAt: hasNewRoles ? now : before.rolesSetAt,
    passwordSetByKey: hasNewPassword ? actor : before.passwordSetByKey,
    passwordSetAt: hasNewPassword ? now : before.passwordSetAt,
  }
}
