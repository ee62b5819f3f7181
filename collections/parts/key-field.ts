/** The stable key of an editable document: made once from a name, never changed, the same in every database. */
import { randomBytes } from 'node:crypto'
import type { Field } from 'payload'
import { HubError } from '../../src/content/errors.ts'
import { slugify } from '../../src/content/slug.ts'

export const KEY_FORM = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/

/** What a key begins with: the words of a field, or always the same. */
type Beginning = string | { readonly stem: string }

/**
 * A unique text field `key`. On create it is the given key, or made of the field `from` plus four random characters; afterwards it stays.
 * Whoever may create the document may choose its key (imports do), nobody may change it. With a `stem` the key is random whatever was given: it stays in hashes and
 * ledgers when the document is erased, and must name nobody.
 */
export function keyField(from: Beginning): Field {
  return {
    name: 'key',
    type: 'text',
    unique: true,
    index: true,
    maxLength: 80,
    label: { de: 'Schlüssel', en: 'Key' },
    admin: { readOnly: true, position: 'sidebar', description: { de: 'Bleibt für immer gleich.', en: 'Stays the same for ever.' } },
    access: { update: () => false },
    hooks: {
      beforeDuplicate: [() => null],
      beforeValidate: [
        ({ value, data, originalDoc, operation }) => {
          if (operation !== 'create' && originalDoc?.key) return originalDoc.key
          if (typeof from !== 'string') return `${from.stem}-${randomBytes(6).toString('hex')}`
          if (typeof value === 'string' && value !== '') {
            if (!KEY_FORM.test(value)) throw new HubError('bad-input', 'A key is made of a–z, 0–9 and hyphens, at most 80 characters.')
            return value
          }
          const source = data?.[from]
          const stem = slugify(typeof source === 'string' ? source : '', 60) || 'x'
          return `${stem}-${randomBytes(3).toString('hex')}`
        },
      ],
    },
  }
}
