import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { AuthenticationError, type CollectionAfterErrorHook, type CollectionBeforeLoginHook, type CollectionBeforeOperationHook, type PayloadRequest } from 'payload'
import { limitLogin } from '../../../src/access/rate-limits.ts'

const stretch = promisify(pbkdf2)

/** Disabled accounts cannot sign in. The answer is that of a wrong password: it tells nothing about the account. */
export const refuseDisabled: CollectionBeforeLoginHook = ({ req, user }) => {
  if ((user as { isDisabled?: unknown }).isDisabled === true) throw new AuthenticationError(req.t)
}

/** A locked account answers like an unknown one; otherwise eight tries would tell whether it exists. */
export const hideLock: CollectionAfterErrorHook = ({ error, req }) => {
  if (error.name !== 'LockedAuth') return
  const { message, status } = new AuthenticationError(req.t)
  return { response: { errors: [{ message }] } as never, status }
}

/**
 * Counts sign-ins per address and per account, and spends the time of a password check where Payload does not check one (unknown and locked
 * accounts), so that the answer's delay does not tell whether an account exists.
 */
export const countLoginAttempts: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'login' && operation !== 'forgotPassword') return args
  const { data } = args as { data?: { email?: unknown; password?: unknown } }
  const email = typeof data?.email === 'string' ? data.email.trim().toLowerCase() : ''
  await limitLogin(req.headers, email)
  // Without a password Payload refuses every account alike, and at once.
  const hasPassword = typeof data?.password === 'string' && data.password.trim() !== ''
  if (operation === 'login' && hasPassword && !(await isPasswordChecked(req, email))) await stretch('no such account', 'a constant salt', 600_000, 32, 'sha256')
  return args
}

async function isPasswordChecked({ payload }: PayloadRequest, email: string): Promise<boolean> {
  const user = await payload.db.findOne<{ id: string; lockUntil?: string | Date | null }>({ collection: 'users', where: { email: { equals: email } } })
  return user !== null && !(user.lockUntil && new Date(user.lockUntil).getTime() > Date.now())
}
