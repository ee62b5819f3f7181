/** Pictures and PDFs. The bytes are kept by their hash and never replaced; what people say about them can be edited. */
import type { CollectionConfig } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { hubOf } from '../../src/publishing/hub.ts'
import { announceWork } from '../../src/publishing/wake.ts'
import { checkValues } from '../parts/check-values.ts'
import { inspectAndKeep, noteFacts } from '../parts/checked-upload.ts'
import { oneLocale } from '../parts/one-locale.ts'
import { serveOriginal } from './hooks/serve-original.ts'
import { keepUsed } from './hooks/keep-used.ts'
import { refuseReplacing } from './hooks/refuse-replacing.ts'

export const media: CollectionConfig = {
  slug: 'media',
  labels: { singular: { de: 'Medium', en: 'Media file' }, plural: { de: 'Medien', en: 'Media' } },
  admin: { useAsTitle: 'filename', defaultColumns: ['filename', 'alt', 'rightsHolder', 'licenceUntil'], group: { de: 'Inhalte', en: 'Content' } },
  access: accessFor('media'),
  graphQL: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  upload: {
    // The bytes live in the hub's own store, by hash; Payload keeps none.
    disableLocalStorage: true,
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif', 'image/tiff', 'application/pdf'],
    pasteURL: false,
    focalPoint: true,
    crop: false,
    handlers: [serveOriginal],
    adminThumbnail: ({ doc }) => (typeof doc.mimeType === 'string' && doc.mimeType.startsWith('image/') ? `/api/media/file/${encodeURIComponent(String(doc.filename))}?thumbnail=1` : false),
  },
  fields: [
    {
      name: 'alt',
      type: 'text',
      localized: true,
      maxLength: 500,
      label: { de: 'Alternativtext', en: 'Alternative text' },
      admin: { description: { de: 'Was ist zu sehen? Für alle, die das Bild nicht sehen.', en: 'What is to be seen? For everybody who cannot see the picture.' } },
    },
    { name: 'rightsHolder', type: 'text', maxLength: 200, label: { de: 'Rechteinhaber', en: 'Rights holder' } },
    { name: 'licence', type: 'text', maxLength: 200, label: { de: 'Lizenz', en: 'Licence' } },
    { name: 'licenceUntil', type: 'date', label: { de: 'Nutzbar bis', en: 'Usable until' } },
    {
      name: 'sha256',
      type: 'text',
      index: true,
      maxLength: 64,
      label: { de: 'Prüfsumme (SHA-256)', en: 'Checksum (SHA-256)' },
      admin: { readOnly: true, position: 'sidebar' },
      access: { create: () => false, update: () => false },
    },
  ],
  hooks: { beforeOperation: [guardFirst('media'), oneLocale, checkValues, refuseReplacing, inspectAndKeep((payload) => hubOf(payload).media, ({ safeFilename }) => ({ filename: safeFilename }))], beforeChange: [noteFacts], afterChange: [() => announceWork()], beforeDelete: [keepUsed] },
}
