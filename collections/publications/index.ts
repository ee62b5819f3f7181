/** What is live: one document per piece, locale and channel, replaced in one write. Whether it may be seen is decided when it is read. */
import { recordCollection } from '../parts/record.ts'

export const publications = recordCollection('publications', {
  labels: { singular: { de: 'Veröffentlichung', en: 'Publication' }, plural: { de: 'Veröffentlichungen', en: 'Publications' } },
  admin: { useAsTitle: 'title', defaultColumns: ['title', 'channel', 'locale', 'from', 'until'] },
  fields: [
    { name: 'slot', type: 'text', required: true, unique: true, index: true },
    { name: 'pieceKey', type: 'text', required: true, index: true },
    { name: 'locale', type: 'text', required: true },
    { name: 'channel', type: 'text', required: true },
    { name: 'brand', type: 'text', required: true },
    { name: 'edition', type: 'text', required: true, index: true },
    { name: 'approval', type: 'text', required: true },
    { name: 'from', type: 'date', required: true },
    { name: 'until', type: 'date' },
    { name: 'suspensions', type: 'json' },
    // Derived in the same write: queries cannot look into JSON on every database.
    { name: 'isSuspended', type: 'checkbox', required: true },
    { name: 'title', type: 'text', required: true },
    { name: 'slug', type: 'text', required: true, index: true },
    { name: 'kind', type: 'text', required: true },
    // `|key|key|`: flat, so that one atomic write replaces the document on every database.
    { name: 'topicKeys', type: 'text' },
    // `|sha256|sha256|`: media used, for serving and for keeping them.
    { name: 'mediaKeys', type: 'text' },
    // `|key|`: testimonials quoted; `|key:excerpt|`: those without which the piece is not shown.
    { name: 'quotes', type: 'text' },
    { name: 'requires', type: 'text' },
    { name: 'changed', type: 'date', required: true, index: true },
    { name: 'rev', type: 'number', required: true },
  ],
})
