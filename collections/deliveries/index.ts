/** One outward effect each: a post of an approved edition on one account, sent once. Planned by people, sent and confirmed by the hub. */
import { recordCollection } from '../parts/record.ts'

export const deliveries = recordCollection('deliveries', {
  labels: { singular: { de: 'Zustellung', en: 'Delivery' }, plural: { de: 'Zustellungen', en: 'Deliveries' } },
  admin: { useAsTitle: 'pieceKey', defaultColumns: ['pieceKey', 'account', 'state', 'due', 'url'] },
  fields: [
    // Made of edition, account, post and round: the same order is the same delivery, however often it is given.
    { name: 'key', type: 'text', required: true, unique: true, index: true },
    { name: 'publication', type: 'text', required: true, index: true },
    { name: 'pieceKey', type: 'text', required: true, index: true },
    { name: 'locale', type: 'text', required: true },
    { name: 'channel', type: 'text', required: true },
    { name: 'variant', type: 'text', required: true },
    { name: 'edition', type: 'text', required: true },
    { name: 'approval', type: 'text', required: true },
    { name: 'account', type: 'text', required: true, index: true },
    { name: 'network', type: 'text', required: true },
    // `post`, or `quote:<testimonial>`.
    { name: 'post', type: 'text', required: true },
    { name: 'round', type: 'number', required: true },
    // Key of the delivery whose post it changes (`update`) or comes in place of (`replace`).
    { name: 'inPlaceOf', type: 'text', index: true },
    { name: 'manner', type: 'text' },
    { name: 'state', type: 'text', required: true, index: true },
    { name: 'failure', type: 'text' },
    { name: 'error', type: 'json' },
    { name: 'due', type: 'date', required: true, index: true },
    { name: 'next', type: 'date', required: true, index: true },
    { name: 'attempts', type: 'number', required: true },
    { name: 'startedAt', type: 'date' },
    { name: 'owner', type: 'text' },
    { name: 'lease', type: 'date' },
    // SHA-256 over the files sent, in order; and the files, by name and hash.
    { name: 'sentHash', type: 'text' },
    { name: 'files', type: 'json' },
    // `|testimonial:excerpt:attribution|`: whose words are in what was sent, and under which name.
    { name: 'quotes', type: 'text' },
    { name: 'reference', type: 'text' },
    { name: 'url', type: 'text' },
    { name: 'plannedBy', type: 'text', required: true },
    { name: 'deliveredAt', type: 'date' },
    { name: 'withdrawnAt', type: 'date' },
    { name: 'rev', type: 'number', required: true },
  ],
})
