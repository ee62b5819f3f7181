/** What a channel made of an edition: derived bytes, a cache. Deleting all of them loses nothing. */
import { recordCollection } from '../parts/record.ts'

export const renditions = recordCollection('renditions', {
  labels: { singular: { de: 'Ausprägung', en: 'Rendition' }, plural: { de: 'Ausprägungen', en: 'Renditions' } },
  admin: { useAsTitle: 'key', defaultColumns: ['channel', 'variant', 'locale', 'pieceKey', 'createdAt'] },
  fields: [
    { name: 'key', type: 'text', required: true, unique: true, index: true },
    { name: 'channel', type: 'text', required: true },
    { name: 'channelVersion', type: 'number', required: true },
    { name: 'variant', type: 'text', required: true },
    { name: 'pieceKey', type: 'text', required: true, index: true },
    { name: 'locale', type: 'text', required: true },
    { name: 'edition', type: 'text', required: true, index: true },
    { name: 'brandEdition', type: 'text', required: true },
    // `|key|`: whose words are in the bytes, so that they are found when a person is erased.
    { name: 'quotes', type: 'text' },
    { name: 'artefacts', type: 'json', required: true },
    { name: 'notes', type: 'json', required: true },
  ],
})
