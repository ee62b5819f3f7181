/** Lists of recipients: what they are for, where they come from, how many rows were good, when they go. Their rows are in files beside the database, never here. */
import { recordCollection } from '../parts/record.ts'

export const recipientLists = recordCollection('recipient-lists', {
  labels: { singular: { de: 'Empfängerliste', en: 'Recipient list' }, plural: { de: 'Empfängerlisten', en: 'Recipient lists' } },
  // It has a screen of its own (src/admin/recipients).
  admin: { useAsTitle: 'title', hidden: true },
  fields: [
    { name: 'key', type: 'text', required: true, unique: true, index: true },
    { name: 'title', type: 'text', required: true },
    { name: 'purpose', type: 'text', required: true, index: true },
    { name: 'state', type: 'text', required: true, index: true },
    // Printed in the letter.
    { name: 'origin', type: 'text', required: true },
    { name: 'deleteAt', type: 'date', required: true, index: true },
    { name: 'uploadedBy', type: 'text', required: true },
    { name: 'bytes', type: 'number', required: true },
    { name: 'format', type: 'text' },
    { name: 'encoding', type: 'text' },
    { name: 'delimiter', type: 'text' },
    { name: 'rows', type: 'number' },
    // Of the headers, not the headers: where a list has none, its first person stands there.
    { name: 'fingerprint', type: 'text', index: true },
    { name: 'mapping', type: 'json' },
    { name: 'options', type: 'json' },
    { name: 'counts', type: 'json' },
    { name: 'hash', type: 'text' },
    { name: 'folder', type: 'text' },
    { name: 'progress', type: 'json' },
    // Numbers of lines.
    { name: 'returned', type: 'json' },
    { name: 'failure', type: 'json' },
    { name: 'confirmedBy', type: 'text' },
    { name: 'deletedAt', type: 'date' },
    { name: 'owner', type: 'text' },
    { name: 'lease', type: 'date' },
    { name: 'rev', type: 'number', required: true },
  ],
})
