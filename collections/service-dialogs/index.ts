/** What customers and the service said to each other. Private parts are read by agents only, and every reading of them is an audit event. */
import type { CollectionConfig, Field } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'
import { dialogFields } from './fields.ts'
import { auditChanges } from './hooks/audit-changes.ts'
import { auditReading } from './hooks/audit-reading.ts'
import { cleanMessages } from './hooks/clean-messages.ts'
import { dialogSlot } from './hooks/dialog-slot.ts'
import { dropAttachments, holdAttachments } from './hooks/hold-attachments.ts'

// Nothing is stored under it: the messages, to read and to quote from.
const conversation: Field = { name: 'conversation', type: 'ui', admin: { components: { Field: '/src/admin/voices/conversation#Conversation' }, disableListColumn: true } }

export const serviceDialogs: CollectionConfig = {
  slug: 'service-dialogs',
  labels: { singular: { de: 'Kundendialog', en: 'Service dialog' }, plural: { de: 'Kundendialoge', en: 'Service dialogs' } },
  admin: {
    useAsTitle: 'subject',
    defaultColumns: ['subject', 'source', 'state', 'sentiment', 'updatedAt'],
    // A list reads its columns only: what it does not show nobody has read.
    enableListViewSelectAPI: true,
    components: { beforeListTable: ['/src/admin/service/import-dialogs#ImportDialogs'] },
    group: { de: 'Kundendialog', en: 'Service' },
  },
  access: accessFor('service-dialogs'),
  graphQL: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  fields: [conversation, ...dialogFields],
  hooks: {
    beforeOperation: [guardFirst('service-dialogs'), checkValues],
    beforeValidate: [cleanMessages],
    beforeChange: [dialogSlot, auditChanges],
    afterChange: [holdAttachments],
    beforeDelete: [dropAttachments],
    afterOperation: [auditReading],
  },
}
