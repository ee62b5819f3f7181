/**
 * Who was erased: receipt, and the list that is replayed after a restore of an older backup. Names nobody: a random key of the contact, and keyed marks of
 * customer number and e-mail. One row per contact, from `running` to `done`, changed by compare-and-set.
 */
import { recordCollection } from '../parts/record.ts'

export const erasures = recordCollection('erasures', {
  labels: { singular: { de: 'Löschung', en: 'Erasure' }, plural: { de: 'Löschungen', en: 'Erasures' } },
  admin: { useAsTitle: 'key', defaultColumns: ['key', 'contact', 'state', 'requestedAt', 'doneAt'], group: { de: 'Kundendialog', en: 'Service' } },
  fields: [
    // The number on the receipt.
    { name: 'key', type: 'text', required: true, unique: true, index: true },
    // `contact:<key>`: a person is erased once, however often somebody asks.
    { name: 'slot', type: 'text', required: true, unique: true, index: true },
    { name: 'contact', type: 'text', required: true, index: true, label: { de: 'Kontakt (Schlüssel)', en: 'Contact (key)' } },
    { name: 'state', type: 'text', required: true, index: true, label: { de: 'Stand', en: 'State' } },
    { name: 'basis', type: 'text', required: true, label: { de: 'Grund', en: 'Ground' } },
    // How often it had to be done: more than once after a restore.
    { name: 'round', type: 'number', required: true, label: { de: 'Durchgang', en: 'Round' } },
    { name: 'marks', type: 'json', required: true },
    { name: 'apart', type: 'json', required: true },
    { name: 'plan', type: 'json', required: true },
    { name: 'receipt', type: 'json' },
    { name: 'requestedBy', type: 'text', required: true, label: { de: 'Verlangt von', en: 'Requested by' } },
    { name: 'requestedAt', type: 'date', required: true, label: { de: 'Verlangt am', en: 'Requested at' } },
    { name: 'doneAt', type: 'date', index: true, label: { de: 'Erledigt am', en: 'Done at' } },
  ],
})
