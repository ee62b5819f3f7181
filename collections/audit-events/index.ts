/** Who did what, chained by hash per subject: an event that is changed or taken out later breaks the chain. */
import { recordCollection } from '../parts/record.ts'

export const auditEvents = recordCollection('audit-events', {
  labels: { singular: { de: 'Protokolleintrag', en: 'Audit event' }, plural: { de: 'Protokoll', en: 'Audit log' } },
  admin: { useAsTitle: 'type', defaultColumns: ['type', 'subject', 'actor', 'at'] },
  fields: [
    { name: 'slot', type: 'text', required: true, unique: true, index: true },
    { name: 'subject', type: 'text', required: true, index: true },
    { name: 'number', type: 'number', required: true },
    { name: 'type', type: 'text', required: true },
    { name: 'actor', type: 'text', required: true },
    { name: 'at', type: 'date', required: true },
    { name: 'data', type: 'json', required: true },
    { name: 'previous', type: 'text', required: true },
    { name: 'hash', type: 'text', required: true },
  ],
})
