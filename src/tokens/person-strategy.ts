import type { AuthStrategy } from 'payload'
import { HubError } from '../content/errors.ts'
import { bearerToken } from './token.ts'
import { verifyToken } from './verify.ts'

/** Signs a person in by their own token: for the command line and for scripts. The tokens of apps and shops are unknown here. */
export const personTokenStrategy: AuthStrategy = {
  name: 'person-token',
  authenticate: async ({ headers, payload }) => {
    const token = bearerToken(headers.get('authorization'))
    if (!token) return { user: null }
    try {
      const holder = await verifyToken(payload, token, ['person'])
      if (holder.person === null) return { user: null }
      const user = await payload.findByID({ collection: 'users', id: holder.person, depth: 0, disableErrors: true })
      if (!user || user.isDisabled) return { user: null }
      return { user: { ...user, collection: 'users', _strategy: 'person-token' } }
    } catch (error) {
      if (error instanceof HubError) return { user: null }
      throw error
    }
  },
}
