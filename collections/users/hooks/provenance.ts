import { randomUUID } from 'node:crypto'
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { personOf } from '../../../src/access/roles.ts'
import { HubError } from '../../../src/content/errors.ts'

/** Who acts where no person is signed in: somebody at the machine. */
const OPERATOR = 'operator'

/**
 * Writes down who made an account and who last set its roles and its password. Approvals quote these facts. Whoever makes an account, sets another's
 * password or e-mail address (the password could be sent there) could sign in with it: their key stays with the account for good, because a second
 * change of the password, made from within the account, proves nothing. Otherwise one person could be two pairs of eyes.
 * @throws HubError `forbidden` to a token that wants to change its own person's password or address: only who signed in with the password may
 */
export const recordProvenance: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const actor = personOf(req.user)?.key ?? OPERATOR
  const now = new Date().toISOString()
  const isCreate = operation === 'create'
  const hasNewRoles = isCreate || (Array.isArray(data.roles) && JSON.stringify(data.roles) !== JSON.stringify(originalDoc?.roles ?? []))
  const before = originalDoc ?? {}
  const isOther = isCreate || personOf(req.user)?.key !== before.key
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
    heldBy: hasNewPassword && isOther ? await withHolder(req, isCreate ? [] : holdersOf(before)) : holdersOf(before),
  }
}

/** Keys of the people who ever could sign in with an account besides its person; also of accounts made before this was written down. */
export function holdersOf(account: Readonly<Record<string, unknown>>): string[] {
  const kept = Array.isArray(account.heldBy) ? account.heldBy : [account.createdByKey, account.passwordSetByKey]
  return kept.filter((key): key is string => typeof key === 'string' && key !== account.key)
}

/** `holders` and whoever acts in `req`: the person, and all who could sign in as that person. */
export async function withHolder(req: PayloadRequest, holders: readonly string[]): Promise<string[]> {
  const actor = personOf(req.user)
  if (!actor) return [...new Set([...holders, OPERATOR])]
  const account = await req.payload.db.findOne<Record<string, unknown> & { id: string | number }>({ collection: 'users', where: { id: { equals: actor.id } }, req })
  return [...new Set([...holders, actor.key, ...holdersOf(account ?? {})])]
}
