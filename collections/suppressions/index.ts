/** Who gets no mail: keyed digests, by which somebody is known again and nobody can be named. Read by no API: lists are compared with it, and counted. */
import { recordCollection } from '../parts/record.ts'

export const suppressions = recordCollection('suppressions', {
  labels: { singular: { de: 'Sperreintrag', en: 'Suppression' }, plural: { de: 'Sperrliste', en: 'Suppression list' } },
  admin: { useAsTitle: 'kind', hidden: true },
  fields: [
    { name: 'key', type: 'text', required: true, unique: true, index: true },
    { name: 'kind', type: 'text', required: true, index: true },
    { name: 'source', type: 'text', required: true, index: true },
    { name: 'addedBy', type: 'text', required: true },
  ],
})
