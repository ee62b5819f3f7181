import { randomUUID } from 'node:crypto'
import type { CollectionBeforeChangeHook } from 'payload'
import { personOf } from '../../../src/access/roles.ts'

/**
 * Writes down who made an account and who last set its roles and its password. Approvals quote these facts, and nobody may approve with an
 * account that the author made or re-keyed: otherwise one person could be two pairs of eyes.
 */
export const recordProvenance: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  const actor = personOf(req.user)?.key ?? 'operator'
  const now = new Date().toISOString()
  const isCreate = operation === 'create'
  const hasNewRoles = isCreate || (Array.isArray(data.roles) && JSON.stringify(data.roles) !== JSON.stringify(originalDoc?.roles ?? []))
  const hasNewPassword = isCreate || typeof data.password === 'string'
  const before = originalDoc ?? {}
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
