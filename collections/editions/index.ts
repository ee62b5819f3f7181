/** Approved content, immutable. Its hash is its identity: the same content has the same hash in any database. */
import { HubError } from '../../src/content/errors.ts'
import { editionHash } from '../../src/content/canonical.ts'
import { recordCollection } from '../parts/record.ts'

export const editions = recordCollection('editions', {
  labels: { singular: { de: 'Ausgabe', en: 'Edition' }, plural: { de: 'Ausgaben', en: 'Editions' } },
  admin: { useAsTitle: 'title', defaultColumns: ['title', 'locale', 'hash', 'createdAt'] },
  fields: [
    { name: 'hash', type: 'text', required: true, unique: true, index: true },
    { name: 'title', type: 'text' },
    { name: 'subject', type: 'text', required: true },
    { name: 'subjectKey', type: 'text', required: true, index: true },
    { name: 'locale', type: 'text', required: true },
    // `|sha256|sha256|`: media used, for serving and for keeping them.
    { name: 'mediaKeys', type: 'text' },
    { name: 'content', type: 'json', required: true },
  ],
  hooks: {
    beforeChange: [
      ({ data }) => {
        if (editionHash(data.content) !== data.hash) throw new HubError('internal', 'An edition whose hash is not that of its content is never stored.')
        return data
      },
    ],
  },
})
