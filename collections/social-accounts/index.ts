/** Accounts in networks that the hub posts from. Their secrets are sealed when they come in and never go out again, by any API. */
import type { CollectionConfig } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'
import { accountFields } from './fields.ts'
import { closeRenewal } from './hooks/close-renewal.ts'
import { sealSecret } from './hooks/seal-secret.ts'

/** @param networks those that a carrier reaches, by id */
export const socialAccountsCollection = (networks: Parameters<typeof accountFields>[0]): CollectionConfig => ({
  slug: 'social-accounts',
  labels: { singular: { de: 'Social-Media-Konto', en: 'Social account' }, plural: { de: 'Social-Media-Konten', en: 'Social accounts' } },
  admin: {
    useAsTitle: 'label',
    defaultColumns: ['label', 'network', 'server', 'isDisabled', 'problem'],
    group: { de: 'Verwaltung', en: 'Administration' },
    hidden: ({ user }) => !(user?.roles as string[] | undefined)?.includes('admin'),
  },
  access: accessFor('social-accounts'),
  graphQL: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  fields: accountFields(networks),
  hooks: { beforeOperation: [guardFirst('social-accounts'), checkValues], beforeChange: [sealSecret], afterChange: [closeRenewal] },
})
