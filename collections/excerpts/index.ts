/**
 * The words of people, apart from everything that refers to them: a quote with the name it may bear, or the evidence of a consent. Referenced by key
 * and salted digest. Erasing a person deletes rows here, and no hash elsewhere changes; without the salt a digest says nothing.
 */
import { recordCollection } from '../parts/record.ts'

export const excerpts = recordCollection('excerpts', {
  labels: { singular: { de: 'Auszug', en: 'Excerpt' }, plural: { de: 'Auszüge', en: 'Excerpts' } },
  admin: { useAsTitle: 'key', hidden: true },
  fields: [
    { name: 'key', type: 'text', required: true, unique: true, index: true },
    { name: 'kind', type: 'text', required: true },
    // Key of the contact; empty for words of nobody known.
    { name: 'contact', type: 'text', index: true },
    { name: 'testimonial', type: 'text', index: true },
    { name: 'locale', type: 'text' },
    { name: 'salt', type: 'text', required: true },
    { name: 'digest', type: 'text', required: true },
    { name: 'words', type: 'json', required: true },
    // SHA-256 of the file that belongs to evidence, in the store of customers' files.
    { name: 'file', type: 'text', index: true, maxLength: 64 },
  ],
})
