/** Customers with whom the service speaks. Their own values are what redaction looks for first; erasing a person begins here. */
import type { CollectionConfig, Field } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'
import { contactFields } from './fields.ts'
import { auditAddress } from './hooks/audit-address.ts'
import { cleanContact, nameAndKeys } from './hooks/name-and-keys.ts'

export { FORMS_OF_ADDRESS, VERIFICATIONS } from './fields.ts'

// Nothing is stored under it: to give out everything on a person, and to erase them.
const rights: Field = { name: 'rights', type: 'ui', admin: { components: { Field: '/src/admin/service/person-rights#PersonRights' }, disableListColumn: true } }

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
  fields: [...contactFields, rights],
  hooks: {
    beforeOperation: [guardFirst('contacts'), checkValues],
    beforeValidate: [cleanContact],
    beforeChange: [nameAndKeys, auditAddress],
  },
}
