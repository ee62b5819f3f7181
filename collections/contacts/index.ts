/** Customers with whom the service speaks. Their own values are what redaction looks for first; erasing a person begins here. */
import type { CollectionConfig } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'
import { contactFields } from './fields.ts'
import { cleanContact, nameAndKeys } from './hooks/name-and-keys.ts'

export { FORMS_OF_ADDRESS, VERIFICATIONS } from './fields.ts'

export const contacts: CollectionConfig = {
  slug: 'contacts',
  labels: { singular: { de: 'Kontakt', en: 'Contact' }, plural: { de: 'Kontakte', en: 'Contacts' } },
  admin: {
    useAsTitle: 'displayName',
    defaultColumns: ['displayName', 'customerNumber', 'email', 'verifiedHow'],
    listSearchableFields: ['displayName', 'email', 'customerNumber'],
    group: { de: 'Kundendialog', en: 'Service' },
  },
  access: accessFor('contacts'),
  graphQL: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  fields: contactFields,
  hooks: {
    beforeOperation: [guardFirst('contacts'), checkValues],
    beforeValidate: [cleanContact],
    beforeChange: [nameAndKeys],
  },
}
