/** Tokens: issued here, shown once, revoked here. Whoever holds one is no Payload user, except for tokens of people. */
import type { CollectionConfig } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'
import { tokenFields } from './fields.ts'
import { makeSecret, noteIssuer, onlyRevoke, revealOnce } from './hooks/issue.ts'

export const appTokens: CollectionConfig = {
  slug: 'app-tokens',
  labels: { singular: { de: 'Zugangstoken', en: 'Access token' }, plural: { de: 'Zugangstoken', en: 'Access tokens' } },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'channels', 'expiresAt', 'lastUsedAt', 'revokedAt'],
    group: { de: 'Verwaltung', en: 'Administration' },
    hidden: ({ user }) => !(user?.roles as string[] | undefined)?.includes('admin'),
  },
  access: accessFor('app-tokens'),
  graphQL: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  fields: tokenFields,
  hooks: { beforeOperation: [guardFirst('app-tokens'), checkValues], beforeChange: [makeSecret, onlyRevoke], afterChange: [noteIssuer], afterOperation: [revealOnce] },
}
