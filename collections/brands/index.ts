/** The look and the sender of a house. Goes through approval like a piece; what is approved last is what every channel uses. */
import type { CollectionConfig } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'
import { nextRevision } from '../parts/contributors.ts'
import { oneLocale } from '../parts/one-locale.ts'
import { brandFields } from './fields.ts'
import { checkPrivacy } from './hooks/check-privacy.ts'

export const brands: CollectionConfig = {
  slug: 'brands',
  labels: { singular: { de: 'Marke', en: 'Brand' }, plural: { de: 'Marken', en: 'Brands' } },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'key', 'isDefault'],
    group: { de: 'Verwaltung', en: 'Administration' },
    components: { edit: { beforeDocumentControls: ['/src/admin/submission/brand-actions#BrandActions'] } },
  },
  access: accessFor('brands'),
  graphQL: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  fields: brandFields,
  hooks: {
    beforeOperation: [guardFirst('brands'), oneLocale, checkValues, checkPrivacy],
    beforeChange: [({ data, originalDoc, operation, req }) => ({ ...data, ...nextRevision(operation === 'update' ? originalDoc : null, req) })],
  },
}
