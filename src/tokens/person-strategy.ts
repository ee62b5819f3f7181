import type { AuthStrategy, Payload, TypedUser } from 'payload'
import { HubError } from '../content/errors.ts'
import { bearerToken } from './token.ts'
import { verifyToken } from './verify.ts'

/** The person whom a token signs in. @throws HubError `token-invalid`, also for disabled accounts */
export async function personByToken(payload: Payload, token: string | null): Promise<TypedUser> {
  const holder = await verifyToken(payload, token, ['person'])
  const user = holder.person === null ? null : await payload.findByID({ collection: 'users', id: holder.person, depth: 0, disableErrors: true })
  if (!user || user.isDisabled) throw new HubError('token-invalid', 'This token is not valid (any more) here. Ask an administrator of the hub for a new one.')
  return { ...user, collection: 'users', _strategy: 'person-token' } as TypedUser
}

/** Signs a person in by their own token: for the command line and for scripts. The tokens of apps and shops are unknown here. */
export const personTokenStrategy: AuthStrategy = {
  name: 'person-token',
  authenticate: async ({ headers, payload }) => {
    const token = bearerToken(headers.get('authorization'))
    if (!token) return { user: null }
    try {
      return { user: await personByToken(payload, token) as never }
    } catch (error) {
      if (error instanceof HubError) return { user: null }
      throw error
    }
  },
}
