/** People: staff who sign in to the admin. Channel apps and print shops are tokens, not users. */
import type { CollectionConfig } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { personTokenStrategy } from '../../src/tokens/person-strategy.ts'
import { checkValues } from '../parts/check-values.ts'
import { userFields } from './fields.ts'
import { endCredentialsOnReset, endOldCredentials } from './hooks/end-credentials.ts'
import { countLoginAttempts, hideLock, refuseDisabled } from './hooks/login.ts'
import { answerMe } from './hooks/me.ts'
import { recordProvenance } from './hooks/provenance.ts'

const IS_PRODUCTION = process.env.NODE_ENV === 'production'

export const users: CollectionConfig = {
  slug: 'users',
  labels: { singular: { de: 'Person', en: 'Person' }, plural: { de: 'Personen', en: 'People' } },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'roles', 'isDisabled'],
    group: { de: 'Verwaltung', en: 'Administration' },
    hidden: ({ user }) => !(user?.roles as string[] | undefined)?.includes('admin'),
  },
  access: accessFor('users'),
  graphQL: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  auth: {
    tokenExpiration: 8 * 60 * 60,
    maxLoginAttempts: 8,
    lockTime: 10 * 60 * 1000,
    useSessions: true,
    cookies: { sameSite: 'Strict', secure: IS_PRODUCTION && (process.env.PUBLIC_URL ?? '').startsWith('https://') },
    strategies: [personTokenStrategy],
  },
  fields: userFields,
  hooks: {
    beforeOperation: [guardFirst('users'), checkValues, countLoginAttempts],
    beforeChange: [recordProvenance, endOldCredentials],
    beforeLogin: [refuseDisabled],
    afterOperation: [endCredentialsOnReset],
    afterError: [hideLock],
    me: [answerMe],
  },
}
