/**
 * Customers' files: what was sent along with messages of dialogs. A room of their own, apart from the media library: nothing of it stands in content, is
 * composed into a channel or served as media; agents read it, each reading of a private one is written down, and it goes with its dialog.
 */
import type { CollectionConfig } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { hubOf } from '../../src/publishing/hub.ts'
import { ACCEPTED_MIMES } from '../../src/publishing/media/limits.ts'
import { checkValues } from '../parts/check-values.ts'
import { inspectAndKeep, noteFacts } from '../parts/checked-upload.ts'
import { auditAttachments } from './hooks/audit-attachments.ts'
import { serveAttachment } from './hooks/serve-attachment.ts'
import { namesOf, settleIncoming } from './keeping.ts'

const byTheHub = { create: () => false, update: () => false }

export const attachments: CollectionConfig = {
  slug: 'attachments',
  labels: { singular: { de: 'Anhang', en: 'Attachment' }, plural: { de: 'Anhänge', en: 'Attachments' } },
  // Met in the dialog that it hangs on, not in a list of its own.
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'mimeType', 'filesize', 'createdAt'], group: false },
  access: accessFor('attachments'),
  graphQL: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  upload: {
    // The bytes live in a store of the hub's own, by hash; Payload keeps none.
    disableLocalStorage: true,
    // An import notes what it has kept itself; everybody else sends the file (see checked-upload.ts).
    filesRequiredOnCreate: false,
    mimeTypes: [...ACCEPTED_MIMES],
    pasteURL: false,
    focalPoint: false,
    crop: false,
    handlers: [serveAttachment],
    adminThumbnail: ({ doc }) => (typeof doc.mimeType === 'string' && doc.mimeType.startsWith('image/') ? `/api/attachments/file/${encodeURIComponent(String(doc.filename))}?thumbnail=1` : false),
  },
  fields: [
    { name: 'name', type: 'text', maxLength: 120, label: { de: 'Name', en: 'Name' }, admin: { readOnly: true, condition: ({ name }) => Boolean(name) }, access: byTheHub },
    { name: 'sha256', type: 'text', index: true, maxLength: 64, label: { de: 'Prüfsumme (SHA-256)', en: 'Checksum (SHA-256)' }, admin: { readOnly: true, position: 'sidebar' }, access: byTheHub },
    // The one dialog that it hangs on for ever, and whether a message of it still does: written by the dialog.
    { name: 'dialog', type: 'relationship', relationTo: 'service-dialogs', index: true, admin: { hidden: true }, access: byTheHub },
    { name: 'isUsed', type: 'checkbox', defaultValue: false, index: true, admin: { hidden: true }, access: byTheHub },
  ],
  hooks: {
    beforeOperation: [guardFirst('attachments'), checkValues, inspectAndKeep((payload) => hubOf(payload).attachments, namesOf, settleIncoming)],
    beforeChange: [noteFacts],
    afterOperation: [auditAttachments],
  },
}
