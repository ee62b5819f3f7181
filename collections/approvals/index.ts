/** The certificate: who approved which submission with which checks. A publication names the approval it rests on. */
import { recordCollection } from '../parts/record.ts'

export const approvals = recordCollection('approvals', {
  labels: { singular: { de: 'Freigabe', en: 'Approval' }, plural: { de: 'Freigaben', en: 'Approvals' } },
  admin: { useAsTitle: 'key', defaultColumns: ['subjectKey', 'locale', 'number', 'edition', 'createdAt'] },
  fields: [
    { name: 'key', type: 'text', required: true, unique: true, index: true },
    // Unique: a submission is approved once, whoever races.
    { name: 'submission', type: 'text', required: true, unique: true, index: true },
    { name: 'edition', type: 'text', required: true, index: true },
    { name: 'subject', type: 'text', required: true },
    { name: 'subjectKey', type: 'text', required: true, index: true },
    { name: 'locale', type: 'text', required: true },
    { name: 'number', type: 'number', required: true },
    { name: 'subjectRev', type: 'number', required: true },
    { name: 'certificate', type: 'json', required: true },
  ],
})
