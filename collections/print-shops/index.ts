/** Print shops, with what each wants to be given. Disabled, never deleted: print runs name them. */
import type { CollectionConfig } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'
import { shopFields } from './fields.ts'

export const printShops: CollectionConfig = {
  slug: 'print-shops',
  labels: { singular: { de: 'Druckerei', en: 'Print shop' }, plural: { de: 'Druckereien', en: 'Print shops' } },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'isDisabled'],
    group: { de: 'Verwaltung', en: 'Administration' },
    listSearchableFields: ['name', 'email', 'key'],
    hidden: ({ user }) => !(user?.roles as string[] | undefined)?.includes('admin'),
  },
  access: accessFor('print-shops'),
  graphQL: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  fields: shopFields,
  hooks: { beforeOperation: [guardFirst('print-shops'), checkValues] },
}
