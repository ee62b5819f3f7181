/** Which piece holds an address. A slug is unique per brand and locale, whatever the channel, and stays taken when the piece is gone (410). */
import { recordCollection } from '../parts/record.ts'

export const addresses = recordCollection('addresses', {
  labels: { singular: { de: 'Adresse', en: 'Address' }, plural: { de: 'Adressen', en: 'Addresses' } },
  admin: { useAsTitle: 'slot', defaultColumns: ['slot', 'pieceKey'] },
  fields: [
    { name: 'slot', type: 'text', required: true, unique: true, index: true },
    { name: 'pieceKey', type: 'text', required: true, index: true },
    { name: 'locale', type: 'text', required: true },
    { name: 'slug', type: 'text', required: true, index: true },
  ],
})
