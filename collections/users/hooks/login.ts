import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import type { CollectionBeforeLoginHook, CollectionBeforeOperationHook } from 'payload'
import { HubError } from '../../../src/content/errors.ts'
import { limitLogin } from '../../../src/access/rate-limits.ts'

const stretch = promisify(pbkdf2)

/** Disabled accounts cannot sign in. The sentence is the same as for a wrong password: it tells nothing about the account. */
export const refuseDisabled: CollectionBeforeLoginHook = ({ user }) => {
  if ((user as { isDisabled?: unknown }).isDisabled === true) throw new HubError('not-signed-in', 'The e-mail address or the password is not right.')
}

/**
 * Counts sign-ins per address and per account, and spends the time of a password check for unknown accounts too, so that the answer's
 * delay does not tell whether an account exists (Payload checks a password only when it finds the user).
 */
export const countLoginAttempts: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'login' && operation !== 'forgotPassword') return args
  const { data } = args as { data?: { email?: unknown } }
  const email = typeof data?.email === 'string' ? data.email.trim().toLowerCase() : ''
  await limitLogin(req.headers, email)
  if (operation === 'login') {
    const known = await req.payload.count({ collection: 'users', where: { email: { equals: email } }, req })
    if (known.totalDocs === 0) await stretch('no such account', 'a constant salt', 600_000, 32, 'sha256')
  }
  return args
}
